/**
 * What differs between two texts, word by word, for a reader. Pure.
 *
 * Promises: nothing is lost (the pieces tile both texts), "same" means equal to the letter unless
 * typography is to be ignored, and the work is bounded (alignment.ts), so that two texts with
 * nothing in common are answered as one dropped and one added piece. Changes read as a person
 * would mark them: words that two changed stretches happen to share do not break them up.
 */
import { alignSequences, numberer } from "@/lib/text/align";
import type { Effort } from "@/lib/text/shortest-edit";
import type { Span } from "@/lib/text/text";
import { tokensOf, type Token } from "@/lib/text/tokens";
import { foldTypography } from "@/lib/text/fold";

export type Piece = {
  readonly kind: "same" | "dropped" | "added";
  /** As it stands in the text that has it; of a "same" piece, as in `after`. */
  readonly text: string;
  /** UTF-16 units. Of an added piece, the empty span where it was put in. */
  readonly before: Span;
  /** UTF-16 units. Of a dropped piece, the empty span where it was taken out. */
  readonly after: Span;
};

export type DiffOptions = {
  /**
   * Whether words that differ in typography alone (fold.ts) are the same. A hyphen and a
   * dash between two words, which make one word or three, are still told apart. Default false.
   */
  readonly ignoreTypography?: boolean;
  /** What is left of it for searching, where several differences share it. */
  readonly effort?: Effort;
};

/**
 * The pieces in reading order; no two neighbours are of one kind, and a dropped piece comes before
 * the added one that takes its place. The `before` spans tile `before`, the `after` spans `after`.
 */
export function diffWords(before: string, after: string, options: DiffOptions = {}): Piece[] {
  const keyOf = keyReader(options.ignoreTypography === true);
  const old = side(before, keyOf);
  const now = side(after, keyOf);
  const blocks = mergeConfetti(blocksOf(old, now, matchTokens(old, now, options.effort)));
  return blocks.flatMap((block) => piecesOf(block, old, now));
}

/** The same piece with its spans counted from an earlier place in either text. */
export function shiftPiece(piece: Piece, before: number, after: number): Piece {
  return {
    ...piece,
    before: { start: piece.before.start + before, end: piece.before.end + before },
    after: { start: piece.after.start + after, end: piece.after.end + after },
  };
}

type Side = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly keys: readonly string[];
  /** Indexes of the tokens that are compared first: all but white space and the invisible. */
  readonly telling: readonly number[];
};

function keyReader(ignoresTypography: boolean): (token: string) => string {
  if (!ignoresTypography) return (token) => token;
  const keys = new Map<string, string>();
  return (token) => {
    const known = keys.get(token);
    if (known !== undefined) return known;
    const key = foldTypography(token).text;
    keys.set(token, key);
    return key;
  };
}

function side(text: string, keyOf: (token: string) => string): Side {
  const tokens = tokensOf(text);
  const keys = tokens.map((token) => keyOf(text.slice(token.start, token.end)));
  const telling = [...tokens.keys()].filter(
    (index) => tokens[index]?.kind !== "space" && keys[index] !== "",
  );
  return { text, tokens, keys, telling };
}

/**
 * For each old token the index of its counterpart, or -1. Words and marks are aligned first, white
 * space only beside what was aligned: a text is not alike for having spaces.
 */
function matchTokens(old: Side, now: Side, effort?: Effort): Int32Array {
  const number = numberer();
  const idsOf = ({ telling, keys }: Side) =>
    Int32Array.from(telling, (index) => number(keys[index] ?? ""));
  const counterparts = new Int32Array(old.tokens.length).fill(-1);
  const taken = new Uint8Array(now.tokens.length);
  const match = (from: number, to: number) => {
    counterparts[from] = to;
    taken[to] = 1;
  };
  const matchSpace = (from: number, to: number) => {
    const isSpace = old.tokens[from]?.kind === "space" && now.tokens[to]?.kind === "space";
    if (!isSpace || old.keys[from] !== now.keys[to]) return;
    if (counterparts[from] === -1 && taken[to] === 0) match(from, to);
  };
  const pairs = alignSequences(idsOf(old), idsOf(now), { effort }).flatMap((run) =>
    Array.from(
      { length: run.length },
      (_, step) =>
        [old.telling[run.before + step] ?? -1, now.telling[run.after + step] ?? -1] as const,
    ),
  );
  for (const [from, to] of pairs) match(from, to);
  for (const [from, to] of [[-1, -1] as const, ...pairs]) matchSpace(from + 1, to + 1);
  for (const [from, to] of [...pairs, [old.tokens.length, now.tokens.length] as const]) {
    matchSpace(from - 1, to - 1);
  }
  return counterparts;
}

