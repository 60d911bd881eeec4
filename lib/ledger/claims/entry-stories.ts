/** The stories that a claim can be logged to: those that exist for the actor and go on. */
import type { Actor } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";

const LIMIT = 200;

/** Those in work first, the newest of them on top. */
export async function listEntryStories(
  actor: Actor,
): Promise<Array<{ slug: string; headline: string }>> {
  const stories = await db().story.findMany({
    where: { ...visibleStoryFilter(actor), status: { not: "killed" } },
    orderBy: { id: "desc" },
    take: LIMIT,
    select: { slug: true, headline: true, status: true },
  });
  const isDone = (story: { status: string }) => (story.status === "published" ? 1 : 0);
  return stories
    .sort((one, other) => isDone(one) - isDone(other))
    .map(({ slug, headline }) => ({ slug, headline }));
}
