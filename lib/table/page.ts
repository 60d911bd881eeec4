/**
 * The claim table, for one story or the newsroom: pages in any order, under any filter, from
 * any cursor; the same rows in slices for an export; how many there are. Restricted stories
 * that the actor does not belong to are neither shown nor counted.
 */
import { setImmediate as breathe } from "node:timers/promises";
import type { Actor } from "@/lib/access/actor";
import { writeCursor, type Cursor } from "./cursor";
import type { TableQuery } from "./query";
import { readRows, type ClaimRow } from "./sqlite/rows";
import { select, type Scope } from "./plan";
import { nameOf, orderingOf, walkOf, type Found, type Ordering, type Walk } from "./walk";

export { NEWSROOM, storyScope, type Scope } from "./plan";
export type { ClaimRow } from "./sqlite/rows";

export const PAGE_SIZE = 100;
const SLICE_SIZE = 500;

export type ClaimPage = {
  rows: ClaimRow[];
  total: number;
  /** False: there are more than `total`. */
  isExact: boolean;
  /** Of the first row, from 1; 0 on an empty page. */
  first: number;
  ordering: Ordering;
  /** Cursors of the neighbouring pages, for the URL. */
  before: string | null;
  after: string | null;
  /** The text searched for holds no word and no number. */
  isUnsearchable: boolean;
};

/** One page. @throws SourcelineError NOT_FOUND for a story that does not exist for the actor. */
export async function listClaims(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
  size = PAGE_SIZE,
): Promise<ClaimPage> {
  const selection = await select(actor, scope, query);
  const ordering = orderingOf(query, scope, selection);
  const walk = await walkOf(selection, ordering);
  const { found, position, hasMore } = await readPage(walk, query, nameOf(ordering), size);
  const [first, last] = [found[0], found.at(-1)];
  const cursor = (edge: Found, at: number) =>
    writeCursor({ sort: nameOf(ordering), key: edge.key, id: edge.id, position: at });
  return {
    rows: await readRows(
      found.map(({ id }) => id),
      selection.match,
    ),
    total: selection.total,
    isExact: selection.isExact,
    first: first ? position + 1 : 0,
    ordering,
    before: first && position > 0 ? cursor(first, position) : null,
    after: last && hasMore ? cursor(last, position + found.length) : null,
    isUnsearchable: selection.match === "",
  };
}

type FoundPage = { found: Found[]; position: number; hasMore: boolean };

async function readPage(
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

/**
 * The ids of all claims of the table in its order, in slices, for exports and bulk changes;
 * the page in the query is passed over. Other work gets its turn between two slices.
 */
export async function* iterateClaimIds(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
  sliceSize = SLICE_SIZE,
): AsyncGenerator<number[], void> {
  const selection = await select(actor, scope, query);
  const ordering = orderingOf(query, scope, selection);
  const walk = await walkOf(selection, ordering);
  let from: Cursor | null = null;
  for (;;) {
    const found: Found[] = await walk({ from, backwards: false, limit: sliceSize });
    const last = found.at(-1);
    if (!last) return;
    yield found.map(({ id }) => id);
    if (found.length < sliceSize) return;
    from = { sort: "", key: last.key, id: last.id, position: 0 };
    await breathe();
  }
}

/** The rows of the table in its order, in slices. */
export async function* iterateClaims(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
): AsyncGenerator<ClaimRow[], void> {
  for await (const ids of iterateClaimIds(actor, scope, query)) yield await readRows(ids, null);
}

/** How many claims the table holds; counted no further than some thousands where that is dear. */
export async function countClaims(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
): Promise<{ total: number; isExact: boolean }> {
  const { total, isExact } = await select(actor, scope, query);
  return { total, isExact };
}

/** The ids of the table's first claims in its order, for selecting all that match. */
export async function listClaimIds(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
  limit: number,
): Promise<number[]> {
  for await (const ids of iterateClaimIds(actor, scope, query, limit)) return ids;
  return [];
}
