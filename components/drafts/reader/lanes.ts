/**
 * In which lane below the words each mark's line is drawn, so that marks that overlap have lines
 * of their own. The shorter mark gets the lane nearer to the words; a mark keeps its lane along
 * its whole length. Pure.
 *
 * Greedy colouring of intervals, shortest first; longest-first would need fewer lanes in the worst
 * case, but would put the innermost claim's line farthest from its words.
 */
import type { Span } from "@/lib/text/text";

export type Laned<Mark> = Mark & { lane: number };

/** @param marks in order of their start. @returns them in the same order, each with its lane from 0. */
export function inLanes<Mark extends Span>(marks: readonly Mark[]): Laned<Mark>[] {
  return groupsOf(marks).flatMap((group) => {
    const byLength = group
      .map((mark, index) => ({ mark, index }))
      .sort((a, b) => a.mark.end - a.mark.start - (b.mark.end - b.mark.start));
    const laid: Array<{ mark: Mark; index: number; lane: number }> = [];
    for (const { mark, index } of byLength) {
      const taken = new Set(
        laid
          .filter((other) => other.mark.start < mark.end && mark.start < other.mark.end)
          .map(({ lane }) => lane),
      );
      let lane = 0;
      while (taken.has(lane)) lane += 1;
      laid.push({ mark, index, lane });
    }
    return laid.sort((a, b) => a.index - b.index).map(({ mark, lane }) => ({ ...mark, lane }));
  });
}

/** Runs of marks of which each overlaps with one before it in the run. */
function groupsOf<Mark extends Span>(marks: readonly Mark[]): Mark[][] {
  const groups: Mark[][] = [];
  let reach = 0;
  for (const mark of marks) {
    const group = groups.at(-1);
    if (group && mark.start < reach) group.push(mark);
    else groups.push([mark]);
    reach = Math.max(reach, mark.end);
  }
  return groups;
}
