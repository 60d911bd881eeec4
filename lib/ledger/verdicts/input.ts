/** What forms and the API may send about verdicts. */
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

export type GiveVerdictInput = z.output<typeof giveVerdictInput>;
