import { describe, expect, it } from "vitest";
import { partsOf, quotedWords, unitsOf } from "./parts";

describe("quotedWords", () => {
  it.each([
    ["“We paid”", "We paid"],
    [' "We paid," ', "We paid,"],
    ["‘“We paid”’", "We paid"],
    ["« We paid »", "We paid"],
    ["“We paid”.", "We paid"],
    ["“We paid, and there is more", "We paid, and there is more"],
    ["the boys’", "the boys’"],
    ["’tis late", "’tis late"],
    ["We “paid” them", "We “paid” them"],
    ["“Yes” is what he said", "“Yes” is what he said"],
    ["“”", ""],
    ["", ""],
  ])("%j: %j", (quote, words) => {
    const { start, end } = quotedWords(quote);
    expect(quote.slice(start, end)).toBe(words);
  });
});

describe("partsOf", () => {
  const NONE = { omission: false, inserted: "" };
  const LEFT_OUT = { omission: true, inserted: "" };

  it.each([
    ["We paid", [["We paid", NONE]], NONE],
    [
      "We … paid",
      [
        ["We", NONE],
        ["paid", LEFT_OUT],
      ],
      NONE,
    ],
    [
      "We paid.… They left",
      [
        ["We paid.", NONE],
        ["They left", LEFT_OUT],
      ],
      NONE,
    ],
    [
      "We paid . . . and left",
      [
        ["We paid", NONE],
        ["and left", LEFT_OUT],
      ],
      NONE,
    ],
    [
      "We [the firm] paid",
      [
        ["We", NONE],
        ["paid", { omission: false, inserted: " the firm" }],
      ],
      NONE,
    ],
    ["[…] We paid [them]", [["We paid", LEFT_OUT]], { omission: false, inserted: " them" }],
    [
      "A … [b] … c",
      [
        ["A", NONE],
        ["c", { omission: true, inserted: " b" }],
      ],
      NONE,
    ],
    [
      "He [s]aid [T]he end",
      [
        ["He", NONE],
        ["said", NONE],
        ["The end", NONE],
      ],
      NONE,
    ],
    ["We [never closed", [["We [never closed", NONE]], NONE],
    ["…", [], LEFT_OUT],
  ] as const)("%j", (quote, parts, after) => {
    const found = partsOf(quote);
    expect(found.parts.map(({ text, before }) => [text, before])).toEqual(parts);
    expect(found.after).toEqual(after);
  });
});

describe("unitsOf", () => {
  it("parts words at hyphens, folds typography and leaves out spaces", () => {
    const text = "The state\u2011owned \u201cbank\u201d\u2014it\u2019s \ufb01ne\u2026";
    const units = unitsOf(text);
    expect(units.keys).toEqual([
      "The",
      "state",
      "-",
      "owned",
      '"',
      "bank",
      '"',
      "-",
      "it's",
      "fine",
      "...",
    ]);
    const { start, end } = units.spanOf(1, 4);
    expect(text.slice(start, end)).toBe("state\u2011owned");
    expect(units.keys.map((_, index) => units.joinsPrevious(index)).indexOf(true)).toBe(2);
    expect([2, 3, 7, 8].map((index) => units.joinsPrevious(index))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
