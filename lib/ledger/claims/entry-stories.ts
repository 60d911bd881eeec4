/** The stories that a claim can be logged to: those that exist for the actor and go on. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

const LIMIT = 200;

/** Those in work first, the newest of them on top. */
export async function listEntryStories(
  actor: Authorized<"claim.read">,
): Promise<Array<{ slug: string; headline: string }>> {
  return rows<{ slug: string; headline: string }>(Prisma.sql`
    SELECT "slug", "headline" FROM (
      SELECT s."id", s."slug", s."headline", s."status" = 'published' AS "isDone" FROM "Story" s
      WHERE s."status" <> 'killed' AND ${isVisibleStory(actor)}
      ORDER BY s."id" DESC LIMIT ${LIMIT})
    ORDER BY "isDone", "id" DESC`);
}
