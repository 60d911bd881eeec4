/**
 * What moves a claim as a whole: withdrawing and restoring it, handing it to the reviewers and
 * taking it back. The steps inside a transaction are exported for bulk changes and reviews.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { ruleUnmet } from "@/lib/platform/errors";
import { assertStanding, findClaim, movedOn, type FoundClaim } from "./find";
import { reviseClaim } from "./revise";
import { moveReview, type ReviewMove } from "./rules";

type At = { claimId: number; revision: number };

export async function withdrawClaim(
  actor: Actor,
  input: At & { reason: string },
): Promise<{ revision: number }> {
  authorize(actor, "claim.withdraw");
  return onClaim(actor, input, (tx, at, claim) => withdraw(tx, actor, at, claim, input.reason));
}

/** Takes the claim out of the story's count and tables; it stays in the ledger. */
export async function withdraw(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  reason: string,
) {
  assertStanding(claim);
  await reviseClaim(tx, actor, at, claim, {
    withdrawnAt: at,
    withdrawnById: actor.userId,
    withdrawnReason: reason,
  });
  return revised(claim, [{ type: "claim.withdrawn", data: { ref: claim.ref, reason } }]);
}

export async function restoreClaim(actor: Actor, input: At): Promise<{ revision: number }> {
  authorize(actor, "claim.withdraw");
  return onClaim(actor, input, (tx, at, claim) => restore(tx, actor, at, claim));
}

export async function restore(tx: Transaction, actor: Actor, at: Date, claim: FoundClaim) {
  if (!claim.withdrawnAt) return unchanged({ revision: claim.revision });
  await reviseClaim(tx, actor, at, claim, {
    withdrawnAt: null,
    withdrawnById: null,
    withdrawnReason: "",
  });
  return revised(claim, [{ type: "claim.restored", data: { ref: claim.ref } }]);
}

/** Hands a claim to the reviewers. */
export async function handOverClaim(actor: Actor, input: At): Promise<{ revision: number }> {
  authorize(actor, "claim.handOver");
  return onClaim(actor, input, (tx, at, claim) => handOver(tx, actor, at, claim));
}

export async function handOver(tx: Transaction, actor: Actor, at: Date, claim: FoundClaim) {
  assertStanding(claim);
  const reviewState = stateAfter(claim, "handOver");
  await reviseClaim(tx, actor, at, claim, { reviewState, readyAt: at, ...levelDropped(claim) });
  const data = { ref: claim.ref, from: claim.reviewState, ...lapsedLevel(claim) };
  return revised(claim, [{ type: "claim.handed_over", data }]);
}

/**
 * A level stands with its verdict: a claim in recheck shows the one that lapsed, marked so. When
 * it leaves recheck without a new verdict, it is unverified again, in every table and count.
 */
export function levelDropped(claim: FoundClaim): { level?: "unverified" } {
  return claim.reviewState === "recheck" ? { level: "unverified" } : {};
}

/** For the history: the level that was dropped. */
export function lapsedLevel(claim: FoundClaim): { lapsedLevel?: string } {
  return claim.reviewState === "recheck" ? { lapsedLevel: claim.level } : {};
}

/** Takes a claim back from the review queue to work on it. */
export async function takeBackClaim(actor: Actor, input: At): Promise<{ revision: number }> {
  authorize(actor, "claim.handOver");
  return onClaim(actor, input, async (tx, at, claim) => {
    assertStanding(claim);
    const reviewState = stateAfter(claim, "takeBack");
    await reviseClaim(tx, actor, at, claim, { reviewState, readyAt: null });
    const data = { ref: claim.ref, from: claim.reviewState };
    return revised(claim, [{ type: "claim.taken_back", data }]);
  });
}

/** @throws RULE_UNMET when the table of moves does not allow it from here. */
export function stateAfter(claim: FoundClaim, move: ReviewMove): FoundClaim["reviewState"] {
  const state = moveReview(claim.reviewState, move);
  if (state) return state;
  const words = { handOver: "handed over", takeBack: "taken back", sendBack: "sent back" };
  const what = move in words ? words[move as keyof typeof words] : "given a verdict";
  throw ruleUnmet(`${claim.ref} cannot be ${what}: it is ${claim.reviewState}.`, [
    move === "decide" ? "Hand the claim over for review first." : "Look at its present state.",
  ]);
}

type Unplaced = NewEvent extends infer E
  ? E extends NewEvent
    ? Omit<E, "storyId" | "claimId">
    : never
  : never;

function revised(claim: FoundClaim, events: readonly Unplaced[]) {
  const placed = events.map((event): NewEvent => ({
    ...event,
    storyId: claim.storyId,
    claimId: claim.id,
  }));
  return { result: { revision: claim.revision + 1 }, events: atLeastOne(placed) };
}

type ClaimWork = (
  tx: Transaction,
  at: Date,
  claim: FoundClaim,
) => Promise<ReturnType<typeof revised> | ReturnType<typeof unchanged<{ revision: number }>>>;

async function onClaim(actor: Actor, input: At, work: ClaimWork): Promise<{ revision: number }> {
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    if (claim.revision !== input.revision) throw await movedOn(tx, claim);
    return work(tx, at, claim);
  });
}
