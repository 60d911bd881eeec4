/** The rows of claims that a command changed, for the tables that show them. */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { ClaimRow } from "./row";
import { readRows } from "./sqlite/rows";

/** More than a screen shows; a table that shows some of so many asks for its page again. */
const MOST = 200;

/** Only of claims that the actor may see, in the order of their ids. @returns null for too many. */
export async function readChangedRows(
  actor: Authorized<"claim.read">,
  claimIds: readonly number[],
): Promise<ClaimRow[] | null> {
  if (claimIds.length === 0) return [];
  if (claimIds.length > MOST) return null;
  const hidden = JSON.stringify(await hiddenStoryIds(actor));
  const visible = await rows<{ id: number }>(Prisma.sql`
    SELECT c."id" FROM "Claim" c
    WHERE c."id" IN (SELECT "value" FROM json_each(${JSON.stringify(claimIds)}))
      AND c."storyId" NOT IN (SELECT "value" FROM json_each(${hidden}))
    ORDER BY c."id"`);
  return readRows(visible.map(({ id }) => id));
}
