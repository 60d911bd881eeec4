/** Finds, inside a command's transaction, the story it acts on; what the actor may not see is NOT_FOUND. */
import type { Actor } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { notFound } from "@/lib/platform/errors";

export async function findStory(tx: Transaction, actor: Actor, storyId: number) {
  const story = await tx.story.findFirst({
    where: { id: storyId, ...visibleStoryFilter(actor) },
    include: { members: { include: { user: { select: { name: true, disabledAt: true } } } } },
  });
  if (!story) throw notFound("That story");
  return story;
}

/** The same by the name that stands in addresses; for what needs no members. */
export async function findStoryBySlug(tx: Transaction, actor: Actor, slug: string) {
  const story = await tx.story.findFirst({ where: { slug, ...visibleStoryFilter(actor) } });
  if (!story) throw notFound("That story");
  return story;
}

export type FoundStory = Awaited<ReturnType<typeof findStory>>;
