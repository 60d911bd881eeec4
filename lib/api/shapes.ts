/**
 * What reads of the API answer, as far as a program may rely on it: these members are there, others may
 * be added. The tests hold every answer of the endpoints against them.
 */
import { z } from "zod";
import { PLACEMENT_STATES } from "@/lib/drafts/rules";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import {
  ATTRIBUTION_STATUSES,
  REVIEW_STATES,
  VERIFICATION_LEVELS,
} from "@/lib/ledger/claims/rules";
import { ROLES } from "@/lib/access/policy";
import { REPLY_OUTCOMES } from "@/lib/replies/rules";
import { STORY_STATUSES } from "@/lib/stories/rules";

const id = z.int().positive();
const revision = z.int().nonnegative();
const instant = z.iso.datetime();
const person = z.looseObject({ id, name: z.string() });
const storyRef = z.looseObject({ slug: z.string() });
const claimRef = z.looseObject({ id, ref: z.string() });

export const me = z.looseObject({ userId: id, name: z.string(), role: z.enum(ROLES) });

export const storyLine = z.looseObject({
  ...{ id, slug: z.string(), headline: z.string(), desk: z.string() },
  status: z.enum(STORY_STATUSES),
  deadlineAt: instant.nullable(),
  restricted: z.boolean(),
  progress: z.looseObject({}),
});

export const story = storyLine.extend({
  ...{ note: z.string(), revision, createdBy: z.string(), createdAt: instant },
  draft: z.looseObject({ number: id }).nullable(),
  members: z.array(z.looseObject({ userId: id, name: z.string(), role: z.enum(ROLES) })),
  can: z.record(z.string(), z.boolean()),
});

export const sourceLine = z.looseObject({
  ...{ id, name: z.string() },
  kind: z.enum(SOURCE_KINDS),
  reliability: z.enum(RELIABILITIES),
  ...{ confidential: z.boolean(), detail: z.string(), aliases: z.array(z.string()) },
  ...{ claims: z.int().nonnegative(), addedAt: instant },
});

export const source = z.looseObject({
  ...{ id, revision, name: z.string() },
  kind: z.enum(SOURCE_KINDS),
  reliability: z.enum(RELIABILITIES),
  ...{ title: z.string(), employer: z.string(), aliases: z.array(z.string()), url: z.string() },
  ...{ note: z.string(), confidential: z.boolean(), agreedDescription: z.string() },
  retractedAt: instant.nullable(),
});

export const citation = z.looseObject({
  ...{ id, revision, stance: z.string(), terms: z.string(), basis: z.string() },
  ...{ locator: z.string(), quote: z.string() },
  source: z.looseObject({ id, name: z.string(), kind: z.enum(SOURCE_KINDS) }),
});

export const claim = z.looseObject({
  ...{ id, ref: z.string(), revision, wording: z.string() },
  story: z.looseObject({ slug: z.string(), headline: z.string() }),
  attribution: z.enum(ATTRIBUTION_STATUSES),
  level: z.enum(VERIFICATION_LEVELS),
  reviewState: z.enum(REVIEW_STATES),
  citations: z.array(citation),
  can: z.record(z.string(), z.boolean()),
});

/** Of the claim table: which members a row has, its columns decide. */
export const claimRow = z.looseObject({ id, ref: z.string(), story: storyRef, revision });

export const claimTable = z.looseObject({
  rows: z.array(claimRow),
  total: z.int().nonnegative().nullable(),
  isExact: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const asked = { id, revision, question: z.string(), raisedBy: person, raisedAt: instant };
export const question = z.looseObject({
  ...{ ...asked, story: storyRef, claim: claimRef, answer: z.string() },
  ...{ answeredAt: instant.nullable(), closedAt: instant.nullable(), dismissReason: z.string() },
});
export const thread = z.looseObject({
  ...{ ...asked, answer: z.string(), replies: z.array(z.looseObject({ id, text: z.string() })) },
  earlierReplies: z.int().nonnegative(),
});

export const verdict = z.looseObject({
  ...{ id, story: storyRef, claim: claimRef, note: z.string(), by: person, at: instant },
  level: z.enum(VERIFICATION_LEVELS),
  lapsed: z.looseObject({ at: instant, because: z.string() }).nullable(),
  isUndone: z.boolean(),
});

const when = instant.nullable();
export const replyRequest = z.looseObject({
  ...{ id, revision, story: storyRef, subject: z.string(), whom: z.string() },
  outcome: z.enum(REPLY_OUTCOMES),
  ...{ claims: z.int().nonnegative(), sentAt: when, deadlineAt: when, outcomeAt: when },
});
export const replyRequestInFull = z.looseObject({
  ...{ id, revision, subject: z.string(), outcome: z.enum(REPLY_OUTCOMES) },
  claims: z.array(z.looseObject({ claimId: id, wording: z.string(), answered: z.boolean() })),
});

export const draftLine = z.looseObject({
  ...{ id, number: id, title: z.string(), fileName: z.string(), addedBy: z.string() },
  ...{ wordCount: z.int().nonnegative(), addedAt: instant, story: storyRef },
});
export const draft = z.looseObject({
  ...{ id, number: id, title: z.string(), text: z.string(), isLatest: z.boolean() },
  paragraphs: z.array(z.looseObject({ number: id, text: z.string() })),
  claims: z.array(z.looseObject({ claimId: id, ref: z.string(), wording: z.string() })),
});
const offset = z.int().nonnegative().nullable();
export const placement = z.looseObject({
  ...{ id, revision, claim: claimRef, exact: z.string(), start: offset, end: offset },
  state: z.enum(PLACEMENT_STATES),
});

/** In the log: what is in stories that the reader may not see is only counted. */
export const logEntry = z.looseObject({ seq: id, at: instant, isHidden: z.boolean() });
export const event = z.looseObject({
  ...{ seq: id, at: instant, by: z.string(), type: z.string() },
  data: z.record(z.string(), z.unknown()),
});

export const total = z.looseObject({ total: z.int().nullable(), isExact: z.boolean() });

/** What a command answers: its own value, the claims that it changed, and what undoes it. */
export const done = z.looseObject({
  value: z.unknown(),
  rows: z.array(z.looseObject({ id })).nullable(),
  undo: z.looseObject({ act: id, said: z.string() }).nullable(),
});

export const valued = z.looseObject({ value: z.unknown() });
export const anything = z.looseObject({});

export function pageWith(item: z.ZodType) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}
