/**
 * How many claims of a table hold each value of a field, under all its other filters; asked for
 * when a filter is opened. Large tables are counted a few stories at a time, so that other work
 * gets its turn; of fields with thousands of values the most used are counted, or those found
 * by a few letters. Restricted stories that the actor does not belong to are not counted.
 */
import { setImmediate as breathe } from "node:timers/promises";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { all, list, sql, verbatim, type Bound, type Sql } from "@/lib/platform/sql";
import { FILTER_FIELDS, HAS, NO_VALUE, type FilterField } from "./filter-fields";
import { nameValues } from "./filter-names";
import { run, select, type Scope, type Selection } from "./table-select";
import { hasTest } from "./table-filters";
import type { TableQuery } from "./table-query";

export type FacetValue = { value: string; label: string; count: number };
export type Facet = {
  values: FacetValue[];
  /** There are more values; a few letters find them. */
  hasMore: boolean;
};

/** As many values as a list shows of a field that has thousands. */
const VALUE_LIMIT = 50;
/** About as many claims as one statement counts. */
const CHUNK = 15_000;

type Counts = Map<string, number>;

/** What a field counts: FROM what is joined to the claim c, and the value. */
type Counting = { join: Sql; value: Sql; where: Sql };

const NO_JOIN = verbatim("");
const CITATIONS = verbatim(
  `JOIN "Citation" ci INDEXED BY "Citation_claimId_position_idx"
     ON ci."claimId" = c."id" AND ci."removedAt" IS NULL`,
);

const COUNTED: Record<Exclude<FilterField, "has">, { join: Sql; value: Sql }> = {
  level: { join: NO_JOIN, value: verbatim(`c."level"`) },
  attribution: { join: NO_JOIN, value: verbatim(`c."attribution"`) },
  kind: { join: NO_JOIN, value: verbatim(`c."kind"`) },
  state: { join: NO_JOIN, value: verbatim(`c."reviewState"`) },
  risk: { join: NO_JOIN, value: verbatim(`c."legalRisk"`) },
  origins: {
    join: NO_JOIN,
    value: verbatim(`CASE c."originCount" WHEN 0 THEN '0' WHEN 1 THEN '1' ELSE '2+' END`),
  },
  checker: { join: NO_JOIN, value: verbatim(`c."checkerId"`) },
  logged_by: { join: NO_JOIN, value: verbatim(`c."loggedById"`) },
  verdict_by: { join: NO_JOIN, value: verbatim(`c."verdictById"`) },
  story: { join: NO_JOIN, value: verbatim(`c."storyId"`) },
  asserted_by: { join: NO_JOIN, value: verbatim(`c."assertedBy"`) },
  terms: { join: CITATIONS, value: verbatim(`ci."terms"`) },
  stance: { join: CITATIONS, value: verbatim(`ci."stance"`) },
  source: {
    join: verbatim(`LEFT ${CITATIONS.text}`),
    value: verbatim(`ci."sourceId"`),
  },
  tag: {
    join: verbatim(`LEFT JOIN "ClaimTag" t ON t."claimId" = c."id"`),
    value: verbatim(`t."tag"`),
  },
};

/**
 * @param find a few letters of the value, for sources, tags and the like.
 * @throws SourcelineError NOT_FOUND for a story that does not exist for the actor.
 */
export async function listFacet(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
  field: FilterField,
  find = "",
): Promise<Facet> {
  const selection = await select(actor, scope, query, field);
  const counts =
    field === "has" ? await countHas(selection) : await countField(selection, field, find.trim());
  return present(counts, query, field, find.trim().toLocaleLowerCase());
}

async function countField(
  selection: Selection,
  field: Exclude<FilterField, "has">,
  find: string,
): Promise<Counts> {
  const { join, value } = COUNTED[field];
  const isWide = field === "source" || field === "asserted_by";
  if (isWide && selection.ids === null) {
    return countCandidates(selection, field, await findCandidates(field, find));
  }
  const where = find !== "" && isWide ? await findTest(field, find) : verbatim("1");
  return countInChunks(selection, { join, value, where });
}

function add(
  counts: Counts,
  rows: ReadonlyArray<{ value: Bound | bigint; n: number | bigint }>,
): void {
  for (const { value, n } of rows) {
    // NULL: the claim has none.
    const key = value === null ? NO_VALUE : String(value);
    counts.set(key, (counts.get(key) ?? 0) + Number(n));
  }
}

/** The parts in which a selection is counted, each small enough to be read at one go. */
async function chunksOf({
  ids,
  from,
  where,
  context,
}: Selection): Promise<Array<{ from: Sql; where: Sql }>> {
  if (ids) {
    return [
      {
        from: sql`json_each(${JSON.stringify(ids)}) wanted CROSS JOIN "Claim" c ON c."id" = wanted."value"`,
        where: verbatim("1"),
      },
    ];
  }
  const isAlongTable = from.text.includes("Claim_table_idx");
  if (context.storyId !== null && isAlongTable) return [{ from, where }];
  const parts = isAlongTable ? await storyRanges() : await idRanges(from);
  return parts.map((part) => ({ from, where: all([part, where]) }));
}

async function storyRanges(): Promise<Sql[]> {
  const stories = await db().story.findMany({
    where: { nextClaimNumber: { gt: 1 } },
    select: { id: true, nextClaimNumber: true },
    orderBy: { id: "asc" },
  });
  const ranges: Sql[] = [];
  let [size, first] = [0, 0];
  for (const { id, nextClaimNumber } of stories) {
    size += nextClaimNumber - 1;
    if (size < CHUNK) continue;
    ranges.push(sql`c."storyId" > ${first} AND c."storyId" <= ${id}`);
    [size, first] = [0, id];
  }
  ranges.push(sql`c."storyId" > ${first}`);
  return ranges;
}

