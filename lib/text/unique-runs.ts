/**
 * Runs of members that occur once on either side of two stretches, as waypoints between them:
 * Bram Cohen's patience diff, with runs in place of lines. Pure; n log n.
 */
import type { EqualRun, SequencePair, SequenceStretch } from "./align";

/** Runs tried for uniqueness, longest first: longer ones are seldom the same by chance. */
const RUN_LENGTHS = [4, 2, 1];

/** The heaviest chain of unique runs that keeps its order on both sides, without overlaps. */
export function uniqueRunChain(pair: SequencePair, range: SequenceStretch): EqualRun[] {
  const chain: EqualRun[] = [];
  let { before, after } = range;
  for (const run of heaviestChain(uniqueRuns(pair, range))) {
    // The earlier one has what both would have.
    const cut = Math.max(0, before - run.before, after - run.after);
    if (cut >= run.length) continue;
    chain.push({ before: run.before + cut, after: run.after + cut, length: run.length - cut });
    before = run.before + run.length;
    after = run.after + run.length;
  }
  return chain;
}

/** The runs that occur once on both sides of the range, grown as far as the two agree. */
function uniqueRuns(pair: SequencePair, range: SequenceStretch): EqualRun[] {
  for (const length of RUN_LENGTHS) {
    const [here, there] = numberRuns(pair, range, length);
    const places = new Map<number, number>();
    there.forEach((run, at) => places.set(run, places.has(run) ? -1 : at));
    const seen = new Map<number, number>();
    for (const run of here) seen.set(run, (seen.get(run) ?? 0) + 1);
    const runs: EqualRun[] = [];
    /** Per diagonal, how far its last run reaches, so that no run is grown twice. */
    const reached = new Map<number, number>();
    here.forEach((run, at) => {
      const place = places.get(run) ?? -1;
      if (place < 0 || seen.get(run) !== 1) return;
      const before = range.before + at;
      const after = range.after + place;
      const diagonal = after - before;
      const done = reached.get(diagonal) ?? 0;
      if (before < done) return;
      const grown = grow(pair, range, before, after, done);
      reached.set(diagonal, grown.before + grown.length);
      runs.push(grown);
    });
    if (runs.length > 0) return runs;
  }
  return [];
}

/** Numbers for all runs of `length` members (a power of two); equal runs have equal numbers. */
function numberRuns(
  pair: SequencePair,
  range: SequenceStretch,
  length: number,
): [Int32Array, Int32Array] {
  let here = pair.before.subarray(range.before, range.beforeEnd);
  let there = pair.after.subarray(range.after, range.afterEnd);
  for (let width = 1; width < length; width *= 2) {
    const numbers = new Map<number, number>();
    const join = (runs: Int32Array) => {
      const joint = new Int32Array(Math.max(0, runs.length - width));
      for (let at = 0; at < joint.length; at += 1) {
        // Exact: both numbers are below the count of members, far from 2^26.
        const key = (runs[at] ?? 0) * 0x4000000 + (runs[at + width] ?? 0);
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        joint[at] = number;
      }
      return joint;
    };
    [here, there] = [join(here), join(there)];
  }
  return [here, there];
}

function grow(
  { before: old, after: now }: SequencePair,
  range: SequenceStretch,
  before: number,
  after: number,
  notBefore: number,
): EqualRun {
  let back = 0;
  while (
    before - back > Math.max(range.before, notBefore) &&
    after - back > range.after &&
    old[before - back - 1] === now[after - back - 1]
  ) {
    back += 1;
  }
  let length = 0;
  while (
    before + length < range.beforeEnd &&
    after + length < range.afterEnd &&
    old[before + length] === now[after + length]
  ) {
    length += 1;
  }
  return { before: before - back, after: after - back, length: back + length };
}

/** The chain of runs, rising on both sides, with the most members. n log n. */
function heaviestChain(runs: readonly EqualRun[]): EqualRun[] {
  const inOrder = [...runs].sort((a, b) => a.before - b.before || a.after - b.after);
  const ranks = new Map(
    [...new Set(inOrder.map(({ after }) => after))]
      .sort((a, b) => a - b)
      .map((place, rank) => [place, rank + 1]),
  );
  const weights: number[] = [];
  const previous: number[] = [];
  // A Fenwick tree over the places on the other side: the heaviest chain that ends before a place.
  const tree = new Int32Array(ranks.size + 1).fill(-1);
  const weightOf = (index: number) => (index < 0 ? 0 : (weights[index] ?? 0));
  let heaviest = -1;
  inOrder.forEach((run, index) => {
    const rank = ranks.get(run.after) ?? 0;
    let best = -1;
    for (let node = rank - 1; node > 0; node -= node & -node) {
      const ending = tree[node] ?? -1;
      if (weightOf(ending) > weightOf(best)) best = ending;
    }
    previous.push(best);
    weights.push(weightOf(best) + run.length);
    for (let node = rank; node < tree.length; node += node & -node) {
      if (weightOf(index) > weightOf(tree[node] ?? -1)) tree[node] = index;
    }
    if (weightOf(index) > weightOf(heaviest)) heaviest = index;
  });
  const chain: EqualRun[] = [];
  for (let index = heaviest; index >= 0; index = previous[index] ?? -1) {
    const run = inOrder[index];
    if (run) chain.push(run);
  }
  return chain.reverse();
}
