/** What forms and the API may send about drafts, placements and proposals. */
import { z } from "zod";
import { addCitationInput, logClaimInput } from "@/lib/ledger/claims/input";
import {
  ASSERTED_BY_LIMIT,
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  WORDING_LIMIT,
} from "@/lib/ledger/claims/rules";
import { waiverReason } from "@/lib/ledger/lint/input";
import { createSourceInput } from "@/lib/ledger/sources/input";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import { MAX_CHANGES, MAX_NOTE_LINKS, MAX_NOTES, MAX_REPLIES } from "@/lib/text/import/findings";
import { REMARK_CODES } from "@/lib/text/lint/remark";
import { PARTS } from "@/lib/text/text";
import { id, line, requiredLine, revision } from "@/lib/platform/text";
import { NOTE_REASONS } from "./rules";

const slug = z.string("is missing").max(200);
const offset = z.int("is not a place in the text").nonnegative("is not a place in the text");

export const TITLE_LIMIT = 300;

/** More than a request has room for: how long a text may be, whoever reads it says, and why. */
const sent = () => z.string().max(2 * 1024 * 1024, "is longer than a request may be");

/** Pasted text; either form will do, and of both the rich one is read. */
export const pasteDraftInput = z
  .strictObject({
    story: slug,
    plain: sent().optional(),
    html: sent().optional(),
    title: line(TITLE_LIMIT).optional(),
    /** The newest draft's number as seen, 0 for none: two people must not add the same one. */
    after: z.int().nonnegative().optional(),
  })
  .refine(({ plain, html }) => (plain ?? "").trim() !== "" || (html ?? "").trim() !== "", {
    path: ["text"],
    message: "Paste the story's text.",
  });

/** In which encoding a file is to be read, where its own bytes leave it open. */
const encoding = z.string().max(40, "is not an encoding").optional();

export const uploadDraftFields = z.strictObject({
  story: slug,
  after: z.coerce.number().int().nonnegative().optional(),
  encoding,
});

/** A text as it would come in, without its coming in. */
export const previewDraftInput = z
  .strictObject({ story: slug, plain: sent().optional(), html: sent().optional() })
  .refine(({ plain, html }) => (plain ?? "").trim() !== "" || (html ?? "").trim() !== "", {
    path: ["text"],
    message: "Paste the story’s text.",
  });

export const previewUploadFields = z.strictObject({ story: slug, encoding });

/** More than a request has room for; told before each of them is looked at. */
const PARAGRAPHS_LIMIT = 30_000;
/** Links of one paragraph, which may be a page of a book. */
const LINKS_LIMIT = 10_000;

const mendedNote = z.strictObject({
  kind: z.enum(["comment", "footnote", "endnote"], "is not one of the kinds of notes"),
  author: z.string().max(300),
  text: z.string().max(8_000),
  replies: z
    .array(z.strictObject({ author: z.string().max(300), text: z.string().max(8_000) }))
    .max(MAX_REPLIES, `has more than ${MAX_REPLIES} answers`)
    .optional(),
  links: z.array(sent()).max(MAX_NOTE_LINKS, `has more than ${MAX_NOTE_LINKS} links`).optional(),
  from: offset.optional(),
  at: offset,
});

const mendedChange = z.strictObject({
  was: z.string().max(500),
  now: z.string().max(500),
  at: offset,
});

const mendedParagraph = z.strictObject({
  text: sent(),
  kind: z.enum(
    ["heading", "paragraph", "list_item", "quotation", "note"],
    "is not one of the kinds of paragraphs",
  ),
  level: z.int().min(0).max(9),
  part: z.enum(PARTS, "is not one of the parts of a story").optional(),
  links: z
    .array(z.strictObject({ start: offset, end: offset, href: sent() }))
    .max(LINKS_LIMIT, `has more than ${LINKS_LIMIT} links`),
  notes: z.array(mendedNote).max(MAX_NOTES, `has more than ${MAX_NOTES} notes`),
  changes: z
    .array(mendedChange)
    .max(MAX_CHANGES, `has more than ${MAX_CHANGES} tracked changes`)
    .optional(),
});

/** A text that somebody has looked over, paragraph by paragraph. */
export const addDraftInput = z.strictObject({
  story: slug,
  after: z.int().nonnegative().optional(),
  /** What the document calls itself; a headline in it counts more. */
  title: sent().optional(),
  /** The file that it was read from; none for a paste. */
  fileName: line(200).optional(),
  paragraphs: z
    .array(mendedParagraph)
    .min(1, "There is no text left. Bring it in again.")
    .max(PARAGRAPHS_LIMIT, `A text has at most ${PARAGRAPHS_LIMIT} paragraphs.`),
});

const selection = { draftId: id, start: offset, end: offset };

/** A claim logged from words selected in the draft. */
export const logClaimAtInput = z.strictObject({
  ...selection,
  ...logClaimInput.omit({ story: true }).shape,
});

/** A claim that exists, given a place, or another one. */
export const attachClaimInput = z.strictObject({
  ...selection,
  claimId: id,
  /** The placement's revision as seen; absent for a claim that has none in this draft. */
  revision: revision.optional(),
});

/** What a paragraph is in the story; numbered from 1, as printed beside it. */
export const setPartInput = z.strictObject({
  draftId: id,
  paragraph: z.int("is not a paragraph's number").positive("is not a paragraph's number"),
  part: z.enum(PARTS, "is not one of the parts of a story"),
});

