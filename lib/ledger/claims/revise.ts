/**
 * The one way in which a claim's row changes: conditional on its revision, so that a race
 * ends in a CONFLICT and not in a lost change; a change to what was judged makes the verdict
 * lapse (DESIGN §2.4) and names its author for the four-eyes rule.
 */
import type { Actor, SystemActor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import type { Prisma } from "@/prisma/generated/client";
import { movedOn, type FoundClaim } from "./find";
import { moveReview } from "./rules";

export type ContentChange = {
  /** For the history: "the wording changed". */
  because: string;
  /** Each as it stood, with what it became where something stands for it. */
  droppedHedges?: string[];
};

/**
 * Writes `data` to the claim if it still is at the revision it was found at.
 * @param content given when wording, attribution or citations change.
 * @returns the events of a verdict that lapsed, if one did.
 * @throws SourcelineError CONFLICT when somebody else was first.
 */
export async function reviseClaim(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  data: Prisma.ClaimUncheckedUpdateManyInput,
  content?: ContentChange,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  const change: Prisma.ClaimUncheckedUpdateManyInput = {
    ...data,
    revision: { increment: 1 },
    updatedAt: at,
  };
  if (content) {
    change.contentRevision = { increment: 1 };
    change.contentChangedById = actor.userId;
    const state = moveReview(claim.reviewState, "lapse");
    if (state) {
      change.reviewState = state;
      change.readyAt = at;
      events.push(await lapseVerdict(tx, at, claim, content));
    }
  }
  const { count } = await tx.claim.updateMany({
    where: { id: claim.id, revision: claim.revision },
    data: change,
  });
  if (count === 0) throw await movedOn(tx, claim);
  return events;
}

type Decided = { id: number; storyId: number; ref: string; level: string };

/** Marks the verdict in force as lapsed; the caller moves the claim to recheck. */
async function lapseVerdict(
  tx: Transaction,
  at: Date,
  claim: Decided,
  content: ContentChange,
): Promise<NewEvent> {
  await tx.verdict.updateMany({
    where: { claimId: claim.id, lapsedAt: null },
    data: { lapsedAt: at, lapsedReason: content.because },
  });
  return {
    type: "verdict.lapsed",
    storyId: claim.storyId,
    claimId: claim.id,
    data: {
      ref: claim.ref,
      level: claim.level,
      because: content.because,
      ...(content.droppedHedges?.length ? { droppedHedges: content.droppedHedges } : {}),
    },
  };
}

/**
 * For changes that reach a claim from outside (a merged source, a new draft): a decided claim
 * goes to recheck, and a verdict that is being written on what stood before is refused. Does not
 * name an author of content, because nobody reworded it.
 */
export async function lapseFromOutside(
  tx: Transaction,
  actor: Actor | SystemActor,
  at: Date,
  claim: Decided & { reviewState: FoundClaim["reviewState"] },
  content: ContentChange,
): Promise<NewEvent[]> {
  const contentRevision = { increment: 1 };
  const state = moveReview(claim.reviewState, "lapse");
  if (!state) {
    // Not a change to what editors edit, so their revision stays and no edit of theirs conflicts.
    await tx.claim.update({ where: { id: claim.id }, data: { contentRevision } });
    return [];
  }
  await tx.claim.update({
    where: { id: claim.id },
    data: {
      reviewState: state,
      readyAt: at,
      contentRevision,
      revision: { increment: 1 },
      updatedAt: at,
    },
  });
  return [await lapseVerdict(tx, at, claim, content)];
}
