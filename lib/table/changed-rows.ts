/** The rows of claims that a command changed, for the tables that show them. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
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
  const visible = await rows<{ id: number }>(Prisma.sql`
    SELECT c."id" FROM ${among([...claimIds].sort((one, other) => one - other))} AS wanted
    CROSS JOIN "Claim" c ON c."id" = wanted."value"
    CROSS JOIN "Story" s ON s."id" = c."storyId"
    WHERE ${isVisibleStory(actor)}`);
  return readRows(visible.map(({ id }) => id));
}
