/** What happened to a story and its claims, the latest first, field by field. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import {
  HISTORY_PAGE,
  readEventsAt,
  readHistory,
  type HistoryPage,
  type LoggedEvent,
} from "@/lib/audit/history";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

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
  return withAsides(actor, story.id, placeIn(before));
}

/**
 * The story's own events; among them exports of the newsroom that held claims of it, each saying
 * how many of its claims left and nothing of any other story, and what administrators did to its
 * members' accounts while it was restricted.
 */
async function withAsides(
  reader: Authorized<"history.read">,
  storyId: number,
  before: number | null,
): Promise<HistoryPage> {
  const left = await rows<{ seq: number; claims: number }>(Prisma.sql`
    SELECT * FROM (
      SELECT "seq", "claims" FROM "StoryExport" WHERE "storyId" = ${storyId}
      UNION ALL SELECT "seq", 0 FROM "StoryAside" WHERE "storyId" = ${storyId})
    WHERE "seq" < ${before ?? Number.MAX_SAFE_INTEGER}
    ORDER BY "seq" DESC LIMIT ${HISTORY_PAGE + 1}`);
  const own = await readHistory(reader, { storyId }, before);
  if (left.length === 0) return own;
  const claims = new Map(left.map((row) => [row.seq, row.claims]));
  const exports = await readEventsAt(reader, [...claims.keys()]);
  const told = exports.map((event) => ofStory(event, storyId, claims.get(event.seq) ?? 0));
  const all = [...own.events, ...told].sort((one, other) => other.seq - one.seq);
  const events = all.slice(0, HISTORY_PAGE);
  const hasOlder = own.older !== null || all.length > HISTORY_PAGE;
  return { events, older: hasOlder ? (events.at(-1)?.seq ?? null) : null };
}

/** The query and the other stories stay out: they could name what this reader may not see. */
function ofStory(event: LoggedEvent, storyId: number, claims: number): LoggedEvent {
  if (event.type !== "claims.exported") return event;
  const { form } = event.data;
  return {
    ...event,
    data: { form, query: "", columns: [], rows: claims, stories: [[storyId, claims]] },
  };
}

/** A place in the log out of an address; null for anything that is none. */
function placeIn(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
