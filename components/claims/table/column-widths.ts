/** How wide each column of the claim table is; the wording takes what is left. Pure. */
import type { ColumnId } from "@/lib/table/columns";

const PIXELS: Record<Exclude<ColumnId, "claim">, number> = {
  ref: 62,
  story: 150,
  kind: 124,
  asserted_by: 160,
  attribution_status: 142,
  verification_level: 134,
  review_state: 126,
  sources: 172,
  source_count: 112,
  origin_count: 112,
  terms: 140,
  locators: 150,
  legal_risk: 92,
  checker: 130,
  logged_by: 130,
  logged_at: 118,
  verdict_by: 130,
  verdict_at: 118,
  verdict_note: 220,
  tags: 150,
  note: 220,
  as_of: 104,
  recheck_on: 104,
  updated_at: 118,
  withdrawn: 180,
  lapsed_level: 134,
  logged_by_id: 112,
  verdict_by_id: 112,
  url: 220,
  lints: 84,
  suspect: 132,
};

/** Beside an open claim the usual columns still fit a window of 1360 pixels. */
const WORDING_AT_LEAST = 220;

export function widthOf(column: ColumnId): number | undefined {
  return column === "claim" ? undefined : PIXELS[column];
}

/**
 * Where the list is narrow the columns give way, so that rows stay two lines: the wording keeps
 * this much, and the level, which says whether a claim may run, stays a while longer than the others.
 */
const WORDING_BESIDE = 300;
const WORDING_BESIDE_LEVEL = 170;

/**
 * By column, the width of the list below which it gives way; null: it stays.
 * The reference, the wording and whatever stands first always do.
 */
export function givingWay(columns: readonly ColumnId[]): ReadonlyArray<number | null> {
  const stays = (column: ColumnId, index: number) =>
    index === 0 || column === "ref" || column === "claim";
  let taken = columns.reduce(
    (sum, column, index) => sum + (stays(column, index) ? (widthOf(column) ?? 0) : 0),
    0,
  );
  const limits = new Map<ColumnId, number>();
  const isLevel = (column: ColumnId) => column === "verification_level";
  const leaving = columns.filter((column, index) => !stays(column, index));
  for (const column of [...leaving.filter(isLevel), ...leaving.filter((one) => !isLevel(one))]) {
    taken += widthOf(column) ?? 0;
    limits.set(column, taken + (isLevel(column) ? WORDING_BESIDE_LEVEL : WORDING_BESIDE));
  }
  return columns.map((column) => limits.get(column) ?? null);
}

/** Below this the table scrolls sideways rather than squeeze its columns. */
export function minimumWidth(columns: readonly ColumnId[]): number {
  return columns.reduce((sum, column) => sum + (widthOf(column) ?? WORDING_AT_LEAST), 0);
}
