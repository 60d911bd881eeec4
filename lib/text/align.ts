/**
 * Which members of one sequence stand in another, in the same order. Pure and bounded.
 *
 * Two methods, each where it is good: Myers' greedy search for the shortest edit script
 * ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1986) where the sequences
 * differ in few places; where they differ in many, Bram Cohen's patience diff, which takes the
 * members that stand exactly once on both sides as waypoints and compares what lies between.
 * Stretches that differ throughout and share no waypoint are not compared further: they count as
 * replaced. The result is then not the shortest, but the work stays below STEP_LIMIT.
 */

/** `length` members from `before` on stand from `after` on in the other sequence. */
export type EqualRun = { readonly before: number; readonly after: number; readonly length: number };

/** Insertions and deletions up to which one stretch is searched; the search costs its square. */
const EDIT_LIMIT = 1_000;
/** Steps of all searches together, about a quarter of a second; the rest counts as replaced. */
const STEP_LIMIT = 40_000_000;

type Range = { beforeStart: number; beforeEnd: number; afterStart: number; afterEnd: number };

/**
 * Aligns two sequences of numbers (ids of words, of paragraphs …). The runs are in order on both
 * sides, do not overlap, and of two neighbours never touch on both sides.
 */
export function alignSequences(before: Int32Array, after: Int32Array): EqualRun[] {
  const runs: EqualRun[] = [];
  let steps = 0;

  const keep = (run: EqualRun) => {
    if (run.length === 0) return;
    const last = runs.at(-1);
    const touches =
      last && last.before + last.length === run.before && last.after + last.length === run.after;
    if (touches) runs[runs.length - 1] = { ...last, length: last.length + run.length };
    else runs.push(run);
  };

  const align = (range: Range) => {
    let { beforeStart, beforeEnd, afterStart, afterEnd } = range;
    while (
      beforeStart < beforeEnd &&
      afterStart < afterEnd &&
      before[beforeStart] === after[afterStart]
    ) {
      beforeStart += 1;
      afterStart += 1;
    }
    keep({
      before: range.beforeStart,
      after: range.afterStart,
      length: beforeStart - range.beforeStart,
    });
    while (
      beforeStart < beforeEnd &&
      afterStart < afterEnd &&
      before[beforeEnd - 1] === after[afterEnd - 1]
    ) {
      beforeEnd -= 1;
      afterEnd -= 1;
    }
    const inner = { beforeStart, beforeEnd, afterStart, afterEnd };
    if (beforeStart < beforeEnd && afterStart < afterEnd && steps < STEP_LIMIT) {
      const search = shortestEdit(before, after, inner);
      steps += search.steps;
      if (search.runs) search.runs.forEach(keep);
      else alignBetween(inner, waypoints(before, after, inner));
    }
    keep({ before: beforeEnd, after: afterEnd, length: range.beforeEnd - beforeEnd });
  };

  const alignBetween = (range: Range, points: ReadonlyArray<readonly [number, number]>) => {
    if (points.length === 0) return;
    let { beforeStart, afterStart } = range;
    for (const [beforeEnd, afterEnd] of points) {
      align({ beforeStart, beforeEnd, afterStart, afterEnd });
      keep({ before: beforeEnd, after: afterEnd, length: 1 });
      beforeStart = beforeEnd + 1;
      afterStart = afterEnd + 1;
    }
    align({ ...range, beforeStart, afterStart });
  };

  align({ beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length });
  return runs;
}

/** Myers' forward search. `runs` is null where the range needs more than EDIT_LIMIT edits. */
function shortestEdit(
  before: Int32Array,
  after: Int32Array,
  { beforeStart, beforeEnd, afterStart, afterEnd }: Range,
): { runs: EqualRun[] | null; steps: number } {
  const width = beforeEnd - beforeStart;
  const height = afterEnd - afterStart;
  const limit = Math.min(width + height, EDIT_LIMIT);
  // More members on one side than edits allowed: the search could only fail.
  if (Math.abs(width - height) > limit) return { runs: null, steps: 0 };
  const zero = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  let steps = 0;
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(zero - edits - 1, zero + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = furthest[zero + diagonal + 1] ?? 0;
      const left = furthest[zero + diagonal - 1] ?? 0;
      const goesDown = diagonal === -edits || (diagonal !== edits && left < below);
      let x = goesDown ? below : left + 1;
      let y = x - diagonal;
      const from = x;
      while (x < width && y < height && before[beforeStart + x] === after[afterStart + y]) {
        x += 1;
        y += 1;
      }
      steps += 1 + x - from;
      furthest[zero + diagonal] = x;
      if (x >= width && y >= height) {
        return { runs: walkBack(trace, width, height, beforeStart, afterStart), steps };
      }
    }
  }
  return { runs: null, steps };
}

/** From the end of the search to its beginning, collecting what was equal on the way. */
function walkBack(
  trace: readonly Int32Array[],
  width: number,
  height: number,
  beforeStart: number,
  afterStart: number,
): EqualRun[] {
  const runs: EqualRun[] = [];
  let x = width;
  let y = height;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits];
    // Each snapshot reaches one diagonal further than its edits on either side.
    const reached = (diagonal: number) => furthest?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const goesDown =
      diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
    const previous = goesDown ? diagonal + 1 : diagonal - 1;
    const entry = edits === 0 ? 0 : goesDown ? reached(previous) : reached(previous) + 1;
    if (x > entry) {
      const y0 = entry - diagonal;
      runs.push({ before: beforeStart + entry, after: afterStart + y0, length: x - entry });
    }
    x = goesDown ? entry : entry - 1;
    y = x - previous;
  }
  return runs.reverse();
}

/** Members standing exactly once on either side: as many as are in the same order on both. */
function waypoints(
  before: Int32Array,
  after: Int32Array,
  range: Range,
): Array<readonly [number, number]> {
  const inBefore = onlyPlaces(before, range.beforeStart, range.beforeEnd);
  const inAfter = onlyPlaces(after, range.afterStart, range.afterEnd);
  const shared: Array<readonly [number, number]> = [];
  for (const [member, place] of inBefore) {
    const counterpart = inAfter.get(member) ?? -1;
    if (place >= 0 && counterpart >= 0) shared.push([place, counterpart]);
  }
  return longestRising(shared.map(([, place]) => place)).flatMap((index) => {
    const point = shared[index];
    return point ? [point] : [];
  });
}

/** For each member of the range its place, or -1 where it has several; in order of first place. */
function onlyPlaces(members: Int32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = start; index < end; index += 1) {
    const member = members[index] ?? -1;
    places.set(member, places.has(member) ? -1 : index);
  }
  return places;
}

/** Indexes of a longest rising subsequence of distinct numbers (patience sorting, n log n). */
export function longestRising(values: readonly number[]): number[] {
  /** For each length, the index of the smallest value that ends such a subsequence. */
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = index;
  });
  const rising: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rising.push(index);
  return rising.reverse();
}

/** Gives equal strings equal numbers, from 0 on in order of first appearance. */
export function numberer(): (member: string) => number {
  const numbers = new Map<string, number>();
  return (member) => {
    const known = numbers.get(member);
    if (known !== undefined) return known;
    numbers.set(member, numbers.size);
    return numbers.size - 1;
  };
}
