/**
 * Where to begin reading a whole set of claims, for counting it and for sorting it: with the
 * claims of the filter that leaves fewest, with the hits of the search, or along the index that
 * holds what most filters look at.
 */
import { rows } from "@/lib/platform/rows";
import { COLUMN_FIELDS } from "@/lib/table/field-list";
import type { Plan } from "@/lib/table/plan";
import { Prisma } from "@/prisma/generated/client";
import { TABLE_COLUMNS, type Along, type Condition } from "./condition";
import { alongHits, amongHits } from "./hits";
import { CLAIM_ID } from "./reads";
import { all, list } from "./pieces";

export type Start = {
  /** FROM and WHERE: the claims of the plan, each once. */
  from: Prisma.Sql;
  where: Prisma.Sql;
  id: Prisma.Sql;
  /** The claim's row c is there. */
  hasClaim: boolean;
  /** All of it is read from an index that holds no more than it takes. */
  isCovered: boolean;
};

/** Larger sets are cheaper to test claim by claim than to begin with. */
export const SET_LIMIT = 50_000;

/** The same with the claim's row c. */
export function withClaim(start: Start): Start {
  if (start.hasClaim) return start;
  const from = Prisma.sql`${start.from} CROSS JOIN "Claim" c ON c."id" = ${start.id}`;
  return { ...start, from, hasClaim: true };
}

export async function startOf(plan: Plan): Promise<Start> {
  const { conditions, match } = plan;
  const hits = match === null ? Number.POSITIVE_INFINITY : await plan.hitsUpTo(SET_LIMIT + 1);
  const limit = Math.min(SET_LIMIT, hits, plan.scopeSize);
  const set = await smallestSet(conditions, limit, { alongToo: true });
  const tests = conditions.map((condition) => condition.test);
  if (set) {
    return {
      from: Prisma.raw(`"Claim" c NOT INDEXED`),
      where: all([Prisma.sql`c."id" IN (${set})`, ...tests, ...searchTests(match)]),
      id: CLAIM_ID,
      hasClaim: true,
      isCovered: false,
    };
  }
  if (match !== null && hits < plan.scopeSize * 2) return alongSearch(plan, match);
  return alongTable(plan);
}

function searchTests(match: string | null): Prisma.Sql[] {
  return match === null ? [] : [amongHits(match, CLAIM_ID)];
}

/** Of the sets of ids that an index knows, the smallest; null where none is as small as that. */
export async function smallestSet(
  conditions: readonly Condition[],
  limit: number,
  { alongToo = false } = {},
): Promise<Prisma.Sql | null> {
  const sets = conditions.flatMap(
    ({ ids, along }) => ids ?? (along && alongToo ? idsAlong(along) : []),
  );
  const sizes = await sizesOf(sets, limit + 1);
  const smallest = sizes.indexOf(Math.min(...sizes));
  const size = sizes[smallest];
  return size !== undefined && size <= limit ? (sets[smallest] ?? null) : null;
}

/** Counted no further than it takes to tell a narrow filter from a wide one. */
const TELLING = 500;

/** Of what gives passing claims in the order of their ids, that which gives fewest. */
export async function narrowestAlong(conditions: readonly Condition[]): Promise<Along | null> {
  const ways = conditions.flatMap(({ along }) => along ?? []);
  const sizes = ways.length > 1 ? await sizesOf(ways.map(idsAlong), TELLING) : [0];
  const [narrowest] = ways
    .map((along, index) => ({ along, size: sizes[index] ?? 0 }))
    .sort((one, other) => one.size - other.size || other.along.kinds - one.along.kinds);
  return narrowest?.along ?? null;
}

function idsAlong({ id, from, where }: Along): Prisma.Sql {
  return Prisma.sql`SELECT ${id} AS "id" FROM ${from} WHERE ${where}`;
}

async function sizesOf(sets: readonly Prisma.Sql[], limit: number): Promise<number[]> {
  if (sets.length === 0) return [];
  const counts = sets.map((ids) => Prisma.sql`(SELECT count(*) FROM (${ids} LIMIT ${limit}))`);
  const [row] = await rows<{ sizes: string }>(
    Prisma.sql`SELECT json_array(${Prisma.join(counts)}) AS "sizes"`,
  );
  return JSON.parse(row?.sizes ?? "[]") as number[];
}

/** What "Claim_table_idx" tells of the plan, as a set of ids; null where it is no small set. */
export async function coveredSet(plan: Plan, limit: number): Promise<Prisma.Sql | null> {
  const conditions = plan.conditions.filter(({ covered }) => covered);
  const { from, where } = await alongTable({ ...plan, conditions, match: null });
  const ids = Prisma.sql`SELECT c."id" AS "id" FROM ${from} WHERE ${where}`;
  const [size] = await sizesOf([ids], limit + 1);
  return size !== undefined && size <= limit ? ids : null;
}

/** Entering an index oftener than this takes longer than trying to find a page without it. */
const QUICK_ENTRIES = 2_000;

/**
 * The claims that several filters leave together, where the index of the table tells quickly
 * that they are few.
 */
export async function fewTogether(plan: Plan, limit: number): Promise<Prisma.Sql | null> {
  const seeking = plan.conditions.filter(
    ({ covered }) =>
      covered?.seek && covered.column !== "storyId" && covered.column !== "withdrawnAt",
  );
  if (seeking.length < 2) return null;
  const entered = await entriesOf(plan, plan.conditions);
  return entered && entered.entries <= QUICK_ENTRIES ? coveredSet(plan, limit) : null;
}

