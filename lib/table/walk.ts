/**
 * Walks the claims of a plan in an order, from a cursor on, either way, and reads of each what is
 * asked for. How much is read for a page does not grow with the table: it goes along an index of
 * the order, or of the narrowest filter where that gives the same order; where few claims pass, it
 * stops and sorts those few instead. However it is walked, the order is the same, and every
 * claim comes once.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { columnField, type ScopeKind } from "./columns";
import type { SortKey } from "./cursor";
import type { Plan, Scope } from "./plan";
import { writeSort, type Sort, type TableQuery } from "./query";
import { alongHits, amongHits, countHits, idsOfHits, isHit } from "./sqlite/hits";
import { idOrder, orderOf, type Order, type Run } from "./sqlite/order";
import type { GroupColumn, OrderSpec } from "./sqlite/order-spec";
import { all, TRUE } from "./sqlite/pieces";
import {
  boundsOf,
  lastOf,
  passing,
  ranked,
  runAt,
  sortedSet,
  type Place,
  type RowReading,
  type Stretch,
} from "./sqlite/reads";
import { sqlField } from "./sqlite/sql-fields";
import { alongTable, smallestSet } from "./sqlite/start";

/** `relevance`: best hits first. `newest`: too many hits to weigh, so the latest first. */
export type Ordering = "relevance" | "newest" | Sort;

/** As many hits are weighed against each other. */
export const RANKED_HITS = 2_000;

export function defaultSort(scope: ScopeKind): Sort {
  return scope === "story"
    ? { column: "ref", descending: false }
    : { column: "logged_at", descending: true };
}

export async function orderingOf(query: TableQuery, scope: Scope, plan: Plan): Promise<Ordering> {
  if (query.sort) return query.sort;
  if (plan.match === null) return defaultSort(scope.kind);
  return (await isRanked(plan.match)) ? "relevance" : "newest";
}

async function isRanked(match: string): Promise<boolean> {
  return match === "" || (await countHits(match, RANKED_HITS + 1)) <= RANKED_HITS;
}

export function nameOf(ordering: Ordering): string {
  return typeof ordering === "string" ? ordering : writeSort(ordering);
}

export type Found = { id: number; key: SortKey };

export type Walk = <Row = unknown>(
  place: Place,
  reading?: RowReading,
) => Promise<Array<Found & Row>>;

export async function walkOf(plan: Plan, ordering: Ordering): Promise<Walk> {
  const { match } = plan;
  if (match === "") return () => Promise.resolve([]);
  const isFew = match !== null && (ordering === "relevance" || (await isRanked(match)));
  if (isFew && ordering === "relevance") {
    const tests = plan.conditions.map((condition) => condition.test);
    return (place, reading = Prisma.empty) =>
      rows(ranked(match, RANKED_HITS, tests, place, reading));
  }
  const walk = await orderedWalk(plan, ordering);
  return isFew ? walk.sorted(idsOfHits(match)) : walk.along;
}

type Ways = { along: Walk; sorted: (ids: Prisma.Sql) => Walk };

async function orderedWalk(plan: Plan, ordering: Ordering): Promise<Ways> {
  const sort: Sort = typeof ordering === "string" ? NEWEST : ordering;
  const { context, match } = plan;
  const spec = specOf(sort, plan);
  const tests = plan.conditions.map((condition) => condition.test);
  const sorted = (ids: Prisma.Sql, order: Order): Walk => {
    const hits = match === null ? [] : [amongHits(match)];
    return sortedWalk(ids, order, [...tests, ...hits]);
  };
  if (spec.by === "logging") {
    const order = idOrder(alongIds(plan), sort.descending);
    const few = () => fewOf(plan, order, sorted);
    return { sorted: (ids) => sorted(ids, order), along: runsWalk({ order, tests, few }) };
  }
  const named = spec.by === "name" ? await readNames(spec.column, plan) : [];
  const order = orderOf(spec, sort.descending, context.storyId, named);
  const early = await smallestSet(
    plan.conditions.filter(({ ids }) => ids),
    SMALL,
  );
  if (early) return { sorted: (ids) => sorted(ids, order), along: sorted(early, order) };
  const hits = match === null ? [] : [await hitTest(plan, match)];
  const few = () => fewOf(plan, order, sorted);
  return {
    sorted: (ids) => sorted(ids, order),
    along: runsWalk({ order, tests: [...tests, ...hits], few }),
  };
}

const NEWEST: Sort = { column: "logged_at", descending: true };

function specOf({ column }: Sort, { context }: Plan): OrderSpec {
  const spec = sqlField(columnField(column).key).order?.(context);
  if (!spec) throw new Error(`Nothing says how claims are sorted by “${column}”.`);
  return spec;
}

/** Hits up to here are all read to test a claim; of more, each claim is asked for by itself. */
const MANY_HITS = 30_000;

async function hitTest({ isLazy }: Plan, match: string): Promise<Prisma.Sql> {
  const isMany = isLazy && (await countHits(match, MANY_HITS + 1)) > MANY_HITS;
  return isMany ? isHit(match) : amongHits(match);
}

