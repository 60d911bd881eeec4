/** What forms and the API may send about what comes after publication; faults name field and remedy. */
import { z } from "zod";
import { id, line, lines, moment, requiredLines, revision } from "@/lib/platform/text";
import {
  CAUSE_CODES,
  CORRECTED_CLAIMS_LIMIT,
  CORRECTION_KINDS,
  ERROR_ORIGINS,
  CORRECTION_REASON_LIMIT,
  STAGE_CODES,
  TEXT_LIMIT,
} from "./rules";

const url = line(2_000)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "Write the whole address, beginning with https:// or http://.",
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === "" && !/\p{Cf}/u.test(text)),
    "holds a password, or signs that cannot be seen; write the address that readers open",
  );

export const publishInput = z.strictObject({
  storyId: id,
  revision,
  publishedAt: moment.refine((text) => text !== "", "Say when."),
  url,
});

export const reportErrorInput = z.strictObject({
  story: z.string().max(200),
  origin: z.enum(ERROR_ORIGINS, "is not one of those whom errors come from"),
  said: requiredLines(TEXT_LIMIT, "what is said to be wrong"),
});

export const dismissErrorInput = z.strictObject({
  reportId: id,
  reason: requiredLines(CORRECTION_REASON_LIMIT, "why it is no error"),
});

export const makeCorrectionInput = z.strictObject({
  story: z.string().max(200),
  kind: z.enum(CORRECTION_KINDS, "is not one of the kinds"),
  oldText: lines(TEXT_LIMIT).optional(),
  newText: lines(TEXT_LIMIT).optional(),
  notice: requiredLines(TEXT_LIMIT, "what readers are told"),
  cause: z.enum(CAUSE_CODES, "is not one of the causes").optional(),
  stage: z.enum(STAGE_CODES, "is not one of the stages").optional(),
  /** The claims affected, by their numbers in the story. */
  claims: z
    .array(id)
    .max(CORRECTED_CLAIMS_LIMIT, `at most ${CORRECTED_CLAIMS_LIMIT} claims`)
    .transform((list) => [...new Set(list)])
    .optional(),
  /** The report that it settles. */
  reportId: id.optional(),
});

export const withdrawCorrectionInput = z.strictObject({
  correctionId: id,
  reason: requiredLines(CORRECTION_REASON_LIMIT, "why it is withdrawn"),
});

export type PublishInput = z.output<typeof publishInput>;
export type ReportErrorInput = z.output<typeof reportErrorInput>;
export type DismissErrorInput = z.output<typeof dismissErrorInput>;
export type MakeCorrectionInput = z.output<typeof makeCorrectionInput>;
export type WithdrawCorrectionInput = z.output<typeof withdrawCorrectionInput>;
