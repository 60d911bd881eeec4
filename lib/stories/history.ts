/** What happened to a story and its claims, the latest first, field by field. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { readHistory, type HistoryPage } from "@/lib/audit/history";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/**
 * @param before `older` of the page before, as it stood in the address; anything else begins
 * at the latest.
 * @throws SourcelineError NOT_FOUND where the story does not exist for the actor.
 */
export async function listStoryEvents(
  actor: Actor,
  slug: string,
  before = "",
): Promise<HistoryPage> {
  authorize(actor, "history.read");
  const story = await db().story.findFirst({
    where: { slug, ...visibleStoryFilter(actor) },
    select: { id: true },
  });
  if (!story) throw notFound("That story");
  return readHistory({ storyId: story.id }, placeIn(before));
}

/** A place in the log out of an address; null for anything that is none. */
function placeIn(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
