import { expect, it } from "vitest";
import { narrowerMarks } from "./narrower-marks";

it.each<
  [name: string, sentence: string, mark: string, parts: Array<[wording: string, mark: string]>]
>([
  [
    "each member of a list",
    "On Monday a spreadsheet listed Alder, Birch and Cedar as targets.",
    "a spreadsheet listed Alder, Birch and Cedar as targets",
    [
      ["A spreadsheet listed Alder as targets", "Alder"],
      ["A spreadsheet listed Birch as targets", "Birch"],
      ["A spreadsheet listed Cedar as targets", "Cedar"],
    ],
  ],
  [
    "each clause, without the subject they share",
    "The council paid twice and hid the second invoice.",
    "The council paid twice and hid the second invoice",
    [
      ["The council paid twice", "paid twice"],
      ["The council hid the second invoice", "hid the second invoice"],
    ],
  ],
  [
    "the whole, where the words of one lie between those of the other",
    "Alder paid, and Birch took, five million.",
    "Alder paid, and Birch took, five million",
    [
      ["Alder paid five million", "Alder paid, and Birch took, five million"],
      ["Birch took it", "Birch took"],
    ],
  ],
  [
    "the whole, where a part says it in other words",
    "The council paid twice.",
    "The council paid twice",
    [
      ["A first sum went out", "The council paid twice"],
      ["Another followed", "The council paid twice"],
    ],
  ],
])("%s", (_, sentence, mark, parts) => {
  const start = sentence.indexOf(mark);
  const marks = narrowerMarks(
    sentence,
    { start, end: start + mark.length },
    parts.map(([wording]) => wording),
  );
  expect(marks.map((span) => sentence.slice(span.start, span.end))).toEqual(
    parts.map(([, words]) => words),
  );
});
