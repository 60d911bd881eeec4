import { describe, expect, it } from "vitest";
import { inTodaysNames, storedAs } from "./former-types";

describe("an event stored under a former name", () => {
  it.each(["raised", "answered", "closed", "dismissed"])("query.%s is a question's", (done) => {
    const data = JSON.stringify({ queryId: 4, question: "Who?", ref: "C1" });
    expect(inTodaysNames({ type: `query.${done}`, data })).toEqual({
      type: `question.${done}`,
      data: { questionId: 4, question: "Who?", ref: "C1" },
    });
  });

  it("leaves every other event as it was written", () => {
    const data = JSON.stringify({ name: "Mine", shared: false, query: "queryId=1" });
    expect(inTodaysNames({ type: "view.saved", data })).toEqual({
      type: "view.saved",
      data: { name: "Mine", shared: false, query: "queryId=1" },
    });
  });
});

describe("asking the log for types", () => {
  it("asks for the former names too", () => {
    expect(storedAs(["question.closed", "claim.edited"])).toEqual([
      "question.closed",
      "claim.edited",
      "query.closed",
    ]);
  });
});