/** What gives the claims in the order of their ids: the search, the narrowest filter, the place. */
function alongIds({ conditions, context, match }: Plan): Pick<Run, "from" | "where" | "id"> {
  const bounds = (id: Prisma.Sql) => conditions.flatMap(({ idBounds }) => idBounds?.(id) ?? []);
  const [narrowest] = conditions
    .flatMap(({ along }) => along ?? [])
    .sort((one, other) => other.kinds - one.kinds);
  const along =
    match !== null
      ? alongHits(match)
      : (narrowest ?? {
          id: Prisma.raw(`c."id"`),
          ...(context.storyId === null
            ? { from: Prisma.raw(`"Claim" c NOT INDEXED`), where: TRUE }
            : {
                from: Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_idx"`),
                where: Prisma.sql`c."storyId" = ${context.storyId}`,
              }),
        });
  return { ...along, where: all([along.where, ...bounds(along.id)]) };
}

/** The people or stories that a sort goes by, in the order of their names. */
async function readNames(column: GroupColumn, { context }: Plan): Promise<number[]> {
  const named = column === "storyId" ? Prisma.raw(`"Story" n`) : Prisma.raw(`"User" n`);
  const name = column === "storyId" ? Prisma.raw(`n."slug"`) : Prisma.raw(`n."name"`);
  const found = await rows<{ id: number }>(Prisma.sql`
    SELECT n."id" FROM ${named}
    WHERE EXISTS (SELECT 1 FROM "Claim" c WHERE c.${Prisma.raw(`"${column}"`)} = n."id")
    ORDER BY ${name} COLLATE NOCASE, n."id"`);
  const hidden = new Set(column === "storyId" ? context.hiddenStories : []);
  return found.map((row) => row.id).filter((id) => !hidden.has(id));
}

/** Sets up to this size are sorted at once, without trying to find a page along an index. */
const SMALL = 1_000;
/** Sets up to this size are sorted where a page was not found along an index. */
const FEW = 10_000;

/** The claims of the plan, if an index tells that they are few. */
async function fewOf(
  plan: Plan,
  order: Order,
  sorted: (ids: Prisma.Sql, order: Order) => Walk,
): Promise<Walk | null> {
  const set = await smallestSet(plan.conditions, FEW);
  if (set) return sorted(set, order);
  const { from, where, id } = await alongTable({
    ...plan,
    match: null,
    conditions: plan.conditions.filter(({ covered }) => covered),
  });
  const ids = Prisma.sql`SELECT ${id} FROM ${from} WHERE ${where}`;
  const [row] = await rows<{ n: number }>(
    Prisma.sql`SELECT count(*) AS "n" FROM (${ids} LIMIT ${FEW + 1})`,
  );
  return row && row.n <= FEW ? sorted(ids, order) : null;
}

/** Claims looked at along an index before asking whether those that pass are few. */
const FIRST_LOOK = 4_000;
/** At least so many for each that is wanted. */
const LOOKS_EACH = 3;

type AlongRuns = {
  order: Order;
  /** Of the claim c, that it belongs to the plan. */
  tests: readonly Prisma.Sql[];
  /** The same walk over few claims, if they are few. */
  few: () => Promise<Walk | null>;
};

/** A large set, read along the index of its order, until it turns out to be a small one. */
function runsWalk(along: AlongRuns): Walk {
  let small: Walk | null = null;
  const few = async () => (small = await along.few());
  return (place, reading) =>
    small ? small(place, reading) : readRuns({ ...along, few }, place, reading);
}

/** One run after the other. */
async function readRuns<Row>(
  { order, tests, few }: AlongRuns,
  place: Place,
  reading: RowReading = Prisma.empty,
): Promise<Array<Found & Row>> {
  const found: Array<Found & Row> = [];
  const step = place.backwards ? -1 : 1;
  const isDown = order.descending !== place.backwards;
  const begin = place.from ? runAt(order, place.from) : place.backwards ? order.runs.length - 1 : 0;
  const first = Math.max(FIRST_LOOK, place.limit * LOOKS_EACH);
  let look = first;
  for (let index = begin; ; index += step) {
    const run = order.runs[index];
    if (!run) return found;
    let bounds = boundsOf(run, index === begin ? place.from : null, isDown);
    for (let bound = bounds.shift(); bound; bound = bounds.shift()) {
      const missing = place.limit - found.length;
      const stretch: Stretch = { run, bound, isDown, look };
      found.push(...(await readStretch<Row>(stretch, tests, missing, reading)));
      if (found.length >= place.limit) return found;
      const [last] = await rows<Found>(lastOf(stretch));
      if (!last) continue;
      const walk = look === first ? await few() : null;
      if (walk) return walk<Row>(place, reading);
      look *= 4;
      bounds = boundsOf(run, last, isDown);
    }
  }
}

async function readStretch<Row>(
  stretch: Stretch,
  tests: readonly Prisma.Sql[],
  limit: number,
  reading: RowReading,
): Promise<Array<Found & Row>> {
  const { run } = stretch;
  const found = await rows<Found & Row>(passing(stretch, tests, limit, reading));
  return run.key === null ? found.map((row) => ({ ...row, key: run.fixedKey })) : found;
}

/** A small set of claims, sorted as a whole. */
function sortedWalk(ids: Prisma.Sql, order: Order, tests: readonly Prisma.Sql[]): Walk {
  return async <Row>(place: Place, reading: RowReading = Prisma.empty) => {
    const found = await rows<Found & Row & { run: number }>(
      sortedSet(ids, order, tests, place, reading),
    );
    return found.map((row) => {
      const run = order.runs[row.run];
      return run?.key === null ? { ...row, key: run.fixedKey } : row;
    });
  };
}
