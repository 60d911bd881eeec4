/**
 * Which members of a claim's row each column shows, so that an answer holds what the columns
 * asked for need and no more. Pure.
 */
import type { ColumnId } from "./columns";
import type { ClaimRow } from "./sqlite/rows";

/** A row as it leaves: who it is and which revision, and the members of some columns. */
export type ColumnRow = Pick<ClaimRow, "id" | "ref" | "revision"> & {
  story: { slug: string };
} & Partial<Omit<ClaimRow, "id" | "ref" | "revision" | "story">>;

type Member = Exclude<keyof ClaimRow, "id" | "ref" | "number" | "revision" | "story">;

export const ROW_MEMBERS: Record<ColumnId, readonly Member[]> = {
  ref: [],
  story: [],
  // A wording stands with what is the matter with its claim, and with what a search found.
  claim: ["wording", "withdrawn", "openQuestions", "hits"],
  kind: ["kind"],
  asserted_by: ["assertedBy"],
  attribution_status: ["attribution"],
  // A level whose verdict has lapsed is shown otherwise.
  verification_level: ["level", "reviewState"],
  review_state: ["reviewState"],
  sources: ["sourceNames"],
  source_count: ["sourceCount"],
  origin_count: ["originCount"],
  terms: ["terms"],
  locators: ["locators"],
  legal_risk: ["legalRisk"],
  checker: ["checker"],
  logged_by: ["loggedBy"],
  logged_at: ["loggedAt"],
  verdict_by: ["verdictBy"],
  verdict_at: ["verdictAt"],
  verdict_note: ["verdictNote"],
  tags: ["tags"],
  note: ["note"],
  as_of: ["asOf"],
  recheck_on: ["recheckOn"],
  updated_at: ["updatedAt"],
  withdrawn: ["withdrawn"],
};

export function rowsWithColumns(
  rows: readonly ClaimRow[],
  columns: readonly ColumnId[],
): ColumnRow[] {
  const members = [...new Set(columns.flatMap((column) => ROW_MEMBERS[column]))];
  return rows.map((row) => {
    const { id, ref, revision } = row;
    const kept: Record<string, unknown> = { id, ref, story: { slug: row.story.slug }, revision };
    for (const member of members) kept[member] = row[member];
    return kept as ColumnRow;
  });
}
