import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSequences, longestRising, type EqualRun } from "./align";

const align = (before: readonly number[], after: readonly number[]) =>
  alignSequences(Int32Array.from(before), Int32Array.from(after));

const matched = (runs: readonly EqualRun[]) => runs.reduce((sum, run) => sum + run.length, 0);

/** Length of a longest common subsequence, by the textbook's table. */
function commonLength(before: readonly number[], after: readonly number[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const member of before) {
    const next = [0];
    after.forEach((other, index) => {
      next.push(member === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
    });
    row = next;
  }
  return row.at(-1)!;
}

function expectSound(
  before: readonly number[],
  after: readonly number[],
  runs: readonly EqualRun[],
) {
  let [old, now] = [0, 0];
  for (const run of runs) {
    expect(run.length).toBeGreaterThan(0);
    expect(run.before).toBeGreaterThanOrEqual(old);
    expect(run.after).toBeGreaterThanOrEqual(now);
    for (let step = 0; step < run.length; step += 1) {
      expect(before[run.before + step]).toBe(after[run.after + step]);
    }
    [old, now] = [run.before + run.length, run.after + run.length];
  }
  expect(old).toBeLessThanOrEqual(before.length);
  expect(now).toBeLessThanOrEqual(after.length);
}

describe("alignSequences", () => {
  const sequence = fc.array(fc.nat(6), { maxLength: 60 });

  it("finds as much in common as there is, where little differs", () => {
    fc.assert(
      fc.property(sequence, sequence, (before, after) => {
        const runs = align(before, after);
        expectSound(before, after, runs);
        expect(matched(runs)).toBe(commonLength(before, after));
      }),
      { numRuns: 500 },
    );
  });

  it("tears nothing apart that occurs once, where it is to keep it whole", () => {
    // The last four moved to the front, and one of the first three stands in their old place too.
    const before = [1, 2, 3, 11, 12, 13, 14];
    const after = [11, 12, 13, 14, 1, 2, 3, 2];
    const whole = alignSequences(Int32Array.from(before), Int32Array.from(after), {
      keepsWhole: true,
    });
    expect(whole).toEqual([{ before: 3, after: 0, length: 4 }]);
  });

  it("finds what stands once on both sides, where too much differs to search", () => {
    const filling = (from: number) => Array.from({ length: 300 }, (_, index) => from + index);
    const parts = Array.from({ length: 12 }, (_, part) => part);
    const before = parts.flatMap((part) => [...filling(10_000 + part * 1_000), part]);
    const after = parts.flatMap((part) => [...filling(50_000 + part * 1_000), part]);
    const runs = align(before, after);
    expectSound(before, after, runs);
    expect(matched(runs)).toBe(parts.length);
  });

  it("gives up soundly where nothing stands once and nearly all differs", () => {
    const noise = (step: number) =>
      Array.from({ length: 6_000 }, (_, index) => (index * index * step + index) % 101);
    const [before, after] = [noise(3), noise(7).reverse()];
    expectSound(before, after, align(before, after));
  });
});

describe("longestRising", () => {
  it.each([
    [[], []],
    [[5], [0]],
    [
      [3, 1, 2],
      [1, 2],
    ],
    [
      [9, 0, 8, 1, 7, 2],
      [1, 3, 5],
    ],
  ])("of %j: indexes %j", (values, indexes) => {
    expect(longestRising(values)).toEqual(indexes);
  });
});
