import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectorOf, findQuote } from "./selectors";

const text = "The mayor left early.\n\nThe mayor “never left”, her office said.";

describe("describe", () => {
  it("gives exact words, offsets and what stands around them", () => {
    const start = text.indexOf("never");
    expect(selectorOf(text, { start, end: start + 10 })).toEqual({
      start,
      end: start + 10,
      exact: "never left",
      prefix: text.slice(0, start),
      suffix: "”, her office said.",
    });
  });

  it("leaves out white space and invisible characters at the edges", () => {
    expect(selectorOf("a \u200Bword\u00A0 b", { start: 1, end: 9 })).toMatchObject({
      start: 3,
      end: 7,
      exact: "word",
    });
  });

  it("never cuts a character in two", () => {
    const faces = "😀".repeat(60);
    const { prefix, suffix } = selectorOf(`${faces}x${faces}`, { start: 120, end: 121 });
    expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
    const odd = selectorOf(`${faces}.x.${faces}`, { start: 121, end: 122 });
    expect(odd.prefix.isWellFormed() && odd.suffix.isWellFormed()).toBe(true);
  });

  it.each([
    [-1, 3],
    [3, 3],
    [5, 2],
    [0, 999],
    [21, 23],
  ])("refuses %i to %i", (start, end) => {
    expect(() => selectorOf(text, { start, end })).toThrow(RangeError);
  });
});

describe("findQuote", () => {
  it("finds all places, overlapping ones too", () => {
    expect(findQuote({ exact: "ana" }, "bananas")).toEqual([
      { start: 1, end: 4 },
      { start: 3, end: 6 },
    ]);
  });

  it("tells places apart by prefix and suffix", () => {
    const again = text.lastIndexOf("The mayor");
    expect(findQuote({ exact: "The mayor" }, text)).toHaveLength(2);
    expect(findQuote({ exact: "The mayor", suffix: " “never" }, text)).toEqual([
      { start: again, end: again + 9 },
    ]);
    expect(findQuote({ exact: "The mayor", prefix: "No. " }, text)).toEqual([]);
  });

  it("lets typography, case and spacing go where the words stand nowhere as written", () => {
    const [found] = findQuote({ exact: `"NEVER  left",`, prefix: "\nmayor " }, text);
    expect(found && text.slice(found.start, found.end)).toBe("“never left”,");
  });

  it("finds a described span again among its places", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", " ", "“", "é"), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (letters, one, other) => {
          const words = `x${letters.join("")}x`;
          const start = Math.min(one % words.length, other % words.length);
          const end = Math.max(one % words.length, other % words.length) + 1;
          if (words.slice(start, end).trim() === "") return;
          const selector = selectorOf(words, { start, end });
          expect(findQuote(selector, words, 999)).toContainEqual({
            start: selector.start,
            end: selector.end,
          });
        },
      ),
    );
  });

  it("agrees with Apache Annotator's cases", ({ skip }) => {
    const file = path.join(
      import.meta.dirname,
      "../../../shared/samples/anchoring/apache_annotator_cases.json",
    );
    if (!existsSync(file)) skip("The cases are not at ../shared/samples/anchoring.");
    type Cases = {
      match: { text: string; selector: { exact: string }; expected: [number, number][] }[];
      describe: { text: string; range: [number, number]; expected: { exact: string } }[];
    };
    const cases = JSON.parse(readFileSync(file, "utf8")) as Cases;
    for (const { text: given, selector, expected } of cases.match) {
      expect(findQuote(selector, given)).toEqual(expected.map(([start, end]) => ({ start, end })));
    }
    for (const { text: given, range, expected } of cases.describe) {
      const selector = selectorOf(given, { start: range[0], end: range[1] });
      expect(selector.exact).toBe(expected.exact);
      expect(findQuote(selector, given)).toEqual([{ start: range[0], end: range[1] }]);
    }
  });
});
