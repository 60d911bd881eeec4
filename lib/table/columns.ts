/**
 * The columns of the claim table: the export's header names are their ids, so that a sort, a
 * choice of columns and a spreadsheet's header speak of the same thing. Pure.
 */

const columns = [
  { id: "ref", label: "Ref" },
  { id: "story", label: "Story" },
  { id: "claim", label: "Claim" },
  { id: "kind", label: "Kind" },
  { id: "asserted_by", label: "Asserted by" },
  { id: "attribution_status", label: "Attribution" },
  { id: "verification_level", label: "Level" },
  { id: "review_state", label: "Review" },
  { id: "sources", label: "Source" },
  { id: "source_count", label: "Source count" },
  { id: "origin_count", label: "Origin count" },
  { id: "terms", label: "Terms" },
  { id: "locators", label: "Locators" },
  { id: "legal_risk", label: "Legal risk" },
  { id: "checker", label: "Checker" },
  { id: "logged_by", label: "Logged by" },
  { id: "logged_at", label: "Logged" },
  { id: "verdict_by", label: "Verdict by" },
  { id: "verdict_at", label: "Verdict" },
  { id: "verdict_note", label: "Verdict note" },
  { id: "tags", label: "Tags" },
  { id: "note", label: "Note" },
  // On screen only: the export has no header for these.
  { id: "as_of", label: "As of" },
  { id: "recheck_on", label: "Re-check" },
  { id: "updated_at", label: "Changed" },
  { id: "withdrawn", label: "Withdrawn" },
] as const;

export type ColumnId = (typeof columns)[number]["id"];

export type Column = { readonly id: ColumnId; readonly label: string };

export const COLUMNS: readonly Column[] = columns;

const byId = new Map<string, Column>(COLUMNS.map((column) => [column.id, column]));

export function isColumnId(text: string): text is ColumnId {
  return byId.has(text);
}

export function columnLabel(id: ColumnId): string {
  return byId.get(id)?.label ?? id;
}

export type ScopeKind = "story" | "newsroom";

/** What stands in the table until somebody chooses otherwise. */
export function defaultColumns(scope: ScopeKind): readonly ColumnId[] {
  const shared = ["claim", "sources", "attribution_status", "verification_level"] as const;
  return scope === "story" ? ["ref", ...shared] : ["story", "ref", ...shared];
}

/** The columns that can be shown in this scope; in one story its name would say nothing. */
export function offeredColumns(scope: ScopeKind): readonly Column[] {
  return scope === "newsroom" ? COLUMNS : COLUMNS.filter((column) => column.id !== "story");
}
