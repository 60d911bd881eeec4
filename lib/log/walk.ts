/** Finds a page of the log by its places, for any question that administrators ask of it. */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import { CLOCKS_ERR, lastSeqBefore } from "@/lib/audit/at-time";
import { storedAs } from "@/lib/audit/former-types";
import {
  EVENTS,
  walkPlaces,
  type EventQuestion,
  type Walked,
  type Way,
} from "@/lib/audit/walk-places";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { storedInstant } from "@/lib/platform/statements";
import { instantFromWall } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { LOG_GROUPS, typesIn, type LogFilter } from "./rules";

export async function walkLog(
  actor: Authorized<"log.read">,
  filter: LogFilter,
  size: number,
): Promise<Walked> {
  const hidden = await hiddenStoryIds(actor);
  return walkPlaces(await questionOf(actor, filter, hidden), size);
}

/**
 * Whether the event `e` is of what does not exist for the reader. Whoever is not a member learns
 * that something happened, as a count, and nothing else.
 */
function isHidden(actor: Authorized<"log.read">, hidden: readonly number[]): Prisma.Sql {
  const ofSource = Prisma.sql`(e."storyId" IS NULL AND e."claimId" IS NULL
    AND e."sourceId" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Source" s WHERE s."id" = e."sourceId" AND ${isVisibleSource(actor)}))`;
  if (hidden.length === 0) return ofSource;
  return Prisma.sql`(coalesce(e."storyId" IN ${among(hidden)}, 0) OR (
    e."storyId" IS NULL AND e."claimId" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "Claim" k WHERE k."id" = e."claimId" AND k."storyId" IN ${among(hidden)}))
    OR ${ofSource})`;
}

async function questionOf(
  actor: Authorized<"log.read">,
  filter: LogFilter,
  hidden: readonly number[],
): Promise<EventQuestion> {
  const isOut = isHidden(actor, hidden);
  const story = filter.story === undefined ? null : await findStory(filter.story, hidden);
  const conditions: Prisma.Sql[] = [];
  const { after, upTo } = await boundsOf(filter, conditions);
  const { group, person } = filter;
  const along = waysAlong(filter, story);
  // What is hidden answers no question about a person, a story or a kind of event.
  const isNarrowed = group !== undefined || person !== undefined || story !== null;
  if (isNarrowed) conditions.push(Prisma.sql`NOT ${isOut}`);
  if (group !== undefined) conditions.push(inGroup(group));
  if (person !== undefined) conditions.push(byPerson(person));
  if (story !== null) conditions.push(ofStory(story));
  return {
    along,
    isOut,
    fits: conditions.length === 0 ? null : Prisma.sql`(${Prisma.join(conditions, " AND ")})`,
    before: Math.min(filter.before ?? Number.MAX_SAFE_INTEGER, upTo),
    after,
  };
}

/** The days as places, with room for a clock that was set back, and as a condition. */
async function boundsOf(
  { from, to }: LogFilter,
  conditions: Prisma.Sql[],
): Promise<{ after: number; upTo: number }> {
  const { timeZone } = env();
  let after = 0;
  let upTo = Number.MAX_SAFE_INTEGER;
  if (from !== undefined) {
    const first = instantFromWall(`${from}T00:00`, timeZone);
    after = await lastSeqBefore(new Date(first.getTime() - CLOCKS_ERR));
    conditions.push(Prisma.sql`e."at" >= ${storedInstant(first)}`);
  }
  if (to !== undefined) {
    // Midnight after it: where the clocks skip midnight, a minute before is the same day.
    const end = new Date(instantFromWall(`${to}T23:59`, timeZone).getTime() + 60_000);
    upTo = (await lastSeqBefore(new Date(end.getTime() + CLOCKS_ERR))) + 1;
    conditions.push(Prisma.sql`e."at" < ${storedInstant(end)}`);
  }
  return { after, upTo };
}

function waysAlong({ group, person }: LogFilter, story: number | null): Way[] {
  const events = (condition: Prisma.Sql): Way => ({ table: EVENTS, condition });
  if (group !== undefined && group !== "changes") {
    return storedAs(typesIn(group)).map((type) => events(Prisma.sql`l."type" = ${type}`));
  }
  // Of a story there is mostly less than of a person.
  if (story !== null) {
    const ofIt = Prisma.sql`l."storyId" = ${story}`;
    const asides = ["StoryExport", "StoryAside"] as const;
    return [
      events(ofIt),
      ...asides.map((table) => ({ table: Prisma.raw(`"${table}"`), condition: ofIt })),
    ];
  }
  if (person !== undefined) {
    return [
      events(Prisma.sql`l."actorId" = ${person}`),
      events(Prisma.sql`l."userId" = ${person} AND l."actorId" IS NULL`),
    ];
  }
  return [events(Prisma.raw("1"))];
}

/** "Changes" is whatever is in no other group: to say that takes fewer types. */
function inGroup(group: LogFilter["group"] & string): Prisma.Sql {
  if (group !== "changes") return Prisma.sql`e."type" IN ${among(storedAs(typesIn(group)))}`;
  const others = LOG_GROUPS.filter((one) => one !== "changes").flatMap(typesIn);
  return Prisma.sql`e."type" NOT IN ${among(storedAs(others))}`;
}

/** What somebody did; and what befell their account at the door, where nobody was anybody yet. */
function byPerson(person: number): Prisma.Sql {
  return Prisma.sql`(coalesce(e."actorId" = ${person}, 0) OR (
    e."actorId" IS NULL AND coalesce(e."userId" = ${person}, 0)))`;
}

function ofStory(story: number): Prisma.Sql {
  return Prisma.sql`(coalesce(e."storyId" = ${story}, 0) OR EXISTS (
    SELECT 1 FROM "StoryExport" x WHERE x."seq" = e."seq" AND x."storyId" = ${story}) OR EXISTS (
    SELECT 1 FROM "StoryAside" x WHERE x."seq" = e."seq" AND x."storyId" = ${story}))`;
}

/** A story that is not there, or not for the reader, has no events: no id is 0. */
async function findStory(slug: string, hidden: readonly number[]): Promise<number> {
  const [story] = await rows<{ id: number | null }>(
    Prisma.sql`SELECT ${idOfStoryCalled(slug)} AS "id"`,
  );
  return story?.id && !hidden.includes(story.id) ? story.id : 0;
}
