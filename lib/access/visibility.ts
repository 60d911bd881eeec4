/**
 * Which stories exist for whom: a restricted story exists only for its members, whatever
 * their role. Every read that reaches a story, its claims, its events or its citations goes
 * through one of these two. Stands in access because sources, too, must count and list
 * only what the asker may see.
 */
import { db, type Reader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import type { Actor } from "./actor";

/** For Prisma queries: the stories that exist for this person. */
export function visibleStoryFilter(actor: Pick<Actor, "userId">): Prisma.StoryWhereInput {
  return { OR: [{ restricted: false }, { members: { some: { userId: actor.userId } } }] };
}

/**
 * For raw SQL and for filters by story id: the restricted stories this person is not a
 * member of. Usually empty or short. Inside a command, pass its transaction.
 */
export async function hiddenStoryIds(
  actor: Pick<Actor, "userId">,
  reader: Pick<Reader, "story"> = db(),
): Promise<number[]> {
  const hidden = await reader.story.findMany({
    where: { restricted: true, members: { none: { userId: actor.userId } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return hidden.map((story) => story.id);
}
