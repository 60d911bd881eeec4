import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areListMarks, linesOfList } from "./list-marks";

const list = (...lines: string[]) => lines.join("\n");

describe("the marks of a list go", () => {
  it.each([
    ["1. One\n2. Two\n3. Three"],
    ["1) One\n2) Two\n3) Three"],
    ["(1) One\n(2) Two\n(3) Three"],
    ["1: One\n2: Two\n3: Three"],
    ["7. One\n8. Two\n9. Three"],
    ["9. One\n10. Two\n11. Three"],
    ["a) One\nb) Two\nc) Three"],
    ["a. One\nb. Two\nc. Three"],
    ["(a) One\n(b) Two\n(c) Three"],
    ["A) One\nB) Two\nC) Three"],
    ["A. One\nB. Two\nC. Three"],
    ["- One\n- Two\n- Three"],
    ["– One\n– Two\n– Three"],
    ["— One\n— Two\n— Three"],
    ["* One\n* Two\n* Three"],
    ["+ One\n+ Two\n+ Three"],
    ["• One\n• Two\n• Three"],
    ["▪ One\n▪ Two\n▪ Three"],
    ["☐ One\n☑ Two\n☐ Three"],
    ["[ ] One\n[x] Two\n[] Three"],
    ["- [ ] One\n- [x] Two\n- [ ] Three"],
    ["1. • One\n2. • Two\n3. • Three"],
    ["C7. One\nC12: Two\nc13) Three"],
    ["•\tOne\n•\tTwo\n•\tThree"],
    ["1.\tOne\r\n2.\tTwo\r\n3.\tThree"],
    ["1. One\r2. Two\r3. Three"],
    ["  • One\n\n  • Two\n\n  • Three\n"],
    ["1.\u00a0One\n2.\u00a0Two\n3.\u00a0Three"],
    ["1. One\n  - Two\n  - Three"],
    ["- One\n  1. Two\n- Three\n2. "],
  ])("%j", (text) => {
    const found = linesOfList(text);
    expect(found.map((line) => line.replace(/^1\. One$|^2\. $/, "One"))).toEqual(
      expect.arrayContaining(["Two", "Three"]),
    );
  });

  it("lists stand within lists", () => {
    expect(linesOfList("1. One\n  a) Two\n  b) Three\n2. Four\n  a) Five\n  b) Six")).toEqual([
      "One",
      "Two",
      "Three",
      "Four",
      "Five",
      "Six",
    ]);
  });

  it("a list of dashes may hold a figure", () => {
    expect(linesOfList("- The bridge closed\n- 40 people came")).toEqual([
      "The bridge closed",
      "40 people came",
    ]);
  });

  it("lines with nothing on them go", () => {
    expect(linesOfList("One\n\n   \n---\n•\nTwo\n1.\n2.\n")).toEqual(["One", "Two"]);
    expect(linesOfList("")).toEqual([]);
  });
});

describe("every character stays", () => {
  it.each([
    [list("c. 40 people")],
    [list("c. 40 people came", "p. 3 says so")],
    [list("c. 40 people came", "c. 50 people left")],
    [list("c. 40 people came", "d. 1943 in Riga")],
    [list("– 4 %")],
    [list("– 4 %", "– 3 %")],
    [list("- 5 degrees", "- 6 degrees")],
    [list("− 5 degrees", "− 6 degrees")],
    [list("-5 degrees", "-6 degrees")],
    [list("- £4 million", "- £5 million")],
    [list("12. Mai")],
    [list("12. Mai: der Hafen", "13. Mai: die Brücke")],
    [list("1. Mai: der Hafen", "2. Mai: die Brücke")],
    [list("1. januar", "2. januar")],
    [list("p. 3")],
    [list("p. 3", "p. 4")],
    [list("a. m. meetings are short")],
    [list("1. FC wins")],
    [list("1. One")],
    [list("1. One", "1. Two")],
    [list("1. One", "3. Three")],
    [list("2. Two", "1. One")],
    [list("1. One", "2) Two", "(3) Three", "a) Four")],
    [list("- One")],
    [list("• One")],
    [list("- One", "and so on", "- Two")],
    [list("- One", "* Two")],
    [list("A. Smith said so", "B. Jones denied it")],
    [list("I. Newton said so")],
    [list("2021 was the year", "2022 was not")],
    [list("3.5 million were paid", "4.5 million were not")],
    [list("2024. A year", "2025. Another")],
    [list("A contractor did it", "B contractor did not")],
    [list("C4 was found", "C5 was not")],
    [list("C7. One")],
    [list("“Quoted” said one", "“Unquoted” said two")],
    [list('"Quoted whole"', '"Quoted ""again"""')],
    [list("[sic] said one", "[x] marks it")],
    [list("10:30 was the hour", "11:30 was not")],
    [list("№ 1. One", "№ 2. Two")],
    [list("1.5. One", "1.6. Two")],
    [list("שלום עולם", "مرحبا بالعالم")],
  ])("%j", (text) => {
    expect(linesOfList(text)).toEqual(text.split("\n"));
  });
});

it("a column of marks is told from one that says something", () => {
  expect(areListMarks(["1.", "2.", "3."])).toBe(true);
  expect(areListMarks(["•", "•"])).toBe(true);
  expect(areListMarks(["1.", "3."])).toBe(false);
  expect(areListMarks(["1. a", "2."])).toBe(false);
  expect(areListMarks(["1."])).toBe(false);
  expect(areListMarks(["Ann Doe", "Ben Roe"])).toBe(false);
});

it("lines hold text each, on one line, and are stable under pasting again", () => {
  const mark = fc.constantFrom("1. ", "2. ", "3) ", "a) ", "b) ", "- ", "– ", "• ", "[ ] ", "C4: ");
  const lines = fc.tuple(fc.array(mark, { maxLength: 3 }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 8 }), (given) => {
      const found = linesOfList(given.map(([marks, rest]) => marks.join("") + rest).join("\n"));
      for (const line of found) expect(line).toMatch(/^\S(?:.*\S)?$/su);
      expect(linesOfList(found.join("\n"))).toEqual(found);
    }),
  );
});
