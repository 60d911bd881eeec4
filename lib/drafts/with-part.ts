/** A draft's text with a headline, a push text or the like added to it, for the next draft. Pure. */
import type { BroughtText } from "@/lib/text/import/findings";
import { PARAGRAPH_BREAK, type Paragraph, type Part } from "@/lib/text/text";

/** What can be added: the body comes in as a text of its own. */
export type AddedPart = Exclude<Part, "body">;

/**
 * A headline opens the text, a deck follows the headline, anything else closes the text.
 * @param words one paragraph, without white space at its ends.
 */
export function withPart(draft: BroughtText, part: AddedPart, words: string): BroughtText {
  const { text, paragraphs, links, notes, changes } = draft;
  const at = placeOf(part, paragraphs);
  const start = paragraphs[at]?.start ?? text.length + PARAGRAPH_BREAK.length;
  const by = words.length + PARAGRAPH_BREAK.length;
  const moved = (offset: number) => (offset >= start ? offset + by : offset);
  const shifted = <Of extends { start: number; end: number }>(span: Of): Of =>
    span.start < start ? span : { ...span, start: span.start + by, end: span.end + by };
  const added = { kind: "paragraph" as const, level: 0, part, start, end: start + words.length };
  return {
    ...draft,
    text:
      at < paragraphs.length
        ? text.slice(0, start) + words + PARAGRAPH_BREAK + text.slice(start)
        : text + PARAGRAPH_BREAK + words,
    paragraphs: [...paragraphs.slice(0, at), added, ...paragraphs.slice(at).map(shifted)],
    links: links.map(shifted),
    notes: notes.map(({ from, ...note }) => ({
      ...note,
      at: moved(note.at),
      ...(from !== undefined && { from: moved(from) }),
    })),
    changes: changes.map((change) => ({ ...change, at: moved(change.at) })),
  };
}

function placeOf(part: AddedPart, paragraphs: readonly Paragraph[]): number {
  if (part === "headline") return 0;
  if (part !== "deck") return paragraphs.length;
  return paragraphs.findLastIndex((paragraph) => paragraph.part === "headline") + 1;
}
