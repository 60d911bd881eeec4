/**
 * A checker's questions on a claim. Only who raised one closes it; anybody on the
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
  AnswerQuestionInput,
  DismissQuestionInput,
  QuestionAt,
  RaiseQuestionInput,
} from "./input";

/** Asks a question; with `sendBack` the claim leaves the review queue until handed over again. */
export async function raiseQuestion(
  actor: Actor,
  input: RaiseQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.raise");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    const state = input.sendBack
      ? { reviewState: stateAfter(claim, "sendBack"), readyAt: null, ...levelDropped(claim) }
      : {};
    const asked = await tx.question.create({
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
      result: { questionId: asked.id },
      events: [
        {
          type: "question.raised",
          storyId: claim.storyId,
          claimId: claim.id,
          data: {
            ref: claim.ref,
            questionId: asked.id,
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
export async function answerQuestion(
  actor: Actor,
  input: AnswerQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.answer");
  return commit(actor, async (tx, at) => {
    const asked = await findOpenQuestion(tx, actor, input.questionId);
    const { answer } = input;
    await tx.question.update({
      where: { id: asked.id },
      data: { answer, answeredById: actor.userId, answeredAt: at },
    });
    return {
      result: { questionId: asked.id },
      events: [
        {
          type: "question.answered",
          ...asked.subject,
          data: { ref: asked.ref, questionId: asked.id, answer },
        },
      ],
    };
  });
}

export async function closeQuestion(
  actor: Actor,
  input: QuestionAt,
): Promise<{ questionId: number }> {
  authorize(actor, "question.close");
  return commit(actor, async (tx, at) => {
    const asked = await findOpenQuestion(tx, actor, input.questionId);
    if (asked.raisedById !== actor.userId) {
      throw forbidden(`Only ${asked.raisedBy.name}, who asked, closes this; you can dismiss it.`);
    }
    await tx.question.update({
      where: { id: asked.id },
      data: { closedAt: at, closedById: actor.userId },
    });
    return {
      result: { questionId: asked.id },
      events: [
        {
          type: "question.closed",
          ...asked.subject,
          data: { ref: asked.ref, questionId: asked.id },
        },
      ],
    };
  });
}

export async function dismissQuestion(
  actor: Actor,
  input: DismissQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.dismiss");
  return commit(actor, async (tx, at) => {
    const asked = await findOpenQuestion(tx, actor, input.questionId);
    const { reason } = input;
    await tx.question.update({
      where: { id: asked.id },
      data: { closedAt: at, closedById: actor.userId, dismissReason: reason },
    });
    return {
      result: { questionId: asked.id },
      events: [
        {
          type: "question.dismissed",
          ...asked.subject,
          data: { ref: asked.ref, questionId: asked.id, reason },
        },
      ],
    };
  });
}

async function findOpenQuestion(tx: Transaction, actor: Actor, questionId: number) {
  const asked = await tx.question.findFirst({
    where: { id: questionId, claim: { story: visibleStoryFilter(actor) } },
    include: {
      raisedBy: { select: { name: true } },
      claim: { select: { id: true, storyId: true, number: true } },
    },
  });
  if (!asked) throw notFound("That question");
  if (asked.closedAt) throw ruleUnmet("This question is closed already.");
  return {
    ...asked,
    ref: claimRef(asked.claim.number),
    subject: { storyId: asked.claim.storyId, claimId: asked.claim.id },
  };
}
