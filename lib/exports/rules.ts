/**
 * What leaves in an export and under which name: the columns, their order and kinds, what is
 * left out, how a file is called. Pure; shared by the writers and by the export menu.
 */

export const EXPORT_FORMS = ["csv", "xlsx"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

type ColumnKind = "text" | "count" | "instant";

/**
 * PUBLISHED: the header names and their order are what other programs read. Add at the end;
 * never rename or move one. `width` is in characters, for a spreadsheet.
 */
const columns = [
  { name: "ref", kind: "text", width: 7 },
  { name: "story", kind: "text", width: 20 },
  { name: "claim", kind: "text", width: 60 },
  { name: "kind", kind: "text", width: 16 },
  { name: "asserted_by", kind: "text", width: 24 },
  { name: "attribution_status", kind: "text", width: 18 },
  { name: "verification_level", kind: "text", width: 18 },
  { name: "review_state", kind: "text", width: 14 },
  { name: "sources", kind: "text", width: 40 },
  { name: "source_count", kind: "count", width: 14 },
  { name: "origin_count", kind: "count", width: 14 },
  { name: "terms", kind: "text", width: 20 },
  { name: "locators", kind: "text", width: 30 },
  { name: "legal_risk", kind: "text", width: 12 },
  { name: "checker", kind: "text", width: 20 },
  { name: "logged_by", kind: "text", width: 20 },
  { name: "logged_at", kind: "instant", width: 18 },
  { name: "verdict_by", kind: "text", width: 20 },
  { name: "verdict_at", kind: "instant", width: 18 },
  { name: "verdict_note", kind: "text", width: 50 },
  { name: "tags", kind: "text", width: 24 },
  { name: "note", kind: "text", width: 50 },
] as const satisfies ReadonlyArray<{ name: string; kind: ColumnKind; width: number }>;

type Column = (typeof columns)[number];
export type ExportColumn = Column["name"];
type ColumnOf<Kind extends ColumnKind> = Extract<Column, { kind: Kind }>["name"];

export const EXPORT_COLUMNS: readonly ExportColumn[] = columns.map((column) => column.name);

/** One claim as it leaves: everything a column can hold, off-the-record citations left out. */
export type ExportRow = Record<ColumnOf<"text">, string> &
  Record<ColumnOf<"count">, number> &
  Record<ColumnOf<"instant">, Date | null>;

export type ExportCell = ExportRow[ExportColumn];

const widths = new Map<ExportColumn, number>(columns.map(({ name, width }) => [name, width]));

export function columnWidth(column: ExportColumn): number {
  return widths.get(column) ?? 20;
}

/** Excel holds 1,048,576 rows to a sheet; one of them is the header. */
export const XLSX_ROW_LIMIT = 1_048_575;

/** Said in the menu and in the file, whether or not there was any such citation. */
export const LEFT_OUT =
  "Citations given off the record: their sources, terms and locators are not listed, and they are not counted.";

export const MEDIA_TYPES: Record<ExportForm, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** `day` as YYYY-MM-DD. Letters, digits and hyphens only, so the name is safe in any header. */
export function exportFileName(story: string | null, day: string, form: ExportForm): string {
  const subject = (story ?? "newsroom").replace(/[^a-z0-9]+/gi, "-").replace(/^-+|-+$/g, "");
  return `sourceline-${subject || "story"}-${day}.${form}`;
}
