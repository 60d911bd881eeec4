/** What happened to a story and its claims, the latest first, field by field. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { storedAs } from "@/lib/audit/former-types";
import {
  HISTORY_PAGE,
  readEventsAt,
  readHistoryClaims,
  type HistoryWithClaims,
  type LoggedEvent,
} from "@/lib/audit/history";
import type { HistoryFilter } from "@/lib/audit/input";
import { typesAbout } from "@/lib/audit/subjects";
import { EVENTS, walkPlaces, type Way } from "@/lib/audit/walk-places";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";

/**
 * The story's own events; among them exports of the newsroom that held claims of it, each saying
 * how many of its claims left and nothing of any other story, and what administrators did to its
 * members' accounts while it was restricted.
 * @throws SourcelineError NOT_FOUND where the story does not exist for the actor.
 */
export async function listStoryEvents(
  actor: Actor,
  slug: string,
  filter: HistoryFilter = {},
  size = HISTORY_PAGE,
): Promise<HistoryWithClaims> {
  authorize(actor, "history.read");
  const storyId = await idOfStory(actor, slug);
  const along = await waysAlong(storyId, filter.claim);
  const { person, about } = filter;
  const conditions = [
    ...(person === undefined ? [] : [Prisma.sql`coalesce(e."actorId" = ${person}, 0)`]),
    ...(about === undefined ? [] : [Prisma.sql`e."type" IN ${among(storedAs(typesAbout(about)))}`]),
  ];
  const { places, older } = await walkPlaces(
    {
      along,
      fits: conditions.length === 0 ? null : Prisma.sql`(${Prisma.join(conditions, " AND ")})`,
      // Of a story that the reader sees, all of it is.
      isOut: Prisma.raw("0"),
      before: filter.before ?? Number.MAX_SAFE_INTEGER,
      after: 0,
    },
    size,
  );
  const seqs = places.map(({ seq }) => seq);
  const [events, left] = await Promise.all([readEventsAt(actor, seqs), claimsLeft(storyId, seqs)]);
  return {
    events: events.map((event) => ofStory(event, storyId, left)),
    older,
    claims: await readHistoryClaims(actor, events),
  };
}

async function idOfStory(actor: Authorized<"history.read">, slug: string): Promise<number> {
  const story = await db().story.findFirst({
    where: { slug, ...visibleStoryFilter(actor) },
    select: { id: true },
  });
  if (!story) throw notFound("That story");
  return story.id;
}

async function waysAlong(storyId: number, number: number | undefined): Promise<Way[]> {
  if (number === undefined) {
    const condition = Prisma.sql`l."storyId" = ${storyId}`;
    const asides = [Prisma.raw(`"StoryExport"`), Prisma.raw(`"StoryAside"`)];
    return [EVENTS, ...asides].map((table) => ({ table, condition }));
  }
  const claim = await db().claim.findUnique({
    where: { storyId_number: { storyId, number } },
    select: { id: true },
  });
  // No id is 0: of a claim that is not there nothing happened.
  return [{ table: EVENTS, condition: Prisma.sql`l."claimId" = ${claim?.id ?? 0}` }];
}

/** How many of the story's claims left with the exports of the newsroom at these places. */
async function claimsLeft(
  storyId: number,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const left = await rows<{ seq: number; claims: number }>(Prisma.sql`
    SELECT "seq", "claims" FROM "StoryExport"
    WHERE "storyId" = ${storyId} AND "seq" IN ${among(seqs)}`);
  return new Map(left.map((row) => [row.seq, row.claims]));
}

/** The query and the other stories stay out: they could name what this reader may not see. */
function ofStory(
  event: LoggedEvent,
  storyId: number,
  left: ReadonlyMap<number, number>,
): LoggedEvent {
  const claims = left.get(event.seq);
  if (event.type !== "claims.exported" || claims === undefined) return event;
  const { form } = event.data;
  return {
    ...event,
    data: { form, query: "", columns: [], rows: claims, stories: [[storyId, claims]] },
  };
}

export type Doer = { id: number; name: string };

/**
 * Whom the history can be narrowed to: whoever ever did something in it, asked person by person.
 * @throws SourcelineError as listStoryEvents does.
 */
export async function listStoryDoers(actor: Actor, slug: string): Promise<Doer[]> {
  authorize(actor, "history.read");
  const storyId = await idOfStory(actor, slug);
  return rows<Doer>(Prisma.sql`
    SELECT u."id", u."name" FROM "User" u
    WHERE EXISTS (
      SELECT 1 FROM "Event"
      WHERE "storyId" = ${storyId} AND "actorId" = u."id")
    OR u."id" IN (
      SELECT e."actorId" FROM "StoryExport" x JOIN "Event" e ON e."seq" = x."seq"
      WHERE x."storyId" = ${storyId}
      UNION SELECT e."actorId" FROM "StoryAside" x JOIN "Event" e ON e."seq" = x."seq"
      WHERE x."storyId" = ${storyId})
    ORDER BY u."name", u."id"`);
}
