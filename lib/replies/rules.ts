/**
 * The words of a request for a reply, what may become of it, and what each move needs. Pure; shared
 * by server and screens. A denial, a decline, a silence and a refutation are four things: each
 * outcome is said by a person, and none of them is a level.
 */
import { CHANNELS, LABELS, type Channel } from "@/lib/ledger/claims/rules";

export const REPLY_CHANNELS = CHANNELS;
export type ReplyChannel = Channel;
export const CHANNEL_LABELS = LABELS.channel;

export const REPLY_OUTCOMES = [
  "not_contacted",
  "sent",
  "unreachable",
  "no_response",
  "declined",
  "no_comment",
  "responded",
  "denied",
] as const;
export type ReplyOutcome = (typeof REPLY_OUTCOMES)[number];

export const OUTCOME_LABELS: Record<ReplyOutcome, string> = {
  not_contacted: "Not contacted",
  sent: "Sent",
  unreachable: "Unreachable",
  no_response: "No response",
  declined: "Declined",
  no_comment: "No comment",
  responded: "Responded",
  denied: "Denied",
};

/** What each says, and what it does not say. */
export const OUTCOME_MEANINGS: Record<ReplyOutcome, string> = {
  not_contacted: "Nobody has asked yet.",
  sent: "Asked, and the answer is awaited.",
  unreachable: "Nobody was reached, so nothing was put to them. That is no silence.",
  no_response: "Asked in time, and nothing came by the deadline. Silence is no denial.",
  declined: "They answered that they will not answer. That is no denial either.",
  no_comment: "They answered, and neither confirm nor deny.",
  responded: "They answered what was put to them, without denying it.",
  denied: "They say that it is not so. Whether it is so, a reviewer says.",
};

/** Outcomes that somebody records; the other two come of noting and sending a request. */
export const RECORDED_OUTCOMES = [
  "responded",
  "denied",
  "no_comment",
  "declined",
  "no_response",
  "unreachable",
] as const satisfies readonly ReplyOutcome[];
export type RecordedOutcome = (typeof RECORDED_OUTCOMES)[number];

/** An answer is still to come, or to be asked for. */
export const OPEN_OUTCOMES = ["not_contacted", "sent", "unreachable"] as const;

export function isOpen(outcome: ReplyOutcome): boolean {
  return (OPEN_OUTCOMES as readonly ReplyOutcome[]).includes(outcome);
}

/** What may be recorded from where: the one table. What came later replaces what was recorded. */
export const RECORDABLE: Readonly<Record<ReplyOutcome, readonly RecordedOutcome[]>> = {
  not_contacted: ["unreachable"],
  sent: RECORDED_OUTCOMES,
  unreachable: ["responded", "denied", "no_comment", "declined", "no_response"],
  no_response: ["responded", "denied", "no_comment", "declined", "unreachable"],
  declined: ["responded", "denied", "no_comment"],
  no_comment: ["responded", "denied", "declined"],
  responded: ["denied", "no_comment", "declined"],
  denied: ["responded", "no_comment", "declined"],
};

/** What else may be done, and from where. */
export const REPLY_MOVES = {
  send: ["not_contacted", "unreachable"],
  remind: ["sent", "unreachable", "no_response"],
  withdraw: ["not_contacted", "sent", "unreachable", "no_response"],
} as const satisfies Record<string, readonly ReplyOutcome[]>;
export type ReplyMove = keyof typeof REPLY_MOVES;

export const REQUEST_FIELDS = ["subject", "sourceId", "whom", "deadline", "claims"] as const;
export type RequestField = (typeof REQUEST_FIELDS)[number];

/** What of a request may be changed: what went out stays what it was. */
export const CHANGEABLE: Readonly<Record<ReplyOutcome, readonly RequestField[]>> = {
  not_contacted: REQUEST_FIELDS,
  sent: ["sourceId", "whom", "deadline"],
  unreachable: ["sourceId", "whom", "deadline", "claims"],
  no_response: ["sourceId"],
  declined: ["sourceId"],
  no_comment: ["sourceId"],
  responded: ["sourceId"],
  denied: ["sourceId"],
};

const FIELD_WORDS: Record<RequestField, string> = {
  subject: "who is asked",
  sourceId: "which source that is",
  whom: "whom the request goes to",
  deadline: "the deadline",
  claims: "which claims are put",
};

