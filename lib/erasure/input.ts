/** What may be sent about schedules, holds and erasure; faults name field and remedy. */
import { z } from "zod";
import { id, line, requiredLines } from "@/lib/platform/text";
import { ERASURE_CLASSES, FEWEST_DAYS, HOLD_REASON_LIMIT, MOST_DAYS } from "./rules";

const days = z
  .int("is not a whole number of days")
  .min(FEWEST_DAYS, `At least ${FEWEST_DAYS} days; leave it empty to keep for ever.`)
  .max(MOST_DAYS, `At most ${MOST_DAYS} days; leave it empty to keep for ever.`)
  .nullable();

export const proposeRetentionInput = z.strictObject({
  /** Empty: every desk that has no schedule of its own. */
  desk: line(100),
  notes: days,
  contacts: days,
  identities: days,
  files: days,
  drafts: days,
});

export const retentionInput = z.strictObject({ policyId: id });

export const askErasureInput = z.strictObject({
  /** The story's number. */
  number: id,
  classes: z
    .array(z.enum(ERASURE_CLASSES, "is not one of the classes"))
    .min(1, "Choose what is erased.")
    .max(ERASURE_CLASSES.length)
    .transform((list) => ERASURE_CLASSES.filter((name) => list.includes(name))),
});

export const erasureInput = z.strictObject({ erasureId: id });

export const placeHoldInput = z.strictObject({
  /** The story's number, or the name in its address. */
  story: line(200).refine((text) => text !== "", "Name the story."),
  reason: requiredLines(HOLD_REASON_LIMIT, "why it is held: those who read the story read it"),
});

export const holdInput = z.strictObject({ holdId: id });

export const liftHoldInput = z.strictObject({
  holdId: id,
  reason: requiredLines(HOLD_REASON_LIMIT, "why it need not be held any more"),
});

export type ProposeRetentionInput = z.output<typeof proposeRetentionInput>;
export type RetentionInput = z.output<typeof retentionInput>;
export type AskErasureInput = z.output<typeof askErasureInput>;
export type ErasureInput = z.output<typeof erasureInput>;
export type PlaceHoldInput = z.output<typeof placeHoldInput>;
export type HoldInput = z.output<typeof holdInput>;
export type LiftHoldInput = z.output<typeof liftHoldInput>;
