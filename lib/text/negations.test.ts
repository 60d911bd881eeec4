import { describe, expect, it } from "vitest";
import { isNegationOf, negations } from "./negations";

describe("negations", () => {
  it.each([
    ["We did not pay", ["not"]],
    ["We didn’t pay; you can't, they won't", ["didn’t", "can't", "won't"]],
    ["They cannot say", ["cannot"]],
    ["Neither the firm nor its owner", ["Neither", "nor"]],
    ["Nobody said nothing, no one, nowhere", ["Nobody", "nothing", "no", "nowhere"]],
    ["The ministry denied it and never wrote", ["denied", "never"]],
    ["Without a warrant, hardly anyone", ["Without", "hardly"]],
    ["No. 10 answered for platform no 9", []],
    ["A noted northern knot in Notting Hill", []],
    ["A dental nonet", []],
    ["", []],
  ])("%s", (text, words) => {
    const found = negations(text);
    expect(found.map(({ word }) => word)).toEqual(words);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(words);
  });
});

describe("isNegationOf", () => {
  it.each([
    ["likely", "unlikely", true],
    ["Unlikely", "likely", true],
    ["complete", "incomplete", true],
    ["possible", "impossible", true],
    ["legal", "illegal", true],
    ["lethal", "non-lethal", true],
    ["honest", "dishonest", true],
    ["likely", "likely", false],
    ["able", "cable", false],
    ["it", "unit", false],
  ])("%s, %s: %s", (one, other, expected) => {
    expect(isNegationOf(one, other)).toBe(expected);
    expect(isNegationOf(other, one)).toBe(expected);
  });
});
