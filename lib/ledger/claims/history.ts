/** What happened to a claim, newest first, as stored: field by field, old and new. */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { readHistory, type LoggedEvent } from "@/lib/audit/history";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const LIMIT = 200;

export async function listClaimEvents(
  actor: Authorized<"history.read">,
  claimId: number,
  beforeSeq?: number,
): Promise<{ events: LoggedEvent[]; hasOlder: boolean }> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { id: true },
  });
  if (!claim) throw notFound("That claim");
  const page = await readHistory(actor, { claimId }, beforeSeq, LIMIT);
  return { events: page.events, hasOlder: page.older !== null };
}
