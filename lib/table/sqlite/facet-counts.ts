/**
 * The counting behind a facet: how many claims of a plan hold each value of a field. Of fields
 * with thousands of values only candidates are counted.
 */
import { rows } from "@/lib/platform/rows";
import { NO_VALUE, filteringField, type FilterField } from "@/lib/table/filter-fields";
import type { Plan } from "@/lib/table/plan";
import { Prisma } from "@/prisma/generated/client";
import { seekValues } from "./condition";
import type { Counted, CountedSet, Spellings } from "./counted";
import { all } from "./pieces";
import { CLAIM_ID } from "./reads";
import { sqlField } from "./sql-fields";
import { alongTable, excluding, startOf, withClaim, type Start } from "./start";

/** By value; "" for the claims that have none. */
export type Counts = Map<string, number>;

type CountedValue = { value: string | number | null; n: number };

/** @param find a few letters of the value, for sources and the like. */
export async function countValues(plan: Plan, name: FilterField, find: string): Promise<Counts> {
  const field = filteringField.get(name);
  const counted = field && sqlField(field.key).counted;
  if (!counted) throw new Error(`Nothing says how the values of “${name}” are counted.`);
  const isCovered = plan.match === null && plan.conditions.every(({ covered }) => covered);
  const start = withClaim(isCovered ? await alongTable(plan) : await startOf(plan));
  switch (counted.by) {
    case "claim":
      return toCounts(await countInClaims(plan, start, counted));
    case "link":
      return joinSpellings(await countInLinks(plan, start, counted, find), counted.spellings);
    case "sets":
      return countSets(plan, start, counted.sets);
  }
}

function toCounts(found: readonly CountedValue[]): Counts {
  const counts: Counts = new Map();
  for (const { value, n } of found) {
    // NULL: the claim has none.
    const key = value === null ? NO_VALUE : String(value);
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return counts;
}

/** One count for each key, under the spelling that most claims have; of equals one with marks. */
function joinSpellings(found: readonly CountedValue[], spellings: Spellings | undefined): Counts {
  const counts = toCounts(found);
  if (!spellings) return counts;
  const usual = new Map<string, string>();
  const byMostUsed = [...counts].sort(([a, n], [b, m]) => m - n || (a > b ? -1 : 1));
  for (const [value] of byMostUsed) {
    const key = spellings.keyOf(value);
    if (!usual.has(key)) usual.set(key, value);
  }
  const joined: Counts = new Map();
  for (const [value, n] of counts) {
    const name = usual.get(spellings.keyOf(value)) ?? value;
    joined.set(name, (joined.get(name) ?? 0) + n);
  }
  return joined;
}

async function countInClaims(
  plan: Plan,
  start: Start,
  { value, column, values }: Extract<Counted, { by: "claim" }>,
): Promise<CountedValue[]> {
  if (column !== null && values !== null && start.isCovered) {
    // One value after the other: the index is entered at each, and no claim's value is looked at.
    return Promise.all(
      values.map(async (one) => {
        const seek = seekValues(value, [one]);
        const counting = await alongTable(plan, { test: seek.test, covered: { column, seek } });
        return { value: one, n: await countOf(counting) };
      }),
    );
  }
  if (isEverything(plan) && column !== null && column !== "storyId") {
    // The column's own index has the values in their order.
    const from = Prisma.raw(`"Claim" c INDEXED BY "Claim_${column}_idx"`);
    return rows(Prisma.sql`
      SELECT ${value} AS "value", count(*) AS "n" FROM ${from}
      WHERE ${membership(plan, start)(CLAIM_ID)} GROUP BY 1`);
  }
  return rows(Prisma.sql`
    SELECT ${value} AS "value", count(*) AS "n" FROM ${start.from}
    WHERE ${start.where} GROUP BY 1`);
}

async function countOf({ from, where }: Pick<Start, "from" | "where">): Promise<number> {
  const [row] = await rows<{ n: number }>(
    Prisma.sql`SELECT count(*) AS "n" FROM ${from} WHERE ${where}`,
  );
  return row?.n ?? 0;
}

function isEverything({ isWhole, match }: Plan): boolean {
  return isWhole && match === null;
}

/** Tells of a claim's id whether it belongs to the plan; read once, and asked for each row. */
function membership(plan: Plan, start: Start): (id: Prisma.Sql) => Prisma.Sql {
  if (isEverything(plan)) {
    return (id) => excluding(id, plan);
  }
  return (id) => Prisma.sql`+${id} IN (SELECT ${start.id} FROM ${start.from} WHERE ${start.where})`;
}

async function countInLinks(
  plan: Plan,
  start: Start,
  { from, where, claimId, value, none, wide, spellings }: Extract<Counted, { by: "link" }>,
  find: string,
): Promise<CountedValue[]> {
  const belongs = membership(plan, start)(claimId);
  const tests = [where, belongs];
  if (wide)
    tests.push(Prisma.sql`${spellings?.key ?? value} IN (${wide.candidates(find, plan.context)})`);
  // A claim counts once, however many of its rows hold the value.
  const counted = await rows<CountedValue>(Prisma.sql`
    SELECT ${value} AS "value", count(DISTINCT ${claimId}) AS "n" FROM ${from}
    WHERE ${all(tests)} GROUP BY ${value}`);
  if (!none || find !== "") return counted;
  const bare = await countOf({ from: start.from, where: Prisma.sql`${start.where} AND ${none}` });
  return [...counted, { value: null, n: bare }];
}

async function countSets(
  plan: Plan,
  start: Start,
  sets: ReadonlyMap<string, CountedSet>,
): Promise<Counts> {
  const belongs = membership(plan, start);
  const counts: Counts = new Map();
  for (const [value, { ids }] of sets) {
    const set = typeof ids === "function" ? ids(plan.context) : ids;
    const among = { from: Prisma.sql`(${set}) t`, where: belongs(Prisma.raw(`t."id"`)) };
    counts.set(value, await countOf(among));
  }
  return counts;
}
