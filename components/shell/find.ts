/** What the palette finds: its own entries by their words, records by asking the server. */
import { foldLetters } from "@/lib/text/fold-letters";

export type FoundRecord = {
  kind: "story" | "claim" | "source";
  label: string;
  detail: string;
  href: string;
};

/** @throws when the server cannot be reached or refuses. */
export async function findRecords(query: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const response = await fetch(`/api/v1/find?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`find answered ${response.status}`);
  const { items } = (await response.json()) as { items: FoundRecord[] };
  return items;
}

type Findable = { label: string; words?: string };

/**
 * Entries that hold every word typed, in the name or in other words for it, what fits best first: the
 * beginning of the name, words of the name, other words, and what merely holds them. Of what fits
 * alike, what was used of late comes first.
 * @param recent names, the latest first.
 */
export function matching<Entry extends Findable>(
  query: string,
  entries: readonly Entry[],
  recent: readonly string[] = [],
): Entry[] {
  const age = (entry: Entry) =>
    (recent.indexOf(entry.label) + recent.length + 1) % (recent.length + 1);
  return entries
    .map((entry) => ({ entry, fit: fitOf(query, entry) }))
    .filter(({ fit }) => fit !== null)
    .sort((one, other) => (one.fit ?? 0) - (other.fit ?? 0) || age(one.entry) - age(other.entry))
    .map(({ entry }) => entry);
}

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** How well an entry fits what is typed, 0 the best; null where it does not. */
export function fitOf(query: string, { label, words = "" }: Findable): number | null {
  // Signs are none's: "Theme: dark" is found as it is printed.
  const sought = foldLetters(query).split(BETWEEN_WORDS).filter(Boolean);
  if (sought.length === 0) return query.trim() === "" ? 0 : null;
  const name = ` ${foldLetters(label).split(BETWEEN_WORDS).join(" ")}`;
  const all = `${name} ${foldLetters(words)}`;
  const whole = ` ${sought.join(" ")}`;
  if (name.startsWith(whole)) return 0;
  if (sought.every((word) => name.includes(` ${word}`))) return 1;
  if (sought.every((word) => all.includes(` ${word}`))) return 2;
  return sought.every((word) => all.includes(word)) ? 3 : null;
}

const headings = [
  ["story", "Stories"],
  ["claim", "Claims"],
  ["source", "Sources"],
] as const;

export function recordGroups<Entry>(
  records: readonly FoundRecord[],
  entryOf: (record: FoundRecord) => Entry,
): { value: string; items: Entry[] }[] {
  return headings.map(([kind, value]) => ({
    value,
    items: records.filter((record) => record.kind === kind).map(entryOf),
  }));
}
