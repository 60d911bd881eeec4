import { describe, expect, it } from "vitest";
import type { TextMark } from "./reader-draft";
import { markUnder } from "./mark-under";

function claim(key: string, start: number, end: number): TextMark {
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
    isDecided: false,
  };
}

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
