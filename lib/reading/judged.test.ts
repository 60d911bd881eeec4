import { describe, expect, it } from "vitest";
import { judgesBefore, judgingHeading } from "./judged";

const folded = (sentence: string) => sentence.toLowerCase().replaceAll("’", "'");

describe("a sentence that says of the one before whether it is so", () => {
  it.each([
    "This is false.",
    "That is not true.",
    "It was all a lie.",
    "But none of that was true.",
    "None of this is true, the firm says.",
    "The firm says that is nonsense.",
    "Those figures are wrong.",
    "This, too, was denied.",
    "That was a mistake, Hall said later.",
    "This turned out to be wrong.",
    "Both have since been disproved.",
    "That claim has never been proven.",
    "The story was later retracted.",
    "The rumour has been debunked many times.",
    "His account is contradicted by records.",
    "This has been confirmed by the port authority.",
    "This could not be independently confirmed.",
    "The claim could not be verified.",
    "The claim is impossible to verify.",
    "It has not been possible to check this.",
    "There is no proof of this.",
    "Investigators found no evidence of that.",
    "No evidence supports this.",
    "The firm calls this a lie.",
    "The board considers it false.",
    "We know this from two clerks.",
    "That comes from an internal memo.",
    "Hall is the only source for this.",
  ])("%s", (sentence) => {
    expect(judgesBefore(folded(sentence))).toBe(true);
  });

  it.each([
    "It is a true classic.",
    "It is false economy to sell.",
    "It was denied boarding.",
    "It was confirmed that the board met.",
    "They were wrong to leave.",
    "That is true of most harbours in the region, which lie on rivers.",
    "All of them are accurate to a metre.",
    "The report was withdrawn from sale in 1990 by its printer.",
    "There is no record of the meeting in May.",
    "This comes from a family of traders.",
    "We took it from the shelf.",
    "This is the correct bus for Riga.",
    "The charge was 3 euros.",
    "The figure skater left.",
    "Those documents are stored in Riga.",
  ])("not: %s", (sentence) => {
    expect(judgesBefore(folded(sentence))).toBe(false);
  });
});

describe("a heading that says whether what is under it is so", () => {
  /** Every paragraph as one sentence. */
  function over(text: string) {
    const sentences = Array.from(text.matchAll(/[^\n]+/g), (match) => ({
      ...{ start: match.index, end: match.index + match[0].length },
    }));
    const span = judgingHeading(text, sentences, sentences.length - 1);
    return span && text.slice(span.start, span.end);
  }

  it.each([
    ["What is not true:\n\nThe mayor paid.", "What is not true:"],
    ["What is not true\n\nThe lake froze.\n\nThe mayor paid.", "What is not true"],
    ["Myths about the port\n\nThe mayor paid.", "Myths about the port"],
    ["What we do not know\n\nThe mayor paid.", "What we do not know"],
  ])("%s", (text, heading) => {
    expect(over(text)).toBe(heading);
  });

  it.each([
    "The mayor and the port\n\nThe mayor paid.",
    "What is not true\n\nThe lake froze.\n\nThe barge\n\nThe mayor paid.",
    "That is not true.\n\nThe mayor paid.",
    "The mayor paid.",
  ])("none: %s", (text) => {
    expect(over(text)).toBeNull();
  });
});
