/** What happened to a claim, newest first, as stored: field by field, old and new. */
import type { Actor } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { NewEvent } from "@/lib/audit/events";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** An event as screens read it: the typed event, its place in the log, who and when. */
export type LoggedEvent = NewEvent & { seq: number; at: string; by: string };

type Row = { seq: number; at: Date; type: string; data: string; actor: { name: string } | null };

export function toLoggedEvent(row: Row): LoggedEvent {
  const event = { type: row.type, data: JSON.parse(row.data) as unknown } as NewEvent;
  return { ...event, seq: row.seq, at: row.at.toISOString(), by: row.actor?.name ?? "Sourceline" };
}

const LIMIT = 200;

export async function listClaimEvents(
  actor: Actor,
  claimId: number,
  beforeSeq?: number,
): Promise<{ events: LoggedEvent[]; hasOlder: boolean }> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { id: true },
  });
  if (!claim) throw notFound("That claim");
  const rows = await db().event.findMany({
    where: { claimId, ...(beforeSeq !== undefined && { seq: { lt: beforeSeq } }) },
    orderBy: { seq: "desc" },
    take: LIMIT + 1,
    select: { seq: true, at: true, type: true, data: true, actor: { select: { name: true } } },
  });
  return { events: rows.slice(0, LIMIT).map(toLoggedEvent), hasOlder: rows.length > LIMIT };
}
