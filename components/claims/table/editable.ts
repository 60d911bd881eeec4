/** Which columns can be edited in their cell, and by whom. Pure. */
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import type { EditField } from "./use-cell-edit";

/** What the reader's role allows in this table. */
export type TableAbilities = {
  log: boolean;
  edit: boolean;
  assign: boolean;
  withdraw: boolean;
  handOver: boolean;
  createSource: boolean;
  shareView: boolean;
};

const FIELDS: Partial<Record<ColumnId, EditField>> = {
  claim: "wording",
  attribution_status: "attribution",
  kind: "kind",
  legal_risk: "legalRisk",
  checker: "checkerId",
  tags: "tags",
};

/** Assigning is open to more roles than changing what the claim says. */
const ASSIGNING: readonly EditField[] = ["checkerId", "tags"];

export function editFieldOf(
  column: ColumnId,
  row: ClaimRow,
  can: TableAbilities,
): EditField | null {
  const field = FIELDS[column];
  if (!field || row.withdrawn) return null;
  return (ASSIGNING.includes(field) ? can.assign : can.edit) ? field : null;
}
