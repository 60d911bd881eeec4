/** A document as a Word file with real, numbered footnotes, by the library docx. */
import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from "docx";
import { carriedByXml } from "@/lib/text/escape";
import { isReference, type Block, type DocumentModel, type Inline } from "./model";

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
};
const QUIET = { color: "4D4A43", size: 18 } as const;

/** The file's bytes. Its properties name nobody: what the first lines say is all that it says. */
export function asWord({ title, about, blocks, notes }: DocumentModel): Promise<Buffer> {
  const document = new Document({
    title: clean(title),
    creator: "Sourceline",
    lastModifiedBy: "Sourceline",
    styles: { default: { document: { run: { font: "Georgia", size: 22 } } } },
    footnotes: Object.fromEntries(
      notes.map(({ number, lines }) => [
        number,
        { children: lines.map((line) => new Paragraph({ children: [new TextRun(clean(line))] })) },
      ]),
    ),
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(title))] }),
          ...about.map(
            (line) => new Paragraph({ children: [new TextRun({ text: clean(line), ...QUIET })] }),
          ),
          ...blocks.flatMap(paragraphsOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function paragraphsOf(block: Block): Paragraph[] {
  if (block.kind === "list") {
    return block.items.map(
      (item) => new Paragraph({ bullet: { level: 0 }, children: item.map(runOf) }),
    );
  }
  const children = block.inlines.map(runOf);
  if (block.kind === "heading") {
    return [new Paragraph({ heading: HEADINGS[block.level], children })];
  }
  const indent = block.kind === "quotation" ? { indent: { left: 567 } } : {};
  return [new Paragraph({ children, spacing: { after: 160 }, ...indent })];
}

function runOf(inline: Inline): ParagraphChild {
  if (isReference(inline)) return new FootnoteReferenceRun(inline.note);
  const look: IRunOptions = inline.strong ? { bold: true } : {};
  return new TextRun({ text: clean(inline.text), ...look });
}

const clean = (words: string): string => carriedByXml(words).replaceAll("\n", " ");
