/** What forms and the API may send about calls; faults name field and remedy. */
import { z } from "zod";
import { DESCRIPTION_LIMIT, SAYABLE_TERMS } from "@/lib/ledger/claims/rules";
import { id, isBlank, line, lines, moment, requiredLine, revision } from "@/lib/platform/text";
import {
  CALL_ANSWERS,
  CALL_CHANNELS,
  CALL_LINES_LIMIT,
  CALL_NOTE_LIMIT,
  CALL_OUTCOMES,
  CALL_QUESTION_LIMIT,
  CARE_LIMIT,
  CORRECTION_LIMIT,
  REACH_LIMIT,
} from "./rules";

const callLine = z
  .strictObject({
    claimId: id,
    /** As it was read: a claim that changed meanwhile is asked anew. */
    contentRevision: revision,
    question: requiredLine(CALL_QUESTION_LIMIT, "what was asked"),
    isOpen: z.boolean(),
    answer: z.enum(CALL_ANSWERS, "is not one of the answers"),
    correction: lines(CORRECTION_LIMIT).optional(),
  })
  .superRefine(({ answer, correction = "" }, context) => {
    const fault = (message: string) =>
      context.addIssue({ code: "custom", path: ["correction"], message });
    if (answer === "corrected" && isBlank(correction)) fault("Write what they say it is.");
    if (answer !== "corrected" && !isBlank(correction)) fault("Only a correction has words.");
  });

const storySlug = z.string("is missing").max(200, "is longer than 200 characters");

export const recordCallInput = z.strictObject({
  sourceId: id,
  /** The one story that it was about; left out for all in work. */
  story: storySlug.optional(),
  outcome: z.enum(CALL_OUTCOMES, "is not one of the outcomes"),
  channel: z.enum(CALL_CHANNELS, "is not one of the channels"),
  at: moment.refine((text) => text !== "", "Say when."),
  note: line(CALL_NOTE_LIMIT).optional(),
  lines: z
    .array(callLine)
    .max(CALL_LINES_LIMIT, `A call has at most ${CALL_LINES_LIMIT} questions.`)
    .refine(
      (list) => new Set(list.map(({ claimId }) => claimId)).size === list.length,
      "names a claim twice",
    )
    .optional(),
  /** As agreed in the call, for what is cited from it; none until somebody says them. */
  terms: z.enum(SAYABLE_TERMS, "is not one of the terms").optional(),
  agreedDescription: line(DESCRIPTION_LIMIT).optional(),
});

export const wordQuestionInput = z.strictObject({
  sourceId: id,
  claimId: id,
  /** Of the words as they were read; 0 where there were none of one's own. */
  revision,
  text: requiredLine(CALL_QUESTION_LIMIT, "what you will ask"),
  isOpen: z.boolean(),
});

export const keepContactInput = z.strictObject({
  sourceId: id,
  revision,
  reach: lines(REACH_LIMIT),
  care: lines(CARE_LIMIT),
});

export type RecordCallInput = z.output<typeof recordCallInput>;
export type WordQuestionInput = z.output<typeof wordQuestionInput>;
export type KeepContactInput = z.output<typeof keepContactInput>;
