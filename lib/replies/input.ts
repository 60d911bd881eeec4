/** What forms and the API may send about requests for a reply; faults name field and remedy. */
import { z } from "zod";
import { SAYABLE_TERMS, WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import { id, isBlank, line, lines, moment, requiredLine, revision } from "@/lib/platform/text";
import {
  CITED_OUTCOME,
  CLAIMS_LIMIT,
  REASON_LIMIT,
  RECORDED_OUTCOMES,
  REPLY_CHANNELS,
  REPLY_LIMIT,
  REPLY_TEXT,
  SUBJECT_LIMIT,
  WHOM_LIMIT,
} from "./rules";

const subject = requiredLine(SUBJECT_LIMIT, "who is asked");
const channel = z.enum(REPLY_CHANNELS, "is not one of the channels");
const requiredMoment = moment.refine((text) => text !== "", "Say when.");

/** A claim with the words in which it is put; its own wording where none are given. */
const putClaims = z
  .array(z.strictObject({ claimId: id, wording: line(WORDING_LIMIT).optional() }))
  .max(CLAIMS_LIMIT, `A letter puts at most ${CLAIMS_LIMIT} claims.`)
  .refine(
    (list) => new Set(list.map(({ claimId }) => claimId)).size === list.length,
    "names a claim twice",
  );

const claimIds = z.array(id).max(CLAIMS_LIMIT, `at most ${CLAIMS_LIMIT} claims`);

export const draftReplyInput = z.strictObject({
  story: z.string().max(200),
  subject,
  sourceId: id.nullable().optional(),
  whom: line(WHOM_LIMIT).optional(),
  deadline: moment.optional(),
  claims: putClaims,
});

export const replyAt = z.strictObject({ requestId: id, revision });

export const changeReplyInput = replyAt.extend({
  patch: z.strictObject({
    subject: subject.optional(),
    sourceId: id.nullable().optional(),
    whom: line(WHOM_LIMIT).optional(),
    deadline: moment.optional(),
    claims: putClaims.optional(),
  }),
});

export const sendReplyInput = replyAt.extend({
  channel,
  sentAt: requiredMoment,
  deadline: requiredMoment,
});

export const remindReplyInput = replyAt.extend({
  channel,
  at: requiredMoment,
  /** The letter went again with the claims as they are worded now. */
  putAnew: z.boolean().optional(),
});

export const recordReplyInput = replyAt
  .extend({
    outcome: z.enum(RECORDED_OUTCOMES, "is not one of the outcomes"),
    reply: lines(REPLY_LIMIT).optional(),
    /** Which of the claims that were put it answers. */
    answers: claimIds.optional(),
    /** Said on purpose: cited on these as well, as denying them, on the terms said. */
    cite: z
      .strictObject({
        claimIds: claimIds.min(1, "Choose the claims to cite it on."),
        terms: z.enum(SAYABLE_TERMS, "is not one of the terms"),
      })
      .optional(),
  })
  .superRefine(({ outcome, reply = "", answers = [], cite }, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    const text = REPLY_TEXT[outcome];
    if (text === "needed" && isBlank(reply)) fault("reply", "Write what they answered.");
    if (text === "needed" && answers.length === 0)
      fault("answers", "Choose the claims that it answers.");
    if (text === "none" && !isBlank(reply)) fault("reply", "Where nothing came there is no reply.");
    if (text === "none" && answers.length > 0)
      fault("answers", "Where nothing came, nothing is answered.");
    if (cite && outcome !== CITED_OUTCOME)
      fault("cite", "Only a denial is cited: silence, a decline or no comment says nothing of a claim."); // prettier-ignore
    if (cite && !cite.claimIds.every((claimId) => answers.includes(claimId)))
      fault("cite", "It is cited on claims that it answers alone.");
  });

export const withdrawReplyInput = replyAt.extend({
  reason: requiredLine(REASON_LIMIT, "why the request is withdrawn"),
});

export type DraftReplyInput = z.output<typeof draftReplyInput>;
export type ChangeReplyInput = z.output<typeof changeReplyInput>;
export type SendReplyInput = z.output<typeof sendReplyInput>;
export type RemindReplyInput = z.output<typeof remindReplyInput>;
export type RecordReplyInput = z.output<typeof recordReplyInput>;
export type WithdrawReplyInput = z.output<typeof withdrawReplyInput>;
export type ReplyAt = z.output<typeof replyAt>;
