/**
 * Sentences as trees (grammar/), beside their words: which word of the reading a token of the tree
 * is, and ranges of tokens as ranges of words. A quotation inside a sentence is parsed apart from
 * its frame. Pure.
 */
import type { Span } from "@/lib/text/text";
import { grammar } from "./grammar/load";
import type { ParsedToken, TaggedToken } from "./grammar/parse";
import { parseAround, type QuotedPart } from "./grammar/quoted";
import { SentenceTree, type Constituent } from "./grammar/tree";
import { isWorded, openedAt } from "./complements";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";
import { indexFrom, touching } from "./spans";

export class Tree extends SentenceTree {
  private readonly wordOfToken: readonly number[];

  constructor(
    readonly reading: Reading,
    readonly sentence: Sentence,
    tokens: readonly ParsedToken[],
  ) {
    super(tokens);
    let word = sentence.first;
    this.wordOfToken = tokens.map(({ start }) => {
      while (word + 1 < sentence.last && (reading.words[word]?.end ?? 0) <= start) word += 1;
      return word;
    });
  }

  token(at: number): ParsedToken | undefined {
    return this.tokens[at];
  }

  lower(at: number): string {
    return (this.tokens[at]?.text ?? "").toLowerCase().replaceAll("’", "'");
  }

  /** The word of the reading that holds the token. */
  wordOf(at: number): number {
    return this.wordOfToken[at] ?? this.sentence.first;
  }

  /** The range's words, both included. */
  wordsOf({ start, end }: Constituent): { first: number; last: number } {
    return { first: this.wordOf(start), last: this.wordOf(end - 1) };
  }

  /** The token that holds the word and on which the word's other tokens hang; -1 if there is none. */
  tokenOf(word: number): number {
    const start = this.wordOfToken.indexOf(word);
    const end = this.wordOfToken.lastIndexOf(word) + 1;
    return start < 0 ? -1 : this.headOf({ start, end });
  }
}

const parsed = new WeakMap<Sentence, Tree>();

/** A sentence of the reading, parsed once. */
export function treeOf(reading: Reading, sentence: Sentence): Tree {
  const known = parsed.get(sentence);
  if (known) return known;
  const tree = parse(reading, sentence);
  parsed.set(sentence, tree);
  return tree;
}

/** By a sentence's words and where it quotes: who writes a sentence again has it parsed once. */
const again = new WeakMap<Reading, Map<string, readonly ParsedToken[]>>();

function parse(reading: Reading, sentence: Sentence): Tree {
  const { start, end } = sentence;
  const quoted = quotedParts(reading, sentence);
  const places = quoted.map((part) => `${part.start - start}-${part.end - start}`);
  const key = [...places, reading.text.slice(start, end)].join(" ");
  const known = again.get(reading) ?? new Map<string, readonly ParsedToken[]>();
  again.set(reading, known);
  const earlier = known.get(key);
  if (earlier) return new Tree(reading, sentence, movedTo(start, earlier));
  const tokens = parseAround(grammar(), tokensOf(reading, sentence), quoted);
  known.set(key, tokens);
  return new Tree(reading, sentence, tokens);
}

/** The tokens of a sentence as they stand where its first begins at `start`. */
function movedTo(start: number, tokens: readonly ParsedToken[]): ParsedToken[] {
  const by = start - (tokens[0]?.start ?? start);
  return tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
}

/** The sentence's quotations that say something; a mere quoted term is read in its place. */
function quotedParts(reading: Reading, sentence: Sentence): QuotedPart[] {
  return touching(reading.quotations, sentence).flatMap((quotation) => {
    if (quotation.start < sentence.start || quotation.end > sentence.end) return [];
    const first = firstWord(reading, sentence, quotation.start);
    let after = first;
    while (reading.quotationOf[after] === quotation) after += 1;
    if (!openedAt(reading, first) || !isWorded(reading, first, after)) return [];
    return [
      { start: quotation.start, end: quotation.end, sentences: insideOf(reading, quotation.parts) },
    ];
  });
}

function firstWord({ words }: Reading, sentence: Sentence, offset: number): number {
  let at = sentence.first;
  while (at < sentence.last && (words[at]?.start ?? Infinity) < offset) at += 1;
  return at;
}

/** Sentences inside a quotation: after a stop that a capital follows. */
function insideOf({ text }: Reading, parts: readonly Span[]): Span[] {
  return parts.flatMap(({ start, end }) => {
    const found: Span[] = [];
    let from = start;
    for (const match of text
      .slice(start, end)
      .matchAll(/(?<=[.!?…])\s{1,4}(?=[\p{Lu}\p{N}“‘"'(])/gu)) {
      found.push({ start: from, end: start + match.index });
      from = start + match.index + match[0].length;
    }
    return from < end ? [...found, { start: from, end }] : found;
  });
}

function tokensOf({ tokens }: Reading, { start, end }: Span): TaggedToken[] {
  const startOf = (token: TaggedToken): number => token.start;
  return tokens.slice(indexFrom(tokens, start, startOf), indexFrom(tokens, end, startOf));
}
