/**
 * The counting behind a facet: how many claims of a selection hold each value of a field. Large
 * selections are counted in parts, so that other work gets its turn; of fields with thousands of
 * values only candidates are counted.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import { rows } from "@/lib/platform/rows";
import { all, list } from "./pieces";
import { HAS } from "@/lib/table/fields/has";
import { NO_VALUE, type FilterField } from "@/lib/table/filter-fields";
import { hasTest } from "./filters";
import type { Selection } from "@/lib/table/plan";

/** As many values as are counted of a field that has thousands. */
export const VALUE_LIMIT = 50;
/** About as many claims as one statement counts. */
const CHUNK = 15_000;

/** By value; "" for the claims that have none. */
export type Counts = Map<string, number>;

/** What a field counts: FROM what is joined to the claim c, and the value. */
type Counting = { join: Prisma.Sql; value: Prisma.Sql; where: Prisma.Sql };

const NO_JOIN = Prisma.raw("");
const CITATIONS = Prisma.raw(
  `JOIN "Citation" ci INDEXED BY "Citation_claimId_position_idx"
     ON ci."claimId" = c."id" AND ci."removedAt" IS NULL`,
);

const COUNTED: Record<Exclude<FilterField, "has">, { join: Prisma.Sql; value: Prisma.Sql }> = {
  level: { join: NO_JOIN, value: Prisma.raw(`c."level"`) },
  attribution: { join: NO_JOIN, value: Prisma.raw(`c."attribution"`) },
  kind: { join: NO_JOIN, value: Prisma.raw(`c."kind"`) },
  state: { join: NO_JOIN, value: Prisma.raw(`c."reviewState"`) },
  risk: { join: NO_JOIN, value: Prisma.raw(`c."legalRisk"`) },
  origins: {
    join: NO_JOIN,
    value: Prisma.raw(`CASE c."originCount" WHEN 0 THEN '0' WHEN 1 THEN '1' ELSE '2+' END`),
  },
  checker: { join: NO_JOIN, value: Prisma.raw(`c."checkerId"`) },
  logged_by: { join: NO_JOIN, value: Prisma.raw(`c."loggedById"`) },
  verdict_by: { join: NO_JOIN, value: Prisma.raw(`c."verdictById"`) },
  story: { join: NO_JOIN, value: Prisma.raw(`c."storyId"`) },
  asserted_by: { join: NO_JOIN, value: Prisma.raw(`c."assertedBy"`) },
  terms: { join: CITATIONS, value: Prisma.raw(`ci."terms"`) },
  stance: { join: CITATIONS, value: Prisma.raw(`ci."stance"`) },
  source: {
    join: Prisma.raw(`LEFT ${CITATIONS.sql}`),
    value: Prisma.raw(`ci."sourceId"`),
  },
  tag: {
    join: Prisma.raw(`LEFT JOIN "ClaimTag" t ON t."claimId" = c."id"`),
    value: Prisma.raw(`t."tag"`),
  },
};

/** @param find a few letters of the value, for sources, tags and the like. */
export async function countValues(
  selection: Selection,
  field: FilterField,
  find: string,
): Promise<Counts> {
  return field === "has" ? countHas(selection) : countField(selection, field, find);
}

async function countField(
  selection: Selection,
  field: Exclude<FilterField, "has">,
  find: string,
): Promise<Counts> {
  const counted = COUNTED[field];
  const isWide = field === "source" || field === "asserted_by";
  if (isWide && selection.ids === null) {
    return countCandidates(selection, field, await findCandidates(field, find));
  }
  const where = find !== "" && isWide ? await findTest(field, find) : Prisma.raw("1");
  return countInParts(selection, { ...counted, where });
}

function add(
  counts: Counts,
  rows: ReadonlyArray<{ value: (string | number | null) | bigint; n: number | bigint }>,
): void {
  for (const { value, n } of rows) {
    // NULL: the claim has none.
    const key = value === null ? NO_VALUE : String(value);
    counts.set(key, (counts.get(key) ?? 0) + Number(n));
  }
}

type Part = { from: Prisma.Sql; where: Prisma.Sql };

