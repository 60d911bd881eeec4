/** The rules of calls, each row with the paragraph that it stands for. */
import { describe, expect, it } from "vitest";
import {
  isAsked,
  namesThem,
  notCalled,
  questionFault,
  unmetForCall,
  type CallAnswer,
  type CallOutcome,
  type Tie,
} from "./rules";

const NO_TIE: Tie = {
  ...{ cited: false, leans: false, put: false, named: false },
  ...{ othersSecret: false, putToOthers: false },
};

describe("“All that rests on or concerns a person”, and nothing else", () => {
  it.each<[string, Partial<Tie>, boolean]>([
    ["they said it", { cited: true }, true],
    ["it rests on what they said", { leans: true }, true],
    ["it was put to them", { put: true }, true],
    ["it names them", { named: true }, true],
    ["nothing ties them to it", {}, false],
    // “without other subjects' claims”
    ["it is another subject’s to answer", { leans: true, putToOthers: true }, false],
    ["it names them, and was put to another", { named: true, putToOthers: true }, false],
    ["it was put to both", { put: true, putToOthers: true }, true],
    ["they said it, and it was put to another", { cited: true, putToOthers: true }, true],
    // “nothing confidential”
    ["another told it in confidence", { leans: true, othersSecret: true }, false],
    ["it names them, told in confidence", { named: true, othersSecret: true }, false],
    ["it was put to them, told in confidence", { put: true, othersSecret: true }, false],
    ["they said it as well", { cited: true, othersSecret: true }, true],
  ])("%s", (_, tie, asked) => {
    expect(isAsked({ ...NO_TIE, ...tie })).toBe(asked);
  });
});

describe("“as questions in the checker's words, without verbatim quotes”", () => {
  const told = {
    quotes: ["We had never seen the second price before that day"],
    handles: ["Source K-7"],
  };
  it.each<[string, string, RegExp | null]>([
    ["words of one’s own", "Did you see the second price late?", null],
    ["two words at a distance", "Was the “second price” late?", null],
    ["a quotation", "Did you say “never seen the price”?", /by their sense/],
    ["a quote without marks", "Had you never seen the second price before?", /word for word/],
    ["another’s handle", "Is source K-7 right?", /names a confidential source/],
  ])("%s", (_, text, fault) => {
    const found = questionFault(text, told);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });
});

describe("a wording concerns somebody whose whole name it holds", () => {
  it.each([
    ["Wren Hollis scored the bids", true],
    ["WREN HOLLIS’s score", true],
    ["W. Hollis scored the bids", false],
    ["Hollis, Wren", false],
    ["Karen Hollister", false],
  ])("%s", (wording, named) => {
    expect(namesThem(wording, ["Wren Hollis"])).toBe(named);
  });
});

describe("whom one calls", () => {
  it("is whoever answers", () => {
    const called = (kind: "person" | "organisation" | "document", kept = false) =>
      notCalled({ name: "It", kind, kept });
    expect(called("person")).toBeNull();
    expect(called("organisation")).toBeNull();
    expect(called("document")).toMatch(/answers no questions/);
    expect(called("person", true)).toMatch(/one story’s own/);
  });
});

describe("“attempts are logged”: what nobody answered is answered by nobody", () => {
  it.each<[CallOutcome, CallAnswer, boolean]>([
    ["reached", "as_we_have_it", true],
    ["reached", "left_open", true],
    ["no_answer", "left_open", true],
    ["no_answer", "as_we_have_it", false],
    ["message_left", "corrected", false],
    ["refused", "as_we_have_it", false],
  ])("%s, %s", (outcome, answer, may) => {
    expect(unmetForCall({ outcome, lines: [{ answer }] }).length === 0).toBe(may);
  });
});
