/**
 * Where a count of the claim table is made. Small ones are counted where they are asked for;
 * those that read hundreds of thousands of index entries in a worker thread, so that nobody
 * else's request waits for them. Either way they are kept until something is written.
 */
import { authorize } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { Prisma } from "@/prisma/generated/client";
import type { FilterField } from "./filter-fields";
import { planOf, type Scope } from "./plan";
import type { TableQuery } from "./query";
import { countValues, type Counts } from "./sqlite/facet-counts";
import { countPlan, type Total } from "./totals";

type Asked = { actor: Actor; scope: Scope; query: TableQuery };
type AskedValues = Asked & { field: FilterField; letters: string };

async function total({ actor, scope, query }: Asked): Promise<Total> {
  authorize(actor, "claim.read");
  return countPlan(await planOf(actor, scope, query));
}

async function values({ actor, scope, query, field, letters }: AskedValues): Promise<Counts> {
  authorize(actor, "claim.read");
  return countValues(await planOf(actor, scope, query, { except: field }), field, letters);
}

const totalInWorker = job("worker", "table.total", total);
const valuesInWorker = job("worker", "table.values", values);

/** Claims up to which each takes a few milliseconds at most. */
const FEW = { total: 250_000, values: 20_000 };

export async function countTotals(asked: Asked): Promise<Total> {
  return (await isTotalDear()) ? totalInWorker(asked) : total(asked);
}

/** Whether a total is worth showing a page without it first. */
export async function isTotalDear(): Promise<boolean> {
  return (await howMany()) > FEW.total;
}

/** How many claims hold each value of a field, under the query's other filters. */
export async function countFacet(asked: AskedValues): Promise<Counts> {
  return (await howMany()) <= FEW.values ? values(asked) : valuesInWorker(asked);
}

const LAST_CLAIM = Prisma.sql`SELECT max("id") AS "id" FROM "Claim"`;

/** Claims are never deleted, so the last one's id tells. */
async function howMany(): Promise<number> {
  const [last] = await rows<{ id: number | null }>(LAST_CLAIM);
  return last?.id ?? 0;
}
