import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";
import { readTokens, readWords } from "./words";

function split(text: string): string[] {
  const paragraph = { start: 0, end: text.length, kind: "paragraph" as const, level: 0 };
  return splitSentences(readWords(text, readTokens(text)), [paragraph]).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe("splitSentences", () => {
  it.each([
    ["One came. Two left.", ["One came.", "Two left."]],
    ["“Why?” she asked. “Because!”", ["“Why?” she asked.", "“Because!”"]],
    [
      "He said: “It ended. It is over.” She left.",
      ["He said: “It ended.", "It is over.”", "She left."],
    ],
    ["Dr. Roth of Alder Inc. paid $2.5 million.", ["Dr. Roth of Alder Inc. paid $2.5 million."]],
    ["They live in the U.S. The rest left.", ["They live in the U.S.", "The rest left."]],
    ["no capitals. no end", ["no capitals. no end"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("cuts what no person would write", () => {
    expect(split("said ".repeat(1_000)).length).toBeGreaterThan(1);
  });
});
