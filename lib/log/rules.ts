/**
 * What people ask the log for, and which events answer: the one table, event × group. What leaves
 * the house, looks at what is confidential, overrides and changes of somebody's power stand out and
 * never fold into a sentence with others. Pure.
 */
import type { EventType } from "@/lib/audit/events";

export const LOG_GROUPS = ["left", "looks", "sign-ins", "changes"] as const;
export type LogGroup = (typeof LOG_GROUPS)[number];

export const LOG_GROUP_LABELS: Record<LogGroup, string> = {
  left: "Left the house",
  looks: "Looks",
  "sign-ins": "Sign-ins",
  changes: "Changes",
};

type Traits = {
  readonly groups: readonly [LogGroup, ...LogGroup[]];
  /** A line of its own, however many there are. */
  readonly standsOut: boolean;
};

const ROUTINE: Traits = { groups: ["changes"], standsOut: false };
/** Somebody went past what others said or asked, or gained or lost power over accounts. */
const OVERRIDE: Traits = { groups: ["changes"], standsOut: true };
const SIGN_IN: Traits = { groups: ["sign-ins"], standsOut: false };
const LEFT: Traits = { groups: ["left"], standsOut: true };
/** Somebody saw what is sealed from the others. */
const LOOK: Traits = { groups: ["looks"], standsOut: true };
/** A file on somebody's own machine: seen, and out of the house. */
const TAKEN: Traits = { groups: ["left", "looks"], standsOut: true };

