/**
 * The numbers of a text's words, with what multiplies, halves or completes them: "4 million",
 * "2.5bn", "half a million", "one and a half million", the "21" of "2019–21". English. Pure.
 */
import { UNITS } from "./lexicon";
import { isWholeScale, numberIn, ordinalIn, scaleIn } from "./numbers";
import type { RawWord } from "./raw-words";
import type { ReadWord } from "./words";

type Raws = readonly RawWord[];
type Counted = { readonly value: number; readonly to: number };

/** The number that begins there, with the orders of magnitude behind it. */
export function numberAt(raws: Raws, at: number): ReadWord | null {
  const counted = partAt(raws, at) ?? mixedAt(raws, at) ?? plainAt(raws, at);
  if (!counted) return null;
  let { value, to } = counted;
  for (let scale = scaleIn(lowerAt(raws, to)); scale !== null; scale = scaleIn(lowerAt(raws, to))) {
    value *= scale;
    to += 1;
  }
  value = Number(value.toPrecision(12));
  return { key: `#${value}`, kind: "number", value, from: at, to };
}

const lowerAt = (raws: Raws, at: number) => raws[at]?.lower ?? "";

const PARTS = new Map([["half", 0.5], ["quarter", 0.25]]); // prettier-ignore
const isArticle = (word: string) => word === "a" || word === "an";

/** "half a million", "a quarter of a million", "half an hour"; not "half the staff". */
function partAt(raws: Raws, at: number): Counted | null {
  const value = PARTS.get(lowerAt(raws, at));
  if (value === undefined) return null;
  let to = at + 1;
  if (lowerAt(raws, to) === "of") to += 1;
  if (!isArticle(lowerAt(raws, to))) return null;
  const counted = lowerAt(raws, to + 1);
  return isWholeScale(counted) || UNITS.has(counted) ? { value, to: to + 1 } : null;
}

/** "one and a half million", "two and a quarter". */
function mixedAt(raws: Raws, at: number): Counted | null {
  const whole = numberIn(lowerAt(raws, at));
  const part = PARTS.get(lowerAt(raws, at + 3));
  const isJoined = lowerAt(raws, at + 1) === "and" && isArticle(lowerAt(raws, at + 2));
  return whole !== null && part !== undefined && isJoined
    ? { value: whole + part, to: at + 4 }
    : null;
}

function plainAt(raws: Raws, at: number): Counted | null {
  const word = lowerAt(raws, at);
  // "one third" is "a third".
  if (word === "one" && isFraction(lowerAt(raws, at + 1))) return null;
  const value = numberIn(word);
  if (value !== null) return { value: value + centuryBefore(raws, at), to: at + 1 };
  return isWholeScale(word) ? { value: 1, to: at } : null;
}

/** Whether a word can be the lower half of a fraction: "third", "quarter". */
export const isFraction = (word: string): boolean =>
  PARTS.has(word) || ((ordinalIn(word) ?? 0) > 2 && !/\d/.test(word));

/** What "21" lacks in "2019–21": 2000; else 0. */
function centuryBefore(raws: Raws, at: number): number {
  const [year, short] = [raws[at - 1], raws[at]];
  if (!year || !short || short.start !== year.end + 1) return 0;
  if (!/^(?:1[5-9]|20)\d\d$/.test(year.word) || !/^\d\d$/.test(short.word)) return 0;
  const first = Number(year.word);
  return Number(short.word) > first % 100 ? first - (first % 100) : 0;
}
