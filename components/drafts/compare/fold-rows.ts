/**
 * Which rows of a comparison are shown and which lie folded up: a long run of unchanged paragraphs
 * is folded, but for the one beside each change, which tells where the reader is. Pure, linear.
 */
import type { ComparisonRow } from "@/lib/drafts/compare-paragraphs";

export type RowGroup = { readonly isFolded: boolean; readonly rows: readonly ComparisonRow[] };

/** Unchanged paragraphs in a row that are still shown. */
const SHOWN_RUN = 4;

/** The groups in order; together they hold every row once, and no two neighbours are alike. */
export function foldRows(rows: readonly ComparisonRow[]): RowGroup[] {
  const groups: RowGroup[] = [];
  const isFolded = foldedRows(rows);
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && isFolded[end] === isFolded[start]) end += 1;
    groups.push({ isFolded: isFolded[start] === true, rows: rows.slice(start, end) });
    start = end;
  }
  return groups;
}

/** For each row whether it is folded. */
function foldedRows(rows: readonly ComparisonRow[]): boolean[] {
  const isFolded = rows.map(() => false);
  for (let start = 0; start < rows.length;) {
    let end = start;
    while (rows[end]?.kind === "same") end += 1;
    if (end - start > SHOWN_RUN) {
      const from = start === 0 ? start : start + 1;
      const to = end === rows.length ? end : end - 1;
      isFolded.fill(true, from, to);
    }
    start = Math.max(end, start + 1);
  }
  return isFolded;
}
