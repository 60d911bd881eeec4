/** A draft's text as the page draws it: each paragraph with the marks and links that reach into it. Pure. */
import { spansWithin } from "@/lib/drafts/rules";
import type { Link, Paragraph, ParagraphKind, Span } from "@/lib/text/text";
import { inLanes, type Laned } from "./lanes";
import type { TextMark } from "./reader-draft";

export type PageParagraph = Paragraph & {
  /** As printed beside it, from 1. */
  number: number;
  text: string;
  marks: Laned<TextMark>[];
  links: Link[];
};

/** The paragraphs in order. A mark keeps its lane from one paragraph to the next. */
export function pageParagraphs(
  text: string,
  paragraphs: readonly Paragraph[],
  marks: readonly TextMark[],
  links: readonly Link[],
): PageParagraph[] {
  const laid = spansWithin(paragraphs, inLanes(marks));
  const linked = spansWithin(paragraphs, links);
  return paragraphs.map((paragraph, index) => ({
    ...paragraph,
    number: index + 1,
    text: text.slice(paragraph.start, paragraph.end),
    marks: (laid[index] ?? []).map((mark) => ({
      ...mark,
      end: endIn(mark.end, paragraph, paragraphs[index + 1]),
    })),
    links: linked[index] ?? [],
  }));
}

/** A mark that ends in the break after the paragraph ends with it. */
function endIn(end: number, paragraph: Span, next: Span | undefined): number {
  return end > paragraph.end && (!next || end <= next.start) ? paragraph.end : end;
}

export type Block<Member> =
  | { kind: "list"; key: number; items: Member[] }
  | { kind: Exclude<ParagraphKind, "list_item">; key: number; paragraph: Member };

/** Neighbouring list items become one list; everything else stands for itself. */
export function blocksOf<Member extends { kind: ParagraphKind; number: number }>(
  paragraphs: readonly Member[],
): Block<Member>[] {
  const blocks: Block<Member>[] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    if (paragraph.kind !== "list_item") {
      blocks.push({ kind: paragraph.kind, key: paragraph.number, paragraph });
    } else if (last?.kind === "list") {
      last.items.push(paragraph);
    } else {
      blocks.push({ kind: "list", key: paragraph.number, items: [paragraph] });
    }
  }
  return blocks;
}
