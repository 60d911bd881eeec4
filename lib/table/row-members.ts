/** Cuts the rows of a page down to what some columns need. Pure. */
import type { ColumnId } from "./columns";
import { membersOf, type ClaimRow, type ColumnRow } from "./row";

export type { ColumnRow } from "./row";

export function rowsWithColumns(
  rows: readonly ClaimRow[],
  columns: readonly ColumnId[],
): ColumnRow[] {
  const members = membersOf(columns);
  return rows.map((row) => {
    const { id, ref, revision } = row;
    const kept: Record<string, unknown> = { id, ref, story: { slug: row.story.slug }, revision };
    for (const member of members) kept[member] = row[member];
    return kept as ColumnRow;
  });
}
