/**
 * Which claims a table query asks for: resolves what it names, leaves out what the reader may
 * not see, and finds the cheapest way to begin. Small results are gathered whole, as ids;
 * of large ones only the conditions are kept. No statement reads more than it must.
 */
import type { Actor } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/generated/client";
import { all, list } from "./sqlite/pieces";
import { dayInZone } from "@/lib/platform/wall-time";
import type { FilterField } from "./filter-fields";
import { matchExpression, parseSearch } from "./search";
import { conditionsOf, SET_LIMIT, type Condition, type FilterContext } from "./sqlite/filters";
import { isNarrowed, type TableQuery } from "./query";

/** The newsroom's table, or one story's. */
export type Scope = { kind: "newsroom" } | { kind: "story"; slug: string };

export const NEWSROOM: Scope = { kind: "newsroom" };

export function storyScope(slug: string): Scope {
  return { kind: "story", slug };
}

/** Results up to this size are gathered and sorted; larger ones are read along an index. */
export const GATHER_LIMIT = 5_000;
/** Counting goes on to here where no index can count for us. */
export const COUNT_LIMIT = 10_000;

export type Selection = {
  context: FilterContext;
  /** The FTS5 expression; null without a search. */
  match: string | null;
  /** How many claims the search finds anywhere. */
  hits: number;
  /** Every condition as a test of the row c. */
  tests: readonly Prisma.Sql[];
  /** The same without the search, for walks that go along its hits. */
  filterTests: readonly Prisma.Sql[];
  /** Where to begin a walk over all of it: FROM and WHERE. */
  from: Prisma.Sql;
  where: Prisma.Sql;
  total: number;
  /** False: there are more than `total`. */
  isExact: boolean;
  /** All of it, where it is small. */
  ids: readonly number[] | null;
};

/**
 * @param except a filter to be left out, for counting its values under all others.
 * @throws SourcelineError NOT_FOUND for a story that does not exist for the actor.
 */
export async function select(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
  except?: FilterField,
): Promise<Selection> {
  const { context, scopeSize } = await readContext(actor, scope, query);
  const conditions = conditionsOf(query, context, except);
  const match = query.text === "" ? null : await readMatch(query.text);
  if (match === "") return nothing(context);
  const { sizes, hits } = await readSizes(conditions, match);
  const start = chooseStart(conditions, sizes, match, hits, scopeSize);
  const selection = { context, match, hits, ...start };
  const isWhole = context.storyId === null && match === null && isEverything(query, except);
  return {
    ...selection,
    ...(await gather(start, isWhole ? () => countStanding(context.hiddenStories) : null)),
  };
}

function isEverything(query: TableQuery, except: FilterField | undefined): boolean {
  const left = except ? { [except]: { any: [], not: [] } } : {};
  return !isNarrowed({ ...query, filters: { ...query.filters, ...left } });
}

/** All standing claims, counted from the table's size: no index entry is read for most of them. */
async function countStanding(hiddenStories: readonly number[]): Promise<number> {
  const [row] = await rows<{ n: number | bigint }>(Prisma.sql`
    SELECT (SELECT count(*) FROM "Claim")
      - (SELECT count(*) FROM "Claim" INDEXED BY "Claim_withdrawnAt_idx"
         WHERE "withdrawnAt" IS NOT NULL)
      - (SELECT count(*) FROM "Claim" INDEXED BY "Claim_table_idx"
         WHERE "storyId" IN ${list(hiddenStories)} AND "withdrawnAt" IS NULL) AS "n"`);
  return Number(row?.n ?? 0);
}

function nothing(context: FilterContext): Selection {
  const none = Prisma.raw("0");
  const from = Prisma.raw(`"Claim" c`);
  const start = { tests: [none], filterTests: [none], from, where: none };
  return { context, match: "", hits: 0, ...start, total: 0, isExact: true, ids: [] };
}

async function readContext(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
): Promise<{ context: FilterContext; scopeSize: number }> {
  const hiddenStories = await hiddenStoryIds(actor);
  const story =
    scope.kind === "story"
      ? await db().story.findUnique({
          where: { slug: scope.slug },
          select: { id: true, nextClaimNumber: true },
        })
      : null;
  if (scope.kind === "story" && (!story || hiddenStories.includes(story.id))) {
    throw notFound("That story");
  }
  const context: FilterContext = {
    userId: actor.userId,
    storyId: story?.id ?? null,
    hiddenStories,
    storyIds: await readStoryIds(query, hiddenStories),
    mergedSources: await readMerges(query),
    today: dayInZone(now(), env().timeZone).toISOString().slice(0, 10),
    timeZone: env().timeZone,
  };
  return { context, scopeSize: story ? story.nextClaimNumber - 1 : Number.POSITIVE_INFINITY };
}

async function readStoryIds(query: TableQuery, hidden: readonly number[]) {
  const filter = query.filters.story;
  const slugs = filter ? [...filter.any, ...filter.not] : [];
  if (slugs.length === 0) return new Map<string, number>();
  const found = await db().story.findMany({
    where: { slug: { in: slugs }, id: { notIn: [...hidden] } },
    select: { id: true, slug: true },
  });
  return new Map(found.map((story) => [story.slug, story.id]));
}

