/**
 * Folds away what a word processor changes and a reader does not see, so that texts can be
 * compared, and leads a place in the folded text back to the text as written. What spellings of
 * one name or word differ in is folded for finding by fold-letters.ts. Pure, linear.
 *
 * Folded by typography: quotation marks, apostrophes and primes to ' and "; every run of dashes to "-"; the
 * ellipsis to "..."; every run of white space, line feeds included, to one space; soft hyphens,
 * zero-width characters, variation selectors and bidi marks to nothing; Latin ligatures to their
 * letters; composed and decomposed accents to one form (NFC); with `{ case: true }` case as well.
 * Not folded, because the meaning differs: digits in other shapes ("10²" is not "102") and
 * fractions, for which reason this is not NFKC.
 *
 * The text is cut into units, each a character with its marks or a run of spaces or dashes, and
 * every unit is folded by itself. That is what makes offsets exact: the folded text of several
 * neighbouring units is their folded texts in a row.
 */
import type { Span } from "./text";

export type Folded = {
  readonly text: string;
  /** Where in the original the unit begins that gave this folded index; past the end, its end. */
  toOriginal: (index: number) => number;
  /**
   * The shortest original range whose units give this folded range, without invisible characters
   * at its edges. Where the range cuts through a unit (an ellipsis' second dot) the whole unit is
   * taken; otherwise folding the original range gives exactly the folded range.
   */
  spanToOriginal: (span: Span) => Span;
  /** The folded range of all units that the original range touches. */
  spanToFolded: (span: Span) => Span;
};

export type FoldOptions = {
  /** Upper and lower case are the same, as well as "ß" and "ss". Default false. */
  readonly case?: boolean;
};

const INVISIBLE =
  "\\u034F\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\p{Variation_Selector}";
const DASH = "\\p{Pd}\\u2212";
const SPACE = "(?!\\uFEFF)[\\s\\u0085]";
/** Letters that compose with the letter before although they are no marks: Hangul, Kirat Rai. */
const JOINING = "\\u1160-\\u11FF\\u{16D63}-\\u{16D6A}";

/**
 * Marks that belong to one character. Unicode's stream-safe text (UAX 15, section 13) allows no
 * more either: bringing marks into one order takes time with the square of their number.
 */
const MOST_MARKS = 30;

/** In this order: invisible, white space, dashes, a character with its marks. */
const UNIT = new RegExp(
  `([${INVISIBLE}]+)` +
    `|(${SPACE}(?:[${INVISIBLE}]*${SPACE})*)` +
    `|([${DASH}](?:[${INVISIBLE}]*[${DASH}])*)` +
    `|[^](?:[${INVISIBLE}]*(?![${INVISIBLE}])[\\p{M}${JOINING}]){0,${MOST_MARKS}}`,
  "uy",
);

const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, "gu");

const LOOKALIKES = new Map(
  (
    [
      ["'", "‘’‚‛′‵‹›ʹʻʼʽˈ´`＇"],
      ['"', "“”„‟″‶«»〝〞〟ʺ＂"],
      ["'''", "‴‷"],
      ["...", "…"],
      ["ff", "ﬀ"],
      ["fi", "ﬁ"],
      ["fl", "ﬂ"],
      ["ffi", "ﬃ"],
      ["ffl", "ﬄ"],
      ["st", "ﬅﬆ"],
    ] as const
  ).flatMap(([plain, characters]) =>
    Array.from(characters, (character) => [character, plain] as const),
  ),
);
const LOOKALIKE = new RegExp(`[${[...LOOKALIKES.keys()].join("")}]`, "g");
const DASHES = new RegExp(`[${DASH}]`, "gu");

/** Folds one unit that holds no white space. */
function foldUnit(unit: string, foldsCase: boolean): string {
  let folded = unit.replace(INVISIBLES, "").normalize("NFC");
  // By way of upper case, because lower case alone keeps "ς" from "σ" and "ß" from "ss".
  if (foldsCase) folded = folded.toUpperCase().toLowerCase();
  folded = folded
    .replace(LOOKALIKE, (character) => LOOKALIKES.get(character) ?? character)
    .replace(DASHES, "-");
  return folded.normalize("NFC");
}

/** ASCII that folds to itself, but for case: no space, no control character, none of ' - `. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== 0x27 && code !== 0x2d && code !== 0x60;
}

type Units = {
  text: string;
  /** For each folded UTF-16 unit, the original range of the unit it came from. */
  starts: Int32Array;
  ends: Int32Array;
};

function foldUnits(original: string, foldsCase: boolean): Units {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (piece: string, start: number, end: number) => {
    pieces.push(piece);
    for (let index = 0; index < piece.length; index += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  // Most of a text is plain, and a regular expression for every letter would take long.
  const plainUntil = (from: number): number => {
    let at = from;
    while (at < original.length && isPlain(original.charCodeAt(at))) at += 1;
    // What follows may be a mark that belongs to the last character.
    return at < original.length && original.charCodeAt(at) > 0x7f ? at - 1 : at;
  };
  for (let at = 0; at < original.length;) {
    const plain = plainUntil(at);
    if (plain > at) {
      const run = original.slice(at, plain);
      pieces.push(foldsCase ? run.toLowerCase() : run);
      for (; at < plain; at += 1) {
        starts.push(at);
        ends.push(at + 1);
      }
      continue;
    }
    UNIT.lastIndex = at;
    const match = UNIT.exec(original);
    const unit = match?.[0] ?? original.charAt(at);
    const end = at + unit.length;
    if (match?.[1] === undefined) {
      if (match?.[2] !== undefined) push(" ", at, end);
      else if (match?.[3] !== undefined) push("-", at, end);
      else push(foldUnit(unit, foldsCase), at, end);
    }
    at = end;
  }
  return { text: pieces.join(""), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The first index whose value is above `value`, in an array that never falls. */
function firstAbove(values: Int32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The text folded, with the way back. All offsets are UTF-16 units. */
export function foldTypography(original: string, options: FoldOptions = {}): Folded {
  const { text, starts, ends } = foldUnits(original, options.case === true);
  const toOriginal = (index: number) => starts[Math.max(0, index)] ?? original.length;
  return {
    text,
    toOriginal,
    spanToOriginal: ({ start, end }) => {
      const from = toOriginal(start);
      return { start: from, end: end > start ? (ends[end - 1] ?? original.length) : from };
    },
    spanToFolded: ({ start, end }) => {
      const from = firstAbove(ends, start);
      return { start: from, end: end > start ? Math.max(from, firstAbove(starts, end - 1)) : from };
    },
  };
}

/** Whether two texts are the same to a reader: they differ in nothing but what is folded. */
export function equalButForTypography(
  one: string,
  other: string,
  options: FoldOptions = {},
): boolean {
  if (one === other) return true;
  const foldsCase = options.case === true;
  return foldUnits(one, foldsCase).text === foldUnits(other, foldsCase).text;
}
