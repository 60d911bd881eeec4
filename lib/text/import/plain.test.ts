import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectNormalForm, paragraphsOf } from "@/tests/support/normal-form";
import { readPlain } from "./plain";

const textsOf = (source: string) => paragraphsOf(readPlain(source)).map(([, text]) => text);

/** As mail programs wrap: a line takes what fits. */
function wrapped(paragraph: string, column: number): string {
  const lines = [""];
  for (const word of paragraph.split(/(?<=-)(?=\w)| /)) {
    const last = lines.at(-1)!;
    const longer = last === "" || last.endsWith("-") ? last + word : `${last} ${word}`;
    if (longer.length <= column) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("\n");
}

const LONG = [
  "The harbour master said on Friday that the two ferries had left on time and that nobody on the quay had seen the cross-channel barge before it turned towards the lighthouse.",
  "A second witness, who asked not to be named because she still works there, disagreed with nearly all of what had been said about the barge and its half-empty hold, and about who was on watch that night.",
];

describe("readPlain", () => {
  it.each([
    ["blank lines", "One.\n\n \t\nTwo.\n", ["One.", "Two."]],
    [
      "no blank line at all",
      "One.\nTwo.\r\nThree.\rFour.\n\n",
      ["One.", "Two.", "Three.", "Four."],
    ],
    ["line breaks of the author", "By A\nof B\n\nText.", ["By A\nof B", "Text."]],
    ["spaces as typed", "  A  b\tc\u00a0d \n\n\u00a0e", ["A  b\tc\u00a0d", "e"]],
    ["control characters", "A\u0000b\u0007\n\nc\u2028d\u2029e", ["Ab", "c\nd", "e"]],
    ["half a character", "A \ud83d b", ["A \ufffd b"]],
  ])("%s", (_what, source, paragraphs) => {
    expect(textsOf(source)).toEqual(paragraphs);
  });

  it.each([56, 60, 64, 68, 72, 76, 80])("joins lines wrapped at column %i", (column) => {
    const source = LONG.map((paragraph) => wrapped(paragraph, column)).join("\n\n");
    expect(source.split("\n").length).toBeGreaterThan(6);
    expect(textsOf(source)).toEqual(LONG);
  });

  it("ends a paragraph where a line of a wrapped text ends early", () => {
    const source = ["By A. Writer", ...LONG.map((each) => wrapped(each, 64)), "The end."].join(
      "\n",
    );
    expect(textsOf(source)).toEqual(["By A. Writer", ...LONG, "The end."]);
  });

  it("does not join short lines that are no paragraph", () => {
    const verse = "The tide came in,\nthe tide went out,\nand nobody could say.\n\nThe end.";
    expect(textsOf(verse)).toEqual([
      "The tide came in,\nthe tide went out,\nand nobody could say.",
      "The end.",
    ]);
  });

  it.each([
    ["Ferry leaves early\n\nIt was seen.", "Ferry leaves early"],
    ["It was seen.\n\nFerry leaves early", null],
    ["Ferry leaves early", null],
    [`${"Long ".repeat(30)}\n\nIt was seen.`, null],
    ["By A\nof B\n\nIt was seen.", null],
  ])("%j has the title %j", (source, title) => {
    expect(readPlain(source).title).toBe(title);
  });

  it.each(["", " \n\t\u00a0", "\u0000\u0001", "\u200b"])("refuses %j as empty", (source) => {
    expect(() => readPlain(source)).toThrow(/no text/);
  });

  const lines = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 90 }) },
      {
        weight: 4,
        arbitrary: fc.constantFrom("", "word ".repeat(13), "- item", "a", "half-", " "),
      },
      fc.lorem({ maxCount: 14 }),
    ),
    { maxLength: 30 },
  );
  const sources = lines
    .map((all) => all.join("\n"))
    .filter((source) => /[\p{L}\p{N}]/u.test(source));

  it("gives a normal form that comes in again unchanged, and loses nothing but white space", () => {
    const ignored = /[\s\p{Cc}\ufffe\uffff]/gu;
    fc.assert(
      fc.property(sources, (source) => {
        const once = readPlain(source);
        expectNormalForm(once);
        expect(readPlain(once.text).text).toBe(once.text);
        expect(once.text.replace(ignored, "")).toBe(source.toWellFormed().replace(ignored, ""));
      }),
      { numRuns: 500 },
    );
  });
});
