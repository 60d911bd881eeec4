/**
 * The one normal form in which a story's text is kept, whatever it came in as. Pure.
 *
 * The form: paragraphs in reading order, joined by one empty line ("\n\n"). No paragraph is
 * empty, begins or ends with white space, or holds two line feeds in a row; a single "\n" inside
 * one is a line break its author set. Characters are kept as typed (no Unicode normalisation, no
 * change of quotation marks or spaces), so that what is shown is what was written; comparing
 * folds them instead (fold.ts). It is made once, when the text comes in, and stored;
 * every offset anywhere is a UTF-16 index into it, and code points only at the outer border
 * (files and scores), through codePoints().
 */

export type ParagraphKind = "heading" | "paragraph" | "list_item" | "quotation" | "note";

/** Half-open range of UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** Whether two ranges share a unit. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What a paragraph is in the story as it is published. */
export const PARTS = [
  "headline",
  "deck",
  "body",
  "caption",
  "pull_quote",
  "sidebar",
  "push",
  "social",
] as const;
export type Part = (typeof PARTS)[number];

/**
 * A paragraph as a range of the text. `level` is the depth of a heading (1–6) or of a list item
 * (1 for the outermost list), and 0 for the rest. Without a `part` it is the body's.
 */
export type Paragraph = Span & {
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly part?: Part;
};

/** A link that the author set on some words of the text. Only http, https and mailto. */
export type Link = Span & { readonly href: string };

export type ImportedText = {
  /** From the document's own title or first heading; null where there is none. */
  readonly title: string | null;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly links: readonly Link[];
};

export const PARAGRAPH_BREAK = "\n\n";

/** The paragraphs of a text in the normal form, as ranges, without what kind each is. */
export function paragraphSpans(text: string): Span[] {
  let next = 0;
  return text.split(PARAGRAPH_BREAK).map((paragraph) => {
    const span = { start: next, end: next + paragraph.length };
    next = span.end + PARAGRAPH_BREAK.length;
    return span;
  });
}

/**
 * Translates between UTF-16 offsets, used inside, and code points, used outside.
 * Linear once, then constant. An offset inside a surrogate pair counts as the pair's start.
 */
export function codePoints(text: string): {
  fromUnits: (unit: number) => number;
  toUnits: (point: number) => number;
} {
  const starts: number[] = [];
  const points = new Uint32Array(text.length + 1);
  for (let unit = 0; unit < text.length;) {
    const width = (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    points.fill(starts.length, unit, unit + width);
    starts.push(unit);
    unit += width;
  }
  points[text.length] = starts.length;
  starts.push(text.length);
  return {
    fromUnits: (unit) => points[Math.max(0, Math.min(unit, text.length))] ?? 0,
    toUnits: (point) => starts[Math.max(0, Math.min(point, starts.length - 1))] ?? 0,
  };
}

/**
 * The text without the given characters at its end. In a loop, because a regular expression for
 * the end of a text begins anew at every one of them that stands before it.
 */
export function withoutEnding(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
