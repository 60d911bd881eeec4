import { describe, expect, it } from "vitest";
import { findHedges, hedgesOf } from "./hedges";

describe("hedgesOf", () => {
  it.each([
    ["The firm may have read the mailbox", ["may have"]],
    ["The files appear to list targets", ["appear to"]],
    ["An alleged breach of the ministry", ["alleged"]],
    ["It was hacked, according to a review", ["according to"]],
    ["If confirmed, it is the first such leak", ["If confirmed"]],
    ["About 500 files were posted", ["About"]],
    ["It is unlikely to fail", ["unlikely"]],
    ["Elections are in May 2024", []],
    ["The ministry said so", []],
  ])("%s", (text, hedges) => {
    expect(hedgesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(hedges);
  });
});

it("counts the hedges of one name", () => {
  expect(findHedges("It may fail, it may not, they said to be sure")).toEqual(
    new Map([
      ["may", 2],
      ["said to", 1],
    ]),
  );
});
