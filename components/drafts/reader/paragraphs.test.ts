import { describe, expect, it } from "vitest";
import type { Paragraph } from "@/lib/text/text";
import { blocksOf, pageParagraphs } from "./paragraphs";
import type { TextMark } from "./reader-draft";

const text = "The mayor resigned.\n\nNobody said why.\n\nThe council meets on Monday.";

const paragraphs: Paragraph[] = text.split("\n\n").map((words) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, kind: "paragraph", level: 0 };
});

function proposal(id: number, start: number, end: number): TextMark {
  return { kind: "proposal", key: `p${id}`, id, start, end, paragraph: 1, wording: "", worth: 0.5 };
}

const laid = (...marks: TextMark[]) =>
  pageParagraphs(text, paragraphs, marks, []).map(({ marks: inside }) =>
    inside.map(({ key, lane, end }) => `${key} in ${lane} to ${end}`),
  );

describe("pageParagraphs", () => {
  it("numbers the paragraphs and cuts the text at their ends", () => {
    expect(
      pageParagraphs(text, paragraphs, [], []).map(({ number, text: words }) => [number, words]),
    ).toEqual([
      [1, "The mayor resigned."],
      [2, "Nobody said why."],
      [3, "The council meets on Monday."],
    ]);
  });

  it("shows a mark in every paragraph that it reaches, in one lane", () => {
    expect(laid(proposal(1, 4, 30), proposal(2, 21, 27))).toEqual([
      ["p1 in 1 to 30"],
      ["p1 in 1 to 30", "p2 in 0 to 27"],
      [],
    ]);
  });

  it("ends a mark with the paragraph when it runs into the break after it", () => {
    expect(laid(proposal(1, 4, 20))).toEqual([["p1 in 0 to 19"], [], []]);
  });
});

describe("blocksOf", () => {
  it("gathers neighbouring list items", () => {
    const kinds = ["heading", "list_item", "list_item", "note", "list_item"] as const;
    const blocks = blocksOf(kinds.map((kind, index) => ({ kind, number: index + 1 })));
    expect(blocks.map((block) => [block.kind, block.key])).toEqual([
      ["heading", 1],
      ["list", 2],
      ["note", 4],
      ["list", 5],
    ]);
    expect(blocks[1]).toMatchObject({ items: [{ number: 2 }, { number: 3 }] });
  });
});
