/**
 * The statements that a walk along the table is made of. Each gives ids and keys in the order of
 * the walk, with what is read of the claims c beside them.
 */
import type { Cursor } from "@/lib/table/cursor";
import type { Plan } from "@/lib/table/plan";
import { Prisma } from "@/prisma/generated/client";
import { isOfNone } from "./hits";
import type { Order, Run } from "./order";
import { all, TRUE } from "./pieces";

/** What is read of the claims c: `, … AS …`, or nothing. */
export type RowReading = Prisma.Sql;

export type Place = { from: Cursor | null; backwards: boolean; limit: number };

const wayOf = (isDown: boolean) => Prisma.raw(isDown ? "DESC" : "ASC");
const pastOf = (isDown: boolean) => Prisma.raw(isDown ? "<" : ">");

/** Index of the run in which a cursor stands; the first where it fits none. */
export function runAt(order: Order, cursor: Pick<Cursor, "key">): number {
  const index = order.runs.findIndex((candidate) =>
    candidate.key === null ? candidate.fixedKey === cursor.key : cursor.key !== null,
  );
  return Math.max(index, 0);
}

/** Part of a run: all that its index gives under this test, by key and id or by id alone. */
export type Bound = { test: Prisma.Sql; byKey: boolean };

/** The rest of a run after the cursor: first what shares its key, then what lies beyond. */
export function boundsOf(
  { key, id }: Run,
  cursor: Pick<Cursor, "key" | "id"> | null,
  isDown: boolean,
): Bound[] {
  if (!cursor) return [{ test: TRUE, byKey: key !== null }];
  const past = pastOf(isDown);
  const beyondId = Prisma.sql`${id} ${past} ${cursor.id}`;
  if (key === null) return [{ test: beyondId, byKey: false }];
  return [
    { test: Prisma.sql`${key} = ${cursor.key} AND ${beyondId}`, byKey: false },
    { test: Prisma.sql`${key} ${past} ${cursor.key}`, byKey: true },
  ];
}

/** Part of a run, and how many of its claims are looked at. */
export type Stretch = { run: Run; bound: Bound; isDown: boolean; look: number };

/** From the index alone. */
function stretchOf({ run, bound, isDown, look }: Stretch): Prisma.Sql {
  const way = wayOf(isDown);
  const by =
    run.key && bound.byKey
      ? Prisma.sql`${run.key} ${way}, ${run.id} ${way}`
      : Prisma.sql`${run.id} ${way}`;
  return Prisma.sql`
    SELECT ${run.id} AS "id", ${run.key ?? Prisma.raw("NULL")} AS "key"
    FROM ${run.from} WHERE ${run.where} AND ${bound.test}
    ORDER BY ${by} LIMIT ${look}`;
}

export const CLAIM_ID = Prisma.raw(`c."id"`);
/** The id of a claim that an index gave, before its row is read. */
export const FOUND_ID = Prisma.raw(`w."id"`);

/**
 * The claims of a stretch that pass the tests. SQLite reads the inner query row by row and joins
 * each at once, so that its order holds, and it ends with the last claim that is wanted.
 */
export function passing(
  stretch: Stretch,
  tests: readonly Prisma.Sql[],
  limit: number,
  reading: RowReading,
): Prisma.Sql {
  const { test } = stretch.run;
  return Prisma.sql`
    SELECT w."id", w."key" ${reading}
    FROM (${stretchOf(stretch)}) w CROSS JOIN "Claim" c ON c."id" = w."id"
    WHERE ${all([...(test ? [test] : []), ...tests])}
    LIMIT ${limit}`;
}

/**
 * All of a run's claims that pass, as one JSON list of ids.
 * @param tests of the ids alone, or of the claims c.
 */
export function allPassing(
  { from, where, test, key, id }: Run,
  isDown: boolean,
  tests: { ofId: Prisma.Sql } | { ofClaim: readonly Prisma.Sql[] },
): Prisma.Sql {
  const way = wayOf(isDown);
  const by = key ? Prisma.sql`${key} ${way}, ${id} ${way}` : Prisma.sql`${id} ${way}`;
  // A limit, though it is none, keeps SQLite from taking the order for superfluous.
  const run = Prisma.sql`(SELECT ${id} AS "id" FROM ${from} WHERE ${where} ORDER BY ${by} LIMIT -1) w`;
  const [claim, passes] =
    "ofId" in tests && !test
      ? [Prisma.empty, tests.ofId]
      : [
          Prisma.sql`CROSS JOIN "Claim" c ON c."id" = w."id"`,
          all([...(test ? [test] : []), ...("ofId" in tests ? [tests.ofId] : tests.ofClaim)]),
        ];
  return Prisma.sql`
    SELECT json_group_array("id") AS "ids" FROM (
      SELECT w."id" AS "id" FROM ${run} ${claim} WHERE ${passes})`;
}

