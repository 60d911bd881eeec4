/**
 * What leaves in an export and under which name: the columns, their order and kinds, what is
 * left out, how a file is called. Pure; shared by the writers and by the export menu.
 */
import { defaultColumns, type ColumnId, type ScopeKind } from "@/lib/table/columns";
import { parseTableQuery, withoutPlace, writeTableQuery, type TableQuery } from "@/lib/table/query";

export const EXPORT_FORMS = ["csv", "xlsx"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

type ColumnKind = "text" | "count" | "instant" | "day";

/**
 * PUBLISHED: the header names and their order are what other programs read. Add at the end;
 * never rename or move one. `width` is in characters, for a spreadsheet.
 */
const published = [
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
] as const satisfies readonly Shape[];

/** Leave only where somebody has them on screen and exports these columns. */
const onScreen = [
  { name: "as_of", kind: "day", width: 12 },
  { name: "recheck_on", kind: "day", width: 12 },
  { name: "updated_at", kind: "instant", width: 18 },
  { name: "withdrawn", kind: "text", width: 30 },
] as const satisfies readonly Shape[];

type Shape = { name: ColumnId; kind: ColumnKind; width: number };
type Column = (typeof published)[number] | (typeof onScreen)[number];
export type ExportColumn = Column["name"];
type ColumnOf<Kind extends ColumnKind> = Extract<Column, { kind: Kind }>["name"];

export const EXPORT_COLUMNS: readonly ExportColumn[] = published.map((column) => column.name);

/**
 * One claim as it leaves: everything a column can hold, off-the-record citations left out.
 * Days are YYYY-MM-DD or empty.
 */
export type ExportRow = Record<ColumnOf<"text"> | ColumnOf<"day">, string> &
  Record<ColumnOf<"count">, number> &
  Record<ColumnOf<"instant">, Date | null>;

export type ExportCell = ExportRow[ExportColumn];

const shapes = new Map<ExportColumn, Shape>(
  [...published, ...onScreen].map((column) => [column.name, column]),
);

export function columnWidth(column: ExportColumn): number {
  return shapes.get(column)?.width ?? 20;
}

export function holdsDays(column: ExportColumn): boolean {
  return shapes.get(column)?.kind === "day";
}

export const COLUMN_CHOICES = ["table", "all"] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/**
 * The columns that leave: those of the table or all. Left to itself, an address that says which
 * columns it shows means these, any other means all.
 */
export function chooseColumns(
  choice: ColumnChoice | null,
  query: Pick<TableQuery, "columns" | "withdrawn">,
  scope: ScopeKind,
): readonly ExportColumn[] {
  if (choice === "table" || (choice === null && query.columns)) {
    return query.columns ?? defaultColumns(scope);
  }
  // A withdrawn claim must not pass for one that stands.
  return query.withdrawn === "no" ? EXPORT_COLUMNS : [...EXPORT_COLUMNS, "withdrawn"];
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

/** The header of an answer that says how many claims it holds. */
export const COUNT_HEADER = "X-Claim-Count";

/**
 * Where an export of what a table shows is fetched.
 * @param shown the table's own query string; the place in it is passed over, and so is what the
 * table itself would pass over.
 */
export function exportAddress(
  form: ExportForm,
  { shown, story }: { shown: URLSearchParams; story: string | null },
  choice: ColumnChoice,
): string {
  const query = writeTableQuery(withoutPlace(parseTableQuery(shown).query));
  const parts = [query, story === null ? "" : `story=${story}`, `columns=${choice}`];
  return `/api/v1/exports/claims.${form}?${parts.filter((part) => part !== "").join("&")}`;
}
