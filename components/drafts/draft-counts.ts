/** What became of a story's claims in a draft that came in, in words. Pure. */
import { PLACEMENT_LABELS, UNSETTLED, type PlacementState } from "@/lib/drafts/rules";

export type DraftCounts = Readonly<
  Record<PlacementState, number> & {
    proposals: number;
    /** Proposals that were found beside those and are not listed. */
    unlisted?: number | undefined;
  }
>;

/** "30 claims placed, 2 moved, 1 orphaned, 12 proposals, 3 more not listed"; what there is none of is left out. */
export function draftCounts(counts: DraftCounts): string {
  const { placed, proposals, unlisted = 0 } = counts;
  const parts = UNSETTLED.filter((state) => counts[state] > 0).map(
    (state) => `${counts[state]} ${PLACEMENT_LABELS[state].toLowerCase()}`,
  );
  if (placed > 0 || parts.length > 0) parts.unshift(`${countOf(placed, "claim")} placed`);
  if (proposals > 0 || parts.length === 0) parts.push(countOf(proposals, "proposal"));
  if (unlisted > 0) parts.push(`${unlisted.toLocaleString("en-GB")} more not listed`);
  return parts.join(", ");
}

/** How many claims a person has to decide about. */
export function unsettledCount(counts: DraftCounts): number {
  return UNSETTLED.reduce((sum, state) => sum + counts[state], 0);
}

/** "1 claim", "2 claims", "1,200 claims". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}