/** Whether the reply's own words belong to the outcome. */
export const REPLY_TEXT: Readonly<Record<RecordedOutcome, "needed" | "possible" | "none">> = {
  responded: "needed",
  denied: "needed",
  no_comment: "possible",
  declined: "possible",
  no_response: "none",
  unreachable: "none",
};

/** The only one of which a citation may come, and then by a choice of its own. */
export const CITED_OUTCOME = "denied" as const;

export const SUBJECT_LIMIT = 300;
export const WHOM_LIMIT = 300;
export const REPLY_LIMIT = 10_000;
export const REASON_LIMIT = 500;
/** Claims that one letter puts. */
export const CLAIMS_LIMIT = 100;
/** Requests of one story, and reminders of one request. */
export const REQUESTS_LIMIT = 500;
export const REMINDERS_LIMIT = 50;

/** The request as far as its rules look at it. */
export type RequestState = {
  outcome: ReplyOutcome;
  withdrawn: boolean;
  sentAt: Date | null;
  deadlineAt: Date | null;
  /** How many claims it puts. */
  claims: number;
};

export function isOverdue(
  { outcome, withdrawn, deadlineAt }: Pick<RequestState, "outcome" | "withdrawn" | "deadlineAt">,
  now: Date,
): boolean {
  return !withdrawn && isOpen(outcome) && deadlineAt !== null && deadlineAt < now;
}

const WITHDRAWN = "The request was withdrawn.";

/** What stands in the way of a move; none where it may be made. */
export function unmetForMove(state: RequestState, move: ReplyMove): string[] {
  if (state.withdrawn) return [WITHDRAWN];
  const from: readonly ReplyOutcome[] = REPLY_MOVES[move];
  if (!from.includes(state.outcome)) return [WRONG_STATE[move](state.outcome)];
  if (move === "send" && state.claims === 0) return ["Choose at least one claim to put to them."];
  return [];
}

const WRONG_STATE: Record<ReplyMove, (outcome: ReplyOutcome) => string> = {
  send: (outcome) =>
    outcome === "sent"
      ? "It is sent already; note a reminder for a further way."
      : `It is closed: ${labelOf(outcome)}.`,
  remind: (outcome) =>
    outcome === "not_contacted"
      ? "Nobody was asked yet; send it first."
      : `It is answered: ${labelOf(outcome)}.`,
  withdraw: (outcome) => `It is answered: ${labelOf(outcome)}. An answer is not withdrawn.`,
};

function labelOf(outcome: ReplyOutcome): string {
  return OUTCOME_LABELS[outcome].toLowerCase();
}

/** What stands in the way of recording this outcome now. */
export function unmetForOutcome(
  state: RequestState,
  outcome: RecordedOutcome,
  now: Date,
): string[] {
  if (state.withdrawn) return [WITHDRAWN];
  if (outcome === state.outcome) return [`It is recorded already: ${labelOf(outcome)}.`];
  if (!RECORDABLE[state.outcome].includes(outcome)) {
    return [
      state.outcome === "not_contacted"
        ? "Nobody was asked yet; say first when it was sent, and how."
        : `After ${labelOf(state.outcome)} it does not become ${labelOf(outcome)}.`,
    ];
  }
  if (outcome !== "unreachable" && state.sentAt === null) {
    return ["Nobody was asked yet; say first when it was sent, and how."];
  }
  if (outcome === "no_response" && (state.deadlineAt === null || state.deadlineAt > now)) {
    return ["The deadline has not passed: until then it is no silence."];
  }
  return [];
}

/** Every outcome that may be recorded now. */
export function possibleOutcomes(state: RequestState, now: Date): RecordedOutcome[] {
  return RECORDED_OUTCOMES.filter((outcome) => unmetForOutcome(state, outcome, now).length === 0);
}

/** Which of the fields may not be changed any more, in words. */
export function unmetForChange(
  state: Pick<RequestState, "outcome" | "withdrawn">,
  fields: readonly RequestField[],
): string[] {
  if (state.withdrawn) return [WITHDRAWN];
  const fixed = fields.filter((field) => !CHANGEABLE[state.outcome].includes(field));
  return fixed.map(
    (field) => `Once it is ${labelOf(state.outcome)}, ${FIELD_WORDS[field]} stays as it was.`,
  );
}
