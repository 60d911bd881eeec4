/**
 * The shortest edit script between two stretches: Myers, "An O(ND) Difference Algorithm and Its
 * Variations", Algorithmica 1986. Pure; its work is the square of the edits, and limited.
 */
import type { EqualRun, SequencePair, SequenceStretch } from "./align";

/** Insertions and deletions up to which is searched. */
const EDIT_LIMIT = 1_000;

/** Steps that are left for searching; shared by searches that are to be bounded together. */
export type Effort = { steps: number };

/** About a quarter of a second. What is not searched any more counts as replaced. */
export function newEffort(steps = 40_000_000): Effort {
  return { steps };
}

/** What is equal, the last first; nothing where it needs more than EDIT_LIMIT edits, or more effort. */
export function shortestEdit(
  { before, after }: SequencePair,
  range: SequenceStretch,
  effort: Effort,
): EqualRun[] {
  const width = range.beforeEnd - range.before;
  const height = range.afterEnd - range.after;
  const limit = Math.min(width + height, EDIT_LIMIT);
  // More members on one side than edits allowed: the search could only fail.
  if (Math.abs(width - height) > limit) return [];
  const zero = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit && effort.steps > 0; edits += 1) {
    trace.push(furthest.slice(zero - edits - 1, zero + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = furthest[zero + diagonal + 1] ?? 0;
      const left = furthest[zero + diagonal - 1] ?? 0;
      const goesDown = diagonal === -edits || (diagonal !== edits && left < below);
      let x = goesDown ? below : left + 1;
      let y = x - diagonal;
      const from = x;
      while (x < width && y < height && before[range.before + x] === after[range.after + y]) {
        x += 1;
        y += 1;
      }
      effort.steps -= 1 + x - from;
      furthest[zero + diagonal] = x;
      if (x >= width && y >= height) return walkBack(trace, range);
    }
  }
  return [];
}

/** From the end of the search to its beginning, collecting what was equal on the way. */
function walkBack(trace: readonly Int32Array[], range: SequenceStretch): EqualRun[] {
  const runs: EqualRun[] = [];
  let x = range.beforeEnd - range.before;
  let y = range.afterEnd - range.after;
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
      runs.push({ before: range.before + entry, after: range.after + y0, length: x - entry });
    }
    x = goesDown ? entry : entry - 1;
    y = x - previous;
  }
  return runs;
}
