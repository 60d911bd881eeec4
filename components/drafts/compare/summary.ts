/** A comparison in one line. Pure. */
import type { ComparisonView } from "@/lib/drafts/side-by-side";

/** "3 paragraphs changed, 1 added, 1 dropped, 1 moved"; the noun stands once. */
export function comparisonSummary(counts: ComparisonView["counts"]): string {
  const kinds = ["changed", "added", "dropped", "moved"] as const;
  const [first, ...others] = kinds.filter((kind) => counts[kind] > 0);
  if (!first) return "No paragraph changed";
  const noun = counts[first] === 1 ? "paragraph" : "paragraphs";
  return [
    `${counts[first]} ${noun} ${first}`,
    ...others.map((kind) => `${counts[kind]} ${kind}`),
  ].join(", ");
}
