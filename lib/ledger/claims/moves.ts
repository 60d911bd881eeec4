/**
 * What moves a claim as a whole: withdrawing and restoring it, handing it to the reviewers and
 * taking it back. What becomes of the claim is decided by pure functions, one for each move, that
 * one claim and many share; they throw RULE_UNMET where it may not be.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { ruleUnmet } from "@/lib/platform/errors";
import { assertStanding, findClaim, movedOn, type FoundClaim } from "./find";
import { takeSteps, type Step } from "./revise";
import type { HandOverInput } from "./input";
import { readOpenGaps, writeGapWaivers, type OpenGaps } from "@/lib/ledger/lint/gaps";
import {
  INCOMPLETE,
  moveReview,
  NO_TERMS,
  unmetForHandOver,
  unmetForLocating,
  type ReviewMove,
} from "./rules";
import { readUnsaidTerms, type UnsaidTerms } from "./unsaid-terms";

type At = { claimId: number; revision: number };

export async function withdrawClaim(
  actor: Actor,
  input: At & { reason: string },
): Promise<{ revision: number }> {
  authorize(actor, "claim.withdraw");
  return onClaim(actor, input, (claim, at) => withdrawal(actor, at, claim, input.reason));
}

/** Takes the claim out of the story's count and tables; it stays in the ledger. */
export function withdrawal(actor: Actor, at: Date, claim: FoundClaim, reason: string): Step {
  assertStanding(claim);
  return {
    claim,
    set: { withdrawnAt: at, withdrawnById: actor.userId, withdrawnReason: reason },
    event: about(claim, { type: "claim.withdrawn", data: { ref: claim.ref, reason } }),
  };
}

export async function restoreClaim(actor: Actor, input: At): Promise<{ revision: number }> {
  authorize(actor, "claim.withdraw");
  return onClaim(actor, input, restoration);
}

/** Null for a claim that stands. @throws RULE_UNMET for one that another stands for. */
export function restoration(claim: FoundClaim): Step | null {
  if (!claim.withdrawnAt) return null;
  if (claim.mergedInto) {
    throw ruleUnmet(`${claim.ref} was merged into ${claim.mergedInto}.`, [
      "Undo the merge instead; then both stand for themselves.",
    ]);
  }
  return {
    claim,
    set: { withdrawnAt: null, withdrawnById: null, withdrawnReason: "" },
    event: about(claim, { type: "claim.restored", data: { ref: claim.ref } }),
  };
}

/** Hands a claim to the reviewers. */
export async function handOverClaim(
  actor: Actor,
  input: HandOverInput,
): Promise<{ revision: number }> {
  authorize(actor, "claim.handOver");
  const { because = "" } = input;
  return onClaim(actor, input, async (claim, at, tx) => {
    const unsaid = await readUnsaidTerms(tx, [claim.id]);
    const gaps = await readOpenGaps([claim.id], tx);
    const step = handingOver(claim, at, { unsaid, gaps, because });
    await waiveGaps(tx, actor, at, because, [step], gaps);
    return step;
  });
}

/** What the hand-over asks for, by claim, and the reason given for what citations lack. */
export type HandOverCheck = { unsaid: UnsaidTerms; gaps: OpenGaps; because: string };

/** @throws RULE_UNMET naming what is missing. */
export function handingOver(claim: FoundClaim, at: Date, check: HandOverCheck): Step {
  assertStanding(claim);
  const reviewState = stateAfter(claim, "handOver");
  const unmet = unmetForHandOver(check.unsaid.get(claim.id) ?? []);
  if (unmet.length > 0) throw ruleUnmet(`${claim.ref}: ${NO_TERMS}`, unmet);
  const gaps = check.gaps.get(claim.id) ?? [];
  const { because: reason } = check;
  if (gaps.length > 0 && reason === "") {
    throw ruleUnmet(`${claim.ref}: ${INCOMPLETE}`, unmetForLocating(gaps));
  }
  const data = {
    ...{ ref: claim.ref, from: claim.reviewState, ...lapsedLevel(claim) },
    ...(gaps.length > 0 && { without: { sources: gaps.map(({ words }) => words), reason } }),
  };
  return {
    claim,
    set: { reviewState, readyAt: at, ...levelDropped(claim) },
    event: about(claim, { type: "claim.handed_over", data }),
  };
}

/** Writes down, beside the claims handed over, what went without. */
export async function waiveGaps(
  tx: Transaction,
  actor: Actor,
  at: Date,
  because: string,
  steps: readonly Step[],
  gaps: OpenGaps,
): Promise<void> {
  const waiving = steps.map(({ claim }) => ({ claim, gaps: gaps.get(claim.id) ?? [] }));
  await writeGapWaivers(tx, actor, at, because, waiving);
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
  return onClaim(actor, input, (claim) => {
    assertStanding(claim);
    const data = { ref: claim.ref, from: claim.reviewState };
    return {
      claim,
      set: { reviewState: stateAfter(claim, "takeBack"), readyAt: null },
      event: about(claim, { type: "claim.taken_back", data }),
    };
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

function about(claim: FoundClaim, event: Unplaced): NewEvent {
  return { ...event, storyId: claim.storyId, claimId: claim.id };
}

async function onClaim(
  actor: Authorized<"claim.read">,
  input: At,
  decide: (claim: FoundClaim, at: Date, tx: Transaction) => Step | null | Promise<Step | null>,
): Promise<{ revision: number }> {
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    if (claim.revision !== input.revision) throw await movedOn(tx, claim);
    const step = await decide(claim, at, tx);
    if (!step) return unchanged({ revision: claim.revision });
    const events = await takeSteps(tx, actor, at, [step]);
    return { result: { revision: claim.revision + 1 }, events: atLeastOne(events) };
  });
}