/** Ids up to so many are gathered from an index rather than looked up hit by hit. */
const COVERED_LIMIT = 200_000;

/**
 * The hits of a search. Where all stories count, the few claims that do not are taken off the
 * hits; where an index knows the claims that the filters leave, the hits among them are taken;
 * otherwise each hit is looked at.
 */
async function alongSearch(plan: Plan, match: string): Promise<Start> {
  const along = alongHits(match);
  if (plan.isWhole) {
    return {
      ...along,
      where: Prisma.sql`${along.where} AND ${excluding(along.id, plan)}`,
      hasClaim: false,
      isCovered: false,
    };
  }
  const set = plan.conditions.every(({ covered }) => covered)
    ? await coveredSet(plan, COVERED_LIMIT)
    : null;
  if (set) {
    return {
      ...along,
      where: Prisma.sql`${along.where} AND +f."rowid" IN (${set})`,
      hasClaim: false,
      isCovered: false,
    };
  }
  return {
    id: CLAIM_ID,
    hasClaim: true,
    from: Prisma.sql`${along.from} CROSS JOIN "Claim" c ON c."id" = f."rowid"`,
    where: all([along.where, ...plan.conditions.map((condition) => condition.test)]),
    isCovered: false,
  };
}

/** Of an id: it is not left out of a table of all standing claims. */
export function excluding(id: Prisma.Sql, plan: Plan): Prisma.Sql {
  return Prisma.sql`+${id} NOT IN (${excludedOf(plan)})`;
}

/** The claims that a table of all standing claims leaves out: withdrawn, or not the reader's. */
function excludedOf({ context }: Plan): Prisma.Sql {
  return Prisma.sql`
    SELECT "id" FROM "Claim" INDEXED BY "Claim_withdrawnAt_idx" WHERE "withdrawnAt" IS NOT NULL
    UNION ALL
    SELECT "id" FROM "Claim" INDEXED BY "Claim_storyId_idx"
    WHERE "storyId" IN ${list(context.hiddenStories)}`;
}

/**
 * Along "Claim_table_idx", entered at the values asked for wherever that reads less.
 * @param also one more condition, on a column of that index.
 */
export async function alongTable(plan: Plan, also?: Condition): Promise<Start> {
  const { match } = plan;
  const conditions = also ? [...plan.conditions, also] : plan.conditions;
  const seeks = await seeksOf(plan, conditions);
  const tests = conditions.filter((condition) => !condition.covered?.seek || !seeks);
  return {
    id: CLAIM_ID,
    hasClaim: true,
    from: Prisma.raw(`"Claim" c INDEXED BY "Claim_table_idx"`),
    where: all([
      ...(seeks ?? []),
      ...tests.map((condition) => condition.test),
      ...searchTests(match),
    ]),
    isCovered: match === null && conditions.every((condition) => condition.covered),
  };
}

/** What entering the index once costs, in entries read along it. */
const ENTRY_COST = 20;

/** The values at which the index is entered; null where that would take longer than reading on. */
async function seeksOf(plan: Plan, conditions: readonly Condition[]): Promise<Prisma.Sql[] | null> {
  const entered = await entriesOf(plan, conditions);
  return entered && entered.entries * ENTRY_COST <= entered.claims ? entered.seeks : null;
}

type Entered = {
  seeks: Prisma.Sql[];
  /** How often the index is entered. */
  entries: number;
  /** How many claims there are altogether. */
  claims: number;
};

/** Values for every column of the index up to the last one that is asked about. */
async function entriesOf(plan: Plan, conditions: readonly Condition[]): Promise<Entered | null> {
  const asked = conditions.flatMap(({ covered }) =>
    covered?.seek ? [{ column: covered.column, ...covered.seek }] : [],
  );
  const last = TABLE_COLUMNS.findLastIndex((name) => asked.some(({ column }) => column === name));
  if (last < 0) return null;
  const { claims, stories } = await readSizes();
  const seeks: Prisma.Sql[] = [];
  let entries = 1;
  for (const name of TABLE_COLUMNS.slice(0, last + 1)) {
    const given = asked.filter(({ column }) => column === name);
    const every = given.length === 0 ? everyValue(name, plan, stories) : null;
    if (given.length === 0 && !every) return null;
    const entering = every ? [every] : given;
    seeks.push(...entering.map(({ test }) => test));
    entries *= Math.min(...entering.map(({ values }) => values));
  }
  return { seeks, entries, claims };
}

/** Claims are never deleted, so the stories' counters count them. */
async function readSizes(): Promise<{ claims: number; stories: number }> {
  const [row] = await rows<{ claims: number; stories: number }>(Prisma.sql`
    SELECT coalesce(sum("nextClaimNumber" - 1), 0) AS "claims", count(*) AS "stories" FROM "Story"`);
  return row ?? { claims: 0, stories: 0 };
}

const scales = new Map<string, readonly string[]>(
  COLUMN_FIELDS.flatMap(({ stored }) =>
    stored.as === "scale" ? [[stored.in, stored.values]] : [],
  ),
);

function everyValue(
  column: string,
  plan: Plan,
  stories: number,
): { test: Prisma.Sql; values: number } | null {
  if (column === "storyId") {
    const hidden = list(plan.context.hiddenStories);
    return {
      test: Prisma.sql`c."storyId" IN (SELECT s."id" FROM "Story" s WHERE s."id" NOT IN ${hidden})`,
      values: stories,
    };
  }
  const values = scales.get(column);
  if (!values) return null;
  return {
    test: Prisma.sql`${Prisma.raw(`c."${column}"`)} IN ${list(values)}`,
    values: values.length,
  };
}
