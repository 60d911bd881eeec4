/**
 * The columns of the claim table: the export's header names are their ids, so that a sort, a
 * choice of columns and a spreadsheet's header speak of the same thing. Pure.
 */
import { COLUMN_FIELDS, type ColumnField } from "./field-list";

export type ColumnId = ColumnField["column"]["id"];

export type Column = { readonly id: ColumnId; readonly label: string };

export const COLUMNS: readonly Column[] = COLUMN_FIELDS.map(({ column: { id, label } }) => ({
  id,
  label,
}));

const byId = new Map<string, ColumnField>(COLUMN_FIELDS.map((field) => [field.column.id, field]));

export function isColumnId(text: string): text is ColumnId {
  return byId.has(text);
}

export function columnField(id: ColumnId): ColumnField {
  const field = byId.get(id);
  if (!field) throw new Error(`There is no column “${id}”.`);
  return field;
}

export function columnLabel(id: ColumnId): string {
  return columnField(id).column.label;
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