/** The parts in which a selection is counted, each small enough to be read at one go. */
async function partsOf({ ids, from, where, context }: Selection): Promise<Part[]> {
  if (ids) return [gatheredPart(ids)];
  const isAlongTable = from.sql.includes("Claim_table_idx");
  if (context.storyId !== null && isAlongTable) return [{ from, where }];
  const id = Prisma.raw(from.sql.includes("claim_fts") ? `f."rowid"` : `c."id"`);
  const ranges = isAlongTable ? await storyRanges() : await idRanges(id, CHUNK);
  return ranges.map((range) => ({ from, where: all([range, where]) }));
}

/** For counting what is linked to claims, several rows each: smaller parts, by their ids. */
async function smallPartsOf({
  ids,
  match,
  tests,
  filterTests,
  context,
}: Selection): Promise<Part[]> {
  if (ids) return [gatheredPart(ids)];
  if (match !== null) {
    const ranges = await idRanges(Prisma.raw(`f."rowid"`), CHUNK / 3);
    return ranges.map((range) => ({
      from: Prisma.raw(`"claim_fts" f CROSS JOIN "Claim" c ON c."id" = f."rowid"`),
      where: all([Prisma.sql`f."claim_fts" MATCH ${match}`, range, ...filterTests]),
    }));
  }
  const from = Prisma.raw(
    context.storyId === null ? `"Claim" c NOT INDEXED` : `"Claim" c INDEXED BY "Claim_storyId_idx"`,
  );
  const ranges = await idRanges(Prisma.raw(`c."id"`), CHUNK / 3);
  return ranges.map((range) => ({ from, where: all([range, ...tests]) }));
}

function gatheredPart(ids: readonly number[]): Part {
  return {
    from: Prisma.sql`json_each(${JSON.stringify(ids)}) wanted CROSS JOIN "Claim" c ON c."id" = wanted."value"`,
    where: Prisma.raw("1"),
  };
}

async function storyRanges(): Promise<Prisma.Sql[]> {
  const stories = await db().story.findMany({
    where: { nextClaimNumber: { gt: 1 } },
    select: { id: true, nextClaimNumber: true },
    orderBy: { id: "asc" },
  });
  const ranges: Prisma.Sql[] = [];
  let [size, first] = [0, 0];
  for (const { id, nextClaimNumber } of stories) {
    size += nextClaimNumber - 1;
    if (size < CHUNK) continue;
    ranges.push(Prisma.sql`c."storyId" > ${first} AND c."storyId" <= ${id}`);
    [size, first] = [0, id];
  }
  ranges.push(Prisma.sql`c."storyId" > ${first}`);
  return ranges;
}

async function idRanges(id: Prisma.Sql, size: number): Promise<Prisma.Sql[]> {
  const [row] = await rows<{ id: number | bigint | null }>(
    Prisma.sql`SELECT max("id") AS "id" FROM "Claim"`,
  );
  const last = Number(row?.id ?? 0);
  const ranges: Prisma.Sql[] = [];
  for (let first = 0; first <= last; first += size) {
    ranges.push(Prisma.sql`${id} > ${first} AND ${id} <= ${first + size}`);
  }
  return ranges;
}

async function countInParts(selection: Selection, counting: Counting): Promise<Counts> {
  const counts: Counts = new Map();
  const isLinked = counting.join.sql !== "";
  // A claim counts once, however many of its citations hold the value.
  const n = Prisma.raw(isLinked ? `count(DISTINCT c."id")` : "count(*)");
  for (const part of await (isLinked ? smallPartsOf(selection) : partsOf(selection))) {
    add(
      counts,
      await rows(Prisma.sql`
        SELECT ${counting.value} AS "value", ${n} AS "n"
        FROM ${part.from} ${counting.join}
        WHERE ${all([part.where, counting.where])}
        GROUP BY 1`),
    );
    await breathe();
  }
  return counts;
}

async function countHas(selection: Selection): Promise<Counts> {
  const counts: Counts = new Map();
  const sums = HAS.map(
    (value) => Prisma.sql`total(${hasTest(value)}) AS ${Prisma.raw(`"${value}"`)}`,
  );
  for (const part of await smallPartsOf(selection)) {
    const [row] = await rows<Record<string, number>>(
      Prisma.sql`SELECT ${Prisma.join(sums, ", ")} FROM ${part.from} WHERE ${part.where}`,
    );
    add(
      counts,
      HAS.map((value) => ({ value, n: row?.[value] ?? 0 })),
    );
    await breathe();
  }
  return counts;
}

