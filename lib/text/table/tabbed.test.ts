import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isQuotedColumn, readTabbed } from "./tabbed";

describe("text with tabs", () => {
  it.each([
    [
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\rc\td\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\t\n\tb",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["a\t", [["a", ""]]],
    ["", [[""]]],
    // A cell with a line break, as each system writes it.
    ['"a\nb"\tc', [["a\nb", "c"]]],
    [
      '"a\r\nb"\tc\r\nd\te',
      [
        ["a\nb", "c"],
        ["d", "e"],
      ],
    ],
    ['"a\rb"\tc', [["a\nb", "c"]]],
    // Quotation marks doubled within.
    ['"He said ""no""."\tBen', [['He said "no".', "Ben"]]],
    ['"He said ""no"".\nThen he left."\tBen Roe', [['He said "no".\nThen he left.', "Ben Roe"]]],
    ['"""Quoted whole"""\tAnn', [['"Quoted whole"', "Ann"]]],
    ['""""\tAnn', [['"', "Ann"]]],
    // A tab within a cell.
    [
      '"a\tb"\tc\nd\te',
      [
        ["a\tb", "c"],
        ["d", "e"],
      ],
    ],
    // Somebody's quotation.
    ['"Quoted whole" was the headline\tAnn', [['"Quoted whole" was the headline', "Ann"]]],
    ['"The bridge is closed"\tAnn', [['"The bridge is closed"', "Ann"]]],
    ['She said "no"\tAnn', [['She said "no"', "Ann"]]],
    ['Ann\t"no"', [["Ann", '"no"']]],
    ['"No" and "no"\tAnn', [['"No" and "no"', "Ann"]]],
    ["“Curly\tAnn", [["“Curly", "Ann"]]],
    // Quotes that never close.
    [
      '"a\tb\nc\td',
      [
        ['"a', "b"],
        ["c", "d"],
      ],
    ],
    [
      'a\t"b\nc\t"d',
      [
        ["a", '"b'],
        ["c", '"d'],
      ],
    ],
    ['""a\t"b""', [['""a', '"b""']]],
    // A quotation over two rows is not one cell with a tab.
    [
      '"He began\tAnn\nthen ended"\tBen\nx\ty',
      [
        ['"He began', "Ann"],
        ['then ended"', "Ben"],
        ["x", "y"],
      ],
    ],
    // A program that quotes everything.
    [
      '"a"\t"b"\n"c"\t"d"',
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\0b\tc", [["a\0b", "c"]]],
    [
      "שלום\tمرحبا\nאחת\tواحد",
      [
        ["שלום", "مرحبا"],
        ["אחת", "واحد"],
      ],
    ],
  ])("%j", (text, rows) => {
    expect(readTabbed(text)).toEqual(rows);
  });

  it("gives back whatever cells a sheet puts there, quoted in need", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', "\n", " ", "é") });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    const written = (text: string) =>
      /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(rows, (given) => {
        // A last row that is empty cannot be told from the end of the last line.
        const text = given.map((row) => row.map(written).join("\t")).join("\n");
        const last = given.at(-1)?.join("\t") ?? "";
        fc.pre(last !== "");
        expect(readTabbed(text)).toEqual(given);
      }),
    );
  });

  it("ten thousand columns and a million quotation marks take no longer than their length", () => {
    expect(readTabbed("x\t".repeat(10_000))[0]).toHaveLength(10_001);
    for (const hostile of ['"', '"\t', '"\n', '""\t', '"""\n', '"a\t"', '"a""\t']) {
      expect(readTabbed(hostile.repeat(200_000)).length).toBeGreaterThan(0);
    }
  });
});

describe("a column of a sheet without tabs", () => {
  it.each([
    ['"He said ""no""."\nThe bridge closed', true],
    ['The bridge closed\n"He said ""no"".\nThen he left."', true],
    ['"The bridge closed"', false],
    ['"The bridge closed"\n"The road opened"', false],
    ['"The bridge\nclosed"', false],
    ['"No ""end', false],
    ['He said ""no""', false],
    ['""', false],
    ["", false],
  ])("%j: %s", (text, isColumn) => {
    expect(isQuotedColumn(text)).toBe(isColumn);
  });
});
