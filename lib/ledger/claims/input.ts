/** What forms and the API may send about claims and citations; faults name field and remedy. */
import { z } from "zod";
import {
  faultInText,
  id,
  isBlank,
  line,
  lines,
  optionalDay,
  requiredLine,
  revision,
} from "@/lib/platform/text";
import {
  ASSERTED_BY_LIMIT,
  ATTRIBUTION_STATUSES,
  BASES,
  BULK_LIMIT,
  CHANNELS,
  CLAIM_KINDS,
  DESCRIPTION_LIMIT,
  FOUND_BY,
  LEGAL_RISKS,
  LOCATOR_LIMIT,
  LOOKED_OVER_LENGTH,
  LOOKED_OVER_LIMIT,
  MANY_LIMIT,
  NOTE_LIMIT,
  QUOTE_LIMIT,
  RESTS_ON_LIMIT,
  STANCES,
  TAG_LENGTH_LIMIT,
  TAG_LIMIT,
  SAYABLE_TERMS,
  TERMS,
  TERMS_AGREED_LIMIT,
  tidyTag,
  WITHDRAWAL_REASON_LIMIT,
  WORDING_LIMIT,
} from "./rules";
import { SOURCE_KINDS, SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import { WAIVER_REASON_LIMIT } from "@/lib/ledger/lint/codes";
import { PARTS_LIMIT } from "./split/rules";

const wording = requiredLine(WORDING_LIMIT, "what the story says");
const kind = z.enum(CLAIM_KINDS, "is not one of the kinds of claim");
const attribution = z.enum(ATTRIBUTION_STATUSES, "is not one of the attribution statuses");
const legalRisk = z.enum(LEGAL_RISKS, "is not one of the legal risks");

/** Lower case, without "#", each once, in the order given. */
export const tags = z
  .array(z.string().max(TAG_LENGTH_LIMIT, `a tag has at most ${TAG_LENGTH_LIMIT} characters`))
  .max(TAG_LIMIT, `a claim has at most ${TAG_LIMIT} tags`)
  .transform((list) => [...new Set(list.map(tidyTag).filter((tag) => !isBlank(tag)))])
  .superRefine((list, context) => {
    const fault = list.map(faultInText).find((found) => found !== null);
    if (fault) context.addIssue({ code: "custom", message: `a tag ${fault}` });
  });

const details = {
  kind: kind.optional(),
  assertedBy: line(ASSERTED_BY_LIMIT).optional(),
  legalRisk: legalRisk.optional(),
  checkerId: id.nullable().optional(),
  tags: tags.optional(),
  asOf: optionalDay.optional(),
  recheckOn: optionalDay.optional(),
  note: lines(NOTE_LIMIT).optional(),
};

export const logClaimInput = z.strictObject({
  story: z.string().max(200),
  wording,
  sourceId: id.nullable().optional(),
  attribution: attribution.optional(),
  ...details,
});

/** A source as a table names it: found in the directory by its name, or added to it. */
const namedSource = z.strictObject({
  name: requiredLine(SOURCE_NAME_LIMIT, "the source's name"),
  kind: z.enum(SOURCE_KINDS, "is not one of the kinds of source"),
  /** Set once the near-duplicates were shown and a person said that this is another source. */
  evenIfSimilar: z.boolean().optional(),
});

const oneOfMany = z
  .strictObject({
    wording,
    sourceId: id.nullable().optional(),
    source: namedSource.optional(),
    /** When the source said so, and what is to be noted of that: of the citation. */
    saidOn: optionalDay.optional(),
    sourceNote: lines(NOTE_LIMIT).optional(),
    attribution: attribution.optional(),
    kind: kind.optional(),
    note: lines(NOTE_LIMIT).optional(),
    asOf: optionalDay.optional(),
  })
  .superRefine(({ sourceId, source, saidOn, sourceNote }, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (sourceId && source) fault("source", "names a source beside sourceId; give one of them");
    if (sourceId || source) return;
    if (saidOn) fault("saidOn", "is the day of a source, and there is none");
    if (sourceNote) fault("sourceNote", "is the note of a source, and there is none");
  });

export const logClaimsInput = z.strictObject({
  story: z.string().max(200),
  claims: z
    .array(oneOfMany)
    .min(1, "There is no line to log.")
    .max(MANY_LIMIT, `At most ${MANY_LIMIT} lines at once.`),
});

/** What pasted rows are compared with before they are logged; see looked-over.ts. */
export const lookOverInput = z.strictObject({
  story: z.string().max(200),
  wordings: z.array(z.string().max(LOOKED_OVER_LENGTH)).max(LOOKED_OVER_LIMIT),
  sources: z.array(z.string().max(SOURCE_NAME_LIMIT)).max(LOOKED_OVER_LIMIT),
});

const editable = {
  wording: wording.optional(),
  attribution: attribution.optional(),
  ...details,
};

/** What somebody saw in a field may be anything: it is compared with what stands there. */
const seen = Object.fromEntries(
  Object.keys(editable).map((field) => [field, z.unknown().optional()]),
) as Record<keyof typeof editable, z.ZodOptional<z.ZodUnknown>>;

export const editClaimInput = z.strictObject({
  claimId: id,
  revision,
  patch: z.strictObject(editable),
  /**
   * The values the editor saw in the fields of `patch`. Where somebody else's change left
   * these fields alone, the edit goes through although the revision has moved on.
   */
  was: z.strictObject(seen).optional(),
});

export const claimAt = z.strictObject({ claimId: id, revision });

/** Why the claim is handed over although its citations lack something. */
const because = line(WAIVER_REASON_LIMIT);

export const handOverInput = z.strictObject({
  claimId: id,
  revision,
  because: because.optional(),
});

export const withdrawClaimInput = z.strictObject({
  claimId: id,
  revision,
  reason: requiredLine(WITHDRAWAL_REASON_LIMIT, "why the claim is withdrawn"),
});

/** Each part's wording; empty ones are left out. The first keeps the claim's number. */
export const splitClaimInput = z.strictObject({
  claimId: id,
  revision,
  wordings: z
    .array(line(WORDING_LIMIT))
    .max(2 * PARTS_LIMIT, `A claim is split into at most ${PARTS_LIMIT}.`)
    .transform((list) => list.filter((wording) => !isBlank(wording))),
});

/** The claim that is withdrawn, and the one that stands for both. */
export const mergeClaimsInput = z.strictObject({
  claimId: id,
  revision,
  into: z.strictObject({ claimId: id, revision }),
});

const someTags = tags.refine((list) => list.length > 0, "Write at least one tag.");

/** One change for many claims. A level is not among them: a verdict is given one by one. */
export const changeClaimsInput = z.strictObject({
  claimIds: z
    .array(id)
    .min(1, "Select at least one claim.")
    .max(BULK_LIMIT, `At most ${BULK_LIMIT} claims at once.`),
  change: z.union(
    [
      z.strictObject({ attribution }),
      z.strictObject({ kind }),
      z.strictObject({ legalRisk }),
      z.strictObject({ checkerId: id.nullable() }),
      z.strictObject({ recheckOn: optionalDay }),
      z.strictObject({ addTags: someTags }),
      z.strictObject({ removeTags: someTags }),
      z.strictObject({ handOver: z.literal(true), because: because.optional() }),
      // Of citations that have none; what was said stays.
      z.strictObject({ sayTerms: z.enum(SAYABLE_TERMS, "is not one of the terms") }),
      z.strictObject({
        withdraw: requiredLine(WITHDRAWAL_REASON_LIMIT, "why the claims are withdrawn"),
      }),
      z.strictObject({ restore: z.literal(true) }),
    ],
    "is not a change that can be made to many claims at once",
  ),
});

const citationFields = {
  stance: z.enum(STANCES, "is not one of the stances").optional(),
  terms: z.enum(TERMS, "is not one of the terms").optional(),
  agreedDescription: line(DESCRIPTION_LIMIT).optional(),
  termsAgreed: line(TERMS_AGREED_LIMIT).optional(),
  basis: z.enum(BASES, "is not one of the bases").nullable().optional(),
  credibility: z.int().min(1, "is 1 to 6").max(6, "is 1 to 6").optional(),
  quote: lines(QUOTE_LIMIT).optional(),
  locator: line(LOCATOR_LIMIT).optional(),
  saidOn: optionalDay.optional(),
  channel: z.enum(CHANNELS, "is not one of the channels").nullable().optional(),
  foundBy: z.enum(FOUND_BY, "is neither the reporter nor the checker").optional(),
  note: lines(NOTE_LIMIT).optional(),
  restsOn: z.array(id).max(RESTS_ON_LIMIT, `at most ${RESTS_ON_LIMIT} sources`).optional(),
};

/** Said once somebody was told that the source, or what it rests on, was retracted. */
const evenIfRetracted = z.boolean().optional();

export const addCitationInput = z.strictObject({
  claimId: id,
  sourceId: id,
  ...citationFields,
  evenIfRetracted,
});

export const editCitationInput = z.strictObject({
  citationId: id,
  revision,
  patch: z.strictObject({ sourceId: id.optional(), ...citationFields }),
  evenIfRetracted,
});

export const citationAt = z.strictObject({ citationId: id, revision });

export const attachmentAt = z.strictObject({ attachmentId: id });

export const attachFileFields = z.strictObject({
  citationId: z.coerce.number("is not a record's number").pipe(id),
});

export type HandOverInput = z.output<typeof handOverInput>;
export type LogClaimInput = z.output<typeof logClaimInput>;
export type LogClaimsInput = z.output<typeof logClaimsInput>;
export type LookOverInput = z.output<typeof lookOverInput>;
export type EditClaimInput = z.output<typeof editClaimInput>;
export type SplitClaimInput = z.output<typeof splitClaimInput>;
export type MergeClaimsInput = z.output<typeof mergeClaimsInput>;
export type ChangeClaimsInput = z.output<typeof changeClaimsInput>;
export type AddCitationInput = z.output<typeof addCitationInput>;
export type EditCitationInput = z.output<typeof editCitationInput>;
export type CitationPatch = EditCitationInput["patch"];