/** Values by a few letters, as a condition on a small selection. */
async function findTest(field: FilterField, find: string): Promise<Prisma.Sql> {
  if (field === "asserted_by") return Prisma.sql`instr(lower(c."assertedBy"), lower(${find})) > 0`;
  const candidates = await findCandidates("source", find);
  return candidates.length === 0
    ? Prisma.raw("0")
    : Prisma.sql`ci."sourceId" IN ${list(candidates)}`;
}

/** The most used values in the whole newsroom, or those with these letters in them. */
async function findCandidates(
  field: "source" | "asserted_by",
  find: string,
): Promise<(string | number)[]> {
  if (field === "source") {
    const found = await rows<{ id: number | bigint }>(
      find === ""
        ? Prisma.sql`SELECT "sourceId" AS "id" FROM "Citation" INDEXED BY "Citation_sourceId_idx"
              GROUP BY "sourceId" ORDER BY count(*) DESC, "sourceId" LIMIT ${VALUE_LIMIT}`
        : Prisma.sql`SELECT "id" FROM "Source" WHERE instr(lower("name"), lower(${find})) > 0
                OR instr(lower("aliases"), lower(${find})) > 0
              ORDER BY "name" COLLATE NOCASE LIMIT ${VALUE_LIMIT}`,
    );
    return found.map((row) => Number(row.id));
  }
  const key = Prisma.raw(`substr("assertedBy", 1, 120) COLLATE NOCASE`);
  const filter =
    find === "" ? Prisma.raw("1") : Prisma.sql`instr(lower(${key}), lower(${find})) > 0`;
  // One claim of each name, counted from the index alone; the names are read afterwards.
  const found = await rows<{ name: string }>(Prisma.sql`
    SELECT substr(c."assertedBy", 1, 120) AS "name" FROM (
      SELECT min("id") AS "id", count(*) AS "n" FROM "Claim" INDEXED BY "Claim_assertedBy_idx"
      WHERE ${key} > '' AND ${filter}
      GROUP BY ${key} ORDER BY "n" DESC LIMIT ${VALUE_LIMIT}) most
    JOIN "Claim" c ON c."id" = most."id"`);
  return found.map((row) => row.name);
}

const ASSERTER = Prisma.raw(`substr(c."assertedBy", 1, 120) COLLATE NOCASE`);

/** Of a wide field: which claims hold one of the values, the value, and which hold none. */
const WIDE = {
  source: {
    from: (values: Prisma.Sql) =>
      Prisma.sql`"Citation" ci INDEXED BY "Citation_sourceId_removedAt_claimId_idx"
          CROSS JOIN "Claim" c ON c."id" = ci."claimId"
          WHERE ci."sourceId" IN ${values} AND ci."removedAt" IS NULL`,
    value: Prisma.raw(`ci."sourceId"`),
    none: Prisma.raw(`c."sourceCount" = 0`),
  },
  asserted_by: {
    from: (values: Prisma.Sql) =>
      Prisma.sql`"Claim" c INDEXED BY "Claim_assertedBy_idx" WHERE ${ASSERTER} IN ${values}`,
    value: ASSERTER,
    none: Prisma.raw(`c."assertedBy" = ''`),
  },
} as const;

/** Counts few values of a large selection, each through the index on it, and those with none. */
async function countCandidates(
  selection: Selection,
  field: "source" | "asserted_by",
  candidates: readonly (string | number)[],
): Promise<Counts> {
  const { from, value, none } = WIDE[field];
  const counts = await countInParts(selection, {
    join: NO_JOIN,
    value: Prisma.raw("''"),
    where: none,
  });
  // A search is made once per statement; without one, each statement does as little as it can.
  const batch = selection.match === null ? 1 : 10;
  for (let first = 0; first < candidates.length; first += batch) {
    const values = list(candidates.slice(first, first + batch));
    add(
      counts,
      await rows(Prisma.sql`
        SELECT ${value} AS "value", count(DISTINCT c."id") AS "n"
        FROM ${from(values)} AND ${all(selection.tests)}
        GROUP BY 1`),
    );
    await breathe();
  }
  return counts;
}
