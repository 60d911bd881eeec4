/** In which order a table stands, and what that order is for one plan. */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { columnField, type ScopeKind } from "./columns";
import type { Plan, Scope } from "./plan";
import { writeSort, type Sort, type TableQuery } from "./query";
import { orderOf, type Order } from "./sqlite/order";
import type { OrderSpec } from "./sqlite/order-spec";
import { sqlField } from "./sqlite/sql-fields";

/** `relevance`: best hits first. `newest`: too many hits to weigh, so the latest first. */
export type Ordering = "relevance" | "newest" | Sort;

/** As many hits are weighed against each other. */
export const RANKED_HITS = 2_000;

export function defaultSort(scope: ScopeKind): Sort {
  return scope === "story"
    ? { column: "ref", descending: false }
    : { column: "logged_at", descending: true };
}

export async function orderingOf(query: TableQuery, scope: Scope, plan: Plan): Promise<Ordering> {
  if (query.sort) return query.sort;
  if (plan.match === null) return defaultSort(scope.kind);
  return (await isRanked(plan)) ? "relevance" : "newest";
}

export async function isRanked(plan: Plan): Promise<boolean> {
  return (await plan.hitsUpTo(RANKED_HITS + 1)) <= RANKED_HITS;
}

export function nameOf(ordering: Ordering): string {
  return typeof ordering === "string" ? ordering : writeSort(ordering);
}

/** What a search with too many hits to weigh is sorted by. */
export const NEWEST: Sort = { column: "logged_at", descending: true };

export function specOf({ column }: Sort, { context }: Plan): OrderSpec {
  const spec = sqlField(columnField(column).key).order?.(context);
  if (!spec) throw new Error(`Nothing says how claims are sorted by “${column}”.`);
  return spec;
}

/** The order of a sort that is not by logging. */
export async function orderBy(
  spec: Exclude<OrderSpec, { by: "logging" }>,
  descending: boolean,
  plan: Plan,
): Promise<Order> {
  return orderOf(spec, descending, plan.context.storyId, await readNames(spec, plan));
}

/** For a sort by names: the people or stories, in the order of their names. */
async function readNames(spec: OrderSpec, { context }: Plan): Promise<number[]> {
  if (spec.by !== "name") return [];
  const { column } = spec;
  const named = column === "storyId" ? Prisma.raw(`"Story" n`) : Prisma.raw(`"User" n`);
  const name = column === "storyId" ? Prisma.raw(`n."slug"`) : Prisma.raw(`n."name"`);
  const found = await rows<{ id: number }>(Prisma.sql`
    SELECT n."id" FROM ${named}
    WHERE EXISTS (SELECT 1 FROM "Claim" c WHERE c.${Prisma.raw(`"${column}"`)} = n."id")
    ORDER BY ${name} COLLATE NOCASE, n."id"`);
  const hidden = new Set(column === "storyId" ? context.hiddenStories : []);
  return found.map((row) => row.id).filter((id) => !hidden.has(id));
}
