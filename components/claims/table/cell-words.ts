/** What the cells of a claim say whose content is plain text. Pure. */
import { LABELS } from "@/lib/ledger/claims/rules";
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";

/** The words of a cell whose content is plain text. */
const TEXTS: Partial<Record<ColumnId, (row: ClaimRow) => string>> = {
  kind: (row) => LABELS.kind[row.kind],
  asserted_by: (row) => row.assertedBy,
  attribution_status: (row) => LABELS.attribution[row.attribution],
  review_state: (row) => LABELS.reviewState[row.reviewState],
  sources: (row) => row.sourceNames,
  source_count: (row) => String(row.sourceCount),
  origin_count: (row) => String(row.originCount),
  terms: (row) => row.terms.map((terms) => LABELS.terms[terms]).join(", "),
  locators: (row) => row.locators.join("; "),
  legal_risk: (row) => (row.legalRisk === "none" ? "" : LABELS.legalRisk[row.legalRisk]),
  checker: (row) => row.checker?.name ?? "",
  logged_by: (row) => row.loggedBy.name,
  verdict_by: (row) => row.verdictBy?.name ?? "",
  verdict_note: (row) => row.verdictNote,
  note: (row) => row.note,
  withdrawn: (row) => row.withdrawn?.reason ?? "",
  lapsed_level: (row) => (row.lapsedLevel === "" ? "" : LABELS.level[row.lapsedLevel]),
  logged_by_id: (row) => String(row.loggedById),
  verdict_by_id: (row) => String(row.verdictById ?? ""),
  url: (row) => row.url,
  lints: (row) => (row.openLints === 0 ? "" : `${row.openLints} open`),
};

export function hasText(column: ColumnId): boolean {
  return TEXTS[column] !== undefined;
}

export function cellText(column: ColumnId, row: ClaimRow): string {
  return TEXTS[column]?.(row) ?? "";
}
