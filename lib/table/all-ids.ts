/**
 * The ids of every claim of a plan in its order, for what is read to its end anyway: with them it
 * is known how many there are, and each slice is read by its ids.
 */
import { rows } from "@/lib/platform/rows";
import type { Prisma } from "@/prisma/generated/client";
import { orderBy, specOf } from "./ordering";
import type { Plan } from "./plan";
import type { Sort } from "./query";
import { idOrder, type Order } from "./sqlite/order";
import { allPassing, allSorted, FOUND_ID } from "./sqlite/reads";
import { excluding, SET_LIMIT, smallestSet, startOf, withClaim } from "./sqlite/start";
import { placeAlong } from "./walk";

export async function allIds(plan: Plan, sort: Sort): Promise<number[]> {
  if (plan.match === "") return [];
  const spec = specOf(sort, plan);
  const order =
    spec.by === "logging"
      ? idOrder(placeAlong(plan), sort.descending)
      : await orderBy(spec, sort.descending, plan);
  if (spec.by !== "computed" && (await isLarge(plan))) return alongRuns(plan, order);
  const { from, where } = withClaim(await startOf(plan));
  return readIds(allSorted(from, where, order));
}

/** No index knows its claims as a small set. */
async function isLarge({ conditions, match }: Plan): Promise<boolean> {
  if (match !== null) return false;
  return (await smallestSet(conditions, SET_LIMIT, { alongToo: true })) === null;
}

async function alongRuns(plan: Plan, order: Order): Promise<number[]> {
  const tests = plan.isWhole
    ? { ofId: excluding(FOUND_ID, plan) }
    : { ofClaim: plan.conditions.map(({ test }) => test) };
  const ids: number[] = [];
  for (const run of order.runs) {
    for (const id of await readIds(allPassing(run, order.descending, tests))) ids.push(id);
  }
  return ids;
}

async function readIds(statement: Prisma.Sql): Promise<number[]> {
  const [row] = await rows<{ ids: string }>(statement);
  return JSON.parse(row?.ids ?? "[]") as number[];
}
