/**
 * Walks the claims of a plan in an order, from a cursor on, either way, and reads of each what is
 * asked for. How much is read for a page does not grow with the table: it goes along an index of
 * the order, or of the narrowest filter where that gives the same order; where few claims pass, it
 * stops and sorts those few instead. However it is walked, the order is the same, and every
 * claim comes once.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { SortKey } from "./cursor";
import { isRanked, NEWEST, orderBy, specOf, type Ordering } from "./ordering";
import type { Plan } from "./plan";
import type { Sort } from "./query";
import { alongHits, amongHits, idsOfHits, isHit } from "./sqlite/hits";
import { idOrder, type Order, type Run } from "./sqlite/order";
import { all, TRUE } from "./sqlite/pieces";
import {
  boundsOf,
  CLAIM_ID,
  FOUND_ID,
  lastOf,
  passing,
  ranked,
  runAt,
  sortedSet,
  type Place,
  type RowReading,
  type Stretch,
} from "./sqlite/reads";
import { coveredSet, fewTogether, narrowestAlong, smallestSet } from "./sqlite/start";

export type Found = { id: number; key: SortKey };

export type Walk = <Row = unknown>(
  place: Place,
  reading?: RowReading,
) => Promise<Array<Found & Row>>;

export async function walkOf(plan: Plan, ordering: Ordering): Promise<Walk> {
  const { match } = plan;
  if (match === "") return () => Promise.resolve([]);
  if (match === null) return orderedWalk(plan, ordering);
  if (ordering === "newest" || !(await isRanked(plan))) return orderedWalk(plan, ordering);
  if (ordering !== "relevance") return fewHitsWalk(plan, match, ordering);
  return (place, reading = Prisma.empty) =>
    rows(ranked({ ...plan, match }, testsOfFound(plan), place, reading));
}

/** For claims that an index gave: by their ids alone where that is enough. */
function testsOfFound({ conditions }: Plan): Prisma.Sql[] {
  return conditions.map(({ test, idTest }) => idTest?.(FOUND_ID) ?? test);
}

/** For a small set of claims: each is looked at, and must be a hit if there is a search. */
function testsOfSet({ conditions, match }: Plan): Prisma.Sql[] {
  const tests = conditions.map(({ test }) => test);
  return match === null ? tests : [...tests, amongHits(match, CLAIM_ID)];
}

async function fewHitsWalk(plan: Plan, match: string, sort: Sort): Promise<Walk> {
  const spec = specOf(sort, plan);
  const order =
    spec.by === "logging"
      ? idOrder(alongHits(match), sort.descending)
      : await orderBy(spec, sort.descending, plan);
  return sortedWalk(idsOfHits(match), order, testsOfSet(plan));
}

async function orderedWalk(plan: Plan, ordering: Ordering): Promise<Walk> {
  const sort: Sort = typeof ordering === "string" ? NEWEST : ordering;
  const { match } = plan;
  const spec = specOf(sort, plan);
  if (spec.by === "logging") return loggingWalk(plan, sort.descending);
  const order = await orderBy(spec, sort.descending, plan);
  const small = (await smallestSet(plan.conditions, SMALL)) ?? (await fewTogether(plan, SMALL));
  if (small) return sortedWalk(small, order, testsOfSet(plan));
  const hits = match === null ? [] : [await hitTest(plan, match)];
  return runsWalk({
    order,
    tests: [...hits, ...testsOfFound(plan)],
    few: async () => {
      const ids = await fewOf(plan);
      return ids && sortedWalk(ids, order, testsOfSet(plan));
    },
  });
}

/** In the order of the ids, for which a set need not be read to be sorted. */
async function loggingWalk(plan: Plan, descending: boolean): Promise<Walk> {
  const { match } = plan;
  const tests = testsOfFound(plan);
  return runsWalk({
    order: idOrder(await alongIds(plan), descending),
    tests,
    few: async () => {
      const set = setAlong(await fewOf(plan));
      const hits = match === null ? [] : [amongHits(match, FOUND_ID)];
      return (
        set && runsWalk({ order: idOrder(set, descending), tests: [...hits, ...tests], few: null })
      );
    },
  });
}

/** Hits up to here are all read to test a claim; of more, each claim is asked for by itself. */
const MANY_HITS = 30_000;

async function hitTest(plan: Plan, match: string): Promise<Prisma.Sql> {
  const isMany = plan.isLazy && (await plan.hitsUpTo(MANY_HITS + 1)) > MANY_HITS;
  return isMany ? isHit(match, FOUND_ID) : amongHits(match, FOUND_ID);
}

/** Sets up to this size are sorted at once, without trying to find a page along an index. */
const SMALL = 1_000;
/** Of ids alone, more are sorted as quickly. */
const SMALL_BY_ID = 3_000;
/** Sets up to this size are sorted where a page was not found along an index. */
const FEW = 10_000;

type AlongIds = Pick<Run, "from" | "where" | "id">;

/** What gives the claims in the order of their ids: the search, the narrowest filter, the place. */
async function alongIds(plan: Plan): Promise<AlongIds> {
  const { conditions, match } = plan;
  const along =
    match !== null
      ? alongHits(match)
      : (setAlong(await fewTogether(plan, SMALL)) ??
        (await narrowestAlong(conditions)) ??
        setAlong(await smallestSet(conditions, SMALL_BY_ID)) ??
        placeAlong(plan));
  const bounds = conditions.flatMap(({ idBounds }) => idBounds?.(along.id) ?? []);
  return { ...along, where: all([along.where, ...bounds]) };
}

function setAlong(ids: Prisma.Sql | null): AlongIds | null {
  return ids && { from: Prisma.sql`(${ids}) s`, where: TRUE, id: Prisma.raw(`s."id"`) };
}

export function placeAlong({ context: { storyId } }: Plan): AlongIds {
  if (storyId === null) {
    return { id: CLAIM_ID, from: Prisma.raw(`"Claim" c NOT INDEXED`), where: TRUE };
  }
  return {
    id: CLAIM_ID,
    from: Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_idx"`),
    where: Prisma.sql`c."storyId" = ${storyId}`,
  };
}

/** The claims of the plan, if an index tells that they are few. */
async function fewOf(plan: Plan): Promise<Prisma.Sql | null> {
  return (
    (await smallestSet(plan.conditions, FEW, { alongToo: true })) ?? (await coveredSet(plan, FEW))
  );
}

/** Claims looked at along an index before asking whether those that pass are few. */
const FIRST_LOOK = 4_000;
/** At least so many for each that is wanted. */
const LOOKS_EACH = 3;

type AlongRuns = {
  order: Order;
  /** Of the claim c, that it belongs to the plan. */
  tests: readonly Prisma.Sql[];
  /** The same walk over few claims, if they are few; null where that is not to be asked. */
  few: (() => Promise<Walk | null>) | null;
};

/** A large set, read along the index of its order, until it turns out to be a small one. */
function runsWalk(along: AlongRuns): Walk {
  let small: Walk | null = null;
  const few = async () => (small = along.few && (await along.few()));
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
      const walk = look === first && few ? await few() : null;
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
