/**
 * What leaves in an export and under which name: the columns, their order and kinds, what is
 * left out, how a file is called. Pure; shared by the writers and by the export menu.
 */
import type { Leaving } from "@/lib/ledger/citations/rules";
import { columnField, defaultColumns, type ColumnId, type ScopeKind } from "@/lib/table/columns";
import { parseTableQuery, withoutPlace, writeTableQuery, type TableQuery } from "@/lib/table/query";

export const EXPORT_FORMS = ["csv", "xlsx", "json", "jsonl"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/**
 * PUBLISHED: the header names and their order are what other programs read. Add before the claim's
 * address, which is the last; never rename or move one. The others leave only where somebody has
 * them on screen.
 */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  "ref",
  "story",
  "claim",
  "kind",
  "asserted_by",
  "attribution_status",
  "verification_level",
  "review_state",
  "sources",
  "source_count",
  "origin_count",
  "terms",
  "locators",
  "legal_risk",
  "checker",
  "logged_by",
  "logged_at",
  "verdict_by",
  "verdict_at",
  "verdict_note",
  "tags",
  "note",
  "lapsed_level",
  "logged_by_id",
  "verdict_by_id",
  "url",
];

export type ExportColumn = ColumnId;

export function columnWidth(column: ExportColumn): number {
  return columnField(column).column.file.width;
}

/** What stands in a cell of a file: a text, a count, a day or an instant as it is stored. */
export type FileCell = string | number | null;
/** One claim as it leaves, in the order of the columns. */
export type FileRow = readonly FileCell[];

export type CellKind = "text" | "count" | "instant" | "day";

export function cellKind(column: ExportColumn): CellKind {
  return columnField(column).column.file.holds;
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
    return withReviewState(query.columns ?? defaultColumns(scope));
  }
  if (query.withdrawn === "no") return EXPORT_COLUMNS;
  // A withdrawn claim must not pass for one that stands.
  return [...EXPORT_COLUMNS.slice(0, -1), "withdrawn", ...EXPORT_COLUMNS.slice(-1)];
}

/** A level leaves only with what says whether its claim is still to be judged. */
function withReviewState(columns: readonly ExportColumn[]): readonly ExportColumn[] {
  if (columns.includes("review_state")) return columns;
  return columns
    .flatMap((column): readonly ExportColumn[] =>
      column === "verification_level" || column === "lapsed_level"
        ? [column, "review_state"]
        : [column],
    )
    .filter((column, index, all) => all.indexOf(column) === index);
}

/** Excel holds 1,048,576 rows to a sheet; one of them is the header. */
export const XLSX_ROW_LIMIT = 1_048_575;

/** Said in the menu and in the file, whether or not there was any such citation. */
export const LEFT_OUT =
  "Citations given off the record: their sources, terms and locators are not listed, and they are not counted.";

/** Likewise, of all other terms. */
export const NAMES_LEAVE: Readonly<Record<Leaving, string>> = {
  under_terms:
    "Sources that are not on the record are not named: in their place stands the description agreed with them, or “a source, on background”; for deep background “no attribution”. Their locators are left out.",
  with_names:
    "Sources on background, on deep background and not for attribution are named, because whoever exported asked for it. They may not be named in what is published.",
};

export const MEDIA_TYPES: Record<ExportForm, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  jsonl: "application/x-ndjson",
};

export type FileNamed = {
  /** The story's slug, or null for the newsroom. */
  story: string | null;
  /** YYYY-MM-DD. */
  day: string;
  /** Of the newsroom's log, shortened. */
  head: string | null;
  form: ExportForm;
};

/**
 * With the head of the log, which a CSV file has no other place for that no reader trips over.
 * Letters, digits and hyphens only, so the name is safe in any header.
 */
export function exportFileName({ story, day, head, form }: FileNamed): string {
  const subject = (story ?? "newsroom").replace(/[^a-z0-9]+/gi, "-").replace(/^-+|-+$/g, "");
  const log = head === null ? "" : `-log-${head}`;
  return `sourceline-${subject || "story"}-${day}${log}.${form}`;
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
  leaving: Leaving = "under_terms",
): string {
  const query = writeTableQuery(withoutPlace(parseTableQuery(shown).query));
  const parts = [
    query,
    story === null ? "" : `story=${story}`,
    `columns=${choice}`,
    leaving === "with_names" ? "names=yes" : "",
  ];
  return `/api/v1/exports/claims.${form}?${parts.filter((part) => part !== "").join("&")}`;
}
