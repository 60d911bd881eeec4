/**
 * Walks a selection in an order, from a cursor on, either way. A small selection is sorted as a
 * whole; a large one is read along the index of its order; hits of a search by how well they fit.
 * However it is walked, the order is the same, and every claim comes once.
 */
import { Prisma } from "@/prisma/generated/client";
import { rows } from "@/lib/platform/rows";
import { all } from "./sqlite/pieces";
import type { ScopeKind } from "./columns";
import type { Cursor, SortKey } from "./cursor";
import { groupColumn, newestHits, orderOf, type Order, type Run } from "./sqlite/order";
import { writeSort, type Sort, type TableQuery } from "./query";
import { type Scope, type Selection } from "./plan";

/** `relevance`: best hits first. `newest`: too many hits to weigh, so the latest first. */
export type Ordering = "relevance" | "newest" | Sort;

export function defaultSort(scope: ScopeKind): Sort {
  return scope === "story"
    ? { column: "ref", descending: false }
    : { column: "logged_at", descending: true };
}

export function orderingOf(query: TableQuery, scope: Scope, selection: Selection): Ordering {
  if (query.sort) return query.sort;
  if (selection.match === null) return defaultSort(scope.kind);
  return selection.ids ? "relevance" : "newest";
}

export function nameOf(ordering: Ordering): string {
  return typeof ordering === "string" ? ordering : writeSort(ordering);
}

/** What SQLite counts comes as either, by its declared type. */
type Count = number | bigint;

export type Found = { id: number; key: SortKey };
type Place = { from: Cursor | null; backwards: boolean; limit: number };
export type Walk = (place: Place) => Promise<Found[]>;

export async function walkOf(selection: Selection, ordering: Ordering): Promise<Walk> {
  const { context, match, ids } = selection;
  if (ids?.length === 0) return () => Promise.resolve([]);
  if (ordering === "relevance") return (place) => readRanked(selection, place);
  const order =
    typeof ordering === "string"
      ? newestHits(match ?? "")
      : orderOf(ordering, context.storyId !== null, await readNames(ordering, selection));
  if (ids) return (place) => readSorted(ids, order, place);
  const tests = ordering === "newest" ? selection.filterTests : selection.tests;
  return (place) => readRuns(tests, order, place);
}

/** The people or stories that a sort goes by, in the order of their names. */
async function readNames(sort: Sort, { context }: Selection): Promise<number[]> {
  const column = groupColumn(sort.column);
  if (column === null) return [];
  const isUsed = (table: string) =>
    Prisma.raw(`EXISTS (SELECT 1 FROM "Claim" c WHERE c."${column}" = ${table}."id")`);
  const found =
    column === "storyId"
      ? await rows<{ id: Count }>(
          Prisma.sql`SELECT s."id" FROM "Story" s WHERE ${isUsed("s")} ORDER BY s."slug" COLLATE NOCASE, s."id"`,
        )
      : await rows<{ id: Count }>(
          Prisma.sql`SELECT u."id" FROM "User" u WHERE ${isUsed("u")} ORDER BY u."name" COLLATE NOCASE, u."id"`,
        );
  const hidden = new Set(column === "storyId" ? context.hiddenStories : []);
  return found.map((row) => Number(row.id)).filter((id) => !hidden.has(id));
}

/** Index of the run in which a cursor stands; the first where it fits none. */
function runAt(order: Order, cursor: Cursor): number {
  const index = order.runs.findIndex((candidate) =>
    candidate.key === null ? candidate.fixedKey === cursor.key : cursor.key !== null,
  );
  return Math.max(index, 0);
}

