/**
 * Whether a quotation stands in a text as it is given. Pure; linear in the text.
 *
 * - `exact`: the words between the quotation marks stand in the text character by character. A
 *   quotation that the text opens anew in each of its paragraphs is one, and those marks, like the
 *   spaces at the head of a line, are nothing that was said.
 * - `typography`: the same but for what style sheets change (fold.ts): quotation marks,
 *   dashes, spaces, line breaks, ligatures, invisible characters; and for what quoting changes:
 *   double marks inside become single, the first letter's case, a comma or stop at the end, also
 *   where the text has another or goes on. A question or exclamation mark is not so replaced.
 * - `altered`: found, but its words differ, be it by one "not", by one digit or by a comma inside.
 * - `not_found`: about half of its words, or more, stand nowhere together (nearLimit in
 *   nearest.ts, which says where the limit comes from).
 *
 * Omissions that the quote marks ("…", "[...]") and the desk's own words in brackets are allowed
 * for and reported as flags; but an omission or insertion that takes a negation away or puts one
 * in, or a number in place of another, makes the quote `altered`, as no marking excuses it.
 */
import { nearestPassage, type Passage } from "@/lib/text/nearest";
import { isNegationOf, negations } from "@/lib/text/negations";
import {
  isWord,
  partsOf,
  quotedWords,
  unitsOf,
  type Marker,
  type QuoteParts,
  type Units,
} from "./parts";
import { quoteWithoutReopenings, withoutReopenings } from "./reopened";
import { findChains, findPart, gapBefore, searchable, type Occurrence } from "./search";
import { newEffort, type Effort } from "@/lib/text/shortest-edit";
import type { Span } from "@/lib/text/text";
import { tokensOf } from "@/lib/text/tokens";
import { diffWords, shiftPiece, type Piece } from "@/lib/text/diff/words";
import { indexWords, type WordIndex } from "@/lib/text/word-index";

export type QuoteCheck = {
  readonly result: "exact" | "typography" | "altered" | "not_found";
  /** UTF-16 units of the text; from the first part to the last where parts are left out. */
  readonly span: Span | null;
  /** For `altered`: `before` is the text, `after` the quote as given, by word. */
  readonly pieces?: readonly Piece[];
  /** For `altered`: what about it; `words` where it is neither of the graver two. */
  readonly changes?: ReadonlyArray<"negation" | "number" | "words">;
  /** The quote marks that something is left out. */
  readonly omissions: boolean;
  /** The quote has words of the desk's in brackets. */
  readonly insertions: boolean;
};

/** Checks one quote. Several against one text: quoteChecker. */
export function checkQuote(quote: string, text: string): QuoteCheck {
  return quoteChecker(text)(quote);
}

/**
 * Prepares a text once and checks any number of quotes against it. Where a quote stands several
 * times, the first place that is exact is given, or else the first that differs in typography.
 */
export function quoteChecker(given: string): (quote: string) => QuoteCheck {
  const text = withoutReopenings(given);
  const check = checkerOf(text);
  if (text === given) return check;
  let inGiven: typeof check | undefined;
  return (quote) => {
    const found = check(quote);
    if (isFound(found)) return found;
    // What looked like a paragraph opened anew may be a quotation of its own.
    inGiven ??= checkerOf(given);
    const asGiven = inGiven(quote);
    return isFound(asGiven) ? asGiven : found;
  };
}

function checkerOf(text: string): (quote: string) => QuoteCheck {
  const searched = searchable(text);
  const { units } = searched;
  let words: WordIndex | undefined;
  const effort = newEffort(MOST_CELLS);

  const found = (chain: readonly Occurrence[], flags: Flags): QuoteCheck => ({
    result: chain.every((part) => part.exact) ? "exact" : "typography",
    span: spanOf(chain, units),
    ...flags,
  });

  const check = (quote: string): QuoteCheck => {
    const own = quotedWords(quote);
    const body = quote.slice(own.start, own.end);
    // As it is first: "…" and brackets may stand in the text itself.
    const places = findPart(body, searched).map((place) => [place]);
    const place = bestOf(places);
    if (place) return found(place, { omissions: false, insertions: false });

    const parted = partsOf(body);
    const flags = { omissions: parted.omissions, insertions: parted.insertions };
    const chains = parted.isMarked ? findChains(parted, searched) : [];
    const chain = bestOf(chains.filter((each) => !changesMeaning(each, parted, text, units)));
    if (chain) return found(chain, flags);

    words ??= indexWords(units.keys);
    const span = chains[0]
      ? spanOf(chains[0], units)
      : nearestSpan({ body, parted, words, units, effort });
    if (!span) return { result: "not_found", span: null, ...flags };
    return { result: "altered", span, ...alteration(text, span, quote, own), ...flags };
  };
  return (quote) => {
    const whole = quoteWithoutReopenings(quote);
    const found = check(whole);
    if (whole === quote || isFound(found)) return found;
    // What looked like a paragraph opened anew may be a quotation that was cut off.
    const asGiven = check(quote);
    return isFound(asGiven) ? asGiven : found;
  };
}

