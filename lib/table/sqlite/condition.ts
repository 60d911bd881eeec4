/**
 * What a filter asks, as SQL on "Claim" c: a test of one row, and, where an index knows the
 * claims that pass, the ways to begin with them. Values are bound; names are those of the
 * migrations.
 */
import type { Authorized } from "@/lib/access/actor";
import { termsThatLet, type CitationPart, type Leaving } from "@/lib/ledger/citations/rules";
import { NO_VALUE } from "@/lib/table/filter-fields";
import { Prisma } from "@/prisma/generated/client";
import { all, either, list } from "./pieces";

/** What conditions and orders need to know beside the query. */
export type FilterContext = {
  /** For whom: whether a source or what is called "me" exists, and which. */
  reader: Authorized<"claim.read">;
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
  /** For what leaves the newsroom: as if there were no more of any citation than leaves. */
  leaving: Leaving | null;
};

/** Of a citation: it counts, and this part of it is there to be asked about. */
export function inForce(
  row: string,
  { leaving }: Pick<FilterContext, "leaving">,
  part: CitationPart = "itself",
): Prisma.Sql {
  const stands = Prisma.raw(`${row}."removedAt" IS NULL`);
  if (leaving === null) return stands;
  return Prisma.sql`${stands} AND ${Prisma.raw(`${row}."terms"`)} IN ${list(termsThatLet(part, leaving))}`;
}

/** A column of the claim c, or what is kept beside it for what leaves. */
export function asItCounts(
  shown: string,
  leavingColumn: string,
  { leaving }: Pick<FilterContext, "leaving">,
): Prisma.Sql {
  return Prisma.raw(leaving ? `coalesce(c."${leavingColumn}", c."${shown}")` : `c."${shown}"`);
}

export type Condition = {
  /** True or false for the claim c. */
  test: Prisma.Sql;
  /** The same for a claim of which only the id is known, where that is enough. */
  idTest?: (id: Prisma.Sql) => Prisma.Sql;
  /** The test reads only this column, which the index "Claim_table_idx" holds. */
  covered?: Covered;
  /** The passing claims in the order of their ids, off an index. */
  along?: Along;
  /** A SELECT of each passing claim's "id" once, off an index. */
  ids?: Prisma.Sql;
  /** Tests of an id that every passing claim meets, for an index that knows no more of it. */
  idBounds?: (id: Prisma.Sql) => Prisma.Sql[];
};

export type Covered = {
  column: TableColumn;
  /** The same test in a form for which an index is entered at each value, and at how many. */
  seek: { test: Prisma.Sql; values: number } | null;
};

