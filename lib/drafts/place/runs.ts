/**
 * How far two texts agree around a pair of places, in logarithmic time however far that is, so
 * that a text which repeats itself over pages costs no more than another. Pure.
 *
 * By polynomial hashes of all beginnings (Karp and Rabin 1987) and binary search. Two independent
 * 32-bit hashes: a false agreement is out of any reach of chance.
 */

export type Runs = {
  /**
   * Tokens that agree from old[i] and new[j] onwards. The end of both texts counts as one more,
   * because where a text ends is as telling as a word.
   */
  readonly after: (i: number, j: number) => number;
  /** Tokens that agree before old[i] and new[j], backwards, the beginning counted like the end. */
  readonly before: (i: number, j: number) => number;
};

const MULTIPLIERS = [0x01000193, 0x5bd1e995] as const;
const SEEDS = [0x9e3779b1, 0x85ebca6b] as const;

type Hashes = { readonly sums: readonly [Int32Array, Int32Array] };

function mix(id: number, seed: number): number {
  let mixed = Math.imul(id + 1, seed);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) ^ (mixed >>> 15);
}

function hash(ids: Int32Array): Hashes {
  const sumsOf = (which: 0 | 1) => {
    const sums = new Int32Array(ids.length + 1);
    ids.forEach((id, at) => {
      sums[at + 1] = Math.imul(sums[at] ?? 0, MULTIPLIERS[which]) + mix(id, SEEDS[which]);
    });
    return sums;
  };
  return { sums: [sumsOf(0), sumsOf(1)] };
}

function powers(length: number, multiplier: number): Int32Array {
  const all = new Int32Array(length + 1).fill(1);
  for (let at = 1; at <= length; at += 1) all[at] = Math.imul(all[at - 1] ?? 1, multiplier);
  return all;
}

export function compareRuns(oldIds: Int32Array, newIds: Int32Array): Runs {
  const old = hash(oldIds);
  const fresh = hash(newIds);
  const longest = Math.max(oldIds.length, newIds.length);
  const power = [powers(longest, MULTIPLIERS[0]), powers(longest, MULTIPLIERS[1])] as const;
  const part = ({ sums }: Hashes, which: 0 | 1, from: number, length: number) =>
    ((sums[which][from + length] ?? 0) -
      Math.imul(sums[which][from] ?? 0, power[which][length] ?? 1)) |
    0;
  const agree = (i: number, j: number, length: number) =>
    part(old, 0, i, length) === part(fresh, 0, j, length) &&
    part(old, 1, i, length) === part(fresh, 1, j, length);
  /** The greatest length up to `most` that agrees; what agrees in full agrees in part. */
  const greatest = (most: number, holds: (length: number) => boolean): number => {
    let low = 0;
    let high = most;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (holds(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    after: (i, j) => {
      const most = Math.min(oldIds.length - i, newIds.length - j);
      const run = greatest(most, (length) => agree(i, j, length));
      return i + run === oldIds.length && j + run === newIds.length ? run + 1 : run;
    },
    before: (i, j) => {
      const run = greatest(Math.min(i, j), (length) => agree(i - length, j - length, length));
      return i === run && j === run ? run + 1 : run;
    },
  };
}
