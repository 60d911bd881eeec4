/**
 * Which stories exist for whom: a restricted story exists only for its members, whatever
 * their role. Every read that reaches a story, its claims, its events or its citations goes
 * through one of these three. Stands in access because sources, too, must count and list
 * only what the asker may see.
 */
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Actor } from "./actor";

/** For statements of our own: whether the story `s` exists for this person. */
export function isVisibleStory(actor: Pick<Actor, "userId">): Prisma.Sql {
  return Prisma.sql`(s."restricted" = 0 OR EXISTS (
    SELECT 1 FROM "StoryMember" m WHERE m."storyId" = s."id" AND m."userId" = ${actor.userId}))`;
}

/** For Prisma queries: the stories that exist for this person. */
export function visibleStoryFilter(actor: Pick<Actor, "userId">): Prisma.StoryWhereInput {
  return { OR: [{ restricted: false }, { members: { some: { userId: actor.userId } } }] };
}

/** For Prisma queries: sources, without those that a story keeps which does not exist for this person. */
export function keptSourceFilter(actor: Pick<Actor, "userId">): Prisma.SourceWhereInput {
  return { OR: [{ keptForId: null }, { keptFor: visibleStoryFilter(actor) }] };
}

/**
 * For raw SQL and for filters by story id: the restricted stories this person is not a
 * member of. Usually empty or short.
 * @param tx inside a command, its transaction.
 */
export async function hiddenStoryIds(
  actor: Pick<Actor, "userId">,
  tx?: Transaction,
): Promise<number[]> {
  const hidden = await rows<{ id: number }>(
    Prisma.sql`
      SELECT s."id" FROM "Story" s
      WHERE s."restricted" = 1 AND NOT EXISTS (
        SELECT 1 FROM "StoryMember" m WHERE m."storyId" = s."id" AND m."userId" = ${actor.userId})
      ORDER BY s."id"`,
    tx,
  );
  return hidden.map((story) => story.id);
}
