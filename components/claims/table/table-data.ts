/** What a claim table on screen is drawn from, and the address that it is read at. Pure. */
import { BULK_FIELD_NAMES, claimFields } from "@/components/claims/fields/claim-fields";
import type { ClaimAnswer } from "@/lib/table/answer";
import { defaultColumns, type ColumnId, type ScopeKind } from "@/lib/table/columns";
import { writeTableQuery, type TableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";

export type TableScope = { kind: ScopeKind; slug: string | null };

export type TablePage = Omit<ClaimAnswer, "rows"> & {
  rows: readonly ClaimRow[];
  /** Claims that left the table while they were looked at: still shown, and no more counted. */
  gone: readonly number[];
};

/** One page of one table: what is asked for, and where that and its total are read. */
export type TableAsked = {
  scope: TableScope;
  query: TableQuery;
  address: string;
  totalAddress: string;
};

/** The page that came with the document, as the text of its answer. */
export type HandedOver = { address: string; rowCount: number; answer: string };

/**
 * Beside what is shown: every row is named by its wording, and a change of many claims can be
 * taken back for those that were on screen.
 */
const ALWAYS: readonly ColumnId[] = [
  claimFields.wording.column,
  ...BULK_FIELD_NAMES.map((name) => claimFields[name].column),
];

export function shownColumns(scope: TableScope, query: TableQuery): readonly ColumnId[] {
  return query.columns ?? defaultColumns(scope.kind);
}

export function neededColumns(scope: TableScope, query: TableQuery): ColumnId[] {
  return [...new Set([...shownColumns(scope, query), ...ALWAYS])];
}

/** The page as the API answers it; opening a claim beside it is no other page. */
export function askedOf(scope: TableScope, query: TableQuery): TableAsked {
  const columns = neededColumns(scope, query);
  const text = writeTableQuery({ ...query, columns, open: null });
  const path = scope.slug === null ? "/api/v1/claims" : `/api/v1/stories/${scope.slug}/claims`;
  return {
    scope,
    query,
    address: `${path}?${joined(text, "total=later")}`,
    totalAddress: totalAddressOf(scope, query),
  };
}

function totalAddressOf({ slug }: TableScope, query: TableQuery): string {
  const text = writeTableQuery({ ...query, columns: null, sort: null, page: null, open: null });
  return `/api/v1/claims/total?${slug === null ? text : joined(text, `scope=${slug}`)}`;
}

function joined(text: string, parameter: string): string {
  return text === "" ? parameter : `${text}&${parameter}`;
}

/** For members of columns that were not asked for. */
const BLANK: Omit<ClaimRow, "id" | "ref" | "revision" | "story"> = {
  wording: "",
  kind: "fact",
  assertedBy: "",
  attribution: "unattributed",
  level: "unverified",
  reviewState: "open",
  legalRisk: "none",
  sourceNames: "",
  sourceCount: 0,
  originCount: 0,
  terms: [],
  locators: [],
  checker: null,
  loggedBy: { id: 0, name: "" },
  loggedAt: "",
  verdictBy: null,
  verdictAt: null,
  verdictNote: "",
  tags: [],
  note: "",
  asOf: "",
  recheckOn: "",
  updatedAt: "",
  withdrawn: null,
  lapsedLevel: "",
  loggedById: 0,
  verdictById: null,
  url: "",
  openLints: 0,
  suspectSince: null,
  openQuestions: 0,
  hasOffRecord: false,
  lapsedReason: "",
  onPaper: null,
  sharedOrigins: "",
  hits: null,
};

export function pageOf(answer: ClaimAnswer): TablePage {
  return { ...answer, rows: answer.rows.map((row) => ({ ...BLANK, ...row })), gone: [] };
}
