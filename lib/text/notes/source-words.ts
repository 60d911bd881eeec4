/**
 * Who or what a note names as its source: what is left at its beginning when the rest was read,
 * without the words that lead to it ("see", "interview with"). What else is left is nobody's to
 * guess at and stays a note. Pure.
 */
import type { Leftover } from "./found";
import { isSentence, REMARK } from "./said";

/** Words before a source's name that are no part of it. */
const LEADING =
  /^(?:(?:see(?: also| e\.g\.,?)?|cf|compare|source|sources|per|according to|from|via|ref|quoted in|cited in|as in|as told|told|author(?:['’]s)?|reporter(?:['’]s)?|our|my|the author|personal|telephone|follow-up|second|first|recorded|taped|interviewed|interviews?|conversations?|communications?|correspondence|spoke|speaking|calls?|e-?mails?|messages?|exchanges?|answers?|repl(?:y|ies)|response|confirmed|with|of|to|by|on|in|at|an|a(?!\.))(?![\p{L}\d'’-])[,:.]? {0,3}){1,8}/iu;

/** Of those words, what tells that somebody was spoken to. */
const SPOKEN =
  /\b(?:interview(?:ed|s)?|conversations?|spoke|told|calls?|communication|correspondence)\b/iu;

/** What holds what was said, where nothing says whose. */
const HOLDERS =
  /^(?:the )?(?:transcripts?|recordings?|tapes?|audio|video|notes?|statements?|letters?|text)$/iu;

/** The desk itself, which is nobody's source. */
const DESK = /^(?:the )?(?:author|reporter|writer|me|us|desk|newsroom|editor)(?![\p{L}\d])/iu;

export type SourceWords = {
  readonly name: string;
  readonly isSpoken: boolean;
  /** What was not understood, piece by piece. */
  readonly rest: readonly string[];
};

type Piece = { readonly text: string; readonly start: number };

export function takeSource(leftover: Leftover, original: string): SourceWords {
  const isSpoken = SPOKEN.test(original);
  const taken = leftover.spans.map(({ start }) => start);
  // What comes behind the first source's part is said of another.
  const end = firstEnd(leftover.text);
  const isReadBefore = isSpoken || taken.some((start) => start < end);
  let name = "";
  let holder: Piece | null = null;
  const rest: Piece[] = [];
  for (const piece of piecesOf(leftover.text)) {
    const { text, start } = piece;
    const lead = LEADING.exec(text.slice(0, 200))?.[0] ?? "";
    const named = withoutTelling(trimmed(text.slice(lead.length), start + lead.length));
    if (!/[\p{L}\d]{2}/u.test(text)) continue;
    if (named.text === "" || DESK.test(named.text)) continue;
    if (HOLDERS.test(named.text)) holder ??= isSpoken ? null : named;
    else if (name !== "" || (start > end && isReadBefore) || isSentence(named.text))
      rest.push(piece);
    else {
      const closed = withoutOpened(named);
      name = closed.text;
      leftover.take("source", closed.start, closed.start + name.length);
    }
  }
  if (name === "" && holder) {
    name = holder.text;
    leftover.take("source", holder.start, holder.start + name.length);
  }
  return { name, isSpoken, rest: rest.map(({ text }) => text) };
}

/** Where the first of several sources in one note ends. */
function firstEnd(text: string): number {
  const at = text.search(/[;\n]/);
  return at === -1 ? text.length : at;
}

/** Stretches that neither what was taken nor a break divides. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/[;\n]| {3,40}(?=\S)|[.!?] {1,3}(?=\S)/gu)) {
    const after = index + mark.length;
    // A full stop divides where somebody speaks to a colleague, and not within a title.
    const isStop = /^[.!?]/.test(mark);
    if (isStop && !REMARK.test(text.slice(after, after + 20))) continue;
    pieces.push(trimmed(text.slice(from, index), from));
    from = after;
  }
  pieces.push(trimmed(text.slice(from), from));
  return pieces.filter((piece) => piece.text !== "");
}

/** "Ann Doe confirmed this": what she did is no part of her name. */
function withoutTelling({ text, start }: Piece): Piece {
  const told =
    / (?:confirmed|said|told (?:us|me)|spoke(?: to (?:us|me))?|wrote)(?: this| it| so)?$/iu.exec(
      text.slice(-40),
    )?.[0] ?? "";
  return { text: text.slice(0, text.length - told.length), start };
}

/** "Doe v. Ministry (D. Mass": up to what no bracket closes. */
function withoutOpened(piece: Piece): Piece {
  const opened = piece.text.lastIndexOf("(");
  if (opened < 1 || piece.text.includes(")", opened)) return piece;
  return trimmed(piece.text.slice(0, opened), piece.start);
}

const EDGES = /[\s,.;:\-–—|/]/u;

/** Without the marks around it; quotation marks belong to a title, brackets that are whole to it. */
function trimmed(text: string, start: number): Piece {
  let from = 0;
  let to = text.length;
  for (;;) {
    const before = to - from;
    while (from < to && EDGES.test(text.charAt(from))) from += 1;
    while (to > from && EDGES.test(text.charAt(to - 1))) to -= 1;
    const inside = text.slice(from, to);
    const opened = inside.split(/[([]/).length;
    const closed = inside.split(/[)\]]/).length;
    if (opened > closed && /^[([]/.test(inside)) from += 1;
    if (closed > opened && /[)\]]$/.test(inside)) to -= 1;
    if (to - from === before) break;
  }
  // "tape at" a time that was taken.
  to -=
    / (?:at|on|in|from|by|of|to|and)$/iu.exec(text.slice(Math.max(from, to - 6), to))?.[0].length ??
    0;
  // "Berg, A." keeps the stop of its initial.
  const isInitial =
    text.charAt(to) === "." && /(?:^|[\s.])\p{Lu}$/u.test(text.slice(Math.max(0, to - 2), to));
  return { text: text.slice(from, isInitial ? to + 1 : to), start: start + from };
}
