/**
 * Questions on a claim, asked by whoever checks or edits it. Only who raised one closes it; anybody
 * on the desk may dismiss it, with a reason that is logged. To send a claim back along with one is
 * the reviewers'.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { assertStanding, findClaim } from "@/lib/ledger/claims/find";
import { lapsedLevel, levelDropped, stateAfter } from "@/lib/ledger/claims/moves";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { claimRef } from "@/lib/ledger/claims/rules";
import { conflict, forbidden, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";
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
  if (input.sendBack) authorize(actor, "question.sendBack");
  return commit(actor, async (tx, at) => {
    const { questionId, event } = await writeQuestion(tx, actor, at, input);
    return { result: { questionId }, events: [event] };
  });
}

/** Asks within a turn of whoever may; what is said of it in the log is answered. */
export async function writeQuestion(
  tx: Transaction,
  actor: Authorized<"question.raise">,
  at: Date,
  { claimId, question, sendBack: sentBack }: RaiseQuestionInput,
): Promise<{ questionId: number; event: NewEvent }> {
  const claim = await findClaim(tx, actor, claimId);
  assertStanding(claim);
  const state = sentBack
    ? { reviewState: stateAfter(claim, "sendBack"), readyAt: null, ...levelDropped(claim) }
    : {};
  const { id: questionId } = await tx.question.create({
    data: { claimId: claim.id, question, raisedById: actor.userId, raisedAt: at },
  });
  await reviseClaim(tx, actor, at, claim, state);
  const event: NewEvent = {
    type: "question.raised",
    storyId: claim.storyId,
    claimId: claim.id,
    data: {
      ref: claim.ref,
      questionId,
      question,
      sentBack,
      ...(sentBack && lapsedLevel(claim)),
    },
  };
  return { questionId, event };
}

/** Answers a question, or amends the answer; it stays open until its author closes it. */
export async function answerQuestion(
  actor: Actor,
  input: AnswerQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.answer");
  return commit(actor, async (tx, at) => {
    const asked = await findOpenQuestion(tx, actor, input);
    const { answer } = input;
    await revise(tx, asked, { answer, answeredById: actor.userId, answeredAt: at });
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
    const asked = await findOpenQuestion(tx, actor, input);
    if (asked.raisedById !== actor.userId) {
      throw forbidden(`Only ${asked.raisedBy.name}, who asked, closes this; you can dismiss it.`);
    }
    await revise(tx, asked, { closedAt: at, closedById: actor.userId });
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
    const asked = await findOpenQuestion(tx, actor, input);
    const { reason } = input;
    await revise(tx, asked, {
      closedAt: at,
      closedById: actor.userId,
      dismissReason: reason,
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

/** A question as it stands, for showing both versions of a conflict. */
export type QuestionVersion = {
  revision: number;
  answer: string;
  /** Whether somebody has closed or dismissed it. */
  isClosed: boolean;
  changedBy: string;
  changedAt: string;
};

/**
 * The open question as the actor read it.
 * @throws SourcelineError CONFLICT with the question as it stands (QuestionVersion) when somebody
 * else was first; RULE_UNMET where it was closed already when it was read.
 */
async function findOpenQuestion(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  { questionId, revision }: QuestionAt,
) {
  const asked = await tx.question.findFirst({
    where: { id: questionId, claim: { story: visibleStoryFilter(actor) } },
    include: {
      raisedBy: { select: { name: true } },
      answeredBy: { select: { name: true } },
      closedBy: { select: { name: true } },
      claim: { select: { id: true, storyId: true, number: true } },
    },
  });
  if (!asked) throw notFound("That question");
  if (asked.revision !== revision) throw movedOn(asked);
  if (asked.closedAt) throw ruleUnmet("This question is closed already.");
  return {
    ...asked,
    ref: claimRef(asked.claim.number),
    subject: { storyId: asked.claim.storyId, claimId: asked.claim.id },
  };
}

type FoundQuestion = Awaited<ReturnType<typeof findOpenQuestion>>;
type Stands = {
  revision: number;
  answer: string;
  answeredAt: Date | null;
  closedAt: Date | null;
  raisedAt: Date;
  answeredBy: { name: string } | null;
  closedBy: { name: string } | null;
};

function movedOn(asked: Stands) {
  const isClosed = asked.closedAt !== null;
  const who = isClosed ? asked.closedBy : asked.answeredBy;
  const current: QuestionVersion = {
    revision: asked.revision,
    answer: asked.answer,
    isClosed,
    changedBy: who?.name ?? "Sourceline",
    changedAt: (asked.closedAt ?? asked.answeredAt ?? asked.raisedAt).toISOString(),
  };
  const did = isClosed ? "closed" : "answered";
  return conflict(`${current.changedBy} ${did} this question while you were at it.`, current);
}

/** Writes onto the question that was found, unless it has moved on since. */
async function revise(
  tx: Transaction,
  asked: FoundQuestion,
  data: Prisma.QuestionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.question.updateMany({
    where: { id: asked.id, revision: asked.revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw movedOn(asked);
}
