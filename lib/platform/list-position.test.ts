/** Figures of a list beside the rows that are shown of it. */
import { describe, expect, it } from "vitest";
import { agreeing } from "./list-position";

const all = { shown: 3, hasMore: false };

describe("the position of a page", () => {
  it("is what was read, where that agrees with the rows", () => {
    for (const total of [3, 7, null]) {
      expect(agreeing({ before: 0, total }, all)).toEqual({ before: 0, total });
    }
    expect(agreeing({ before: 100, total: 412 }, { shown: 100, hasMore: true })).toEqual({
      ...{ before: 100, total: 412 },
    });
  });

  it("follows the rows, where a claim left between the two readings", () => {
    expect(agreeing({ before: 0, total: 2 }, all)).toEqual({ before: 0, total: 3 });
    expect(agreeing({ before: 0, total: 3 }, { shown: 3, hasMore: true })).toEqual({
      ...{ before: 0, total: 4 },
    });
  });

  it("moves the last page up, where one before it left since its cursor was made", () => {
    const last = { shown: 50, hasMore: false };
    expect(agreeing({ before: 100, total: 149 }, last)).toEqual({ before: 99, total: 149 });
    expect(agreeing({ before: 100, total: 20 }, last)).toEqual({ before: 0, total: 50 });
  });

  it("never says that more is shown than there is, nor that a list goes on after its end", () => {
    for (let before = 0; before < 4; before += 1)
      for (let total = 0; total < 8; total += 1)
        for (let shown = 0; shown < 4; shown += 1)
          for (const hasMore of [true, false]) {
            const found = agreeing({ before, total }, { shown, hasMore });
            const end = found.before + shown;
            expect(hasMore ? end < found.total : end <= found.total).toBe(true);
            expect(found.before).toBeGreaterThanOrEqual(0);
          }
  });
});
