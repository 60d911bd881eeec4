/** Which of the sources that a query filters by may be named in the file that says so. */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import type { Leaving } from "@/lib/ledger/citations/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { TableQuery } from "@/lib/table/query";
import { inForce } from "@/lib/table/sqlite/condition";
import { Prisma } from "@/prisma/generated/client";

/**
 * Those that are named somewhere in what the actor could take out, whatever this file holds: what
 * else is cited on which terms must not be told by whether a filter has a name.
 */
export async function namedSources(
  actor: Authorized<"claims.export">,
  query: TableQuery,
  leaving: Leaving,
): Promise<ReadonlySet<string>> {
  const filter = query.filters.source;
  const ids = filter ? [...filter.any, ...filter.not].filter(Boolean).map(Number) : [];
  if (ids.length === 0) return new Set();
  const hidden = await hiddenStoryIds(actor);
  const found = await rows<{ id: number }>(Prisma.sql`
    SELECT s."id" FROM "Source" s WHERE s."id" IN ${among(ids)} AND EXISTS (
      SELECT 1 FROM "Citation" k JOIN "Claim" c ON c."id" = k."claimId"
      WHERE k."sourceId" = s."id" AND ${inForce("k", { leaving }, "name")}
        AND c."storyId" NOT IN ${among(hidden)})`);
  return new Set(found.map(({ id }) => String(id)));
}
