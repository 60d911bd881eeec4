/** What may be sent about stories that nobody can work in; faults name field and remedy. */
import { z } from "zod";
import { id, requiredLines } from "@/lib/platform/text";
import { OPENING_REASON_LIMIT } from "./rules";

export const requestOpeningInput = z.strictObject({
  /** The story's number, as the list for administrators gives it. */
  number: id,
  memberId: id,
  reason: requiredLines(OPENING_REASON_LIMIT, "why it is opened: its next members read it"),
});

export const openingInput = z.strictObject({ openingId: id });

export type RequestOpeningInput = z.output<typeof requestOpeningInput>;
export type OpeningInput = z.output<typeof openingInput>;