/** The columns of "Claim_table_idx", in its order. */
export const TABLE_COLUMNS = [
  "storyId",
  "withdrawnAt",
  "standingLevel",
  "reviewState",
  "attribution",
  "kind",
  "legalRisk",
  "checkerId",
  "loggedById",
  "verdictById",
  "originCount",
  "sourceCount",
  "lapsedLevel",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** Between the first and the last claim of a story: a search need not look at hits beyond. */
export function boundsOfStory(storyId: number): (id: Prisma.Sql) => Prisma.Sql[] {
  const edge = (way: "ASC" | "DESC") => Prisma.sql`
    (SELECT d."id" FROM "Claim" d INDEXED BY "Claim_storyId_idx"
     WHERE d."storyId" = ${storyId} ORDER BY d."id" ${Prisma.raw(way)} LIMIT 1)`;
  return (id) => [Prisma.sql`${id} >= ${edge("ASC")}`, Prisma.sql`${id} <= ${edge("DESC")}`];
}

/** Entering the index at each of the values of the column c."…". */
export function seekValues(column: Prisma.Sql, values: readonly (string | number)[]) {
  return { test: Prisma.sql`${column} IN ${list(values)}`, values: values.length };
}

export function isTableColumn(column: string): column is TableColumn {
  return TABLE_COLUMNS.some((name) => name === column);
}

export type Along = {
  from: Prisma.Sql;
  where: Prisma.Sql;
  /** The claim's id, as the index holds it. */
  id: Prisma.Sql;
  /** About how many values the field has: the more, the fewer claims hold this one. */
  kinds: number;
};

export type Values = { any: readonly (string | number)[]; not: readonly (string | number)[] };

/** A test on a column that holds the value itself; NULL where there is none. */
export function columnTest(column: Prisma.Sql, { any, not }: Values): Prisma.Sql {
  const tests: Prisma.Sql[] = [];
  if (any.length > 0) {
    const given = any.filter((value) => value !== NO_VALUE);
    const choices = given.length > 0 ? [Prisma.sql`${column} IN ${list(given)}`] : [];
    if (given.length < any.length) choices.push(Prisma.sql`${column} IS NULL`);
    tests.push(either(choices));
  }
  const excluded = not.filter((value) => value !== NO_VALUE);
  if (excluded.length > 0) {
    tests.push(Prisma.sql`(${column} IS NULL OR ${column} NOT IN ${list(excluded)})`);
  }
  if (excluded.length < not.length) tests.push(Prisma.sql`${column} IS NOT NULL`);
  return all(tests);
}

/** Values that each have a test of their own: one of `any`, and none of `not`. */
export function eitherTest<Value>(
  { any, not }: { any: readonly Value[]; not: readonly Value[] },
  test: (value: Value) => Prisma.Sql,
): Prisma.Sql {
  const tests = not.map((value) => Prisma.sql`NOT (${test(value)})`);
  if (any.length > 0) tests.push(either(any.map(test)));
  return all(tests);
}

/** The one value asked for, where nothing else is asked. */
export function onlyValue<Value>({
  any,
  not,
}: {
  any: readonly Value[];
  not: readonly Value[];
}): Value | undefined {
  return any.length === 1 && not.length === 0 ? any[0] : undefined;
}

/** Claims that hold a value in a column of their own, along the index on it. */
export function alongColumn(
  column: string,
  is: Prisma.Sql,
  { storyId }: FilterContext,
  kinds: number,
): Along {
  const held = Prisma.raw(`c."${column}"`);
  const id = Prisma.raw(`c."id"`);
  if (storyId === null || column === "storyId") {
    const from = Prisma.raw(`"Claim" c INDEXED BY "Claim_${column}_idx"`);
    return { from, where: Prisma.sql`${held} ${is}`, id, kinds };
  }
  const from = Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_${column}_idx"`);
  return { from, where: Prisma.sql`c."storyId" = ${storyId} AND ${held} ${is}`, id, kinds };
}

/** How values that stand in a table beside the claim are looked up; it may have several. */
export type Linking = {
  /** Whether the claim of this id has one of these. */
  has: (given: Values["any"], id: Prisma.Sql) => Prisma.Sql;
  /** Whether the claim c has none at all. */
  none: Prisma.Sql;
  ids: (given: Values["any"]) => Prisma.Sql;
  along: (value: string | number) => Along;
};

export function linkCondition(values: Values, link: Linking): Condition {
  const { any, not } = values;
  const given = any.filter((value) => value !== NO_VALUE);
  const excluded = not.filter((value) => value !== NO_VALUE);
  const testOf = (id: Prisma.Sql): Prisma.Sql => {
    const tests: Prisma.Sql[] = [];
    if (any.length > 0) {
      const choices = given.length > 0 ? [link.has(given, id)] : [];
      if (given.length < any.length) choices.push(link.none);
      tests.push(either(choices));
    }
    if (excluded.length > 0) tests.push(Prisma.sql`NOT ${link.has(excluded, id)}`);
    if (excluded.length < not.length) tests.push(Prisma.sql`NOT (${link.none})`);
    return all(tests);
  };
  const asksNone = given.length < any.length || excluded.length < not.length;
  const isSet = given.length > 0 && given.length === any.length && not.length === 0;
  const only = isSet ? onlyValue(values) : undefined;
  return {
    test: testOf(Prisma.raw(`c."id"`)),
    ...(!asksNone && { idTest: testOf }),
    ...(isSet && { ids: link.ids(given) }),
    ...(only !== undefined && { along: link.along(only) }),
  };
}