const isFound = ({ result }: QuoteCheck): boolean => result === "exact" || result === "typography";

/** Of all tables for one text: some ten quotes of a page each, or a thousand of a sentence. */
const MOST_CELLS = 20_000_000;

type Flags = Pick<QuoteCheck, "omissions" | "insertions">;

function bestOf(chains: ReadonlyArray<readonly Occurrence[]>): readonly Occurrence[] | undefined {
  return chains.find((chain) => chain.every((part) => part.exact)) ?? chains[0];
}

function spanOf(chain: readonly Occurrence[], units: Units): Span {
  return units.spanOf(chain[0]?.from ?? 0, chain.at(-1)?.to ?? 0);
}

/** Whether what the quote leaves out or puts in turns what is said, or says another number. */
function changesMeaning(
  chain: readonly Occurrence[],
  { parts, after }: QuoteParts,
  text: string,
  units: Units,
): boolean {
  const isTurned = ({ inserted }: Marker, left: string) =>
    negations(inserted).length !== negations(left).length || hasOtherNumbers(inserted, left);
  // Before the first part and after the last nothing tells what the brackets stand for.
  if (isTurned(after, "")) return true;
  return parts.some(({ before }, index) => {
    const [previous, next] = [chain[index - 1], chain[index]];
    if (!previous || !next) return isTurned(before, "");
    const { start, end } = units.spanOf(previous.to, next.from);
    return isTurned(before, text.slice(start, end));
  });
}

/** Whether both have numbers and not the same ones. */
function hasOtherNumbers(one: string, other: string): boolean {
  const [a, b] = [numbersIn(one), numbersIn(other)];
  return a !== "" && b !== "" && a !== b;
}

function numbersIn(text: string): string {
  return (text.match(/\p{N}+(?:[.,:]\p{N}+)*/gu) ?? []).sort().join(" ");
}

type Nearest = {
  body: string;
  parted: QuoteParts;
  words: WordIndex;
  units: Units;
  /** Shared by the quotes that are checked against one text. */
  effort: Effort;
};

function nearestSpan({ body, parted, words, units, effort }: Nearest) {
  const keys: string[] = [];
  const gaps = new Map<number, number>();
  for (const part of parted.parts) {
    const gap = gapBefore(part);
    if (keys.length > 0 && gap > 0) gaps.set(keys.length - 1, gap);
    keys.push(...unitsOf(part.text).keys.filter(isWord));
  }
  const passage = nearestPassage(keys, words, gaps, effort);
  if (!passage) return null;
  let { from, to } = withinSentences(passage, keys, units.keys);
  while (units.joinsPrevious(from)) from -= 1;
  while (units.joinsPrevious(to)) to += 1;
  // The marks that the quote ends with, as far as the text has them there too.
  const closing = unitsOf(body).keys;
  const lastWord = closing.findLastIndex(isWord);
  for (const key of closing.slice(lastWord + 1)) if (units.keys[to] === key) to += 1;
  return units.spanOf(from, to);
}

/** Without words at either end that belong to another sentence and that the quote has not. */
function withinSentences(passage: Passage, quote: readonly string[], text: readonly string[]) {
  const own = new Set(quote.map((word) => word.toLowerCase()));
  const isForeign = (unit: number) =>
    unit >= passage.from && unit < passage.to && !own.has((text[unit] ?? "").toLowerCase());
  let { from, to } = passage;
  for (let unit = from; isForeign(unit); unit += 1)
    if (ENDS_SENTENCE.has(text[unit])) from = unit + 1;
  for (let unit = to - 1; isForeign(unit); unit -= 1) if (ENDS_SENTENCE.has(text[unit])) to = unit;
  while (from > passage.from && from < to && !isWord(text[from] ?? "")) from += 1;
  return from < to ? { from, to } : passage;
}

const ENDS_SENTENCE: ReadonlySet<string | undefined> = new Set([".", "?", "!"]);

function alteration(text: string, span: Span, quote: string, own: Span) {
  const passage = text.slice(span.start, span.end);
  const body = quote.slice(own.start, own.end);
  const pieces = diffWords(passage, body, { ignoreTypography: true }).map((piece) =>
    shiftPiece(piece, span.start, own.start),
  );
  const changes: Array<"negation" | "number" | "words"> = [];
  if (isNegated(passage, body, pieces)) changes.push("negation");
  if (numbersIn(passage) !== numbersIn(body)) changes.push("number");
  if (changes.length === 0) changes.push("words");
  return { pieces, changes };
}

function isNegated(passage: string, body: string, pieces: readonly Piece[]): boolean {
  if (negations(passage).length !== negations(body).length) return true;
  const wordsOf = (kind: Piece["kind"]) =>
    pieces.filter((piece) => piece.kind === kind).flatMap(({ text }) => wordsIn(text));
  const added = wordsOf("added");
  return wordsOf("dropped").some((word) => added.some((other) => isNegationOf(word, other)));
}

function wordsIn(text: string): string[] {
  return tokensOf(text)
    .filter((token) => token.kind === "word")
    .map(({ start, end }) => text.slice(start, end));
}
