/**
 * The claim table, for one story or the newsroom: pages in any order, under any filter, from
 * any cursor; how many claims there are; their ids in slices. Restricted stories that the actor
 * does not belong to are neither shown nor counted.
 */
import type { Authorized } from "@/lib/access/actor";
import type { ColumnId } from "./columns";
import { countTotals, isTotalDear } from "./counting";
import { writeCursor, type Cursor } from "./cursor";
import { nameOf, orderingOf, type Ordering } from "./ordering";
import { planOf, type Plan, type Scope } from "./plan";
import type { TableQuery } from "./query";
import { countKey, remembered, rememberedSoFar } from "./remembered";
import { membersOf, type ClaimRow, type ColumnRow } from "./row";
import { EVERY_MEMBER, rowReader } from "./sqlite/rows";
import { countPlan, type Total } from "./totals";
import { walkOf, type Found, type Walk } from "./walk";

export { NEWSROOM, storyScope, type Scope } from "./plan";
export type { ClaimRow } from "./row";

export const PAGE_SIZE = 100;

export type PageRows<Row> = {
  rows: Row[];
  /** Of the first row, from 1; 0 on an empty page. */
  first: number;
  ordering: Ordering;
  /** Cursors of the neighbouring pages, for the URL. */
  before: string | null;
  after: string | null;
  /** The text searched for holds no word and no number. */
  isUnsearchable: boolean;
};

export type ClaimPage<Row = ClaimRow> = PageRows<Row> & Total;

export type PageOptions = {
  size?: number;
  /** Rows hold what these are drawn from, and no more; without them, all that any column shows. */
  columns?: readonly ColumnId[];
};

/** One page and its total. @throws SourcelineError NOT_FOUND for a story that does not exist for the actor. */
export async function listClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  options: PageOptions & { columns: readonly ColumnId[] },
): Promise<ClaimPage<ColumnRow>>;
export async function listClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  options?: Pick<PageOptions, "size">,
): Promise<ClaimPage>;
export async function listClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  options: PageOptions = {},
): Promise<ClaimPage<ColumnRow>> {
  const plan = await planOf(actor, scope, query);
  const page = await readPlan(plan, scope, query, options);
  const total = await totalOf(plan, query, () => countTotals({ actor, scope, query }));
  return { ...page, ...total };
}

/** Of a page that did not wait for its total: null while that is being counted. */
export type TotalSoFar = { total: number | null; isExact: boolean };

const NOT_YET: TotalSoFar = { total: null, isExact: false };

/** The same, without waiting for a total that takes long; it is counted by then, for `readTotal`. */
export async function listClaimsAtOnce(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  options: PageOptions = {},
): Promise<PageRows<ColumnRow> & TotalSoFar> {
  const plan = await planOf(actor, scope, query);
  const count = () => countTotals({ actor, scope, query });
  const total = (await isTotalDear())
    ? await rememberedSoFar(countKey("total", query, plan), count)
    : await totalOf(plan, query, count);
  return { ...(await readPlan(plan, scope, query, options)), ...(total ?? NOT_YET) };
}

/** How many claims the table holds. */
export async function readTotal(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
): Promise<Total> {
  const plan = await planOf(actor, scope, query);
  return totalOf(plan, query, () => countTotals({ actor, scope, query }));
}

/** One page alone: what it takes does not grow with the table, unlike the total. */
export async function readPage(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  options: PageOptions = {},
): Promise<PageRows<ColumnRow>> {
  return readPlan(await planOf(actor, scope, query), scope, query, options);
}

/** How many claims the table holds, as counted now. */
export async function countClaims(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
): Promise<Total> {
  return countPlan(await planOf(actor, scope, query));
}

function totalOf(plan: Plan, query: TableQuery, count: () => Promise<Total>): Promise<Total> {
  return remembered(countKey("total", query, plan), count);
}

async function readPlan(
  plan: Plan,
  scope: Scope,
  query: TableQuery,
  { size = PAGE_SIZE, columns }: PageOptions,
): Promise<PageRows<ColumnRow>> {
  const ordering = await orderingOf(query, scope, plan);
  const reader = rowReader(columns ? membersOf(columns) : EVERY_MEMBER);
  const walk = await walkOf(plan, ordering);
  const read: typeof walk = (place) => walk(place, reader.reading);
  const { found, position, hasMore } = await findPage(read, query, nameOf(ordering), size);
  const [first, last] = [found[0], found.at(-1)];
  const cursor = (edge: Found, at: number) =>
    writeCursor({ sort: nameOf(ordering), key: edge.key, id: edge.id, position: at });
  return {
    rows: await reader.toRows(found, plan.terms),
    first: first ? position + 1 : 0,
    ordering,
    before: first && position > 0 ? cursor(first, position) : null,
    after: last && hasMore ? cursor(last, position + found.length) : null,
    isUnsearchable: plan.match === "",
  };
}

type FoundPage = { found: Found[]; position: number; hasMore: boolean };

async function findPage(
  walk: Walk,
  query: TableQuery,
  sortName: string,
  size: number,
): Promise<FoundPage> {
  const { page } = query;
  const limit = size + 1;
  if (page && page.cursor.sort === sortName) {
    const backwards = page.direction === "before";
    const found = await walk({ from: page.cursor, backwards, limit });
    const kept = found.slice(0, size);
    if (!backwards && kept.length > 0) {
      return { found: kept, position: page.cursor.position, hasMore: found.length === limit };
    }
    // A page that would begin before the table's start is the first page.
    if (backwards && found.length === limit) {
      const position = Math.max(page.cursor.position - size, 1);
      return { found: kept.reverse(), position, hasMore: true };
    }
  }
  const found = await walk({ from: null, backwards: false, limit });
  return { found: found.slice(0, size), position: 0, hasMore: found.length === limit };
}

const SLICE_SIZE = 500;

/**
 * The ids of all claims of the table in its order, in slices, for bulk changes; the page in the
 * query is passed over.
 */
export async function* iterateClaimIds(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  sliceSize = SLICE_SIZE,
): AsyncGenerator<number[], void> {
  const plan = await planOf(actor, scope, query);
  const walk = await walkOf(plan, await orderingOf(query, scope, plan));
  let from: Cursor | null = null;
  for (;;) {
    const found: Found[] = await walk({ from, backwards: false, limit: sliceSize });
    const last = found.at(-1);
    if (!last) return;
    yield found.map(({ id }) => id);
    if (found.length < sliceSize) return;
    from = { sort: "", key: last.key, id: last.id, position: 0 };
  }
}

/** The ids of the table's first claims in its order, for selecting all that match. */
export async function listClaimIds(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  limit: number,
): Promise<number[]> {
  for await (const ids of iterateClaimIds(actor, scope, query, limit)) return ids;
  return [];
}
