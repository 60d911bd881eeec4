/**
 * Times of day in one form: "3 p.m.", "3:00pm" and "15:00" are one. English. Pure.
 */
import type { RawWord } from "./raw-words";

const CLOCK = /^(\d{1,2})(?:([:.])(\d{2}))?(am|pm)?$/;
const NAMED = new Map([["noon", "12:00"], ["midday", "12:00"], ["midnight", "0:00"]]); // prettier-ignore

/** The time that begins there and the word behind it; null where none does. */
export function timeAt(
  raws: readonly RawWord[],
  at: number,
): { readonly key: string; readonly to: number } | null {
  const word = raws[at]?.lower ?? "";
  const next = raws[at + 1]?.lower ?? "";
  const named = NAMED.get(word);
  if (named !== undefined) return { key: `time ${named}`, to: at + 1 };
  const match = CLOCK.exec(word);
  if (!match) return null;
  const [, hours, separator, minutes = "00", attached] = match;
  const half = attached ?? (next === "am" || next === "pm" ? next : undefined);
  // "12 noon": the figure adds nothing.
  const isNamedBehind = word === "12" && NAMED.has(next);
  if (isNamedBehind) return { key: `time ${NAMED.get(next)}`, to: at + 2 };
  if (half === undefined && separator !== ":") return null;
  const hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) {
    return null;
  }
  const onTheClock = half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  const isBehind = half !== undefined && attached === undefined;
  return { key: `time ${onTheClock}:${minutes}`, to: at + (isBehind ? 2 : 1) };
}
