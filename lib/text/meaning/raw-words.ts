/**
 * The words of a text with what stands around each: contractions as two words, initials and numbers
 * that are parted by points or spaces as one; whether a clause, a sentence or a quotation begins or
 * ends there. Pure, linear.
 */
import { foldTypography } from "@/lib/text/fold";
import { tokensOf, type Token } from "@/lib/text/tokens";
import { CURRENCIES } from "./lexicon";
import { numberIn, ordinalIn } from "./numbers";
import { spellingKey } from "./spelling";

/** A word as written, and what stands around it. */
export type RawWord = {
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
export function rawWords(text: string): RawWord[] {
  return joinParted(readRaw(text));
}

/** Nothing to fold: most words, for which folding would take the longest. */
const PLAIN = /^[A-Za-z0-9.,:-]+$/;

const SEPARATORS = /^[,;:()[\]-]$|^\.{3}$/;
const ENDS = /^[.?!]$/;

function readRaw(text: string): RawWord[] {
  const raws: RawWord[] = [];
  let opens = true;
  let isFirst = true;
  let quote: string | null = null;
  let isBelowZero = false;
  const tokens = tokensOf(text);
  tokens.forEach((token, index) => {
    const written = text.slice(token.start, token.end);
    const word = PLAIN.test(written) ? written : foldTypography(written).text;
    if (token.kind === "space") return;
    if (token.kind === "mark" && !CURRENCIES.has(word) && word !== "%" && word !== "&") {
      quote = quoteAfter(quote, word, tokens[index - 1], tokens[index + 1]);
      const previous = raws.at(-1);
      if (SEPARATORS.test(word) || ENDS.test(word)) {
        opens = true;
        if (previous) previous.closes = true;
      }
      if (ENDS.test(word) && !isInitial(previous)) isFirst = true;
      isBelowZero = word === "-" && isSign(token, tokens[index - 1], tokens[index + 1]);
      return;
    }
    const parts = partsOfWord(word);
    const [head] = parts;
    if (isBelowZero && head && /^\d/.test(head.word)) {
      parts[0] = { word: `-${head.word}`, at: -1, length: head.length + 1 };
    }
    isBelowZero = false;
    for (const part of parts) {
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

/** A dash is a minus where it stands at a figure and behind a space: "-4", not "3-4" or "– 4". */
const isSign = (mark: Token, before: Token | undefined, after: Token | undefined) =>
  before?.kind !== "word" && after?.kind === "word" && after.start === mark.end;

const isInitial = (raw: RawWord | undefined) => raw !== undefined && /^\p{Lu}$/u.test(raw.word);

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

/** "twenty-first" and "e-mail": what is read as one. */
const hasOneSpelling = (word: string) =>
  ordinalIn(word.toLowerCase()) !== null || !spellingKey(word.toLowerCase()).includes("-");

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

/** "didn't" and "well-known" as two words, "12-15" as two numbers; others as they are. */
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
  if (word.includes("-") && numberIn(word.toLowerCase()) === null && !hasOneSpelling(word)) {
    return Array.from(word.matchAll(/[^-]+/g), (match) => ({
      ...{ word: match[0], at: match.index, length: match[0].length },
    }));
  }
  // "p.m." and "PM".
  const plain = /^(?:\p{L}\.)+\p{L}$/u.test(word) ? word.replaceAll(".", "") : word;
  return [{ word: plain, at: 0, length: word.length }];
}

/** "U.S." as "US": single letters with a full stop after each; "36 500" as one number. */
function joinParted(raws: readonly RawWord[]): RawWord[] {
  const joined: RawWord[] = [];
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

const areInitials = (one: RawWord, other: RawWord) =>
  one.closes &&
  /^\p{L}$/u.test(other.word) &&
  /^(?:\p{Lu}+|\p{Ll})$/u.test(one.word) &&
  one.end - one.start < 8;

const areThousands = (one: RawWord, other: RawWord) =>
  !one.closes &&
  /^\d{1,3}(?:\d{3})*$/.test(one.word) &&
  one.word.length <= 12 &&
  !/^\d{4}$/.test(one.word) &&
  /^\d{3}$/.test(other.word);
