/**
 * The claim table as JSON: the page that a query string asks for, with the columns asked for.
 * The API answers with it, and the table's own screen is drawn from it.
 */
import type { Authorized } from "@/lib/access/actor";
import { invalidField } from "@/lib/platform/errors";
import { defaultColumns, type ColumnId } from "./columns";
import { readFilterNames, type FilterNames } from "./filter-names";
import {
  listClaims,
  listClaimsAtOnce,
  PAGE_SIZE,
  type PageRows,
  type Scope,
  type TotalSoFar,
} from "./page";
import { requireTableQuery, type TableQuery } from "./query";
import type { ColumnRow } from "./row";
import { nameOf } from "./ordering";

export const LARGEST_PAGE = 500;

export type ClaimAnswer = PageRows<ColumnRow> &
  TotalSoFar & {
    /** What the query's filters name by number or slug, in words. */
    names: FilterNames;
  };

export type AnswerOptions = {
  columns: readonly ColumnId[];
  /** Rows at most. */
  size?: number;
  /** Whether a total that takes long to count is waited for. */
  isTotalAwaited?: boolean;
};

/** @throws SourcelineError NOT_FOUND for a story that does not exist for the actor. */
export async function readClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  { columns, size = PAGE_SIZE, isTotalAwaited = true }: AnswerOptions,
): Promise<ClaimAnswer> {
  const list = isTotalAwaited ? listClaims : listClaimsAtOnce;
  const [page, names] = await Promise.all([
    list(actor, scope, query, { size, columns }),
    readFilterNames(actor, query),
  ]);
  return { ...page, names };
}

/** For a route: reads the query string and answers. @throws INVALID naming each wrong parameter. */
export async function answerClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  address: string,
): Promise<Response> {
  const params = new URL(address).searchParams;
  const query = requireTableQuery(params, ["limit", "total"]);
  if (params.has("after") && params.has("before")) {
    throw invalidField("before", "cannot be given together with “after”");
  }
  const columns = query.columns ?? defaultColumns(scope.kind);
  const answer = await readClaims(actor, scope, query, {
    columns,
    size: readLimit(params),
    isTotalAwaited: !mayTotalCome(params),
  });
  if (query.page && query.page.cursor.sort !== nameOf(answer.ordering)) {
    throw invalidField(query.page.direction, "belongs to a table in another order");
  }
  return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
}

function readLimit(params: URLSearchParams): number {
  const text = params.get("limit") ?? "";
  if (text.trim() === "") return PAGE_SIZE;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= LARGEST_PAGE) return limit;
  throw invalidField("limit", `is not a number from 1 to ${LARGEST_PAGE}`);
}

function mayTotalCome(params: URLSearchParams): boolean {
  const wish = params.get("total");
  if (wish === null || wish === "later") return wish !== null;
  throw invalidField("total", "is “later”, or left out");
}
