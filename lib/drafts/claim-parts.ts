/** Offers the parts into which a claim may be split; its words are read in a worker. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { runDraftJob } from "./run-job";

/**
 * Wordings of the parts, at least two; none where the claim's wording makes one claim.
 * @throws SourcelineError NOT_FOUND where the claim or its story does not exist for the actor.
 */
export async function offerParts(actor: Actor, claimId: number): Promise<string[]> {
  authorize(actor, "claim.split");
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { wording: true },
  });
  if (!claim) throw notFound("That claim");
  return runDraftJob("claimParts", claim.wording);
}
