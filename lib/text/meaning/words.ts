/**
 * A text as the words that its meaning hangs on: in one spelling, numbers read to their value,
 * currencies behind their sums, days behind their months, words of no weight left out; each with
 * what kind of word it is. Pure, linear.
 */
import { foldTypography } from "@/lib/text/fold";
import { hedgesOf } from "@/lib/text/hedges";
import { negations } from "@/lib/text/negations";
import type { Span } from "@/lib/text/text";
import { tokensOf, type Token } from "@/lib/text/tokens";
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
} from "./lexicon";
import { isWholeScale, numberIn, ordinalIn, scaleIn } from "./numbers";
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

type Raw = {
  word: string;
  lower: string;
  start: number;
  end: number;
  opens: boolean;
  closes: boolean;
  isQuoted: boolean;
  isFirst: boolean;
};

/** The words in reading order. Spans are UTF-16 units of the text given. */
export function meaningWords(text: string): MeaningWord[] {
  const raws = joinParted(rawWords(text));
  const hedges = coverage(hedgesOf(text), text.length);
  const negated = coverage(negations(text), text.length);
  const words: MeaningWord[] = [];
  // What stands beside a word of no weight stands beside its neighbour.
  let skipped: Pick<Raw, "opens" | "isFirst"> = { opens: false, isFirst: false };
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
  }
  return inOrder(words);
}

/** Nothing to fold: most words, for which folding would take the longest. */
const PLAIN = /^[A-Za-z0-9.,:-]+$/;

const SEPARATORS = /^[,;:()[\]-]$|^\.{3}$/;
const ENDS = /^[.?!]$/;

function rawWords(text: string): Raw[] {
  const raws: Raw[] = [];
  let opens = true;
  let isFirst = true;
  let quote: string | null = null;
  const tokens = tokensOf(text);
  tokens.forEach((token, index) => {
    const written = text.slice(token.start, token.end);
    const word = PLAIN.test(written) ? written : foldTypography(written).text;
    if (token.kind === "space") return;
    if (token.kind === "mark" && !CURRENCIES.has(word) && word !== "%") {
      quote = quoteAfter(quote, word, tokens[index - 1], tokens[index + 1]);
      const previous = raws.at(-1);
      if (SEPARATORS.test(word) || ENDS.test(word)) {
        opens = true;
        if (previous) previous.closes = true;
      }
      if (ENDS.test(word) && !isInitial(previous)) isFirst = true;
      return;
    }
    for (const part of partsOfWord(word)) {
      const start = token.start + part.at;
      const end = start + part.length;
      const isQuoted = quote !== null;
      const lower = part.word.toLowerCase();
      raws.push({ word: part.word, lower, start, end, opens, closes: false, isQuoted, isFirst });
      opens = false;
      isFirst = false;
    }
  });
  const last = raws.at(-1);
  if (last) last.closes = true;
  return raws;
}

const isInitial = (raw: Raw | undefined) => raw !== undefined && /^\p{Lu}$/u.test(raw.word);

/** The quotation that is open after a mark: double marks alternate, a single one opens at a word. */
function quoteAfter(
  open: string | null,
  mark: string,
  before: Token | undefined,
  after: Token | undefined,
): string | null {
  if (mark !== '"' && mark !== "'") return open;
  if (open === mark) return null;
  if (open !== null) return open;
  if (mark === '"') return mark;
  return before?.kind !== "word" && after?.kind === "word" ? mark : null;
}

type Part = { word: string; at: number; length: number };

