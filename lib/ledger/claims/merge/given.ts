/** What a claim was given when another was merged into it: just enough to take it back. Pure. */
import { z } from "zod";

const ids = z.array(z.int());
const value = z.union([z.string(), z.number(), z.null()]);
const change = z.object({ from: value, to: value });

/** Stored as ClaimMerge.given. Add members with a default; never rename or remove one. */
const givenSchema = z.object({
  /** Citations that were copied to it. */
  citations: ids,
  /** Questions that were put to the other and are put to it now. */
  questions: ids,
  /** People who wrote the other and had not written it. */
  authors: ids,
  tags: z.array(z.string()),
  /** Its own fields that took something over, as they were and as they are; days as YYYY-MM-DD. */
  fields: z.object({
    legalRisk: change.optional(),
    checkerId: change.optional(),
    recheckOn: change.optional(),
    note: change.optional(),
  }),
  /** Rows of places in the newest draft that it has from the other. */
  places: z.object({ placement: z.int().nullable(), further: ids }),
});

export type GivenOver = z.output<typeof givenSchema>;
export type GivenFields = GivenOver["fields"];

export function readGiven(stored: string): GivenOver {
  return givenSchema.parse(JSON.parse(stored));
}
