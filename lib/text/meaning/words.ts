/**
 * A text as the words that its meaning hangs on: in one spelling, numbers read to their value,
 * currencies behind their sums, days behind their months, words of no weight left out; each with
 * what kind of word it is. Pure, linear.
 */
import { hedgesOf } from "@/lib/text/hedges";
import { negations } from "@/lib/text/negations";
import type { Span } from "@/lib/text/text";
import {
  APPROXIMATORS,
  CONDITIONS,
  CURRENCIES,
  cueIn,
  DAYS,
  IDLE,
  IDLE_AT_START,
  MODALS,
  MONTHS,
  PLAIN_CUE,
  PLAIN_CUES,
  QUANTIFIERS,
  UNITS,
  WEEKDAYS,
} from "./lexicon";
import { timeAt } from "./clock";
import { isFraction, numberAt } from "./number-words";
import { ordinalIn } from "./numbers";
import { withoutRangeWords } from "./ranges";
import { rawWords, type RawWord } from "./raw-words";
import { spellingKey } from "./spelling";

export type WordKind =
  | "negation"
  | "cue"
  | "hedge"
  | "condition"
  | "quantifier"
  | "number"
  | "currency"
  | "unit"
  | "date"
  | "name"
  | "other";

export type MeaningWord = Span & {
  /** What it is compared by. */
  readonly key: string;
  readonly kind: WordKind;
  /** Of a number. */
  readonly value?: number | undefined;
  /** A comma, dash, bracket or the beginning stands before it; after it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** It stands inside quotation marks. */
  readonly isQuoted: boolean;
  /** It begins a sentence. */
  readonly isFirst: boolean;
};

/** The words in reading order. Spans are UTF-16 units of the text given. */
export function meaningWords(text: string): MeaningWord[] {
  const raws = rawWords(text);
  const hedges = coverage(hedgesOf(text), text.length);
  const negated = coverage(negations(text), text.length);
  const words: MeaningWord[] = [];
  // What stands beside a word of no weight stands beside its neighbour.
  let skipped: Pick<RawWord, "opens" | "isFirst"> = { opens: false, isFirst: false };
  for (let at = 0; at < raws.length;) {
    const read = readAt(raws, at, { hedges, negated });
    for (const { key, kind, value, from, to } of read.words) {
      const [first, last] = [raws[from], raws[to - 1]];
      if (!first || !last) continue;
      words.push({
        key,
        kind,
        value,
        start: first.start,
        end: last.end,
        isQuoted: first.isQuoted,
        opens: skipped.opens || first.opens,
        closes: last.closes,
        isFirst: skipped.isFirst || first.isFirst,
      });
    }
    const idle = read.words.length === 0 ? raws[at] : undefined;
    skipped = {
      opens: idle !== undefined && (skipped.opens || idle.opens),
      isFirst: idle !== undefined && (skipped.isFirst || idle.isFirst),
    };
    const last = words.at(-1);
    if (idle?.closes && last) words[words.length - 1] = { ...last, closes: true };
    at = read.next;
    // "half of the staff": "of" only ties a quantifier to what it counts.
    const isTie = words.at(-1)?.kind === "quantifier" && raws[at]?.lower === "of";
    if (isTie && read.words.length > 0) at += 1;
  }
  return withoutRangeWords(inOrder(words));
}

function coverage(spans: readonly Span[], length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return covered;
}

type Covered = { hedges: Uint8Array; negated: Uint8Array };
/** A word of meaning and the raw words that it is read from: `to` is exclusive. */
export type ReadWord = { key: string; kind: WordKind; value?: number; from: number; to: number };

/** What stands at one place, and where the next begins. */
function readAt(
  raws: readonly RawWord[],
  at: number,
  covered: Covered,
): { words: ReadWord[]; next: number } {
  const raw = raws[at];
  if (!raw) return { words: [], next: at + 1 };
  const one = (key: string, kind: WordKind, to = at + 1) => ({
    words: [{ key, kind, from: at, to }],
    next: to,
  });
  const lower = raw.lower;
  const following = raws[at + 1]?.lower ?? "";

  const approximator = approximatorAt(raws, at);
  if (approximator) return one(approximator.key, "quantifier", at + approximator.length);
  if (lower === "according" && following === "to") return one(PLAIN_CUE, "cue", at + 2);
  if (lower === "per" && following === "cent") return one("percent", "unit", at + 2);
  const time = timeAt(raws, at);
  if (time) return one(time.key, "date", time.to);
  const money = currencyBefore(raws, at);
  if (money) {
    const sum = numberAt(raws, money.to);
    return sum ? { words: [sum, money], next: sum.to } : one(money.key, "currency", money.to);
  }
  // "No. 3" is number 3, and denies nothing.
  if (lower === "no" && (raw.closes || raw.word === "No") && /^\d/.test(following))
    return one("number", "other");
  if (lower === "one" && isFraction(following)) return { words: [], next: at + 1 };
  if (lower === "on" && isDate(raws, at + 1)) return { words: [], next: at + 1 };
  const number = numberAt(raws, at);
  if (number) return { words: [number], next: number.to };
  const word = readWord(raw, covered);
  return word ? one(word.key, word.kind) : { words: [], next: at + 1 };
}

