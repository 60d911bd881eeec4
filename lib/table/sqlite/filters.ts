/**
 * The filters of a table query as SQL conditions on "Claim" c. Each is a test of one row;
 * those that can pick out few claims by an index of their own also say how many and which, so
 * that the caller can begin with the smallest set. Values are bound, names come from here.
 */
import { Prisma } from "@/prisma/generated/client";
import { all, list } from "./pieces";
import { instantFromWall } from "@/lib/platform/wall-time";
import { addDays, dayOfMark, type DayRange } from "@/lib/table/day-range";
import {
  isEmptyFilter,
  ME,
  NO_VALUE,
  type DayField,
  type FilterField,
  type ValueFilter,
} from "@/lib/table/filter-fields";
import type { TableQuery } from "@/lib/table/query";

export type Condition = {
  /** True or false for the claim c. */
  test: Prisma.Sql;
  /** For a test that an index can answer: how many pass (up to SET_LIMIT), and a SELECT of them. */
  pick?: { size: Prisma.Sql; ids: Prisma.Sql };
  /** The test reads only what the index "Claim_table_idx" holds. */
  isCovered?: boolean;
};

/** What the conditions need to know beside the query. */
export type FilterContext = {
  userId: number;
  /** The one story, or null for the newsroom. */
  storyId: number | null;
  hiddenStories: readonly number[];
  /** Ids of the stories named in the filter that exist for the reader. */
  storyIds: ReadonlyMap<string, number>;
  /** Where a source was merged away: the one that it became. */
  mergedSources: ReadonlyMap<number, number>;
  /** YYYY-MM-DD in the newsroom's zone. */
  today: string;
  timeZone: string;
};

/** Larger sets are cheaper to test row by row than to gather. */
export const SET_LIMIT = 50_000;

/** How long texts are compared in sorts and kept in cursors; the indexes hold as much. */
export const TEXT_KEY_LENGTH = 120;

