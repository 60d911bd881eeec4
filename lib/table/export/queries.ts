/** What an export needs to know before it begins: how many claims leave. */
import type { Actor } from "@/lib/access/actor";
import { countClaims, iterateClaimIds, type Scope } from "@/lib/table/page";
import type { TableQuery } from "@/lib/table/query";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { asksOfCitations } from "./leaving";
import { readExportRows } from "./rows";

/** How many claims of the table leave, exactly; other work gets its turn while it is counted. */
export async function countLeavingClaims(
  actor: Actor,
  scope: Scope,
  query: TableQuery,
): Promise<number> {
  if (!asksOfCitations(query)) {
    const { total, isExact } = await countClaims(actor, scope, query);
    if (isExact) return total;
  }
  let count = 0;
  for await (const ids of iterateClaimIds(actor, scope, query)) {
    const doubtful = asksOfCitations(query) ? await readDoubtful(ids) : [];
    const leaving = await readExportRows(actor, doubtful, query);
    count += ids.length - doubtful.length + leaving.length;
  }
  return count;
}

/** Those of the claims that have a citation given off the record. */
async function readDoubtful(claimIds: readonly number[]): Promise<number[]> {
  const found = await rows<{ claimId: number }>(Prisma.sql`
    SELECT DISTINCT citation."claimId"
    FROM json_each(${JSON.stringify(claimIds)}) wanted
    CROSS JOIN "Citation" citation ON citation."claimId" = wanted."value"
    WHERE citation."removedAt" IS NULL AND citation."terms" = 'off_record'`);
  return found.map((row) => row.claimId);
}