/** All ids of a set of claims c, sorted as a whole, as one JSON list. */
export function allSorted(from: Prisma.Sql, where: Prisma.Sql, order: Order): Prisma.Sql {
  const way = wayOf(order.descending);
  const { ofClaim } = order;
  return Prisma.sql`
    ${ofClaim.with}
    SELECT json_group_array("id") AS "ids" FROM (
      SELECT "id" FROM (
        SELECT c."id" AS "id", ${ofClaim.run} AS "run", ${ofClaim.key} AS "key"
        FROM ${from} ${ofClaim.join} WHERE ${where})
      ORDER BY "run", "key" ${way}, "id" ${way})`;
}

/** The last claim of a stretch, if there are as many as it looks at. */
export function lastOf(stretch: Stretch): Prisma.Sql {
  return Prisma.sql`
    SELECT "id", "key" FROM (${stretchOf(stretch)}) LIMIT 1 OFFSET ${stretch.look - 1}`;
}

/** A small set of claims, sorted as a whole; with the run in which each stands. */
export function sortedSet(
  ids: Prisma.Sql,
  order: Order,
  tests: readonly Prisma.Sql[],
  place: Place,
  reading: RowReading,
): Prisma.Sql {
  const isDown = order.descending !== place.backwards;
  const way = wayOf(isDown);
  const runWay = wayOf(place.backwards);
  const { ofClaim } = order;
  return Prisma.sql`
    ${ofClaim.with}
    SELECT w."id", w."key", w."run" ${reading} FROM (
      SELECT * FROM (
        SELECT c."id" AS "id", ${ofClaim.run} AS "run", ${ofClaim.key} AS "key"
        FROM "Claim" c NOT INDEXED ${ofClaim.join}
        WHERE c."id" IN (${ids}) AND ${all(tests)})
      WHERE ${place.from ? beyond(place.from, order, isDown, place.backwards) : TRUE}
      ORDER BY "run" ${runWay}, "key" ${way}, "id" ${way}
      LIMIT ${place.limit}) w
    CROSS JOIN "Claim" c ON c."id" = w."id"`;
}

function beyond(cursor: Cursor, order: Order, isDown: boolean, backwards: boolean): Prisma.Sql {
  const { key, id } = cursor;
  const past = pastOf(isDown);
  const at = runAt(order, cursor);
  const sameKey = key === null || order.runs[at]?.key === null;
  const within = sameKey
    ? Prisma.sql`"id" ${past} ${id}`
    : Prisma.sql`("key" ${past} ${key} OR ("key" = ${key} AND "id" ${past} ${id}))`;
  return Prisma.sql`("run" ${pastOf(backwards)} ${at} OR ("run" = ${at} AND ${within}))`;
}

/**
 * Few hits, the best first: all are weighed, and looked at from the best on. A cursor names the
 * claim at its edge, never how well it fits: that is worked out anew, and of a claim that the
 * reader may not see there is nothing to go on from.
 */
export function ranked(
  { match, fit, context: { hiddenStories } }: Pick<Plan, "fit" | "context"> & { match: string },
  tests: readonly Prisma.Sql[],
  { from, backwards, limit }: Place,
  reading: RowReading,
): Prisma.Sql {
  const way = wayOf(!backwards);
  const past = pastOf(!backwards);
  const seen = isOfNone(hiddenStories, Prisma.raw(`f."rowid"`));
  const rest = from
    ? Prisma.sql`("fit", "id") ${past} (
        SELECT ${fit}, f."rowid" FROM "claim_fts" f WHERE f."rowid" = ${from.id} AND ${seen})`
    : TRUE;
  return Prisma.sql`
    SELECT w."id", NULL AS "key" ${reading} FROM (
      SELECT * FROM (
        SELECT f."rowid" AS "id", ${fit} AS "fit"
        FROM "claim_fts" f WHERE f."claim_fts" MATCH ${match} AND ${seen})
      WHERE ${rest}
      ORDER BY "fit" ${way}, "id" ${way} LIMIT -1) w
    CROSS JOIN "Claim" c ON c."id" = w."id"
    WHERE ${all(tests)}
    LIMIT ${limit}`;
}
