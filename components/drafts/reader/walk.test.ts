import { describe, expect, it } from "vitest";
import type { TextMark } from "./reader-draft";
import { markUnder, nextMark } from "./walk";

function claim(key: string, start: number, end: number, isDecided = false): TextMark {
  return {
    kind: "claim",
    key,
    start,
    end,
    paragraph: 1,
    wording: "",
    level: "unverified",
    isLapsed: false,
    isMoved: false,
    isDecided,
  };
}

function proposal(id: number, start: number, end: number): TextMark {
  return { kind: "proposal", key: `p${id}`, id, start, end, paragraph: 1, wording: "" };
}

const marks = [
  claim("C4", 0, 10),
  proposal(1, 12, 20),
  claim("C2", 22, 30, true),
  claim("C9", 32, 40),
];
const isClaim = (mark: TextMark) => mark.kind === "claim";
const isOpen = (mark: TextMark) => mark.kind === "claim" && !mark.isDecided;
const isProposal = (mark: TextMark) => mark.kind === "proposal";

describe("nextMark", () => {
  it("walks the stops in the order of the text", () => {
    expect(nextMark({ marks, from: null, by: 1, stops: isClaim })?.key).toBe("C4");
    expect(nextMark({ marks, from: "C4", by: 1, stops: isClaim })?.key).toBe("C2");
    expect(nextMark({ marks, from: "C2", by: -1, stops: isClaim })?.key).toBe("C4");
  });

  it("begins at the end when going up from nowhere", () => {
    expect(nextMark({ marks, from: null, by: -1, stops: isClaim })?.key).toBe("C9");
  });

  it("goes on from a mark that is no stop itself", () => {
    expect(nextMark({ marks, from: "p1", by: 1, stops: isClaim })?.key).toBe("C2");
    expect(nextMark({ marks, from: "C4", by: 1, stops: isOpen })?.key).toBe("C9");
  });

  it("stays within the text unless it wraps", () => {
    expect(nextMark({ marks, from: "C9", by: 1, stops: isClaim })).toBeNull();
    expect(nextMark({ marks, from: "C9", by: 1, stops: isOpen, wraps: true })?.key).toBe("C4");
    expect(nextMark({ marks, from: "C4", by: -1, stops: isOpen, wraps: true })?.key).toBe("C9");
  });

  it("finds no other where the only stop is open", () => {
    expect(nextMark({ marks, from: "p1", by: 1, stops: isProposal, wraps: true })).toBeNull();
  });
});

describe("markUnder", () => {
  const nested = [claim("C1", 0, 50), claim("C2", 5, 30), claim("C3", 10, 15)];

  it("opens the innermost first, then the next outer one, and round again", () => {
    expect(markUnder(nested, 12, null)?.key).toBe("C3");
    expect(markUnder(nested, 12, "C3")?.key).toBe("C2");
    expect(markUnder(nested, 12, "C2")?.key).toBe("C1");
    expect(markUnder(nested, 12, "C1")?.key).toBe("C3");
  });

  it("takes no notice of a mark that is open elsewhere", () => {
    expect(markUnder(nested, 2, "C3")?.key).toBe("C1");
  });

  it("finds nothing beside the marks", () => {
    expect(markUnder(nested, 50, null)).toBeNull();
  });
});
