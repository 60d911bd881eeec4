/**
 * What was written since a place in the log, as far as one person may see it at this moment. The
 * same for whoever is connected and for whoever comes back. Nothing that is hidden from them moves
 * the answer: neither what it says nor whether there is one.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleSource, isVisibleStory } from "@/lib/access/visibility";
import { unreadOf } from "@/lib/notifications/queries";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { openPlace, sealPlace, type LivePlace } from "./cursor";
import { listHere } from "./here";
import { gatherNews, NO_NEWS, type HerePerson, type LiveNews } from "./rules";
import { readSight, sightDigest, type Sight } from "./sight";

/** Told of are claims with their sources, so whoever may not read those is told nothing. */
export type LiveReader = Authorized<"claim.read">;

/** Beyond so many events all is asked for again. */
const MOST_EVENTS = 1_000;

const HEAD = Prisma.sql`SELECT max("seq") AS "seq" FROM "Event"`;

/** The log's last event; 0 while there is none. */
export async function readHeadSeq(): Promise<number> {
  const [head] = await rows<{ seq: number | null }>(HEAD);
  return head?.seq ?? 0;
}

function placeAt(seq: number, sight: Sight): LivePlace {
  const { newestStory } = sight;
  return { seq, newestStory, sight: sightDigest(sight, newestStory) };
}

/** The place from which on somebody is told who has been told all up to now. */
export async function readPlace(actor: LiveReader): Promise<LivePlace> {
  return placeAt(await readHeadSeq(), await readSight(actor));
}

/** The same, sealed: for a page that is drawn now, and listens from then on. */
export async function readLiveCursor(actor: LiveReader): Promise<string> {
  return sealPlace(await readPlace(actor), actor.userId);
}

export type NewsSince = {
  /** Null where there is nothing for this person. */
  news: LiveNews | null;
  place: LivePlace;
  sight: Sight;
};

/** @param from null: of a place that is not known any more, everything is new. */
export async function readNews(actor: LiveReader, from: LivePlace | null): Promise<NewsSince> {
  const head = await readHeadSeq();
  const sight = await readSight(actor);
  const place = placeAt(head, sight);
  if (!from || from.seq > head || !sightDigest(sight, from.newestStory).equals(from.sight)) {
    return { news: { ...NO_NEWS, everything: true }, place, sight };
  }
  if (from.seq === head) return { news: null, place, sight };
  const found = await readEvents(actor, from.seq, head);
  if (found.length === 0) return { news: null, place, sight };
  return { news: newsOf(found), place, sight };
}

type Row = {
  type: string;
  story: number | null;
  claim: number | null;
  source: number | null;
  by: number | null;
  name: string | null;
};

/**
 * Of people and of the log nothing is told, and of views only to whoever keeps them; what leaves the
 * house changes no record.
 */
function readEvents(actor: LiveReader, after: number, upTo: number): Promise<Row[]> {
  return rows<Row>(Prisma.sql`
    SELECT e."type", e."storyId" AS "story", e."claimId" AS "claim", e."sourceId" AS "source",
      e."actorId" AS "by", u."name"
    FROM "Event" e
    LEFT JOIN "Story" s ON s."id" = e."storyId"
    LEFT JOIN "Source" x ON x."id" = e."sourceId"
    LEFT JOIN "User" u ON u."id" = e."actorId"
    WHERE e."seq" > ${after} AND e."seq" <= ${upTo}
      AND (e."storyId" IS NOT NULL OR e."sourceId" IS NOT NULL)
      AND e."type" NOT IN ('claims.exported', 'document.exported', 'citation.file_downloaded')
      AND (e."type" NOT LIKE 'view.%' OR e."actorId" = ${actor.userId})
      AND (e."storyId" IS NULL OR ${isVisibleStory(actor)})
      AND (e."sourceId" IS NULL OR ${isVisibleSource(actor, "x")})
    ORDER BY e."seq" LIMIT ${MOST_EVENTS + 1}`);
}

const BEGINS = new Set(["claim.logged", "claim.split_off"]);

function newsOf(found: readonly Row[]): LiveNews {
  if (found.length > MOST_EVENTS) return { ...NO_NEWS, everything: true };
  const changes = found.map(({ type, story, claim, source, by }) => ({
    ...{ story, claim, source, by },
    ...(BEGINS.has(type) && { isNew: true as const }),
  }));
  const names = Object.fromEntries(
    found.flatMap(({ by, name }) => (by === null || name === null ? [] : [[by, name]])),
  ) as LiveNews["names"];
  return gatherNews([{ everything: false, changes, names }]);
}

export type LiveAnswer = {
  cursor: string;
  news: LiveNews | null;
  here: HerePerson[];
  /** How many of the reader's notifications are unread. */
  unread: number;
};

/** For whoever asks now and then, where no stream comes through. */
export async function answerNews(actor: LiveReader, since: string | null): Promise<LiveAnswer> {
  const { news, place, sight } =
    since === null
      ? { news: null, place: await readPlace(actor), sight: await readSight(actor) }
      : await readNews(actor, openPlace(since, actor.userId));
  const cursor = sealPlace(place, actor.userId);
  const unread = await unreadOf(actor);
  return { cursor, news, here: listHere(actor.userId, sight.hidden), unread };
}
