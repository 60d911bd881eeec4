import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffParagraphs, type DiffedText, type ParagraphRow } from "./paragraphs";
import { PARAGRAPH_BREAK, type Paragraph } from "@/lib/text/text";

function draft(...texts: readonly string[]): DiffedText {
  let start = 0;
  const paragraphs = texts.map((text): Paragraph => {
    const paragraph = { start, end: start + text.length, kind: "paragraph", level: 0 } as const;
    start = paragraph.end + PARAGRAPH_BREAK.length;
    return paragraph;
  });
  return { text: texts.join(PARAGRAPH_BREAK), paragraphs };
}

const read = ({ text }: DiffedText, paragraph: Paragraph | null) =>
  paragraph && text.slice(paragraph.start, paragraph.end);

const shown = (rows: readonly ParagraphRow[], before: DiffedText, after: DiffedText) =>
  rows.map((row) => [row.kind, read(before, row.before), read(after, row.after)]);

const LEAK = "The archive was posted on a Friday by an unknown account.";
const OWNER = "Its owner, a brewer from Hamburg, could not be reached by telephone.";
const COURT = "A court will hear the case in the spring, the clerk wrote.";

describe("diffParagraphs", () => {
  it.each<[string, string[], string[], Array<[string, string | null, string | null]>]>([
    [
      "nothing changed",
      [LEAK, OWNER],
      [LEAK, OWNER],
      [
        ["same", LEAK, LEAK],
        ["same", OWNER, OWNER],
      ],
    ],
    [
      "one added",
      [LEAK],
      [LEAK, OWNER],
      [
        ["same", LEAK, LEAK],
        ["added", null, OWNER],
      ],
    ],
    [
      "one dropped between others",
      [LEAK, OWNER, COURT],
      [LEAK, COURT],
      [
        ["same", LEAK, LEAK],
        ["dropped", OWNER, null],
        ["same", COURT, COURT],
      ],
    ],
    [
      "one moved",
      [LEAK, OWNER, COURT],
      [COURT, LEAK, OWNER],
      [
        ["moved", COURT, COURT],
        ["same", LEAK, LEAK],
        ["same", OWNER, OWNER],
      ],
    ],
    [
      "one replaced",
      [LEAK, OWNER],
      [COURT, OWNER],
      [
        ["added", null, COURT],
        ["dropped", LEAK, null],
        ["same", OWNER, OWNER],
      ],
    ],
    [
      "the same one twice, one dropped",
      ["* * *", LEAK, "* * *"],
      ["* * *", LEAK],
      [
        ["same", "* * *", "* * *"],
        ["same", LEAK, LEAK],
        ["dropped", "* * *", null],
      ],
    ],
    ["all from nothing", [], [LEAK], [["added", null, LEAK]]],
    ["nothing from nothing", [], [], []],
  ])("%s", (_, old, now, rows) => {
    const [before, after] = [draft(...old), draft(...now)];
    expect(shown(diffParagraphs(before, after), before, after)).toEqual(rows);
  });

  it("shows a changed paragraph by word, with offsets into the drafts", () => {
    const [before, after] = [draft(LEAK, OWNER), draft(LEAK, OWNER.replace("brewer", "baker"))];
    const [, row] = diffParagraphs(before, after);
    if (row?.kind !== "changed") throw new Error("not changed");
    const changed = row.pieces.filter((piece) => piece.kind !== "same");
    expect(changed.map(({ kind, text }) => [kind, text])).toEqual([
      ["dropped", "brewer"],
      ["added", "baker"],
    ]);
    expect(before.text.slice(changed[0]!.before.start, changed[0]!.before.end)).toBe("brewer");
    expect(after.text.slice(changed[1]!.after.start, changed[1]!.after.end)).toBe("baker");
  });

  it("recognises a paragraph that was moved and reworded", () => {
    const reworded = OWNER.replace("could not be reached", "was not reached");
    const [before, after] = [draft(OWNER, LEAK, COURT), draft(LEAK, COURT, reworded)];
    const rows = diffParagraphs(before, after);
    expect(rows.map((row) => row.kind)).toEqual(["same", "same", "moved"]);
  });

  const paragraph = fc
    .array(fc.constantFrom(..."the firm archive owner court never paid 30 men".split(" ")), {
      minLength: 1,
      maxLength: 8,
    })
    .map((words) => words.join(" "));
  const paragraphs = fc.array(paragraph, { maxLength: 12 });

  it("puts every paragraph of both drafts in one row, the later draft's in order", () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (old, now) => {
        const [before, after] = [draft(...old), draft(...now)];
        const rows = diffParagraphs(before, after);
        const inBefore = rows.flatMap((row) => (row.before ? [row.before.start] : []));
        const inAfter = rows.flatMap((row) => (row.after ? [row.after.start] : []));
        expect(inBefore.sort((a, b) => a - b)).toEqual(before.paragraphs.map((p) => p.start));
        expect(inAfter).toEqual(after.paragraphs.map((p) => p.start));
        const staying = rows.flatMap((row) =>
          row.kind === "same" || row.kind === "changed" ? [row] : [],
        );
        const order = staying.map((row) => row.before.start);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const row of staying) {
          const isSame = read(before, row.before) === read(after, row.after);
          expect(row.kind).toBe(isSame ? "same" : "changed");
        }
      }),
    );
  });

  it("never shows a text both as dropped and as added", () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (old, now) => {
        const [before, after] = [draft(...old), draft(...now)];
        const rows = diffParagraphs(before, after);
        const texts = (kind: string, side: 1 | 2) =>
          shown(rows, before, after)
            .filter((row) => row[0] === kind)
            .map((row) => row[side]);
        const added = texts("added", 2);
        expect(texts("dropped", 1).filter((text) => added.includes(text))).toEqual([]);
      }),
    );
  });
});
