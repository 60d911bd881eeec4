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
    ["„Ja“, sagte sie, „und nein.“", ["Ja", "und nein."]],
    ["»Ja«, sagte sie, »und nein.«", ["Ja", "und nein."]],
    ["”Ja”, sa hon.", ["Ja"]],
    ["‚Ja‘, sagte sie. ‹Oui›, dit-elle.", ["Ja", "Oui"]],
    ["The ’90s and the ‘80s crews", []],
  ])("%s", (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it("takes paragraphs that each open and of which the last closes as one quotation", () => {
    expect(quoted("“One.", "“Two.", "“Three.” She left.", "“Four.”")).toEqual([
      "One.|Two.|Three.",
      "Four.",
    ]);
  });

  it.each([
    ["straight", ['"One.', '"Two.', '"Three." She left.']],
    ["curly", ["“One.", "“Two.", "“Three.” She left."]],
    ["single", ["‘One.", "‘It’s two.", "‘Three.’ She left."]],
    ["straight single", ["'One.", "'It's two.", "'Three.' She left."]],
    ["German", ["„One.", "„Two.", "„Three.“ She left."]],
    ["German with angles", ["»One.", "»Two.", "»Three.« She left."]],
    ["French", ["«\u00a0One.", "«\u00a0Two.", "«\u00a0Three.\u00a0» She left."]],
    ["French that reopens with the closing mark", ["« One.", "» Two.", "» Three. » She left."]],
  ])("takes three paragraphs in %s marks as one", (_, paragraphs) => {
    const found = quoted(...paragraphs);
    expect(found).toHaveLength(1);
    expect(found[0]?.split("|").map((part) => part.trim())).toEqual([
      "One.",
      expect.stringMatching(/[Tt]wo\.$/),
      "Three.",
    ]);
  });

  it("takes an apostrophe at the head of two paragraphs for no quotation", () => {
    expect(quoted("'Tis the season.", "'Twas the night.")).toEqual([]);
    expect(quoted("’Tis the season.", "‘Yes,’ she said.")).toEqual(["Yes,"]);
  });

  it("does not carry an open quotation over a paragraph that does not open", () => {
    expect(quoted("“One.", "Two.” Three.")).toEqual(["One."]);
  });
});
