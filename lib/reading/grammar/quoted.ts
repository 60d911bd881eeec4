/**
 * A sentence that quotes, parsed in parts: its frame with one token standing for each quotation, so
 * that the words of one speaker do not lead astray the parsing of another's; each quotation by
 * itself; and all joined into one tree. Pure.
 */
import type { Span } from "@/lib/text/text";
import {
  parseTokens,
  tagTokens,
  type GrammarModel,
  type ParsedToken,
  type TaggedToken,
} from "./parse";

/** What stands in the frame for a quotation, with a tag of its own that training gives it. */
export const PLACEHOLDER = '"..."';
export const PLACEHOLDER_TAG = "QUOTE";

/** A quotation of the sentence: where it stands, marks included, and its sentences without them. */
export type QuotedPart = Span & { readonly sentences: readonly Span[] };

/**
 * Parses a sentence's tokens. Quotations stand inside it, in order, apart from each other. What hangs on a quotation hangs on the root of its first sentence; the roots of its later
 * ones hang there as parataxis, its marks as punctuation. Leave out a quotation that is a mere
 * phrase of the frame ("a so-called “hero”"): it is parsed better in its place.
 */
export function parseAround(
  model: GrammarModel,
  tokens: readonly TaggedToken[],
  quotations: readonly QuotedPart[],
): ParsedToken[] {
  if (quotations.length === 0) return parseTokens(model, tokens);
  const frame: TaggedToken[] = [];
  const insides = new Map<number, ParsedToken[]>();
  let at = 0;
  for (const quotation of quotations) {
    const first = indexAt(tokens, quotation.start, at);
    frame.push(...tokens.slice(at, first));
    at = indexAt(tokens, quotation.end, first);
    const inside = parseInside(model, tokens.slice(first, at), quotation);
    if (inside.length > 0) {
      insides.set(frame.length, inside);
      frame.push(placeholder(model, quotation));
    }
  }
  frame.push(...tokens.slice(at));
  // Nothing but the quotation: there is no frame to be led astray.
  const [only] = insides.values();
  if (frame.length === 1 && only) return only;
  return join(parseTokens(model, frame), insides);
}

/** The index of the first token that begins at or after `offset`, looking from `from`. */
function indexAt(tokens: readonly TaggedToken[], offset: number, from: number): number {
  let at = from;
  while ((tokens[at]?.start ?? Infinity) < offset) at += 1;
  return at;
}

function placeholder(model: GrammarModel, { start, end }: Span): TaggedToken {
  const [tagged] = tagTokens(model, [{ text: PLACEHOLDER, start, end }]);
  if (!tagged) throw new Error("unreachable");
  return tagged;
}

/** Of what is quoted little more is asked than where its clauses are: one course will do. */
const INSIDE_WIDTH = 1;

/** A quotation's own words and marks as one tree. */
function parseInside(
  model: GrammarModel,
  tokens: readonly TaggedToken[],
  quotation: QuotedPart,
): ParsedToken[] {
  const parsed: ParsedToken[] = [];
  const marks = new Set<number>();
  let root = -1;
  let at = 0;
  const addMarks = (end: number): void => {
    const after = indexAt(tokens, end, at);
    for (const { text, start, end: last } of tokens.slice(at, after)) {
      const xpos = parsed.length === 0 ? "``" : "''";
      marks.add(parsed.length);
      parsed.push({ ...MARK, text, start, end: last, xpos, lemma: text });
    }
    at = after;
  };
  for (const sentence of quotation.sentences) {
    addMarks(sentence.start);
    const first = parsed.length;
    const after = indexAt(tokens, sentence.end, at);
    for (const token of parseTokens(model, tokens.slice(at, after), INSIDE_WIDTH)) {
      if (token.head >= 0) parsed.push({ ...token, head: token.head + first });
      else if (root < 0) root = parsed.push(token) - 1;
      else parsed.push({ ...token, head: root, relation: "parataxis" });
    }
    at = after;
  }
  addMarks(quotation.end);
  // Nothing but marks.
  if (root < 0) root = 0;
  return parsed.map((token, index) => {
    if (index === root) return { ...token, head: -1, relation: "root" };
    return marks.has(index) ? { ...token, head: root } : token;
  });
}

const MARK = { upos: "PUNCT", head: -1, relation: "punct" };

/** Puts each quotation's tree where its placeholder stands in the frame's. */
function join(
  frame: readonly ParsedToken[],
  insides: ReadonlyMap<number, readonly ParsedToken[]>,
): ParsedToken[] {
  const firsts: number[] = [];
  let length = 0;
  frame.forEach((_, index) => {
    firsts.push(length);
    length += insides.get(index)?.length ?? 1;
  });
  const rootOf = (index: number): number =>
    (firsts[index] ?? 0) + (insides.get(index)?.findIndex(({ head }) => head < 0) ?? 0);
  return frame.flatMap((token, index) => {
    const head = token.head < 0 ? -1 : rootOf(token.head);
    const inside = insides.get(index);
    if (!inside) return [{ ...token, head }];
    return inside.map((word) =>
      word.head < 0
        ? { ...word, head, relation: token.relation }
        : { ...word, head: word.head + (firsts[index] ?? 0) },
    );
  });
}