async function idRanges(from: Sql): Promise<Sql[]> {
  const [row] = await run<{ id: number | bigint | null }>(
    sql`SELECT max("id") AS "id" FROM "Claim"`,
  );
  const last = Number(row?.id ?? 0);
  const id = verbatim(from.text.includes("claim_fts") ? `f."rowid"` : `c."id"`);
  const ranges: Sql[] = [];
  for (let first = 0; first <= last; first += CHUNK) {
    ranges.push(sql`${id} > ${first} AND ${id} <= ${first + CHUNK}`);
  }
  return ranges;
}

async function countInChunks(selection: Selection, counting: Counting): Promise<Counts> {
  const counts: Counts = new Map();
  // A claim counts once, however many of its citations hold the value.
  const n = verbatim(counting.join.text === "" ? "count(*)" : `count(DISTINCT c."id")`);
  for (const part of await chunksOf(selection)) {
    add(
      counts,
      await run(sql`
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
  for (const part of await chunksOf(selection)) {
    for (const value of HAS) {
      const rows = await run<{ n: number | bigint }>(
        sql`SELECT count(*) AS "n" FROM ${part.from} WHERE ${all([part.where, hasTest(value)])}`,
      );
      add(counts, [{ value, n: rows[0]?.n ?? 0 }]);
      await breathe();
    }
  }
  return counts;
}

/** Values by a few letters, as a condition on a small selection. */
async function findTest(field: FilterField, find: string): Promise<Sql> {
  if (field === "asserted_by") return sql`instr(lower(c."assertedBy"), lower(${find})) > 0`;
  const candidates = await findCandidates("source", find);
  return candidates.length === 0 ? verbatim("0") : sql`ci."sourceId" IN ${list(candidates)}`;
}

/** The most used values in the whole newsroom, or those with these letters in them. */
async function findCandidates(field: "source" | "asserted_by", find: string): Promise<Bound[]> {
  if (field === "source") {
    const rows = await run<{ id: number | bigint }>(
      find === ""
        ? sql`SELECT "sourceId" AS "id" FROM "Citation" INDEXED BY "Citation_sourceId_idx"
              GROUP BY "sourceId" ORDER BY count(*) DESC, "sourceId" LIMIT ${VALUE_LIMIT}`
        : sql`SELECT "id" FROM "Source" WHERE instr(lower("name"), lower(${find})) > 0
                OR instr(lower("aliases"), lower(${find})) > 0
              ORDER BY "name" COLLATE NOCASE LIMIT ${VALUE_LIMIT}`,
    );
    return rows.map((row) => Number(row.id));
  }
  const key = verbatim(`substr("assertedBy", 1, 120) COLLATE NOCASE`);
  const filter = find === "" ? verbatim("1") : sql`instr(lower(${key}), lower(${find})) > 0`;
  const rows = await run<{ name: string }>(sql`
    SELECT ${key} AS "name" FROM "Claim" INDEXED BY "Claim_assertedBy_idx"
    WHERE ${key} > '' AND ${filter} GROUP BY ${key} ORDER BY count(*) DESC LIMIT ${VALUE_LIMIT}`);
  return rows.map((row) => row.name);
}

/** Counts few values of a large selection, each through the index on it. */
async function countCandidates(
  { tests }: Selection,
  field: "source" | "asserted_by",
  candidates: readonly Bound[],
): Promise<Counts> {
  const counts: Counts = new Map();
  for (const candidate of candidates) {
    const from =
      field === "source"
        ? sql`(SELECT DISTINCT "claimId" AS "id" FROM "Citation"
               WHERE "sourceId" = ${candidate} AND "removedAt" IS NULL) wanted`
        : sql`(SELECT "id" FROM "Claim"
               WHERE substr("assertedBy", 1, 120) COLLATE NOCASE = ${candidate}) wanted`;
    add(counts, [
      ...(await run<{ value: Bound; n: number | bigint }>(sql`
        SELECT ${candidate} AS "value", count(*) AS "n"
        FROM ${from} CROSS JOIN "Claim" c ON c."id" = wanted."id"
        WHERE ${all(tests)}`)),
    ]);
    await breathe();
  }
  return counts;
}

/** Scales in their own order, all else by count; what is chosen stays in the list. */
async function present(
  counts: Counts,
  query: TableQuery,
  name: FilterField,
  find: string,
): Promise<Facet> {
  const field = FILTER_FIELDS[name];
  if (field.takes === "choice") {
    const labels: Readonly<Record<string, string>> = field.labels;
    const values = field.values.map((value) => ({
      value,
      label: labels[value] ?? value,
      count: counts.get(value) ?? 0,
    }));
    return { values, hasMore: false };
  }
  const chosen = [...(query.filters[name]?.any ?? []), ...(query.filters[name]?.not ?? [])];
  const mayBeNone = field.takes === "source" || ("mayBeNone" in field && field.mayBeNone);
  for (const value of [...chosen, ...(mayBeNone ? [NO_VALUE] : [])]) {
    if (!counts.has(value) && name !== "story") counts.set(value, 0);
  }
  const named = await nameValues(name, [...counts.keys()]);
  const values = [...counts]
    .map(([value, count]) => ({ ...(named.get(value) ?? { value, label: value }), count }))
    .filter((entry) => entry.count > 0 || chosen.includes(entry.value))
    .filter((entry) => entry.label.toLocaleLowerCase().includes(find))
    .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label));
  return { values: values.slice(0, VALUE_LIMIT), hasMore: values.length >= VALUE_LIMIT };
}
