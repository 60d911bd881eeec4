import { describe, expect, it } from "vitest";
import { comparisonSummary } from "./summary";

const none = { same: 9, changed: 0, moved: 0, added: 0, dropped: 0 };

describe("a comparison in one line", () => {
  it.each([
    [none, "No paragraph changed"],
    [{ ...none, changed: 1 }, "1 paragraph changed"],
    [{ ...none, added: 2, moved: 1 }, "2 paragraphs added, 1 moved"],
    [
      { ...none, changed: 3, added: 1, dropped: 1, moved: 1 },
      "3 paragraphs changed, 1 added, 1 dropped, 1 moved",
    ],
  ])("%o", (counts, line) => {
    expect(comparisonSummary(counts)).toBe(line);
  });
});
