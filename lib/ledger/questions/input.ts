/** What forms and the API may send about a question, its answer and its replies. */
import { z } from "zod";
import { id, requiredLines, revision } from "@/lib/platform/text";

export const raiseQuestionInput = z.strictObject({
  claimId: id,
  question: requiredLines(5_000, "the question"),
  /** Sends the claim back to the editors along with the question. */
  sendBack: z.boolean(),
});

export const answerQuestionInput = z.strictObject({
  questionId: id,
  revision,
  answer: requiredLines(5_000, "the answer"),
});

/** A reply changes nothing that others wrote, so that no revision is asked for. */
export const replyToQuestionInput = z.strictObject({
  questionId: id,
  text: requiredLines(5_000, "the reply"),
});

/** Names one question as it was read. */
const questionAt = z.strictObject({ questionId: id, revision });

/** Somebody who ends a thread says which reply they read last; who says none has read none. */
const lastReplyId = z
  .int("is not a reply's number")
  .nonnegative("is not a reply's number")
  .optional();

export const closeQuestionInput = questionAt.extend({ lastReplyId });

export const dismissQuestionInput = questionAt.extend({
  lastReplyId,
  reason: requiredLines(1_000, "why the question is dismissed"),
});

export type RaiseQuestionInput = z.output<typeof raiseQuestionInput>;
export type AnswerQuestionInput = z.output<typeof answerQuestionInput>;
export type ReplyToQuestionInput = z.output<typeof replyToQuestionInput>;
export type QuestionAt = z.output<typeof questionAt>;
export type CloseQuestionInput = z.output<typeof closeQuestionInput>;
export type DismissQuestionInput = z.output<typeof dismissQuestionInput>;
