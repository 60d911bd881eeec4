/**
 * Where to begin reading a whole set of claims, for counting it and for sorting it: with the
 * claims of the filter that leaves fewest, with the hits of the search, or along the index that
 * holds what most filters look at.
 */
import { rows } from "@/lib/platform/rows";
import { COLUMN_FIELDS } from "@/lib/table/field-list";
import type { Plan } from "@/lib/table/plan";
import { Prisma } from "@/prisma/generated/client";
import { TABLE_COLUMNS, type Condition } from "./condition";
import { alongHits, countHits } from "./hits";
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

const CLAIM_ID = Prisma.raw(`c."id"`);

/** Larger sets are cheaper to test claim by claim than to begin with. */
const SET_LIMIT = 50_000;

export async function startOf(plan: Plan): Promise<Start> {
  const { conditions, match } = plan;
  const hits = match === null ? Number.POSITIVE_INFINITY : await countHits(match, SET_LIMIT + 1);
  const set = await smallestSet(conditions, Math.min(SET_LIMIT, hits, plan.scopeSize));
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
  if (match === null) return [];
  return [
    Prisma.sql`+c."id" IN (SELECT f."rowid" FROM "claim_fts" f WHERE f."claim_fts" MATCH ${match})`,
  ];
}

/** Of the sets that an index knows, the smallest; null where none has as few as that. */
export async function smallestSet(
  conditions: readonly Condition[],
  limit: number,
): Promise<Prisma.Sql | null> {
  const sets = conditions.flatMap(({ ids, along }) =>
    ids
      ? [ids]
      : along
        ? [Prisma.sql`SELECT ${along.id} FROM ${along.from} WHERE ${along.where}`]
        : [],
  );
  if (sets.length === 0) return null;
  const sizes = sets.map(
    (ids, index) =>
      Prisma.sql`(SELECT count(*) FROM (${ids} LIMIT ${limit + 1})) AS ${Prisma.raw(`"size${index}"`)}`,
  );
  const [row] = await rows<Record<string, number>>(Prisma.sql`SELECT ${Prisma.join(sizes)}`);
  const sized = sets.map((ids, index) => ({ ids, size: row?.[`size${index}`] ?? 0 }));
  const [smallest] = sized.sort((one, other) => one.size - other.size);
  return smallest && smallest.size <= limit ? smallest.ids : null;
}

/**
 * The hits of a search. Where all stories count, the few claims that do not are taken off the
 * hits; otherwise each hit is looked at.
 */
function alongSearch(plan: Plan, match: string): Start {
  const along = alongHits(match);
  if (plan.isWhole) {
    return {
      ...along,
      where: Prisma.sql`${along.where} AND +f."rowid" NOT IN (${excludedOf(plan)})`,
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

/** The claims that a table of all standing claims leaves out: withdrawn, or not the reader's. */
export function excludedOf({ context }: Plan): Prisma.Sql {
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

/**
 * The values at which the index is entered, column by column up to the last one that is asked
 * about; null where that would be oftener than there are claims to pass over.
 */
async function seeksOf(plan: Plan, conditions: readonly Condition[]): Promise<Prisma.Sql[] | null> {
  const asked = new Map(
    conditions.flatMap(({ covered }) =>
      covered?.seek ? [[covered.column, covered.seek] as const] : [],
    ),
  );
  const last = TABLE_COLUMNS.findLastIndex((column) => asked.has(column));
  if (last < 0) return null;
  const { claims, stories } = await readSizes();
  const seeks: Prisma.Sql[] = [];
  let entries = 1;
  for (const column of TABLE_COLUMNS.slice(0, last + 1)) {
    const seek = asked.get(column) ?? everyValue(column, plan, stories);
    if (!seek) return null;
    seeks.push(seek.test);
    entries *= seek.values;
  }
  return entries * ENTRY_COST <= claims ? seeks : null;
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
