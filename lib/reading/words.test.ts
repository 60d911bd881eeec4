import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTokens, readWords } from "./words";

const wordsIn = (text: string) => readWords(text, readTokens(text));

describe("readWords", () => {
  it("keeps hyphenated words whole and knows a name from a description", () => {
    const words = wordsIn("The Leeds-based vendor I-Tec hired Omar al-Badr.");
    expect(words.map(({ text, pos }) => `${text}/${pos}`)).toEqual(
      "The/DET Leeds-based/ADJ vendor/NOUN I-Tec/PROPN hired/VERB Omar/PROPN al-Badr/PROPN ./PUNCT".split(
        " ",
      ),
    );
  });

  it.each([
    ["Tom met Sara.", "PROPN"],
    ["Mark waited.", "PROPN"],
    ["Rain fell.", "NOUN"],
  ])("tells a name from a common word where a sentence opens: %s", (text, pos) => {
    expect(wordsIn(text)[0]?.pos).toBe(pos);
  });

  it("passes over what is too long to be a word, and finds the rest in its place", () => {
    const text = `See https://example.org/${"a/".repeat(200)} there.`;
    expect(wordsIn(text).map((word) => word.text)).toEqual(["See", "there", "."]);
  });

  it("gives each word the place where it stands, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        let last = 0;
        for (const word of wordsIn(text)) {
          expect(text.slice(word.start, word.end)).toBe(word.text);
          expect(word.start).toBeGreaterThanOrEqual(last);
          last = word.end;
        }
      }),
    );
  });
});
