/** What forms and the API may send about lints. */
import { z } from "zod";
import { id, requiredLines } from "@/lib/platform/text";
import { LINT_CODES, WAIVER_REASON_LIMIT } from "./codes";

export const lintCode = z.enum(LINT_CODES, "is not a lint");
export const waiverReason = requiredLines(WAIVER_REASON_LIMIT, "why it is waived");

export const waiveLintInput = z.strictObject({
  claimId: id,
  code: lintCode,
  /** As the lint that was read says it. */
  fingerprint: z
    .string("is missing")
    .max(32, "is not that of a lint")
    .regex(/^[0-9a-f]{32}$/, "is not that of a lint"),
  reason: waiverReason,
});

export const unwaiveLintInput = z.strictObject({ waiverId: id });

export type WaiveLintInput = z.output<typeof waiveLintInput>;
export type UnwaiveLintInput = z.output<typeof unwaiveLintInput>;
