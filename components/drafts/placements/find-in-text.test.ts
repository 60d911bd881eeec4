import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftParagraph } from "@/lib/drafts/rules";
import { passageAt, searchIn } from "./find-in-text";

function draftOf(...texts: string[]) {
  let start = 0;
  const paragraphs = texts.map((text, index): DraftParagraph => {
    const paragraph = { number: index + 1, kind: "paragraph" as const, level: 0, text };
    const span = { start, end: start + text.length };
    start = span.end + 2;
    return { ...paragraph, ...span };
  });
  return { text: texts.join("\n\n"), paragraphs };
}

const draft = draftOf(
  "The harbour office shut its doors in May. “We were never told”, said the clerk. It stayed shut.",
  "In June the harbour office opened again.",
);

describe("finding words in a draft", () => {
  const find = searchIn(draft);

  it("finds every place in reading order, whatever the case", () => {
    const found = find("HARBOUR  office", 10);
    expect(found.map(({ passage }) => passage.paragraph)).toEqual([1, 2]);
    expect(found.map(({ passage }) => draft.text.slice(passage.start, passage.end))).toEqual([
      "harbour office",
      "harbour office",
    ]);
  });

  it("lets straight quotation marks stand for curly ones", () => {
    const [found] = find('"we were never told"', 10);
    expect(draft.text.slice(found!.passage.start, found!.passage.end)).toBe("“We were never told”");
  });

  it("gives the sentence and shows the rest of it", () => {
    const [found] = find("shut its doors", 10);
    const { sentence, passage } = found!;
    expect(draft.text.slice(sentence.start, sentence.end)).toBe(
      "The harbour office shut its doors in May.",
    );
    expect(passage.before + passage.words + passage.after).toBe(
      "The harbour office shut its doors in May.",
    );
  });

  it("takes both sentences where the words reach over their border", () => {
    const [found] = find("said the clerk. It stayed", 10);
    expect(draft.text.slice(found!.sentence.start, found!.sentence.end)).toContain(
      "said the clerk. It stayed shut.",
    );
  });

  it("finds nothing for nothing, and no more than asked for", () => {
    expect(find("   ", 10)).toEqual([]);
    expect(find("lighthouse", 10)).toEqual([]);
    expect(find("e", 3)).toHaveLength(3);
  });

  it("always gives ranges of the text: the words inside their sentence", () => {
    const words = fc.constantFrom("the", "harbour", "shut.", "“May”", "ﬁne", "–", "İstanbul", "\n");
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), fc.nat(), (parts, seed) => {
        const text = parts.join(" ").trim() || "x";
        const only = draftOf(text);
        const start = seed % text.length;
        for (const { passage, sentence } of searchIn(only)(text.slice(start, start + 5), 20)) {
          expect(passage.start).toBeLessThan(passage.end);
          expect(sentence.start).toBeLessThanOrEqual(passage.start);
          expect(sentence.end).toBeGreaterThanOrEqual(passage.end);
          expect(sentence.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("the words around a place", () => {
  it("are cut between words and say that they are cut", () => {
    const long = draftOf(`${"before ".repeat(20)}HERE${" after".repeat(20)}`);
    const start = long.text.indexOf("HERE");
    const { before, words, after } = passageAt(long, { start, end: start + 4 });
    expect(words).toBe("HERE");
    expect(before).toMatch(/^… (before )+$/);
    expect(after).toMatch(/^( after)+ …$/);
  });

  it("are all there is at the ends of the text", () => {
    const short = draftOf("Only three words");
    expect(passageAt(short, { start: 0, end: 4 })).toEqual({
      start: 0,
      end: 4,
      paragraph: 1,
      before: "",
      words: "Only",
      after: " three words",
    });
  });
});
