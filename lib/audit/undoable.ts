/**
 * Which commands can be undone, told by their events: a command can be where each of its events is
 * either an act that can be, or comes along with one. A new type does not compile until it is here.
 * Pure.
 */
import type { EventType, NewEvent } from "./events";
import type { RecordedColumns, RecordedTable } from "./recorded";

/** act: can be undone; along: goes with the act that brought it; not: nobody undoes it. */
export type Undoing = "act" | "along" | "not";

/** Accounts, sign-ins and who may see what: each has its own way back, where it has one. */
const PEOPLE = "not";
/** A story is edited by its form; what it is called and who sees it changes for everybody at once. */
const STORY = "not";
/** It reaches into every claim that leans on the source, and is undone by its own command or edit. */
const SOURCE = "not";
/** What was seen cannot be unseen, and who keeps a secret is for its keeper to say anew. */
const IDENTITY = "not";
/** What it was before is kept nowhere. */
const CONTACT = "not";
/** A draft moved every claim of the story; the next draft goes on from it. */
const DRAFT = "not";
/** It left the house, or was a look: that cannot be taken back. */
const LEFT = "not";
/** Readers have it: what was told them is withdrawn with a reason, and not undone. */
const PUBLISHED = "not";
const LOG = "not";
/** What two people asked for and confirmed; and what is gone is nowhere to be brought back from. */
const ERASURE = "not";
/** A story is cleared for all who read it; its way back is to open the gate again. */
const GATE = "not";

export const UNDOING = {
  "newsroom.set_up": PEOPLE,
  "person.invited": PEOPLE,
  "invitation.revoked": PEOPLE,
  "person.joined": PEOPLE,
  "person.role_changed": PEOPLE,
  "person.renamed": PEOPLE,
  "person.disabled": PEOPLE,
  "person.enabled": PEOPLE,
  "person.signed_in": PEOPLE,
  "person.signed_out": PEOPLE,
  "person.session_ended": PEOPLE,
  "person.other_sessions_ended": PEOPLE,
  "person.factor_added": PEOPLE,
  "person.factor_removed": PEOPLE,
  "person.factors_removed": PEOPLE,
  "person.recovery_codes_made": PEOPLE,
  "person.recovery_code_used": PEOPLE,
  "people.factor_required": PEOPLE,
  "person.linked_to_provider": PEOPLE,
  "person.sign_in_failed": PEOPLE,
  "person.sign_in_throttled": PEOPLE,
  "person.password_changed": PEOPLE,
  "person.password_link_made": PEOPLE,
  "person.signed_out_everywhere": PEOPLE,
  "person.token_made": PEOPLE,
  "person.token_revoked": PEOPLE,
  "story.created": STORY,
  "story.edited": STORY,
  "story.member_added": STORY,
  "story.member_removed": STORY,
  "story.opening_requested": STORY,
  "story.opening_withdrawn": STORY,
  "story.opening_confirmed": STORY,
  // One that was added for a claim stays in the directory, where it is found by its name.
  "source.created": "along",
  "source.edited": SOURCE,
  "source.shared": SOURCE,
  "source.described": SOURCE,
  "identity.kept": IDENTITY,
  "identity.erased": IDENTITY,
  "identity.seen": IDENTITY,
  "identity.attested": IDENTITY,
  "identity.attestation_withdrawn": IDENTITY,
  "identity.reader_named": IDENTITY,
  "identity.reader_removed": IDENTITY,
  "identity.handed_over": IDENTITY,
  "identities.sealed_anew": IDENTITY,
  "source.change_proposed": SOURCE,
  "source.change_taken_over": SOURCE,
  "source.change_declined": SOURCE,
  "claim.source_changed": SOURCE,
  "source.retracted": SOURCE,
  "source.reinstated": SOURCE,
  "source.merged": SOURCE,
  "source.merge_undone": SOURCE,
  "claim.logged": "act",
  "claim.edited": "act",
  "claim.withdrawn": "act",
  "claim.restored": "act",
  "claim.split": "act",
  "claim.split_off": "along",
  "claim.merged_away": "along",
  "claim.merged_here": "act",
  "claim.merge_undone": "act",
  "claim.handed_over": "act",
  "claim.taken_back": "act",
  "citation.added": "act",
  "citation.edited": "act",
  "citation.terms_said": "act",
  "citation.removed": "act",
  "citation.restored": "act",
  "citation.file_attached": "act",
  "citation.file_downloaded": LEFT,
  "citation.file_removed": "act",
  "claim.reconfirmed": "act",
  "claim.origins_recounted": "along",
  "draft.added": DRAFT,
  "claim.placed": "act",
  "claim.moved": DRAFT,
  "claim.orphaned": DRAFT,
  "claim.place_pending": DRAFT,
  "placement.confirmed": "act",
  "draft.part_set": "act",
  "sentence.nothing_to_check": "act",
  "note.cited": "act",
  "note.kept": "act",
  "note.set_aside": "act",
  "note.reopened": "act",
  "further_place.accepted": "act",
  "further_place.dismissed": "act",
  "further_place.moved": DRAFT,
  "claim.contradicted": DRAFT,
  "proposal.accepted": "act",
  "proposal.dismissed": "act",
  "proposal.restored": "act",
  "proposals.asked": LEFT,
  "verdict.given": "act",
  "verdict.lapsed": "along",
  "question.raised": "act",
  "question.answered": "act",
  "question.replied": "act",
  "question.closed": "act",
  "question.dismissed": "act",
  // That it was said is taken back; what was sent is out of the house, and is told anew.
  "reply.drafted": "act",
  "reply.changed": "act",
  "reply.sent": "act",
  "reply.reminded": "act",
  "reply.recorded": "act",
  "reply.withdrawn": "act",
  // What it cited and asked goes with it; the call itself was made, and stays in the log.
  "call.recorded": "act",
  "call.question_worded": "act",
  "contact.kept": CONTACT,
  "lint.waived": "act",
  "lint.unwaived": "act",
  "story.published": PUBLISHED,
  "error.reported": PUBLISHED,
  "error.dismissed": PUBLISHED,
  "correction.made": PUBLISHED,
  "correction.withdrawn": PUBLISHED,
  "clearance.given": GATE,
  // Whatever opened the gate is undone by itself; the gate stays open, for somebody to clear again.
  "clearance.reopened": "along",
  "clearance.policy_chosen": GATE,
  "policy.copied": GATE,
  "policy.changed": GATE,
  "blocker.overridden": "act",
  "blocker.override_taken_back": "act",
  "claim.signed_off": "act",
  "claim.sign_off_taken_back": "act",
  "view.saved": "act",
  "view.edited": "act",
  "view.removed": "act",
  "view.restored": "act",
  "claims.imported": "along",
  "claims.exported": LEFT,
  "document.exported": LEFT,
  // Done again by hand, it is one act more, and in the log as such.
  "act.undone": "not",
  "record.begun": LOG,
  "retention.proposed": ERASURE,
  "retention.confirmed": ERASURE,
  "retention.withdrawn": ERASURE,
  "hold.placed": ERASURE,
  "hold.confirmed": ERASURE,
  "hold.lift_asked": ERASURE,
  "hold.lift_withdrawn": ERASURE,
  "hold.lifted": ERASURE,
  "erasure.asked": ERASURE,
  "erasure.confirmed": ERASURE,
  "erasure.withdrawn": ERASURE,
  "erasure.stopped": ERASURE,
  "erasure.finished": ERASURE,
  "record.erased": ERASURE,
  "record.said_again": ERASURE,
  "content.erased": ERASURE,
} as const satisfies { readonly [Type in EventType]: Undoing };