/** One paragraph that is added to the newest draft's text. */
export const addPartInput = z.strictObject({
  story: slug,
  /** The newest draft's number as seen. */
  after: z.int("is missing").positive("is missing"),
  part: z.enum(
    PARTS.filter((part) => part !== "body"),
    "is not a part that can be added",
  ),
  text: requiredLine(2_000, "the text to add"),
});

/** What a person says of a sentence: whether there is nothing to check in it. */
export const nothingToCheckInput = z.strictObject({
  draftId: id,
  start: offset,
  isNothing: z.boolean("must be true or false"),
});

export const furtherPlaceAt = z.strictObject({ furtherPlaceId: id, revision });

export const placementAt = z.strictObject({ placementId: id, revision });

/** How many of those who speak together are told apart, with room to spare. */
const NAMED_LIMIT = 20;

/** What an editor changed in the proposal before accepting it. */
const changed = {
  wording: requiredLine(WORDING_LIMIT, "what the story says").optional(),
  kind: z.enum(CLAIM_KINDS, "is not one of the kinds of claim").optional(),
  attribution: z.enum(ATTRIBUTION_STATUSES, "is not one of the attribution statuses").optional(),
  assertedBy: line(ASSERTED_BY_LIMIT).optional(),
  /** Null: no source. Absent: the one the text names, found in the directory or added to it. */
  sourceId: id.nullable().optional(),
  /**
   * By name, those to be cited: of several who speak together (absent: all who can be), or of
   * those who may be meant by “he” (absent: nobody).
   */
  named: z.array(requiredLine(SOURCE_NAME_LIMIT, "a name")).max(NAMED_LIMIT).optional(),
};

export const acceptProposalInput = z.strictObject({ proposalId: id, revision, ...changed });

export const ACCEPT_LIMIT = 100;

export const acceptProposalsInput = z.strictObject({
  draftId: id,
  proposalIds: z
    .array(id)
    .min(1, "There is no proposal to accept.")
    .max(ACCEPT_LIMIT, `At most ${ACCEPT_LIMIT} proposals at once.`),
});

export const proposalAt = z.strictObject({ proposalId: id, revision });

export const askForProposalsInput = z.strictObject({ draftId: id });

export type UploadFields = z.output<typeof uploadDraftFields>;
export type PreviewDraftInput = z.output<typeof previewDraftInput>;
export type AddDraftInput = z.output<typeof addDraftInput>;
export type PasteDraftInput = z.output<typeof pasteDraftInput>;
export type LogClaimAtInput = z.output<typeof logClaimAtInput>;
export type AttachClaimInput = z.output<typeof attachClaimInput>;
export type AddPartInput = z.output<typeof addPartInput>;
export type SetPartInput = z.output<typeof setPartInput>;
export type NothingToCheckInput = z.output<typeof nothingToCheckInput>;
export type FurtherPlaceAt = z.output<typeof furtherPlaceAt>;
export type PlacementAt = z.output<typeof placementAt>;
export type AcceptProposalInput = z.output<typeof acceptProposalInput>;
export type AcceptProposalsInput = z.output<typeof acceptProposalsInput>;
export type ProposalAt = z.output<typeof proposalAt>;

/** One of the newest draft's notes, in the order of its file, from 1. */
const noteAtFields = {
  draftId: id,
  number: z.int("is not a note's number").positive("is not a note's number").max(MAX_NOTES),
};

export const noteAt = z.strictObject(noteAtFields);

/** What is left out of the citation's fields is taken as the note is read. */
export const citeNoteInput = z.strictObject({
  ...noteAtFields,
  claimId: id.optional(),
  /** Where no claim stands at the sentence: one that is logged with it. */
  log: z
    .strictObject({
      start: offset,
      end: offset,
      wording: requiredLine(WORDING_LIMIT, "what the story says"),
    })
    .optional(),
  sourceId: id.optional(),
  /** One that the directory has not. */
  source: createSourceInput.pick({ name: true, kind: true, evenIfSimilar: true }).optional(),
  ...addCitationInput.pick({ stance: true, locator: true, saidOn: true, channel: true, note: true })
    .shape,
});

export const keepNoteInput = z.strictObject({ ...noteAtFields, claimId: id });

export const setNoteAsideInput = z.strictObject({
  ...noteAtFields,
  reason: z.enum(NOTE_REASONS, "is not one of the reasons"),
});

export type NoteAt = z.output<typeof noteAt>;
export type CiteNoteInput = z.output<typeof citeNoteInput>;
export type KeepNoteInput = z.output<typeof keepNoteInput>;
export type SetNoteAsideInput = z.output<typeof setNoteAsideInput>;

/** One lint of the newest draft, by the words it names: one sentence, or what disagrees with it. */
export const waiveDraftLintInput = z.strictObject({
  draftId: id,
  code: z.enum(REMARK_CODES, "is not a lint of a text"),
  words: z
    .array(z.string("is missing").min(1, "is empty").max(2_000, "is longer than a sentence"))
    .min(1, "name no words")
    .max(2, "name more than what disagrees"),
  reason: waiverReason,
});

export type WaiveDraftLintInput = z.output<typeof waiveDraftLintInput>;
