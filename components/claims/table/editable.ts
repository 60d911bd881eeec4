/** Which columns can be edited in their cell, and by whom. Pure. */
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import {
  CELL_FIELD_NAMES,
  claimFields,
  mayChange,
  type CellFieldName,
} from "@/components/claims/fields/claim-fields";

/** What the reader's role allows in this table. */
export type TableAbilities = {
  log: boolean;
  edit: boolean;
  assign: boolean;
  withdraw: boolean;
  handOver: boolean;
  cite: boolean;
  ask: boolean;
  createSource: boolean;
  shareView: boolean;
};

const byColumn = new Map<ColumnId, CellFieldName>(
  CELL_FIELD_NAMES.map((name) => [claimFields[name].column, name]),
);

/** The field that a column shows and that can be edited in its cell by somebody, at some time. */
export function fieldIn(column: ColumnId): CellFieldName | null {
  return byColumn.get(column) ?? null;
}

export function editFieldOf(
  column: ColumnId,
  row: ClaimRow,
  can: TableAbilities,
): CellFieldName | null {
  const field = byColumn.get(column);
  if (!field || row.withdrawn) return null;
  return mayChange(field, can) ? field : null;
}
