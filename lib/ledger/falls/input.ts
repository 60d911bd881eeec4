/** What forms and the API may send about fallen sources; faults name field and remedy. */
import { z } from "zod";
import { id, requiredLines, revision } from "@/lib/platform/text";
import { FALL_REASON_LIMIT, RECONFIRM_NOTE_LIMIT, SUSPICIONS_LIMIT } from "./rules";

export const retractInput = z.strictObject({
  sourceId: id,
  revision,
  reason: requiredLines(FALL_REASON_LIMIT, "why it is retracted"),
});

export const reinstateInput = z.strictObject({
  sourceId: id,
  revision,
  reason: requiredLines(FALL_REASON_LIMIT, "why the retraction is taken back"),
});

/** One claim at a time: there is no list of them. */
export const reconfirmInput = z.strictObject({
  claimId: id,
  /** As the claim stood when it was looked at. */
  contentRevision: revision,
  /** The suspicions that were shown. */
  suspicionIds: z
    .array(id)
    .min(1, "Say which suspicions you looked into.")
    .max(SUSPICIONS_LIMIT, `at most ${SUSPICIONS_LIMIT} suspicions`),
  note: requiredLines(RECONFIRM_NOTE_LIMIT, "why the claim stands"),
});

export type RetractInput = z.output<typeof retractInput>;
export type ReinstateInput = z.output<typeof reinstateInput>;
export type ReconfirmInput = z.output<typeof reconfirmInput>;
