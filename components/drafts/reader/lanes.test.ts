import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inLanes } from "./lanes";

const lanes = (...spans: Array<[number, number]>) =>
  inLanes(spans.map(([start, end]) => ({ start, end }))).map(({ lane }) => lane);

describe("inLanes", () => {
  it("gives marks that do not meet the first lane", () => {
    expect(lanes([0, 5], [5, 9], [12, 20])).toEqual([0, 0, 0]);
  });

  it("puts the innermost of nested marks nearest to the words", () => {
    expect(lanes([0, 30], [2, 20], [4, 8])).toEqual([2, 1, 0]);
  });

  it("separates marks on the very same words", () => {
    expect(new Set(lanes([3, 9], [3, 9], [3, 9]))).toEqual(new Set([0, 1, 2]));
  });

  it("never draws two overlapping marks in one lane, and keeps their order", () => {
    const span = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (spans) => {
        const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
        const laid = inLanes(sorted);
        expect(laid.map(({ start, end }) => ({ start, end }))).toEqual(sorted);
        for (const [index, one] of laid.entries()) {
          for (const other of laid.slice(index + 1)) {
            const overlap = one.start < other.end && other.start < one.end;
            if (overlap) expect(one.lane).not.toBe(other.lane);
          }
        }
      }),
    );
  });
});
