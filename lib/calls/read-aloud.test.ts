/** What is offered to be read aloud: figures in words, and nothing that quotes somebody. */
import { describe, expect, it } from "vitest";
import { inWords, offeredQuestion, spelled } from "./read-aloud";

describe("numbers in words", () => {
  it.each([
    [0, "zero"],
    [21, "twenty-one"],
    [100, "one hundred"],
    [2_415, "two thousand four hundred and fifteen"],
    [1_000_007, "one million and seven"],
  ])("%d", (number, words) => {
    expect(inWords(number)).toBe(words);
  });
});

describe("a wording that is read aloud", () => {
  it.each([
    ["scoring ended on 8 March", "scoring ended on the eighth of March"],
    ["signed on 21 June 2024", "signed on the twenty-first of June twenty twenty-four"],
    ["paid £2.4 million", "paid two point four million pounds"],
    ["paid £2,400", "paid two thousand four hundred pounds"],
    ["rose 12.5%", "rose twelve point five per cent"],
    ["since 1984", "since nineteen eighty-four"],
    ["in 2005 and in 1906", "in two thousand and five and in nineteen oh six"],
    ["4 of the 6 said no", "four of the six said no"],
    ["Room 007, route A38, 10:30, 1.2.3", "Room 007, route A38, 10:30, 1.2.3"],
  ])("%s", (text, said) => {
    expect(spelled(text)).toBe(said);
  });
});

describe("a question that is offered", () => {
  it.each([
    ["The yard was told twice.", "Is it right that the yard was told twice?"],
    ["Tarrow Yard came last", "Is it right that Tarrow Yard came last?"],
    ["4 of 6 put it last.", "Is it right that four of six put it last?"],
    ["She called it “a race with one runner”", ""],
    ["", ""],
  ])("%s", (wording, question) => {
    expect(offeredQuestion(wording)).toBe(question);
  });
});
