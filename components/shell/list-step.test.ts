import { describe, expect, it } from "vitest";
import { nextInList } from "./list-step";

const items = ["claim 4", "proposal 1", "claim 2", "claim 9"];
const isClaim = (item: string) => item.startsWith("claim");
const isNine = (item: string) => item === "claim 9";
const isProposal = (item: string) => item.startsWith("proposal");

describe("nextInList", () => {
  it("walks the stops in the order of the list", () => {
    expect(nextInList({ items, from: null, by: 1, stops: isClaim })).toBe("claim 4");
    expect(nextInList({ items, from: "claim 4", by: 1, stops: isClaim })).toBe("claim 2");
    expect(nextInList({ items, from: "claim 2", by: -1, stops: isClaim })).toBe("claim 4");
    expect(nextInList({ items, from: "claim 4", by: 1 })).toBe("proposal 1");
  });

  it("begins at the end when going back from nowhere", () => {
    expect(nextInList({ items, from: null, by: -1, stops: isClaim })).toBe("claim 9");
    expect(nextInList({ items, from: "gone", by: -1, stops: isClaim })).toBe("claim 9");
  });

  it("goes on from a member that is no stop itself", () => {
    expect(nextInList({ items, from: "proposal 1", by: 1, stops: isClaim })).toBe("claim 2");
    expect(nextInList({ items, from: "claim 4", by: 1, stops: isNine })).toBe("claim 9");
  });

  it("stays within the list unless it wraps", () => {
    expect(nextInList({ items, from: "claim 9", by: 1, stops: isClaim })).toBeNull();
    expect(nextInList({ items, from: "claim 9", by: 1, stops: isClaim, wraps: true })).toBe(
      "claim 4",
    );
    expect(nextInList({ items, from: "claim 4", by: -1, stops: isClaim, wraps: true })).toBe(
      "claim 9",
    );
  });

  it("finds no other where the only stop is where one is", () => {
    expect(
      nextInList({ items, from: "proposal 1", by: 1, stops: isProposal, wraps: true }),
    ).toBeNull();
  });
});