/** A type that can be undone by itself. */
export type ActType = {
  [Type in EventType]: (typeof UNDOING)[Type] extends "act" ? Type : never;
}[EventType];

export function isAct<Event extends { type: EventType }>(
  event: Event,
): event is Event & { type: ActType } {
  return UNDOING[event.type] === "act";
}

export function isUndoable(events: ReadonlyArray<{ type: EventType }>): boolean {
  const undoing: Undoing[] = events.map(({ type }) => UNDOING[type]);
  return undoing.includes("act") && !undoing.includes("not");
}

/** The tables of the record that such commands write to; of these it is noted what was before. */
export const UNDOABLE_TABLES = [
  ...["Claim", "ClaimTag", "ClaimAuthor", "ClaimMerge", "Citation", "CitationRest"],
  ...[
    "Attachment",
    "Verdict",
    "Question",
    "QuestionReply",
    "Mention",
    "Placement",
    "FurtherPlace",
    "DraftPart",
    "DraftNote",
  ],
  ...[
    "NothingToCheck",
    "SavedView",
    "ReplyRequest",
    "ReplyRequestClaim",
    "ReplyReminder",
    "LintWaiver",
    "Suspicion",
    "GateOverride",
    "SignOff",
    ...["Call", "CallLine", "CallQuestion"],
  ],
] as RecordedTable[];

/** What becomes of a proposal is in no event's rows, and is undone with the claim that came of it. */
export const PROPOSALS: Omit<RecordedColumns, "table" | "not"> & { table: "Proposal" } = {
  table: "Proposal",
  key: ["id"],
  logged: ["id", "draftId", "state", "claimId", "decidedById", "decidedAt", "revision"],
  hashed: [],
};

export type UndoableTable = RecordedTable | "Proposal";

/** Whether the events are of a command that can be taken back for some of its claims alone. */
export function isSeparable(events: ReadonlyArray<Pick<NewEvent, "type" | "claimId">>): boolean {
  return events.every(({ type }) => SEPARABLE.has(type));
}

/** What each claim went through by itself: a bulk change, a table that was pasted, proposals. */
const SEPARABLE: ReadonlySet<EventType> = new Set([
  ...(["claim.logged", "claim.edited", "claim.withdrawn", "claim.restored"] as const),
  ...(["claim.handed_over", "verdict.lapsed", "source.created", "citation.added"] as const),
  ...(["citation.terms_said", "claims.imported"] as const),
  ...(["claim.placed", "proposal.accepted", "clearance.reopened"] as const),
]);
