/** What the words around a figure say of its part in a sum. English. Pure. */
import type { Quantity, FiguredSentence } from "./quantity";
import { phrase } from "./words";

const SKIPPED =
  /^(?:about|around|roughly|approximately|some|nearly|almost|more|less|than|over|under|just|only|an|a|the|estimated|at|least|as|much|many|its|their|his|her|barely|some)$/;

/** The word before a figure, past what hedges it, and where it stands. */
export function leadOf(
  { words }: FiguredSentence,
  { from }: Quantity,
): { word: string; at: number } {
  let at = from - 1;
  while (at >= 0 && from - at < 6 && SKIPPED.test(words[at]?.text ?? "")) at -= 1;
  return { word: words[at]?.text ?? "", at };
}

export function phraseBefore(
  { words }: FiguredSentence,
  { from }: Quantity,
  length: number,
): string {
  return phrase(words, from - length, from);
}

export function phraseAfter({ words }: FiguredSentence, { to }: Quantity, length: number): string {
  return phrase(words, to, to + length);
}

/** Behind a figure, up to the next one or the end of its clause. */
export function tailOf({ words, quantities }: FiguredSentence, one: Quantity, most = 8): string {
  const next = quantities.find(({ from }) => from >= one.to)?.from ?? words.length;
  const own = phrase(words, one.to, Math.min(next, one.to + most));
  return own.split(/ ?[,;:.()—] ?/)[0] ?? "";
}

export const isShare = ({ kind }: Quantity) => kind === "share" || kind === "points";
/** What can be part of a sum: counts and money, and what is measured. */
export const isSummed = ({ kind }: Quantity) =>
  kind === "count" || kind === "money" || kind === "measure" || kind === "time";

export function isComparable(one: Quantity, other: Quantity): boolean {
  // "90 million litres … 60 million".
  const isBare = (it: Quantity) => it.kind === "count" && it.nouns.length === 0;
  if ((one.kind === "measure" && isBare(other)) || (other.kind === "measure" && isBare(one))) return isOfOneSize(one, other); // prettier-ignore
  if (one.unit !== other.unit) {
    if (one.kind !== "count" && other.kind !== "count") return false;
    if ([one, other].some(({ kind }) => kind !== "count" && kind !== "money")) return false;
  }
  return isOfOneSize(one, other);
}

function isOfOneSize(one: Quantity, other: Quantity): boolean {
  if (one.value <= 0 || other.value <= 0) return false;
  const ratio = one.value / other.value;
  return ratio > 0.02 && ratio < 50;
}

/** Two figures of one comparison are rounded alike: "from 4 percent to 4.5" is from 4.0. */
export function slackOf(...all: readonly Quantity[]): number {
  const places = all.map(({ place }) => place).filter((place) => place > 0);
  return places.length === 0 ? 0 : Math.min(...places) / 2;
}

/** Whether what is said may be a rounded value between the two, widened where it is hedged. */
export function isWithin(said: Quantity, least: number, most: number, generous: number): boolean {
  const slack = said.place / 2 + generous;
  switch (said.hedge) {
    case "over":
      return most + slack >= said.value && least <= said.value * 1.5 + slack;
    case "under":
      return least - slack <= said.value && most >= said.value * 0.75;
    case "about":
      return least <= said.value * 1.2 + slack && most >= said.value * 0.8 - slack;
    case null:
      return least - slack <= said.value && said.value <= most + slack;
  }
}
