/**
 * Queries: a checker's open questions on a claim. Only who raised one closes it; anybody on the
 * desk may dismiss it, with a reason that is logged.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { assertStanding, findClaim } from "@/lib/ledger/claims/find";
import { lapsedLevel, levelDropped, stateAfter } from "@/lib/ledger/claims/moves";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { claimRef } from "@/lib/ledger/claims/rules";
import { forbidden, notFound, ruleUnmet } from "@/lib/platform/errors";
import type {
  AnswerQueryInput,
  DismissQueryInput,
  RaiseQueryInput,
} from "@/lib/ledger/verdicts/input";

/** Asks a question; with `sendBack` the claim leaves the review queue until handed over again. */
export async function raiseQuery(
  actor: Actor,
  input: RaiseQueryInput,
): Promise<{ queryId: number }> {
  authorize(actor, "query.raise");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    const state = input.sendBack
      ? { reviewState: stateAfter(claim, "sendBack"), readyAt: null, ...levelDropped(claim) }
      : {};
    const query = await tx.query.create({
      data: {
        claimId: claim.id,
        question: input.question,
        raisedById: actor.userId,
        raisedAt: at,
      },
    });
    await reviseClaim(tx, actor, at, claim, state);
    const { question, sendBack: sentBack } = input;
    return {
      result: { queryId: query.id },
      events: [
        {
          type: "query.raised",
          storyId: claim.storyId,
          claimId: claim.id,
          data: {
            ref: claim.ref,
            queryId: query.id,
            question,
            sentBack,
            ...(sentBack && lapsedLevel(claim)),
          },
        },
      ],
    };
  });
}

/** Answers a question, or amends the answer; it stays open until its author closes it. */
export async function answerQuery(
  actor: Actor,
  input: AnswerQueryInput,
): Promise<{ queryId: number }> {
  authorize(actor, "query.answer");
  return commit(actor, async (tx, at) => {
    const query = await findOpenQuery(tx, actor, input.queryId);
    const { answer } = input;
    await tx.query.update({
      where: { id: query.id },
      data: { answer, answeredById: actor.userId, answeredAt: at },
    });
    return {
      result: { queryId: query.id },
      events: [
        {
          type: "query.answered",
          ...query.subject,
          data: { ref: query.ref, queryId: query.id, answer },
        },
      ],
    };
  });
}

export async function closeQuery(
  actor: Actor,
  input: { queryId: number },
): Promise<{ queryId: number }> {
  authorize(actor, "query.close");
  return commit(actor, async (tx, at) => {
    const query = await findOpenQuery(tx, actor, input.queryId);
    if (query.raisedById !== actor.userId) {
      throw forbidden(`Only ${query.raisedBy.name}, who asked, closes this; you can dismiss it.`);
    }
    await tx.query.update({
      where: { id: query.id },
      data: { closedAt: at, closedById: actor.userId },
    });
    return {
      result: { queryId: query.id },
      events: [
        { type: "query.closed", ...query.subject, data: { ref: query.ref, queryId: query.id } },
      ],
    };
  });
}

export async function dismissQuery(
  actor: Actor,
  input: DismissQueryInput,
): Promise<{ queryId: number }> {
  authorize(actor, "query.dismiss");
  return commit(actor, async (tx, at) => {
    const query = await findOpenQuery(tx, actor, input.queryId);
    const { reason } = input;
    await tx.query.update({
      where: { id: query.id },
      data: { closedAt: at, closedById: actor.userId, dismissReason: reason },
    });
    return {
      result: { queryId: query.id },
      events: [
        {
          type: "query.dismissed",
          ...query.subject,
          data: { ref: query.ref, queryId: query.id, reason },
        },
      ],
    };
  });
}

async function findOpenQuery(tx: Transaction, actor: Actor, queryId: number) {
  const query = await tx.query.findFirst({
    where: { id: queryId, claim: { story: visibleStoryFilter(actor) } },
    include: {
      raisedBy: { select: { name: true } },
      claim: { select: { id: true, storyId: true, number: true } },
    },
  });
  if (!query) throw notFound("That question");
  if (query.closedAt) throw ruleUnmet("This question is closed already.");
  return {
    ...query,
    ref: claimRef(query.claim.number),
    subject: { storyId: query.claim.storyId, claimId: query.claim.id },
  };
}