/** A sign, or a code that a sum follows: "€", "US$", "EUR 9,000". */
function currencyBefore(raws: readonly RawWord[], at: number): ReadWord | null {
  const [raw, following] = [raws[at], raws[at + 1]];
  if (!raw) return null;
  if (following?.lower === "$" && following.start === raw.end && /^[A-Z]{1,2}$/.test(raw.word)) {
    const key = raw.lower === "us" ? "dollar" : `${raw.lower} dollar`;
    return { key, kind: "currency", from: at, to: at + 2 };
  }
  const key = CURRENCIES.get(raw.lower);
  if (key === undefined) return null;
  const isSign = !/\p{L}/u.test(raw.lower);
  const isCode = /^[A-Z]{3}$/.test(raw.word) && numberAt(raws, at + 1) !== null;
  return isSign || isCode ? { key, kind: "currency", from: at, to: at + 1 } : null;
}

/** "Tuesday", "3 May", "May 3": with "on" before it or without. */
function isDate(raws: readonly RawWord[], at: number): boolean {
  const isNamed = (raw: RawWord | undefined) =>
    raw !== undefined &&
    /^\p{Lu}/u.test(raw.word) &&
    (WEEKDAYS.has(raw.lower) || MONTHS.has(raw.lower));
  return (
    isNamed(raws[at]) ||
    (/^\d{1,2}(?:st|nd|rd|th)?$/.test(raws[at]?.lower ?? "") && isNamed(raws[at + 1]))
  );
}

/** Null for a word of no weight. */
function readWord(
  raw: RawWord,
  { hedges, negated }: Covered,
): { key: string; kind: WordKind } | null {
  const { lower } = raw;
  const isCapital = /^\p{Lu}/u.test(raw.word);
  const month = isCapital ? MONTHS.get(lower) : undefined;
  if (month) return { key: month, kind: "date" };
  const ordinal = ordinalIn(lower);
  if (ordinal !== null) return { key: `ordinal ${ordinal}`, kind: "number" };
  if (IDLE.has(lower) || (raw.isFirst && IDLE_AT_START.has(lower))) return null;
  const cue = PLAIN_CUES.has(lower) ? PLAIN_CUE : cueIn(lower);
  if (cue !== null) return { key: cue, kind: "cue" };
  if (CONDITIONS.has(lower)) return { key: lower, kind: "condition" };
  if (lower === "not" || negated[raw.start]) return { key: spellingKey(lower), kind: "negation" };
  if (hedges[raw.start] || MODALS.has(lower)) return { key: spellingKey(lower), kind: "hedge" };
  if (QUANTIFIERS.has(lower)) return { key: lower, kind: "quantifier" };
  if (DAYS.has(lower)) return { key: lower, kind: "date" };
  const currency = CURRENCIES.get(lower);
  if (currency) return { key: currency, kind: "currency" };
  const unit = UNITS.get(lower);
  if (unit) return { key: unit, kind: "unit" };
  return { key: spellingKey(lower), kind: isCapital && !raw.isFirst ? "name" : "other" };
}

function approximatorAt(
  raws: readonly RawWord[],
  at: number,
): { key: string; length: number } | null {
  for (const [phrase, key] of APPROXIMATORS.get(raws[at]?.lower ?? "") ?? []) {
    if (!phrase.every((word, index) => raws[at + index]?.lower === word)) continue;
    const next = raws[at + phrase.length];
    const isCounted =
      next !== undefined &&
      (CURRENCIES.has(next.lower) ||
        numberAt(raws, at + phrase.length) !== null ||
        next.lower === "a" ||
        next.lower === "half");
    if (isCounted) return { key, length: phrase.length };
  }
  return null;
}

/** Days behind their months, so that "3 May" and "May 3" are one. */
function inOrder(words: MeaningWord[]): MeaningWord[] {
  const ordered = [...words];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const [day, month] = [ordered[at], ordered[at + 1]];
    if (!day || !month || month.kind !== "date" || day.kind !== "number") continue;
    const number = day.value ?? Number(/^ordinal (\d+)$/.exec(day.key)?.[1] ?? NaN);
    if (!(number >= 1 && number <= 31) || !isMonth(month.key)) continue;
    ordered[at] = month;
    ordered[at + 1] = { ...day, key: `#${number}`, value: number };
    at += 1;
  }
  return ordered.map((word, index) => {
    const before = ordered[index - 1];
    const rank = /^ordinal (\d+)$/.exec(word.key)?.[1];
    // "May 3rd": the day of a month is a number like any other.
    return rank && before && isMonth(before.key)
      ? { ...word, key: `#${rank}`, value: Number(rank) }
      : word;
  });
}

const MONTH_NAMES = new Set(MONTHS.values());
const isMonth = (key: string) => MONTH_NAMES.has(key);
