/** The log as administrators read it: page by page, the latest first, and its head. */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { readEventsAt, type LoggedEvent } from "@/lib/audit/history";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import type { LogFilter } from "./rules";
import { walkLog } from "./walk";

/** An event as it is told, with the names of what it points at; or that there was one. */
export type LogEntry =
  | { seq: number; at: string; isHidden: true }
  | {
      seq: number;
      at: string;
      isHidden: false;
      event: LoggedEvent;
      /** The story's slug as it is today. */
      story: string | null;
      /** Whose account it is about, where that is not who did it. */
      about: string | null;
    };

export type LogPage = {
  entries: LogEntry[];
  /** Pass as `before` for the next, older page; null at the beginning of the log. */
  older: number | null;
};

export const LOG_PAGE = 200;

/** @throws SourcelineError NOT_FOUND but for administrators. */
export async function readLog(
  actor: Actor,
  filter: LogFilter = {},
  size = LOG_PAGE,
): Promise<LogPage> {
  if (!can(actor, "log.read")) throw notFound();
  const { places, older } = await walkLog(actor, filter, size);
  const seqs = places.filter((place) => !place.isHidden).map(({ seq }) => seq);
  const events = await readEventsAt(actor, seqs);
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const slugs = await slugsOf(events);
  const people = await namesOf(events);
  const entries = places.map(({ seq, at }): LogEntry => {
    const event = bySeq.get(seq);
    if (!event) return { seq, at: instantOf(at), isHidden: true };
    return {
      seq,
      at: event.at,
      isHidden: false,
      event: discreet(event),
      story: (event.storyId !== undefined && slugs.get(event.storyId)) || null,
      about: (event.userId !== undefined && people.get(event.userId)) || null,
    };
  });
  return { entries, older };
}

/**
 * Without what could name a story that the reader may not see: the question that an export or a
 * view answers, and what somebody calls a view of their own.
 */
function discreet(event: LoggedEvent): LoggedEvent {
  switch (event.type) {
    case "claims.exported": {
      const { form, names, rows: count, story } = event.data;
      return {
        ...event,
        data: {
          ...{ form, rows: count, query: "", columns: [] },
          ...(names !== undefined && { names }),
          ...(story !== undefined && { story }),
        },
      };
    }
    case "view.saved": {
      const { shared, name } = event.data;
      return { ...event, data: { shared, query: "", name: shared ? name : "" } };
    }
    case "view.edited":
      return { ...event, data: { name: "", changes: {} } };
    case "view.removed":
    case "view.restored":
      return { ...event, data: { name: "" } };
    default:
      return event;
  }
}

async function slugsOf(events: readonly LoggedEvent[]): Promise<Map<number, string>> {
  const ids = [...new Set(events.flatMap(({ storyId }) => storyId ?? []))];
  const found = await rows<{ id: number; slug: string }>(
    Prisma.sql`SELECT "id", "slug" FROM "Story" WHERE "id" IN ${among(ids)}`,
  );
  return new Map(found.map(({ id, slug }) => [id, slug]));
}

async function namesOf(events: readonly LoggedEvent[]): Promise<Map<number, string>> {
  const ids = [...new Set(events.flatMap(({ userId }) => userId ?? []))];
  const found = await rows<{ id: number; name: string }>(
    Prisma.sql`SELECT "id", "name" FROM "User" WHERE "id" IN ${among(ids)}`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** People and the latest stories to choose from, as far as they exist for the reader. */
export type LogChoices = { people: Array<{ id: number; name: string }>; stories: string[] };

const STORIES_OFFERED = 200;

/** @throws SourcelineError NOT_FOUND as readLog does. */
export async function readLogChoices(actor: Actor): Promise<LogChoices> {
  if (!can(actor, "log.read")) throw notFound();
  const people = await rows<{ id: number; name: string }>(
    Prisma.sql`SELECT "id", "name" FROM "User" ORDER BY "name", "id"`,
  );
  const stories = await rows<{ slug: string }>(Prisma.sql`
    SELECT s."slug" FROM "Story" s WHERE ${isVisibleStory(actor)}
    ORDER BY s."id" DESC LIMIT ${STORIES_OFFERED}`);
  return { people, stories: stories.map(({ slug }) => slug) };
}

/** The last link of the chain: whoever keeps it elsewhere can tell later that nothing was cut off. */
export type LogHead = { seq: number; hash: string };

/** @returns null while nothing has happened. @throws SourcelineError NOT_FOUND as readLog does. */
export async function readLogHead(actor: Actor): Promise<LogHead | null> {
  if (!can(actor, "log.read")) throw notFound();
  const [head] = await rows<LogHead>(
    Prisma.sql`SELECT "seq", "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`,
  );
  return head ?? null;
}
