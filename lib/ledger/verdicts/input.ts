/** What forms and the API may send about verdicts and queries. */
import { z } from "zod";
import { id, requiredLines, revision } from "@/lib/platform/text";
import { VERDICT_LEVELS } from "./rules";

export const giveVerdictInput = z.strictObject({
  claimId: id,
  /** The content the reviewer judged; the verdict is refused if it changed since. */
  contentRevision: revision,
  level: z.enum(VERDICT_LEVELS, "is not a level that a verdict can give"),
  note: requiredLines(5_000, "why: a verdict needs a note"),
  /** The verdict in force that the reviewer saw and means to replace. */
  replaces: id.nullable().optional(),
});

export const raiseQueryInput = z.strictObject({
  claimId: id,
  question: requiredLines(5_000, "the question"),
  /** Sends the claim back to the editors along with the question. */
  sendBack: z.boolean(),
});

export const answerQueryInput = z.strictObject({
  queryId: id,
  answer: requiredLines(5_000, "the answer"),
});

export const closeQueryInput = z.strictObject({ queryId: id });

export const dismissQueryInput = z.strictObject({
  queryId: id,
  reason: requiredLines(1_000, "why the question is dismissed"),
});

export type GiveVerdictInput = z.output<typeof giveVerdictInput>;
export type RaiseQueryInput = z.output<typeof raiseQueryInput>;
export type AnswerQueryInput = z.output<typeof answerQueryInput>;
export type DismissQueryInput = z.output<typeof dismissQueryInput>;