function sizeOf(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT count(*) FROM (${ids} LIMIT ${SET_LIMIT + 1})`;
}

function pick(ids: Prisma.Sql): { size: Prisma.Sql; ids: Prisma.Sql } {
  return { size: sizeOf(ids), ids };
}

function covered(test: Prisma.Sql): Condition {
  return { test, isCovered: true };
}

// Indexes are named wherever SQLite, left to choose, may go through all citations of a source
// instead of the few of a claim.

/** Every condition that a claim of this table must meet, but for the search. */
export function conditionsOf(
  query: TableQuery,
  context: FilterContext,
  except?: FilterField,
): Condition[] {
  const conditions: Condition[] = [covered(scopeTest(context))];
  if (query.withdrawn === "no") conditions.push(covered(Prisma.sql`c."withdrawnAt" IS NULL`));
  if (query.withdrawn === "only") conditions.push(covered(Prisma.sql`c."withdrawnAt" IS NOT NULL`));
  for (const [field, filter] of Object.entries(query.filters) as [FilterField, ValueFilter][]) {
    if (field === except || isEmptyFilter(filter)) continue;
    conditions.push(conditionOf(field, filter, context));
  }
  for (const [field, range] of Object.entries(query.days) as [DayField, DayRange][]) {
    conditions.push(dayCondition(field, range, context));
  }
  return conditions;
}

function scopeTest({ storyId, hiddenStories }: FilterContext): Prisma.Sql {
  if (storyId !== null) return Prisma.sql`c."storyId" = ${storyId}`;
  if (hiddenStories.length === 0) return Prisma.raw("1");
  return Prisma.sql`c."storyId" NOT IN ${list(hiddenStories)}`;
}

function conditionOf(field: FilterField, filter: ValueFilter, context: FilterContext): Condition {
  switch (field) {
    case "level":
    case "attribution":
    case "kind":
      return covered(columnTest(Prisma.raw(`c."${field}"`), filter));
    case "state":
      return covered(columnTest(Prisma.raw(`c."reviewState"`), filter));
    case "risk":
      return covered(columnTest(Prisma.raw(`c."legalRisk"`), filter));
    case "checker":
      return covered(columnTest(Prisma.raw(`c."checkerId"`), people(filter, context)));
    case "logged_by":
      return covered(columnTest(Prisma.raw(`c."loggedById"`), people(filter, context)));
    case "verdict_by":
      return covered(columnTest(Prisma.raw(`c."verdictById"`), people(filter, context)));
    case "story":
      return covered(columnTest(Prisma.raw(`c."storyId"`), stories(filter, context)));
    case "origins":
      return covered(eitherTest(filter, originTest));
    case "has":
      return hasCondition(filter);
    case "source":
      return sourceCondition(filter, context);
    case "terms":
    case "stance":
      return citationCondition(field, filter);
    case "tag":
      return tagCondition(filter);
    case "asserted_by":
      return asserterCondition(filter);
  }
}

type Values = { any: readonly (string | number)[]; not: readonly (string | number)[] };

/** A column that holds the value itself; NULL where there is none. */
function columnTest(column: Prisma.Sql, { any, not }: Values): Prisma.Sql {
  const tests: Prisma.Sql[] = [];
  if (any.length > 0) {
    const given = any.filter((value) => value !== NO_VALUE);
    const choices = given.length > 0 ? [Prisma.sql`${column} IN ${list(given)}`] : [];
    if (given.length < any.length) choices.push(Prisma.sql`${column} IS NULL`);
    tests.push(Prisma.sql`(${Prisma.join(choices, " OR ")})`);
  }
  const excluded = not.filter((value) => value !== NO_VALUE);
  if (excluded.length > 0) {
    tests.push(Prisma.sql`(${column} IS NULL OR ${column} NOT IN ${list(excluded)})`);
  }
  if (excluded.length < not.length) tests.push(Prisma.sql`${column} IS NOT NULL`);
  return all(tests);
}

/** Values that each have a test of their own: one of `any`, and none of `not`. */
function eitherTest({ any, not }: ValueFilter, test: (value: string) => Prisma.Sql): Prisma.Sql {
  const tests = not.map((value) => Prisma.sql`NOT (${test(value)})`);
  if (any.length > 0) tests.push(Prisma.sql`(${Prisma.join(any.map(test), " OR ")})`);
  return all(tests);
}

function people(filter: ValueFilter, { userId }: FilterContext): Values {
  const read = (value: string) =>
    value === NO_VALUE ? NO_VALUE : value === ME ? userId : Number(value);
  return { any: filter.any.map(read), not: filter.not.map(read) };
}

function stories(filter: ValueFilter, { storyIds }: FilterContext): Values {
  // 0 is nobody's id: a story that does not exist for the reader matches nothing.
  const read = (slug: string) => storyIds.get(slug) ?? 0;
  return { any: filter.any.map(read), not: filter.not.map(read) };
}

function originTest(value: string): Prisma.Sql {
  if (value === "0") return Prisma.sql`c."originCount" = 0`;
  return value === "1" ? Prisma.sql`c."originCount" = 1` : Prisma.sql`c."originCount" >= 2`;
}

const OPEN_QUESTIONS = Prisma.raw(
  `SELECT q."claimId" FROM "Question" q WHERE q."closedAt" IS NULL`,
);
const ATTACHED = Prisma.raw(
  `SELECT ci."claimId" FROM "Attachment" a JOIN "Citation" ci ON ci."id" = a."citationId"
   WHERE a."removedAt" IS NULL AND ci."removedAt" IS NULL`,
);
const QUOTED = Prisma.raw(
  `EXISTS (SELECT 1 FROM "Citation" ci INDEXED BY "Citation_claimId_position_idx"
           WHERE ci."claimId" = c."id" AND ci."removedAt" IS NULL AND ci."quote" <> '')`,
);

/** All of what is asked, unlike elsewhere: "has an open question and no source". */
function hasCondition({ any, not }: ValueFilter): Condition {
  const tests = [...any.map(hasTest), ...not.map((value) => Prisma.sql`NOT (${hasTest(value)})`)];
  const [only] = any.length === 1 && not.length === 0 ? any : [];
  const ids =
    only === "open_question" ? OPEN_QUESTIONS : only === "attachment" ? ATTACHED : undefined;
  return { test: all(tests), ...(ids && { pick: pick(ids) }) };
}

export function hasTest(value: string): Prisma.Sql {
  switch (value) {
    case "open_question":
      return Prisma.sql`+c."id" IN (${OPEN_QUESTIONS})`;
    case "attachment":
      return Prisma.sql`+c."id" IN (${ATTACHED})`;
    case "source":
      return Prisma.sql`c."sourceCount" > 0`;
    case "quote":
      return QUOTED;
    default:
      return Prisma.sql`c."note" <> ''`;
  }
}

function sourceCondition(filter: ValueFilter, { mergedSources }: FilterContext): Condition {
  const read = (value: string) =>
    value === NO_VALUE ? value : (mergedSources.get(Number(value)) ?? Number(value));
  const values = { any: filter.any.map(read), not: filter.not.map(read) };
  return linkCondition(values, Prisma.sql`c."sourceCount" = 0`, {
    exists: (given) =>
      Prisma.sql`EXISTS (SELECT 1 FROM "Citation" ci INDEXED BY "Citation_sourceId_removedAt_claimId_idx"
                  WHERE ci."sourceId" IN ${list(given)} AND ci."removedAt" IS NULL
                    AND ci."claimId" = c."id")`,
    ids: (given) =>
      Prisma.sql`SELECT ci."claimId" FROM "Citation" ci
          WHERE ci."sourceId" IN ${list(given)} AND ci."removedAt" IS NULL`,
  });
}

function citationCondition(field: "terms" | "stance", filter: ValueFilter): Condition {
  const citations = Prisma.raw(
    `"Citation" ci INDEXED BY "Citation_${field}_claimId_removedAt_idx"`,
  );
  const column = Prisma.raw(`ci."${field}"`);
  return linkCondition(filter, Prisma.sql`c."sourceCount" = 0`, {
    exists: (given) =>
      Prisma.sql`EXISTS (SELECT 1 FROM ${citations} WHERE ${column} IN ${list(given)}
                  AND ci."claimId" = c."id" AND ci."removedAt" IS NULL)`,
    ids: (given) =>
      Prisma.sql`SELECT ci."claimId" FROM ${citations}
          WHERE ${column} IN ${list(given)} AND ci."removedAt" IS NULL`,
  });
}

function tagCondition(filter: ValueFilter): Condition {
  const none = Prisma.sql`NOT EXISTS (SELECT 1 FROM "ClaimTag" t WHERE t."claimId" = c."id")`;
  return linkCondition(filter, none, {
    exists: (given) =>
      Prisma.sql`EXISTS (SELECT 1 FROM "ClaimTag" t
                  WHERE t."claimId" = c."id" AND t."tag" IN ${list(given)})`,
    ids: (given) =>
      Prisma.sql`SELECT t."claimId" FROM "ClaimTag" t WHERE t."tag" IN ${list(given)}`,
  });
}

type Link = {
  exists: (given: readonly (string | number)[]) => Prisma.Sql;
  ids: (given: readonly (string | number)[]) => Prisma.Sql;
};

/** Values in a table beside the claim, of which it may have several. */
function linkCondition({ any, not }: Values, none: Prisma.Sql, { exists, ids }: Link): Condition {
  const tests: Prisma.Sql[] = [];
  const given = any.filter((value) => value !== NO_VALUE);
  if (any.length > 0) {
    const choices = given.length > 0 ? [exists(given)] : [];
    if (given.length < any.length) choices.push(none);
    tests.push(Prisma.sql`(${Prisma.join(choices, " OR ")})`);
  }
  const excluded = not.filter((value) => value !== NO_VALUE);
  if (excluded.length > 0) tests.push(Prisma.sql`NOT ${exists(excluded)}`);
  if (excluded.length < not.length) tests.push(Prisma.sql`NOT (${none})`);
  const isSet = given.length > 0 && given.length === any.length && not.length === 0;
  return { test: all(tests), ...(isSet && { pick: pick(ids(given)) }) };
}

function asserterCondition(filter: ValueFilter): Condition {
  const same = (value: string) => Prisma.sql`c."assertedBy" = ${value} COLLATE NOCASE`;
  const [only] = filter.any.length === 1 && filter.not.length === 0 ? filter.any : [];
  const test = eitherTest(filter, same);
  if (only === undefined || only === NO_VALUE) return { test };
  const ids = Prisma.sql`SELECT a."id" FROM "Claim" a
    WHERE substr(a."assertedBy", 1, 120) COLLATE NOCASE = ${Array.from(only).slice(0, TEXT_KEY_LENGTH).join("")}
      AND a."assertedBy" = ${only} COLLATE NOCASE`;
  return { test, pick: pick(ids) };
}

const DAY_COLUMNS: Record<DayField, { column: string; holds: "day" | "instant" }> = {
  as_of: { column: `"asOf"`, holds: "day" },
  recheck: { column: `"recheckOn"`, holds: "day" },
  logged: { column: `"loggedAt"`, holds: "instant" },
  verdict: { column: `"verdictAt"`, holds: "instant" },
};

function dayCondition(field: DayField, range: DayRange, context: FilterContext): Condition {
  const { column, holds } = DAY_COLUMNS[field];
  const test = (table: string) => {
    const at = Prisma.raw(`${table}.${column}`);
    if (range === "none") return Prisma.sql`${at} IS NULL`;
    const begin = (mark: string, plus: number) => {
      const day = addDays(dayOfMark(mark, context.today), plus);
      return holds === "day"
        ? new Date(`${day}T00:00:00.000Z`)
        : instantFromWall(`${day}T00:00`, context.timeZone);
    };
    const bounds = [Prisma.sql`${at} IS NOT NULL`];
    if (range.from !== null) bounds.push(Prisma.sql`${at} >= ${begin(range.from, 0)}`);
    if (range.to !== null) bounds.push(Prisma.sql`${at} < ${begin(range.to, 1)}`);
    return all(bounds);
  };
  return {
    test: test("c"),
    pick: pick(Prisma.sql`SELECT d."id" FROM "Claim" d WHERE ${test("d")}`),
  };
}