export const EVENT_TRAITS: Record<EventType, Traits> = {
  "newsroom.set_up": OVERRIDE,
  "person.invited": ROUTINE,
  "invitation.revoked": ROUTINE,
  "person.joined": ROUTINE,
  "person.role_changed": OVERRIDE,
  "person.renamed": OVERRIDE,
  "person.disabled": OVERRIDE,
  "person.enabled": OVERRIDE,
  "person.password_link_made": OVERRIDE,
  "person.factors_removed": OVERRIDE,
  "people.factor_required": OVERRIDE,
  "person.linked_to_provider": SIGN_IN,
  "person.signed_out": SIGN_IN,
  "person.session_ended": SIGN_IN,
  "person.other_sessions_ended": SIGN_IN,
  "person.factor_added": SIGN_IN,
  "person.factor_removed": SIGN_IN,
  "person.recovery_codes_made": SIGN_IN,
  "person.recovery_code_used": SIGN_IN,
  "person.signed_in": SIGN_IN,
  "person.sign_in_throttled": SIGN_IN,
  "person.sign_in_failed": SIGN_IN,
  "person.password_changed": SIGN_IN,
  "person.signed_out_everywhere": SIGN_IN,
  "person.token_made": SIGN_IN,
  "person.token_revoked": SIGN_IN,
  "story.created": ROUTINE,
  "story.edited": ROUTINE,
  "story.member_added": ROUTINE,
  "story.member_removed": ROUTINE,
  "story.opening_requested": OVERRIDE,
  "story.opening_withdrawn": OVERRIDE,
  "story.opening_confirmed": OVERRIDE,
  "source.created": ROUTINE,
  "source.edited": ROUTINE,
  "source.shared": ROUTINE,
  "source.described": ROUTINE,
  "identity.kept": OVERRIDE,
  "identity.erased": OVERRIDE,
  "identity.seen": LOOK,
  "identity.attested": ROUTINE,
  "identity.attestation_withdrawn": ROUTINE,
  "identity.reader_named": OVERRIDE,
  "identity.reader_removed": OVERRIDE,
  "identity.handed_over": OVERRIDE,
  "identities.sealed_anew": OVERRIDE,
  "source.change_proposed": ROUTINE,
  "source.change_taken_over": ROUTINE,
  "source.change_declined": ROUTINE,
  "source.retracted": OVERRIDE,
  "source.reinstated": OVERRIDE,
  "source.merged": ROUTINE,
  "source.merge_undone": ROUTINE,
  "claim.source_changed": ROUTINE,
  "claim.logged": ROUTINE,
  "claim.edited": ROUTINE,
  "claim.withdrawn": ROUTINE,
  "claim.restored": ROUTINE,
  "claim.split": ROUTINE,
  "claim.split_off": ROUTINE,
  "claim.merged_away": ROUTINE,
  "claim.merged_here": ROUTINE,
  "claim.merge_undone": ROUTINE,
  "claim.handed_over": ROUTINE,
  "claim.taken_back": ROUTINE,
  "claim.reconfirmed": ROUTINE,
  "citation.added": ROUTINE,
  "citation.edited": ROUTINE,
  "citation.terms_said": ROUTINE,
  "citation.removed": ROUTINE,
  "citation.restored": ROUTINE,
  "citation.file_attached": ROUTINE,
  "citation.file_downloaded": TAKEN,
  "citation.file_removed": ROUTINE,
  "claim.origins_recounted": ROUTINE,
  "draft.added": ROUTINE,
  "claim.placed": ROUTINE,
  "claim.moved": ROUTINE,
  "claim.orphaned": ROUTINE,
  "claim.place_pending": ROUTINE,
  "placement.confirmed": ROUTINE,
  "draft.part_set": ROUTINE,
  "sentence.nothing_to_check": ROUTINE,
  "further_place.accepted": ROUTINE,
  "further_place.dismissed": ROUTINE,
  "further_place.moved": ROUTINE,
  "claim.contradicted": ROUTINE,
  "note.cited": ROUTINE,
  "note.kept": ROUTINE,
  "note.set_aside": ROUTINE,
  "note.reopened": ROUTINE,
  "proposal.accepted": ROUTINE,
  "proposal.dismissed": ROUTINE,
  "proposal.restored": ROUTINE,
  "proposals.asked": ROUTINE,
  "verdict.given": ROUTINE,
  "verdict.lapsed": ROUTINE,
  "question.raised": ROUTINE,
  "question.answered": ROUTINE,
  "question.replied": ROUTINE,
  "question.closed": ROUTINE,
  "question.dismissed": OVERRIDE,
  "call.recorded": ROUTINE,
  "call.question_worded": ROUTINE,
  "contact.kept": ROUTINE,
  "reply.drafted": ROUTINE,
  "reply.changed": ROUTINE,
  "reply.sent": ROUTINE,
  "reply.reminded": ROUTINE,
  "reply.recorded": ROUTINE,
  "reply.withdrawn": ROUTINE,
  // Somebody went past what the machine asked to be looked at.
  "lint.waived": OVERRIDE,
  "lint.unwaived": ROUTINE,
  "story.published": ROUTINE,
  "error.reported": ROUTINE,
  "error.dismissed": ROUTINE,
  "correction.made": ROUTINE,
  "correction.withdrawn": ROUTINE,
  "clearance.given": OVERRIDE,
  "clearance.reopened": ROUTINE,
  "clearance.policy_chosen": OVERRIDE,
  "blocker.overridden": OVERRIDE,
  "blocker.override_taken_back": ROUTINE,
  "claim.signed_off": ROUTINE,
  "claim.sign_off_taken_back": ROUTINE,
  "policy.copied": OVERRIDE,
  "policy.changed": OVERRIDE,
  "view.saved": ROUTINE,
  "view.edited": ROUTINE,
  "view.removed": ROUTINE,
  "view.restored": ROUTINE,
  "claims.imported": ROUTINE,
  "claims.exported": LEFT,
  "document.exported": LEFT,
  "act.undone": ROUTINE,
  "record.begun": ROUTINE,
  "retention.proposed": OVERRIDE,
  "retention.confirmed": OVERRIDE,
  "retention.withdrawn": OVERRIDE,
  "hold.placed": OVERRIDE,
  "hold.confirmed": OVERRIDE,
  "hold.lift_asked": OVERRIDE,
  "hold.lift_withdrawn": OVERRIDE,
  "hold.lifted": OVERRIDE,
  "erasure.asked": OVERRIDE,
  "erasure.confirmed": OVERRIDE,
  "erasure.withdrawn": OVERRIDE,
  "erasure.stopped": OVERRIDE,
  "erasure.finished": OVERRIDE,
  "record.erased": ROUTINE,
  "record.said_again": ROUTINE,
  "content.erased": OVERRIDE,
};

/** The event types of a group. */
export function typesIn(group: LogGroup): EventType[] {
  const types = Object.keys(EVENT_TRAITS) as EventType[];
  return types.filter((type) => EVENT_TRAITS[type].groups.includes(group));
}

/** What is asked of the log. */
export type LogFilter = {
  group?: LogGroup | undefined;
  /** Whose doing, by the id of the account. */
  person?: number | undefined;
  /** By slug, also a former one. */
  story?: string | undefined;
  /** Days on the newsroom's calendar, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Events before this place. */
  before?: number | undefined;
};
