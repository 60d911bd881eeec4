import { describe, expect, it } from "vitest";
import { droppedHedges } from "./hedges";

describe("droppedHedges", () => {
  it.each([
    ["The firm may have read the mailbox", "The firm read the mailbox", ["may have"]],
    ["The files appear to list targets", "The files list targets", ["appear"]],
    ["An alleged breach of the ministry", "A breach of the ministry", ["allegedly"]],
    ["It was hacked, according to a review", "It was hacked", ["according to"]],
    ["If confirmed, it is the first such leak", "It is the first such leak", ["if confirmed"]],
    ["The data could have been sold", "The data may have been sold", ["could have"]],
    ["About 500 files were posted", "500 files were posted", ["about"]],
    ["Elections are in May 2024", "Elections were in 2024", []],
    ["The ministry said so", "The ministry stated so", []],
    ["It may read mail", "It may read all mail", []],
  ])("%s → %s", (before, after, dropped) => {
    expect(droppedHedges(before, after)).toEqual(dropped);
  });
});