/** Token ranges on both sides, either the same throughout or replaced one by the other. */
type Block = {
  readonly same: boolean;
  readonly old: Span;
  readonly now: Span;
  /** How much there is to read in it: letters and digits of its words. */
  readonly oldLetters: number;
  readonly nowLetters: number;
  /** Words on the old side. */
  readonly words: number;
};

/** Alternating same and changed blocks. */
function blocksOf(old: Side, now: Side, counterparts: Int32Array): Block[] {
  const blocks: Block[] = [];
  const push = (same: boolean, oldSpan: Span, nowSpan: Span) => {
    if (oldSpan.start === oldSpan.end && nowSpan.start === nowSpan.end) return;
    const before = measure(old, oldSpan);
    const after = measure(now, nowSpan);
    const counts = { oldLetters: before.letters, nowLetters: after.letters, words: before.words };
    blocks.push({ same, old: oldSpan, now: nowSpan, ...counts });
  };
  let oldDone = 0;
  let nowDone = 0;
  for (let from = 0; from < counterparts.length;) {
    const to = counterparts[from] ?? -1;
    if (to === -1) {
      from += 1;
      continue;
    }
    let length = 1;
    while (counterparts[from + length] === to + length) length += 1;
    push(false, { start: oldDone, end: from }, { start: nowDone, end: to });
    push(true, { start: from, end: from + length }, { start: to, end: to + length });
    from += length;
    oldDone = from;
    nowDone = to + length;
  }
  push(
    false,
    { start: oldDone, end: old.tokens.length },
    { start: nowDone, end: now.tokens.length },
  );
  return blocks;
}

function measure({ tokens }: Side, span: Span): { letters: number; words: number } {
  let letters = 0;
  let words = 0;
  for (let index = span.start; index < span.end; index += 1) {
    const token = tokens[index];
    if (token?.kind !== "word") continue;
    letters += token.end - token.start;
    words += 1;
  }
  return { letters, words };
}

/** So many words in a row are no accident, however much changed around them. */
const TELLING_WORDS = 4;

/**
 * Joins changed blocks over a "same" one that is no larger than the change on either side of it,
 * the rule of diff-match-patch's semantic clean-up, here in letters of words: spaces, marks and
 * a stray "the" between changed words are then shown as changed with them.
 */
function mergeConfetti(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    kept.push(block);
    for (;;) {
      const [left, middle, right] = kept.slice(-3);
      if (!left || !middle || !right || left.same || !isConfetti(left, middle, right)) break;
      kept.splice(-3, 3, {
        same: false,
        old: { start: left.old.start, end: right.old.end },
        now: { start: left.now.start, end: right.now.end },
        oldLetters: left.oldLetters + middle.oldLetters + right.oldLetters,
        nowLetters: left.nowLetters + middle.nowLetters + right.nowLetters,
        words: left.words + middle.words + right.words,
      });
    }
  }
  return kept;
}

function isConfetti(left: Block, middle: Block, right: Block): boolean {
  const sizeOf = (block: Block) => Math.max(block.oldLetters, block.nowLetters);
  const size = sizeOf(middle);
  return middle.words < TELLING_WORDS && size <= sizeOf(left) && size <= sizeOf(right);
}

function piecesOf(block: Block, old: Side, now: Side): Piece[] {
  const before = charactersOf(old, block.old);
  const after = charactersOf(now, block.now);
  const added = now.text.slice(after.start, after.end);
  if (block.same) return [{ kind: "same", text: added, before, after }];
  const dropped = old.text.slice(before.start, before.end);
  const goneAt = { start: after.start, end: after.start };
  const putAt = { start: before.end, end: before.end };
  const pieces: Piece[] = [
    { kind: "dropped", text: dropped, before, after: goneAt },
    { kind: "added", text: added, before: putAt, after },
  ];
  return pieces.filter((piece) => piece.text !== "");
}

function charactersOf({ text, tokens }: Side, span: Span): Span {
  const start = tokens[span.start]?.start ?? text.length;
  return { start, end: span.end > span.start ? (tokens[span.end - 1]?.end ?? start) : start };
}
