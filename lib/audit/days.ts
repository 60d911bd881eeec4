/** Pure. */

export type OfDay<Entry> = { day: string; entries: Entry[] };

/**
 * Entries by the day they fall on, in the order in which they come: a day comes again where the
 * clock was set back.
 * @param dayOf the day of an instant on the newsroom's calendar.
 */
export function byDay<Entry extends { at: string }>(
  entries: readonly Entry[],
  dayOf: (at: string) => string,
): Array<OfDay<Entry>> {
  const days: Array<OfDay<Entry>> = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
