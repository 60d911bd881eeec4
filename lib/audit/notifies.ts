/**
 * Whom each kind of event concerns: a new type does not compile until it is here, and `commit` asks
 * this table for every write, so that no command can forget it. What somebody is told is the kind and
 * what it is about, never a word of what was written. Pure.
 */
import type { EventOf, EventType, NewEvent } from "./events";

/** The first that fits is told, where an event concerns somebody in several ways. */
export const NOTIFICATION_KINDS = [
  "mentioned",
  "sent_back",
  "asked",
  "answered",
  "assigned",
  "contradiction",
  "lapsed",
  "cleared",
  "reopened",
  "reply_due",
  "recheck_due",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How somebody is told of a kind: in the app alone, there and by mail, or not at all. */
export const TOLD_HOW = ["app", "at_once", "digest", "off"] as const;
export type ToldHow = (typeof TOLD_HOW)[number];

/** Until somebody chooses otherwise: what waits for them is in the daily digest, too. */
export const USUALLY: Readonly<Record<NotificationKind, ToldHow>> = {
  mentioned: "digest",
  sent_back: "digest",
  asked: "digest",
  answered: "digest",
  assigned: "digest",
  contradiction: "digest",
  lapsed: "digest",
  cleared: "app",
  reopened: "app",
  reply_due: "digest",
  recheck_due: "digest",
};

/** Who somebody is to what the event is about, as the record has it when the event is written. */
export type Concerned =
  /** Of a claim: to whom it is assigned, who logged it, who changed it last, who judged it last. */
  | "checker"
  | "logger"
  | "author"
  | "judge"
  /** Of a question: who raised it. */
  | "raiser"
  /** Of a story: who began it, its members, and who logged a claim in it. */
  | "desk"
  /** Its members alone. */
  | "members"
  /** Who cleared it last. */
  | "clearer";

export type Telling = {
  kind: NotificationKind;
  to: readonly Concerned[];
  /** Named by whoever wrote, by their ids. */
  people?: readonly number[];
  questionId?: number;
};

type Rule<Type extends EventType> = (data: EventOf<Type>["data"]) => readonly Telling[];

const NOBODY = (): readonly Telling[] => [];

/** Those who answer for a claim: whoever logged it, checks it, or judged it. */
const OF_THE_CLAIM = ["logger", "checker", "judge"] as const;
/** Who can answer a question about a claim. */
const WHO_WROTE = ["logger", "author"] as const;

/** Questions and answers may name people, who are told of that; not again by an amended answer. */
function mentionedIn({ mentions, named }: { mentions?: number[]; named?: number[] }): Telling[] {
  const people = named ?? mentions ?? [];
  return people.length > 0 ? [{ kind: "mentioned", to: [], people }] : [];
}

const JUDGED: Telling = { kind: "lapsed", to: ["judge"] };
const ASSIGNED: Telling = { kind: "assigned", to: ["checker"] };

/** Told of a citation as it was set: that its source says otherwise. */
function contradicting({ changes }: EventOf<"citation.added">["data"]): readonly Telling[] {
  const isSo = changes.stance?.to === "contradicts";
  return isSo ? [{ kind: "contradiction", to: OF_THE_CLAIM }] : [];
}

export const NOTIFIES: { readonly [Type in EventType]: Rule<Type> } = {
  "newsroom.set_up": NOBODY,
  // What is done to accounts has notices of its own (lib/people/notices.ts).
  "person.invited": NOBODY,
  "invitation.revoked": NOBODY,
  "person.joined": NOBODY,
  "person.role_changed": NOBODY,
  "person.renamed": NOBODY,
  "person.disabled": NOBODY,
  "person.enabled": NOBODY,
  "person.signed_in": NOBODY,
  "person.signed_out": NOBODY,
  "person.session_ended": NOBODY,
  "person.other_sessions_ended": NOBODY,
  "person.factor_added": NOBODY,
  "person.factor_removed": NOBODY,
  "person.factors_removed": NOBODY,
  "person.recovery_codes_made": NOBODY,
  "person.recovery_code_used": NOBODY,
  "people.factor_required": NOBODY,
  "person.linked_to_provider": NOBODY,
  "person.sign_in_failed": NOBODY,
  "person.sign_in_throttled": NOBODY,
  "person.password_changed": NOBODY,
  "person.password_link_made": NOBODY,
  "person.signed_out_everywhere": NOBODY,
  "person.token_made": NOBODY,
  "person.token_revoked": NOBODY,
  "story.created": NOBODY,
  "story.edited": NOBODY,
  "story.member_added": NOBODY,
  "story.member_removed": NOBODY,
  "story.opening_requested": NOBODY,
  "story.opening_withdrawn": NOBODY,
  "story.opening_confirmed": NOBODY,
  "source.created": NOBODY,
  "source.edited": NOBODY,
  "source.shared": NOBODY,
  "source.described": NOBODY,
  "identity.kept": NOBODY,
  "identity.erased": NOBODY,
  "identity.seen": NOBODY,
  "identity.attested": NOBODY,
  "identity.attestation_withdrawn": NOBODY,
  "identity.reader_named": NOBODY,
  "identity.reader_removed": NOBODY,
  "identity.handed_over": NOBODY,
  "identities.sealed_anew": NOBODY,
  // Those who see the story whose copy of the source it is are asked.
  "source.change_proposed": () => [{ kind: "asked", to: ["members"] }],
  "source.change_taken_over": NOBODY,
  "source.change_declined": NOBODY,
  // A verdict that lapses by it is told by an event of its own.
  "claim.source_changed": NOBODY,
  "source.retracted": NOBODY,
  "source.reinstated": NOBODY,
  "source.merged": NOBODY,
  "source.merge_undone": NOBODY,
  "claim.logged": () => [ASSIGNED],
  "claim.edited": ({ changes }) => (changes.checker?.to ? [ASSIGNED] : []),
  "claim.withdrawn": NOBODY,
  "claim.restored": NOBODY,
  "claim.split": NOBODY,
  "claim.split_off": () => [ASSIGNED],
  "claim.merged_away": NOBODY,
  "claim.merged_here": ({ changes }) => (changes.checker?.to ? [ASSIGNED] : []),
  "claim.merge_undone": NOBODY,
  "claim.handed_over": ({ lapsedLevel }) => (lapsedLevel ? [JUDGED] : []),
  "claim.taken_back": NOBODY,
  "claim.reconfirmed": NOBODY,
  "citation.added": contradicting,
  "citation.edited": contradicting,
  "citation.terms_said": NOBODY,
  "citation.removed": NOBODY,
  "citation.restored": NOBODY,
  "citation.file_attached": NOBODY,
  "citation.file_downloaded": NOBODY,
  "citation.file_removed": NOBODY,
  "claim.origins_recounted": NOBODY,
  "draft.added": NOBODY,
  "claim.placed": NOBODY,
  "claim.moved": NOBODY,
  "claim.orphaned": NOBODY,
  "claim.place_pending": NOBODY,
  "placement.confirmed": NOBODY,
  "draft.part_set": NOBODY,
  "sentence.nothing_to_check": NOBODY,
  "further_place.accepted": NOBODY,
  "further_place.dismissed": NOBODY,
  "further_place.moved": NOBODY,
  "claim.contradicted": () => [{ kind: "contradiction", to: OF_THE_CLAIM }],
  "note.cited": NOBODY,
  "note.kept": NOBODY,
  "note.set_aside": NOBODY,
  "note.reopened": NOBODY,
  "proposal.accepted": NOBODY,
  "proposal.dismissed": NOBODY,
  "proposal.restored": NOBODY,
  "proposals.asked": NOBODY,
  "verdict.given": NOBODY,
  "verdict.lapsed": () => [{ kind: "lapsed", to: OF_THE_CLAIM }],
  "question.raised": (data) => [
    ...mentionedIn(data),
    { kind: data.sentBack ? "sent_back" : "asked", to: WHO_WROTE },
    ...(data.lapsedLevel ? [JUDGED] : []),
  ],
  "question.answered": (data) => [
    ...mentionedIn(data),
    { kind: "answered", to: ["raiser"], questionId: data.questionId },
  ],
  // Whoever asked hears of what others say in the thread, and who wrote the claim of what is asked on.
  "question.replied": (data) => [
    ...mentionedIn(data),
    { kind: "asked", to: WHO_WROTE },
    { kind: "answered", to: ["raiser"], questionId: data.questionId },
  ],
  "question.closed": NOBODY,
  "question.dismissed": ({ questionId }) => [{ kind: "answered", to: ["raiser"], questionId }],
  "reply.drafted": NOBODY,
  "reply.changed": NOBODY,
  "reply.sent": NOBODY,
  "reply.reminded": NOBODY,
  "reply.recorded": NOBODY,
  "reply.withdrawn": NOBODY,
  "call.recorded": NOBODY,
  "call.question_worded": NOBODY,
  "contact.kept": NOBODY,
  "lint.waived": NOBODY,
  "lint.unwaived": NOBODY,
  "clearance.given": () => [{ kind: "cleared", to: ["desk"] }],
  "clearance.reopened": () => [{ kind: "reopened", to: ["desk", "clearer"] }],
  "clearance.policy_chosen": NOBODY,
  "policy.copied": NOBODY,
  "policy.changed": NOBODY,
  "blocker.overridden": NOBODY,
  "blocker.override_taken_back": NOBODY,
  "claim.signed_off": NOBODY,
  "claim.sign_off_taken_back": NOBODY,
  "story.published": NOBODY,
  "error.reported": NOBODY,
  "error.dismissed": NOBODY,
  "correction.made": NOBODY,
  "correction.withdrawn": NOBODY,
  "view.saved": NOBODY,
  "view.edited": NOBODY,
  "view.removed": NOBODY,
  "view.restored": NOBODY,
  "claims.imported": NOBODY,
  "claims.exported": NOBODY,
  "document.exported": NOBODY,
  // What is undone is told no more where nobody has read of it (notify.ts).
  "act.undone": NOBODY,
  "record.begun": NOBODY,
  "retention.proposed": NOBODY,
  "retention.confirmed": NOBODY,
  "retention.withdrawn": NOBODY,
  "hold.placed": NOBODY,
  "hold.confirmed": NOBODY,
  "hold.lift_asked": NOBODY,
  "hold.lift_withdrawn": NOBODY,
  "hold.lifted": NOBODY,
  "erasure.asked": NOBODY,
  "erasure.confirmed": NOBODY,
  "erasure.withdrawn": NOBODY,
  "erasure.stopped": NOBODY,
  "erasure.finished": NOBODY,
  "record.erased": NOBODY,
  "record.said_again": NOBODY,
  "content.erased": NOBODY,
};

export function tellingsOf(event: NewEvent): readonly Telling[] {
  // The compiler has seen that each rule takes its own type's data; of one of many it cannot.
  return (NOTIFIES[event.type] as (data: object) => readonly Telling[])(event.data);
}
