/** A walk that looks for a word finds it in every form in which a program may write it. */
import { describe, expect, it } from "vitest";
import { wordsIn } from "./encodings";

const WORD = "Hallbjarnarson";
const around = (text: string) => Buffer.from(`xx${text}yyy`, "latin1");

describe("a word is found", () => {
  it.each([
    ["as it is", around(WORD)],
    [
      "in a JSON escape",
      around(
        Array.from(WORD)
          .map((c) => `\\u00${c.charCodeAt(0).toString(16)}`)
          .join(""),
      ),
    ],
    ["in capitals", around(WORD.toUpperCase())],
    ["in hexadecimal figures", around(Buffer.from(WORD).toString("hex"))],
    ["in UTF-16", Buffer.from(`x${WORD}`, "utf16le")],
    ["reversed", around(Array.from(WORD).reverse().join(""))],
  ])("%s", (_, bytes) => {
    expect(wordsIn(bytes, [WORD])).toEqual([WORD]);
  });

  it("in Base64, wherever it begins", () => {
    for (const before of ["", "a", "ab", "abc", "abcd"]) {
      const text = Buffer.from(`${before}${WORD} and more`).toString("base64");
      expect(wordsIn(Buffer.from(text), [WORD])).toEqual([WORD]);
    }
  });

  it("and not in others", () => {
    expect(wordsIn(around("Halberd and son"), [WORD])).toEqual([]);
  });
});