async function readMerges(query: TableQuery) {
  const filter = query.filters.source;
  const ids = filter ? [...filter.any, ...filter.not].filter(Boolean).map(Number) : [];
  if (ids.length === 0) return new Map<number, number>();
  const found = await db().source.findMany({
    where: { id: { in: ids }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  });
  return new Map(found.map((source) => [source.id, source.mergedIntoId ?? source.id]));
}

const VOCABULARY_LIMIT = 200;

/** @returns "" for a text without a single word or number: it finds nothing. */
async function readMatch(text: string): Promise<string> {
  const terms = parseSearch(text);
  const found = new Map<string, string[]>();
  for (const term of terms.filter((candidate) => candidate.unspaced)) {
    // Words of unspaced scripts begin at U+0E00 (Thai) and later; the rest is not searched.
    const vocabulary = await rows<{ term: string }>(Prisma.sql`
      SELECT "term" FROM "claim_vocabulary"
      WHERE "term" >= ${"\u0E00"} AND instr("term", ${term.text.toLowerCase()}) > 0
      LIMIT ${VOCABULARY_LIMIT}`);
    const words = vocabulary.map((row) => row.term);
    found.set(term.text, words);
  }
  return matchExpression(terms, found);
}

type Sized = { condition: Condition; ids: Prisma.Sql; size: number };

async function readSizes(
  conditions: readonly Condition[],
  match: string | null,
): Promise<{ sizes: Sized[]; hits: number }> {
  const picks = conditions.flatMap((condition) =>
    condition.pick ? [{ condition, ...condition.pick }] : [],
  );
  const counts = picks.map(
    ({ size }, index) => Prisma.sql`(${size}) AS ${Prisma.raw(`"size${index}"`)}`,
  );
  if (match !== null) {
    counts.push(
      Prisma.sql`(SELECT count(*) FROM "claim_fts" WHERE "claim_fts" MATCH ${match}) AS "hits"`,
    );
  }
  if (counts.length === 0) return { sizes: [], hits: 0 };
  const [row] = await rows<Record<string, number | bigint>>(
    Prisma.sql`SELECT ${Prisma.join(counts, ", ")}`,
  );
  return {
    sizes: picks.map(({ condition, ids }, index) => ({
      condition,
      ids,
      size: Number(row?.[`size${index}`] ?? 0),
    })),
    hits: Number(row?.hits ?? 0),
  };
}

/**
 * Tests whether the claim c is among the hits. Reading all hits once is quicker than asking for
 * single claims: FTS5 would gather a prefix's words anew for each.
 */
function hitTest(match: string): Prisma.Sql {
  return Prisma.sql`+c."id" IN (SELECT f."rowid" FROM "claim_fts" f WHERE f."claim_fts" MATCH ${match})`;
}

/** Begins with the smallest set: a filter's own index, the hits of the search, or the scope. */
function chooseStart(
  conditions: readonly Condition[],
  sizes: readonly Sized[],
  match: string | null,
  hits: number,
  scopeSize: number,
) {
  const every = conditions.map((condition) => condition.test);
  const found = match === null ? [] : [hitTest(match)];
  const tests = [...every, ...found];
  const small = sizes
    .filter(({ size }) => size <= SET_LIMIT && size < scopeSize)
    .sort((one, other) => one.size - other.size)[0];
  if (small && (match === null || small.size * 2 < hits)) {
    const others = conditions.filter((c) => c !== small.condition).map((c) => c.test);
    return {
      tests,
      filterTests: every,
      from: Prisma.raw(`"Claim" c NOT INDEXED`),
      where: all([Prisma.sql`c."id" IN (${small.ids})`, ...others, ...found]),
      isCovered: false,
    };
  }
  if (match !== null && hits < scopeSize * 2) {
    return {
      tests,
      filterTests: every,
      from: Prisma.raw(`"claim_fts" f CROSS JOIN "Claim" c ON c."id" = f."rowid"`),
      where: all([Prisma.sql`f."claim_fts" MATCH ${match}`, ...every]),
      isCovered: false,
    };
  }
  const isCovered = match === null && conditions.every((condition) => condition.isCovered);
  return {
    tests,
    filterTests: every,
    from: Prisma.raw(`"Claim" c INDEXED BY "Claim_table_idx"`),
    where: all(tests),
    isCovered,
  };
}

async function gather(
  { from, where, isCovered }: { from: Prisma.Sql; where: Prisma.Sql; isCovered: boolean },
  countAll: (() => Promise<number>) | null,
): Promise<{ total: number; isExact: boolean; ids: readonly number[] | null }> {
  // Where an index counts the rest, no more is read than can be gathered.
  const limit = isCovered ? GATHER_LIMIT : COUNT_LIMIT;
  const [row] = await rows<{ n: number | bigint; ids: string }>(Prisma.sql`
    SELECT count(*) AS "n", json_group_array("id") AS "ids"
    FROM (SELECT c."id" FROM ${from} WHERE ${where} LIMIT ${limit + 1})`);
  const found = Number(row?.n ?? 0);
  if (found <= GATHER_LIMIT) {
    return { total: found, isExact: true, ids: JSON.parse(row?.ids ?? "[]") as number[] };
  }
  if (!isCovered) {
    return { total: Math.min(found, COUNT_LIMIT), isExact: found <= COUNT_LIMIT, ids: null };
  }
  if (countAll) return { total: await countAll(), isExact: true, ids: null };
  const [count] = await rows<{ n: number | bigint }>(
    Prisma.sql`SELECT count(*) AS "n" FROM ${from} WHERE ${where}`,
  );
  return { total: Number(count?.n ?? 0), isExact: true, ids: null };
}
