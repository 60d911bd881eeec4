/** The spellings of a name beside the one that was typed. */
import { describe, expect, it } from "vitest";
import { joinedWords, joinInitials, partedWords } from "./other-spellings";

describe("words written as one", () => {
  it("are those with an apostrophe of any kind, a hyphen, or stops between initials", () => {
    for (const sign of ["'", "’", "‘", "ʼ", "`", "´", "′", "＇"]) {
      expect(joinedWords(`Said Tom O${sign}Brien`)).toEqual(["obrien"]);
      expect(partedWords(`Said Tom O${sign}Brien`)).toEqual(["o brien"]);
    }
    expect(joinedWords("Ahmad al-Masri and Jean‑Luc")).toEqual(["almasri", "jeanluc"]);
    for (const initials of ["J. K. Rowling", "J.K. Rowling"]) {
      expect(joinedWords(initials)).toEqual(["jk"]);
      expect(partedWords(initials)).toEqual(["j k"]);
    }
  });

  it("are no others", () => {
    for (const text of ["The office", "'quoted'", "12-14", "a - b", "C. The end", ""]) {
      expect(joinedWords(text)).toEqual([]);
    }
    expect(joinedWords(`${"a-".repeat(80)}b`)).toEqual([]);
  });

  it("are asked for as one where initials are typed", () => {
    expect(joinInitials("j. k. rowling")).toBe("jk  rowling");
    expect(joinInitials("c. 7")).toBe("c. 7");
  });
});
