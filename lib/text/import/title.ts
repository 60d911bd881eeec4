/** What a text that came in is called. Pure. */
import type { ImportedText } from "@/lib/text/text";

/** The first headline, else what the document calls itself, else its first heading. */
export function titleFrom(
  { text, paragraphs }: Omit<ImportedText, "title">,
  ownTitle: string | null,
): string | null {
  const headings = paragraphs.filter((paragraph) => paragraph.kind === "heading");
  const textOf = (paragraph: { start: number; end: number } | undefined) =>
    paragraph ? text.slice(paragraph.start, paragraph.end) : null;
  const headline = textOf(headings.find((heading) => heading.level === 1));
  const title = headline ?? ownTitle ?? textOf(headings[0]) ?? "";
  return (
    title
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim() || null
  );
}
