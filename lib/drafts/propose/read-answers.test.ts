/** A model's answers against the text: whole, bounded, and by whom the text says; or nothing. */
import { expect, it } from "vitest";
import { paragraphsOf } from "@/tests/support/readings";
import { readAnswers } from "./read-answers";

const TEXT = [
  "According to two former employees, the firm bribed three inspectors in Riga.",
  "“The pumps may be old,” Lund said, “but they still work.” The road was closed, and the mayor left at noon.",
  "A spreadsheet listed the Foreign Office, the Royal Thai Army and NATO as targets.",
  "Runa Fisk met Sofia Lind on Friday. The bridge fell in May. She drove home.",
  "On Monday Mr. Ravensby was late. The hall was empty that day.",
  "The council paid 40,000 euros.",
].join("\n\n");

type Answered = { quote: string; wording?: string; source?: string };

it.each<[string, Answered, Array<{ words: string; source?: string | null; wording?: string }>]>([
  [
    "that is cut short is whole again, with who the text says it is by",
    { quote: "bribed three inspectors", source: "the firm" },
    [{ words: "the firm bribed three inspectors in Riga", source: "two former employees" }],
  ],
  [
    "that takes in the frame is without it",
    { quote: "the firm bribed three inspectors in Riga.", source: "two former employees" },
    [{ words: "the firm bribed three inspectors in Riga", source: "two former employees" }],
  ],
  [
    "that ends inside a word ends with the word",
    { quote: "the mayor left at no" },
    [{ words: "the mayor left at noon", source: null }],
  ],
  [
    "that leaves out the subject is the sentence",
    { quote: "left at noon" },
    [{ words: "The road was closed, and the mayor left at noon", source: null }],
  ],
  ["that runs over two sentences is left out", { quote: "in May. She drove" }, []],
  ["that is no more than a mark is left out", { quote: "." }, []],
  [
    "without a verb is the sentence that it stands in",
    { quote: "40,000 euros" },
    [{ words: "The council paid 40,000 euros", source: null }],
  ],
  [
    "that is a list is split",
    { quote: "listed the Foreign Office, the Royal Thai Army and NATO as targets" },
    [{ words: "the Foreign Office" }, { words: "the Royal Thai Army" }, { words: "NATO" }],
  ],
  [
    "of somebody under a title and a day is under the name",
    { quote: "The hall was empty that day", source: "Mr. Ravensby" },
    [{ words: "The hall was empty that day", source: "Ravensby" }],
  ],
  [
    "of a pronoun leaves it open",
    { quote: "The bridge fell in May", source: "She" },
    [{ words: "The bridge fell in May", source: "She" }],
  ],
  [
    "of somebody who is named far away is nobody’s",
    { quote: "The council paid 40,000 euros", source: "Lund" },
    [{ words: "The council paid 40,000 euros", source: null }],
  ],
  [
    "with another figure in its wording is worded by the text",
    { quote: "The council paid 40,000 euros", wording: "The council paid 45,000 euros" },
    [{ words: "The council paid 40,000 euros", wording: "The council paid 40,000 euros" }],
  ],
  [
    "that turns the text round in its wording is worded by the text",
    { quote: "The bridge fell in May", wording: "The bridge never fell" },
    [{ words: "The bridge fell in May", wording: "The bridge fell in May" }],
  ],
])("a claim %s", (_, answer, expected) => {
  const whole = {
    kind: "fact" as const,
    attribution: "named" as const,
    sourceKind: "person" as const,
    ...answer,
  };
  const { found, dropped } = readAnswers({
    text: TEXT,
    paragraphs: paragraphsOf(TEXT),
    answers: [whole],
  });
  expect(dropped).toBe(expected.length === 0 ? 1 : 0);
  expect(found).toHaveLength(expected.length);
  expect(
    found.map(({ start, end, claim: { source, wording } }) => ({
      words: TEXT.slice(start, end).replace(/[.,]$/, ""),
      source: source?.name ?? null,
      wording,
    })),
  ).toMatchObject(expected);
});
