/**
 * Events as screens read them, newest first and keyset-paged. That histories may be
 * read at all is asked by the type; which of them exist for the reader is the caller's duty: it
 * passes a filter that already leaves out the others.
 */
import type { Authorized } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import type { EventOf, EventType, NewEvent } from "./events";
import { nameAtEvent, readFormerNames } from "./former-names";
import { inTodaysNames } from "./former-types";
import { sayNamesIn } from "./names-in-events";

/** The typed event, its place in the log, when, and who did it. */
export type LoggedEvent = NewEvent & { seq: number; at: string; by: string };

export type HistoryPage = {
  events: LoggedEvent[];
  /** Pass as `before` for the next, older page; null at the beginning of the log. */
  older: number | null;
};

type Row = {
  seq: number;
  at: Date | string;
  type: string;
  storyId: number | null;
  claimId: number | null;
  sourceId: number | null;
  userId: number | null;
  actorId: number | null;
  data: string;
  actor: { name: string } | null;
};

function toLoggedEvent(row: Row): LoggedEvent {
  return {
    ...inTodaysNames(row),
    ...(row.storyId !== null && { storyId: row.storyId }),
    ...(row.claimId !== null && { claimId: row.claimId }),
    ...(row.sourceId !== null && { sourceId: row.sourceId }),
    ...(row.userId !== null && { userId: row.userId }),
    seq: row.seq,
    at: typeof row.at === "string" ? instantOf(row.at) : row.at.toISOString(),
    by: row.actor?.name ?? "Sourceline",
  };
}

/** A page with the claims that its events are of, by id. */
export type HistoryWithClaims = HistoryPage & { claims: Record<number, HistoryClaim> };

export const HISTORY_PAGE = 100;

/** A claim that events are of, as it stands today. */
export type HistoryClaim = { ref: string; slug: string; wording: string };

/** By id, the claims of events that the reader may see. */
export async function readHistoryClaims(
  _reader: Authorized<"history.read">,
  events: readonly LoggedEvent[],
): Promise<Record<number, HistoryClaim>> {
  const ids = [...new Set(events.flatMap(({ claimId }) => claimId ?? []))];
  if (ids.length === 0) return {};
  const found = await rows<{
    id: number;
    number: number;
    slug: string;
    wording: string;
  }>(Prisma.sql`
    SELECT c."id", c."number", c."wording", s."slug"
    FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId" WHERE c."id" IN ${among(ids)}`);
  return Object.fromEntries(
    found.map(({ id, number, ...claim }) => [id, { ref: `C${number}`, ...claim }]),
  );
}

export async function readHistory(
  _reader: Authorized<"history.read">,
  where: Prisma.EventWhereInput,
  before?: number | null,
  limit = HISTORY_PAGE,
): Promise<HistoryPage> {
  const found = await db().event.findMany({
    where: { AND: [where, before == null ? {} : { seq: { lt: before } }] },
    orderBy: { seq: "desc" },
    take: limit + 1,
    include: { actor: { select: { name: true } } },
  });
  const shown = await inNamesOfTheDay(found.slice(0, limit));
  return {
    events: await sayNamesIn(shown.map(toLoggedEvent)),
    older: found.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** Each with its actor's name as it was then: whoever is renamed keeps what was done before. */
async function inNamesOfTheDay(shown: readonly Row[]): Promise<Row[]> {
  const actors = [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))];
  if (actors.length === 0) return [...shown];
  const former = await readFormerNames(actors);
  return shown.map((row) => {
    const was = row.actorId === null ? null : nameAtEvent(former, row.actorId, row.seq);
    return was === null ? row : { ...row, actor: { name: was } };
  });
}

/** The last events of a claim that the reader may see, the newest first. */
export function readLastEvents(
  _reader: Authorized<"history.read">,
  claimId: number,
  limit: number,
): Promise<LoggedEvent[]> {
  return readWhere(Prisma.sql`e."claimId" = ${claimId}`, limit);
}

/** The events at these places, as far as they are there, the newest first. */
export function readEventsAt(
  _reader: Authorized<"history.read" | "log.read">,
  seqs: readonly number[],
): Promise<LoggedEvent[]> {
  return readWhere(Prisma.sql`e."seq" IN ${among(seqs)}`, seqs.length);
}

async function readWhere(condition: Prisma.Sql, limit: number): Promise<LoggedEvent[]> {
  const found = await rows<Omit<Row, "actor"> & { actorName: string | null }>(Prisma.sql`
    SELECT e."seq", e."at", e."type", e."storyId", e."claimId", e."sourceId", e."userId",
      e."actorId", e."data", u."name" AS "actorName"
    FROM "Event" e LEFT JOIN "User" u ON u."id" = e."actorId"
    WHERE ${condition} ORDER BY e."seq" DESC LIMIT ${limit}`);
  const named = await inNamesOfTheDay(
    found.map(({ actorName, ...event }) => ({
      ...event,
      actor: actorName === null ? null : { name: actorName },
    })),
  );
  return sayNamesIn(named.map(toLoggedEvent));
}

/**
 * Every event of one kind, for a rule that looks back over all of them; of those that were erased
 * nothing but whom they were about is left.
 */
export async function readEventsOf<Type extends EventType>(
  tx: Pick<Transaction, "event">,
  type: Type,
): Promise<Array<{ userId: number | null; data: Partial<EventOf<Type>["data"]> }>> {
  const found = await tx.event.findMany({ where: { type }, select: { userId: true, data: true } });
  return found.map(({ userId, data }) => ({
    userId,
    data: JSON.parse(data) as Partial<EventOf<Type>["data"]>,
  }));
}
