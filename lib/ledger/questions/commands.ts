/**
 * Questions on a claim, asked by whoever checks or edits it, and what is said to them: one answer,
 * which counts and may be amended, and any number of replies. Only who raised one closes it; anybody
 * on the desk may dismiss it, with a reason that is logged. To send a claim back along with one is
 * the reviewers'.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { assertStanding, findClaim } from "@/lib/ledger/claims/find";
import { lapsedLevel, levelDropped, stateAfter } from "@/lib/ledger/claims/moves";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { forbidden } from "@/lib/platform/errors";
import { assertRepliesRead, findOpenQuestion, findQuestionAsRead, reviseQuestion } from "./find";
import type {
  AnswerQuestionInput,
  CloseQuestionInput,
  DismissQuestionInput,
  RaiseQuestionInput,
  ReplyToQuestionInput,
} from "./input";
import {
  addMentions,
  mentioned,
  namedInAnswer,
  readMentions,
  settleMentions,
  type KeptText,
} from "./mentions";

/** Asks a question; with `sendBack` the claim leaves the review queue until handed over again. */
export async function raiseQuestion(
  actor: Actor,
  input: RaiseQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.raise");
  if (input.sendBack) authorize(actor, "question.sendBack");
  return commit(actor, async (tx, at) => {
    const { questionId, event } = await writeQuestion(tx, actor, at, input, { mayName: true });
    return { result: { questionId }, events: [event] };
  });
}

/**
 * Asks within a turn of whoever may; what is said of it in the log is answered.
 * @param mayName whether an @ in it names somebody: not in words that others said.
 */
export async function writeQuestion(
  tx: Transaction,
  actor: Authorized<"question.raise">,
  at: Date,
  { claimId, question, sendBack: sentBack }: RaiseQuestionInput,
  { mayName = false } = {},
): Promise<{ questionId: number; event: NewEvent }> {
  const claim = await findClaim(tx, actor, claimId);
  assertStanding(claim);
  const kept: KeptText = mayName
    ? await readMentions(tx, { storyId: claim.storyId, text: question, field: "question" })
    : { text: question, mentions: [] };
  const state = sentBack
    ? { reviewState: stateAfter(claim, "sendBack"), readyAt: null, ...levelDropped(claim) }
    : {};
  const { id: questionId } = await tx.question.create({
    data: { claimId: claim.id, question: kept.text, raisedById: actor.userId, raisedAt: at },
  });
  await addMentions(tx, actor, at, { questionId }, kept.mentions);
  await reviseClaim(tx, actor, at, claim, state);
  const event: NewEvent = {
    type: "question.raised",
    storyId: claim.storyId,
    claimId: claim.id,
    data: {
      ...{ ref: claim.ref, questionId, question: kept.text, sentBack },
      ...mentioned(kept),
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
    const asked = await findQuestionAsRead(tx, actor, input);
    const already = await namedInAnswer(tx, asked);
    const { storyId } = asked.subject;
    const kept = await readMentions(tx, { storyId, text: input.answer, field: "answer", already });
    const { text: answer, mentions } = kept;
    await reviseQuestion(tx, asked, { answer, answeredById: actor.userId, answeredAt: at });
    const { id: questionId } = asked;
    const dropped = already.filter((userId) => !mentions.includes(userId));
    await settleMentions(tx, at, { questionId, userId: { in: [...dropped, actor.userId] } });
    const added = mentions.filter((userId) => !already.includes(userId));
    await addMentions(tx, actor, at, { questionId, inAnswer: true }, added);
    return {
      result: { questionId },
      events: [
        {
          type: "question.answered",
          ...asked.subject,
          data: {
            ...{ ref: asked.ref, questionId, answer },
            ...mentioned(kept),
            ...(already.length > 0 && { named: added }),
          },
        },
      ],
    };
  });
}

/** Says something to a question beside its answer: nobody's words are in its way. */
export async function replyToQuestion(
  actor: Actor,
  input: ReplyToQuestionInput,
): Promise<{ questionId: number; replyId: number }> {
  authorize(actor, "question.reply");
  return commit(actor, async (tx, at) => {
    const asked = await findOpenQuestion(tx, actor, input.questionId);
    const { storyId } = asked.subject;
    const kept = await readMentions(tx, { storyId, text: input.text, field: "text" });
    const { id: questionId } = asked;
    const { id: replyId } = await tx.questionReply.create({
      data: { questionId, text: kept.text, byId: actor.userId, at },
    });
    await settleMentions(tx, at, { questionId, userId: actor.userId });
    await addMentions(tx, actor, at, { questionId, replyId }, kept.mentions);
    return {
      result: { questionId, replyId },
      events: [
        {
          type: "question.replied",
          ...asked.subject,
          data: { ref: asked.ref, questionId, replyId, text: kept.text, ...mentioned(kept) },
        },
      ],
    };
  });
}

export async function closeQuestion(
  actor: Actor,
  input: CloseQuestionInput,
): Promise<{ questionId: number }> {
  authorize(actor, "question.close");
  return commit(actor, async (tx, at) => {
    const asked = await findQuestionAsRead(tx, actor, input);
    if (asked.raisedById !== actor.userId) {
      throw forbidden(`Only ${asked.raisedBy.name}, who asked, closes this; you can dismiss it.`);
    }
    await assertRepliesRead(tx, actor, asked, input.lastReplyId);
    await reviseQuestion(tx, asked, { closedAt: at, closedById: actor.userId });
    await settleMentions(tx, at, { questionId: asked.id });
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
    const asked = await findQuestionAsRead(tx, actor, input);
    await assertRepliesRead(tx, actor, asked, input.lastReplyId);
    const { reason } = input;
    await reviseQuestion(tx, asked, {
      closedAt: at,
      closedById: actor.userId,
      dismissReason: reason,
    });
    await settleMentions(tx, at, { questionId: asked.id });
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