const CONTRACTED: ReadonlyArray<readonly [RegExp, (head: string) => string[]]> = [
  [
    /^(ca|wo|sha|ai)n't$/i,
    (head) => [{ ca: "can", wo: "will", sha: "shall" }[head] ?? "is", "not"],
  ],
  [/^([a-z]+)n't$/i, (head) => [head, "not"]],
  [/^(can)not$/i, (head) => [head, "not"]],
  [/^(it|he|she|that|there|what|who|here)'s$/i, (head) => [head, "is"]],
  [/^([a-z]+)'re$/i, (head) => [head, "are"]],
  [/^([a-z]+)'ve$/i, (head) => [head, "have"]],
  [/^([a-z]+)'ll$/i, (head) => [head, "will"]],
  [/^(i)'m$/i, (head) => [head, "am"]],
];

/** "didn't" as two words, "12-15" as two numbers; others as they are. */
function partsOfWord(word: string): Part[] {
  const mayBeParted = word.includes("'") || word.endsWith("not") || word.endsWith("NOT");
  for (const [pattern, expand] of mayBeParted ? CONTRACTED : []) {
    const head = pattern.exec(word)?.[1];
    if (head === undefined) continue;
    return expand(head).map((part) => ({ word: part, at: 0, length: word.length }));
  }
  const range = /^(\d[\d.,]*)-(\d[\d.,]*)$/.exec(word);
  if (range?.[1] && range[2]) {
    const [, from, to] = range;
    return [
      { word: from, at: 0, length: from.length },
      { word: to, at: from.length + 1, length: to.length },
    ];
  }
  // "p.m." and "PM".
  const plain = /^(?:\p{L}\.)+\p{L}$/u.test(word) ? word.replaceAll(".", "") : word;
  return [{ word: plain, at: 0, length: word.length }];
}

/** "U.S." as "US": single letters with a full stop after each; "36 500" as one number. */
function joinParted(raws: readonly Raw[]): Raw[] {
  const joined: Raw[] = [];
  for (const raw of raws) {
    const previous = joined.at(-1);
    const isNext = previous !== undefined && raw.start === previous.end + 1;
    if (!isNext || !(areInitials(previous, raw) || areThousands(previous, raw))) {
      joined.push(raw);
      continue;
    }
    const word = previous.word + raw.word;
    joined[joined.length - 1] = {
      ...previous,
      ...{ word, lower: word.toLowerCase(), end: raw.end, closes: raw.closes },
    };
  }
  return joined;
}

const areInitials = (one: Raw, other: Raw) =>
  one.closes &&
  /^\p{L}$/u.test(other.word) &&
  /^(?:\p{Lu}+|\p{Ll})$/u.test(one.word) &&
  one.end - one.start < 8;

const areThousands = (one: Raw, other: Raw) =>
  !one.closes &&
  /^\d{1,3}(?:\d{3})*$/.test(one.word) &&
  one.word.length <= 12 &&
  !/^\d{4}$/.test(one.word) &&
  /^\d{3}$/.test(other.word);

function coverage(spans: readonly Span[], length: number): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return covered;
}

type Covered = { hedges: Uint8Array; negated: Uint8Array };
type ReadWord = { key: string; kind: WordKind; value?: number; from: number; to: number };

/** What stands at one place, and where the next begins. */
function readAt(
  raws: readonly Raw[],
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
  if (CURRENCIES.has(lower) && !/\p{L}/u.test(lower)) {
    const sum = numberAt(raws, at + 1);
    const key = CURRENCIES.get(lower) ?? lower;
    if (!sum) return one(key, "currency");
    const money: ReadWord = { key, kind: "currency", from: at, to: at + 1 };
    return { words: [sum, money], next: sum.to };
  }
  const number = numberAt(raws, at);
  if (number) return { words: [number], next: number.to };
  const word = readWord(raw, covered);
  return word ? one(word.key, word.kind) : { words: [], next: at + 1 };
}

/** Null for a word of no weight. */
function readWord(raw: Raw, { hedges, negated }: Covered): { key: string; kind: WordKind } | null {
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

function approximatorAt(raws: readonly Raw[], at: number): { key: string; length: number } | null {
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

/** The number that begins there, with the orders of magnitude behind it: "4 million", "2.5bn". */
function numberAt(raws: readonly Raw[], at: number): ReadWord | null {
  const first = raws[at]?.lower ?? "";
  let value = numberIn(first) ?? (isWholeScale(first) ? 1 : null);
  if (value === null) return null;
  let to = numberIn(first) === null ? at : at + 1;
  for (let scale = scaleIn(raws[to]?.lower ?? ""); scale !== null;) {
    value *= scale;
    to += 1;
    scale = scaleIn(raws[to]?.lower ?? "");
  }
  value = Number(value.toPrecision(12));
  return { key: `#${value}`, kind: "number", value, from: at, to };
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
