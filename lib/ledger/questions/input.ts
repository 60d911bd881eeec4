/** What forms and the API may send about a checker's questions. */
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

/** Names one question as it was read, for what needs no more than that. */
export const questionAt = z.strictObject({ questionId: id, revision });

export const dismissQuestionInput = z.strictObject({
  questionId: id,
  revision,
  reason: requiredLines(1_000, "why the question is dismissed"),
});

export type RaiseQuestionInput = z.output<typeof raiseQuestionInput>;
export type AnswerQuestionInput = z.output<typeof answerQuestionInput>;
export type QuestionAt = z.output<typeof questionAt>;
export type DismissQuestionInput = z.output<typeof dismissQuestionInput>;
