import { describe, expect, it } from "vitest";
import type { Paragraph } from "@/lib/text/text";
import { findQuotations } from "./quotations";

function quoted(...parts: string[]): string[] {
  const text = parts.join("\n\n");
  let start = 0;
  const paragraphs: Paragraph[] = parts.map((part) => {
    const paragraph = { start, end: start + part.length, kind: "paragraph" as const, level: 0 };
    start = paragraph.end + 2;
    return paragraph;
  });
  return findQuotations(text, paragraphs).map(({ parts: spans }) =>
    spans.map((span) => text.slice(span.start, span.end)).join("|"),
  );
}

describe("findQuotations", () => {
  it.each([
    ["She said: “Yes.” Then “no”.", ["Yes.", "no"]],
    ['"Yes," she said, "and no."', ["Yes,", "and no."]],
    ["« Oui », she said.", [" Oui "]],
    ["‘Yes,’ she said. ‘It’s the officers’ mess.’", ["Yes,", "It’s the officers’ mess."]],
    ["'It's late,' he said.", ["It's late,"]],
    ["The ships’ crews and the firm's men", []],
    ["Rock 'n' roll of the '90s", []],
    ['A 19" screen and a 5" nail', []],
    ['a stray mark" and then "words"', ["words"]],
    ["\"This 'one' is good.\"", ["This 'one' is good."]],
    ["“He said ‘no’ to me.”", ["He said ‘no’ to me."]],
    ["“Left open", ["Left open"]],
    ["“”", []],
  ])("%s", (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it("takes paragraphs that each open and of which the last closes as one quotation", () => {
    expect(quoted("“One.", "“Two.", "“Three.” She left.", "“Four.”")).toEqual([
      "One.|Two.|Three.",
      "Four.",
    ]);
  });

  it("does not carry an open quotation over a paragraph that does not open", () => {
    expect(quoted("“One.", "Two.” Three.")).toEqual(["One."]);
  });
});
