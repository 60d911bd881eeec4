import { describe, expect, it } from "vitest";
import { countOf, draftCounts, unsettledCount } from "./draft-counts";

const none = { placed: 0, moved: 0, pending: 0, orphaned: 0, proposals: 0 };

describe("what became of the claims", () => {
  it.each([
    [{ ...none }, "0 proposals"],
    [{ ...none, proposals: 12 }, "12 proposals"],
    [{ ...none, placed: 1 }, "1 claim placed"],
    [{ ...none, orphaned: 2, proposals: 1 }, "0 claims placed, 2 orphaned, 1 proposal"],
    [
      { placed: 30, moved: 2, pending: 1, orphaned: 1, proposals: 12 },
      "30 claims placed, 2 moved, 1 pending, 1 orphaned, 12 proposals",
    ],
    [
      { ...none, placed: 1, proposals: 400, unlisted: 1200 },
      "1 claim placed, 400 proposals, 1,200 more not listed",
    ],
  ])("%o is %s", (counts, words) => {
    expect(draftCounts(counts)).toBe(words);
  });

  it("counts what a person has to decide", () => {
    expect(unsettledCount({ placed: 30, moved: 2, pending: 1, orphaned: 4, proposals: 12 })).toBe(
      7,
    );
  });

  it("counts in words", () => {
    expect([0, 1, 1200].map((count) => countOf(count, "claim"))).toEqual([
      "0 claims",
      "1 claim",
      "1,200 claims",
    ]);
  });
});
