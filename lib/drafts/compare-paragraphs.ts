/** The rows of two drafts read side by side, as the screen and the jobs hand them on. Pure. */
import { diffParagraphs, type DiffedText, type ParagraphRow } from "@/lib/text/diff/paragraphs";
import type { Paragraph, ParagraphKind } from "@/lib/text/text";

export type ComparedParagraph = {
  number: number;
  kind: ParagraphKind;
  level: number;
  text: string;
};

export type ComparisonRow = {
  kind: ParagraphRow["kind"];
  before: ComparedParagraph | null;
  after: ComparedParagraph | null;
  /** By word, for changed and moved paragraphs; empty for the rest. */
  pieces: Array<{ kind: "same" | "dropped" | "added"; text: string }>;
};

export function compareParagraphs({
  before,
  after,
}: {
  before: DiffedText;
  after: DiffedText;
}): ComparisonRow[] {
  const beforeNumbers = numbersOf(before);
  const afterNumbers = numbersOf(after);
  return diffParagraphs(before, after, { ignoreTypography: true }).map((row) => ({
    kind: row.kind,
    before: row.before && toCompared(before.text, row.before, beforeNumbers),
    after: row.after && toCompared(after.text, row.after, afterNumbers),
    pieces: "pieces" in row ? row.pieces.map(({ kind, text }) => ({ kind, text })) : [],
  }));
}

/** By where a paragraph begins, its number from 1. */
function numbersOf({ paragraphs }: DiffedText): ReadonlyMap<number, number> {
  return new Map(paragraphs.map(({ start }, index) => [start, index + 1]));
}

function toCompared(
  text: string,
  { start, end, kind, level }: Paragraph,
  numbers: ReadonlyMap<number, number>,
): ComparedParagraph {
  return { number: numbers.get(start) ?? 0, kind, level, text: text.slice(start, end) };
}