/** A small set of claims, sorted as a whole. */
async function readSorted(ids: readonly number[], order: Order, place: Place): Promise<Found[]> {
  const isDown = order.descending !== place.backwards;
  const way = Prisma.raw(isDown ? "DESC" : "ASC");
  const runWay = Prisma.raw(place.backwards ? "DESC" : "ASC");
  const { ofClaim } = order;
  const beyond: Prisma.Sql[] = [];
  if (place.from) {
    const { key, id } = place.from;
    const past = Prisma.raw(isDown ? "<" : ">");
    const pastRun = Prisma.raw(place.backwards ? "<" : ">");
    const at = runAt(order, place.from);
    const sameKey = key === null || order.runs[at]?.key === null;
    const within = sameKey
      ? Prisma.sql`"id" ${past} ${id}`
      : Prisma.sql`("key" ${past} ${key} OR ("key" = ${key} AND "id" ${past} ${id}))`;
    beyond.push(Prisma.sql`("run" ${pastRun} ${at} OR ("run" = ${at} AND ${within}))`);
  }
  const found = await rows<{ id: Count; key: unknown; run: Count }>(Prisma.sql`
    ${ofClaim.with}
    SELECT * FROM (
      SELECT c."id" AS "id", ${ofClaim.run} AS "run", ${ofClaim.key} AS "key"
      FROM json_each(${JSON.stringify(ids)}) wanted
      CROSS JOIN "Claim" c ON c."id" = wanted."value" ${ofClaim.join})
    WHERE ${all(beyond)}
    ORDER BY "run" ${runWay}, "key" ${way}, "id" ${way}
    LIMIT ${place.limit}`);
  return found.map((row) => {
    const of = order.runs[Number(row.run)];
    return { id: Number(row.id), key: of?.key ? keyOf(row.key) : (of?.fixedKey ?? null) };
  });
}

function keyOf(value: unknown): SortKey {
  if (typeof value === "bigint") return Number(value);
  // Prisma reads DATETIME columns as dates; cursors keep them as they are stored.
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** A large set, read along the index of its order, one run after the other. */
async function readRuns(
  tests: readonly Prisma.Sql[],
  order: Order,
  place: Place,
): Promise<Found[]> {
  const found: Found[] = [];
  const step = place.backwards ? -1 : 1;
  const isDown = order.descending !== place.backwards;
  const begin = place.from ? runAt(order, place.from) : place.backwards ? order.runs.length - 1 : 0;
  for (let index = begin; found.length < place.limit; index += step) {
    const current = order.runs[index];
    if (!current) break;
    for (const bound of boundsOf(current, index === begin ? place.from : null, isDown)) {
      if (found.length >= place.limit) break;
      found.push(...(await readRun(tests, current, bound, isDown, place.limit - found.length)));
    }
  }
  return found;
}

/** The rest of a run after the cursor: first what shares its key, then what lies beyond. */
function boundsOf(of: Run, cursor: Cursor | null, isDown: boolean): Prisma.Sql[] {
  if (!cursor) return [Prisma.raw("1")];
  const past = Prisma.raw(isDown ? "<" : ">");
  const beyondId = Prisma.sql`${of.id} ${past} ${cursor.id}`;
  if (of.key === null) return [beyondId];
  return [
    Prisma.sql`${of.key} = ${cursor.key} AND ${beyondId}`,
    Prisma.sql`${of.key} ${past} ${cursor.key}`,
  ];
}

async function readRun(
  tests: readonly Prisma.Sql[],
  { from, where, key, id, fixedKey }: Run,
  bound: Prisma.Sql,
  isDown: boolean,
  limit: number,
): Promise<Found[]> {
  const way = Prisma.raw(isDown ? "DESC" : "ASC");
  const order = key ? Prisma.sql`${key} ${way}, ${id} ${way}` : Prisma.sql`${id} ${way}`;
  const found = await rows<{ id: Count; key: unknown }>(Prisma.sql`
    SELECT ${id} AS "id", ${key ?? Prisma.raw("NULL")} AS "key"
    FROM ${from}
    WHERE ${all([where, bound, ...tests])}
    ORDER BY ${order}
    LIMIT ${limit}`);
  return found.map((row) => ({ id: Number(row.id), key: key ? keyOf(row.key) : fixedKey }));
}

/** A small set of hits, the best first. */
async function readRanked({ ids, match }: Selection, place: Place): Promise<Found[]> {
  const way = Prisma.raw(place.backwards ? "DESC" : "ASC");
  const past = Prisma.raw(place.backwards ? "<" : ">");
  const beyond: Prisma.Sql[] = [];
  if (place.from) {
    const { key, id } = place.from;
    beyond.push(Prisma.sql`("key" ${past} ${key} OR ("key" = ${key} AND "id" ${past} ${id}))`);
  }
  const found = await rows<{ id: Count; key: Count }>(Prisma.sql`
    SELECT * FROM (
      SELECT f."rowid" AS "id", bm25("claim_fts", 4.0, 2.0, 1.0, 2.0) AS "key"
      FROM "claim_fts" f
      WHERE f."claim_fts" MATCH ${match}
        AND +f."rowid" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)})))
    WHERE ${all(beyond)}
    ORDER BY "key" ${way}, "id" ${way}
    LIMIT ${place.limit}`);
  return found.map((row) => ({ id: Number(row.id), key: Number(row.key) }));
}
