/**
 * How many claims a table holds. Where no index counts for us, counting ends at some thousands,
 * and says so; an export counts to the end.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { Plan } from "./plan";
import { list } from "./sqlite/pieces";
import { alongTable, startOf } from "./sqlite/start";

export type Total = {
  total: number;
  /** False: there are more than `total`. */
  isExact: boolean;
};

/** Counting goes on to here where no index can count for us. */
export const COUNT_LIMIT = 10_000;

/** @param limit how far to count where that is dear. */
export async function countPlan(plan: Plan, limit = COUNT_LIMIT): Promise<Total> {
  if (plan.match === "") return { total: 0, isExact: true };
  if (plan.isWhole && plan.match === null)
    return { total: await countStanding(plan), isExact: true };
  const isCovered = plan.match === null && plan.conditions.every(({ covered }) => covered);
  const { from, where, id } = isCovered ? await alongTable(plan) : await startOf(plan);
  if (isCovered || limit === Number.POSITIVE_INFINITY) {
    const [row] = await rows<{ n: number }>(
      Prisma.sql`SELECT count(*) AS "n" FROM ${from} WHERE ${where}`,
    );
    return { total: row?.n ?? 0, isExact: true };
  }
  const [row] = await rows<{ n: number }>(Prisma.sql`
    SELECT count(*) AS "n" FROM (SELECT ${id} FROM ${from} WHERE ${where} LIMIT ${limit + 1})`);
  const found = row?.n ?? 0;
  return { total: Math.min(found, limit), isExact: found <= limit };
}

/** All standing claims, from the stories' own counters: claims are never deleted. */
async function countStanding({ context }: Plan): Promise<number> {
  const hidden = list(context.hiddenStories);
  const [row] = await rows<{ n: number }>(Prisma.sql`
    SELECT (SELECT coalesce(sum(s."nextClaimNumber" - 1), 0) FROM "Story" s
            WHERE s."id" NOT IN ${hidden})
      - (SELECT count(*) FROM "Story" s
         CROSS JOIN "Claim" c INDEXED BY "Claim_storyId_withdrawnAt_idx"
           ON c."storyId" = s."id" AND c."withdrawnAt" IS NOT NULL
         WHERE s."id" NOT IN ${hidden}) AS "n"`);
  return row?.n ?? 0;
}
