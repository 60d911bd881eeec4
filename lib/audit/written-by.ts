/**
 * Which tables of the record each kind of event writes; none for those that change no record. A new
 * type does not compile until it is here. By it a command's rows are given to its events
 * (given-to-events.ts). Pure.
 */
import type { EventType } from "./events";
import { RECORDED, type RecordedTable } from "./recorded";

type Tables = readonly RecordedTable[];

/** A claim and what hangs on it: a change of it lapses its verdict, and may move its places. */
const CLAIM: Tables = ["Claim", "ClaimTag", "ClaimAuthor", "Verdict", "Suspicion"];
const CITATION: Tables = [...CLAIM, "Citation", "CitationRest", "Attachment"];
const PLACES: Tables = ["Placement", "FurtherPlace"];
const MERGED: Tables = [...CITATION, ...PLACES, "ClaimMerge", "Question"];
const SOURCE: Tables = ["Source", "SourceDerivation"];
/** It falls, and the claims that lean on it are suspect. */
const FALL: Tables = ["Source", "SourceFall", "Suspicion"];
const IDENTITY: Tables = ["SourceIdentity", "SourceIdentityReader", "IdentityAttestation"];
/** A story that keeps a source as it was is given one of its own in its place. */
const KEPT: Tables = [...SOURCE, "SourceProposal", "Citation", "CitationRest"];
const SOURCES: Tables = [...SOURCE, "SourceMerge", "Citation", "CitationRest"];
const QUESTION: Tables = ["Question", "Mention", ...CLAIM];
const REPLY: Tables = ["ReplyRequest", "ReplyRequestClaim", "ReplyReminder"];
/** What a call cites and asks is told by events of its own. */
const CALL: Tables = ["Call", "CallLine"];
const PERSON: Tables = ["User"];
/** What an administrator does to an account is told to the restricted stories that it works on. */
const TOLD: Tables = ["StoryAside"];
const OPENING: Tables = ["StoryOpening", ...TOLD];
const STORY: Tables = ["Story", "StoryMember", "FormerSlug"];
/** The story's status goes with it. */
const GATE: Tables = ["Clearance", "Story"];
const NOTHING: Tables = [];
/** What is erased, or said again where an event that told of it is erased, may be of any table. */
const ERASED: Tables = RECORDED.map(({ table }) => table);

export const WRITTEN_BY: { readonly [Type in EventType]: Tables } = {
  "newsroom.set_up": PERSON,
  "person.invited": ["Invitation"],
  "invitation.revoked": ["Invitation"],
  "person.joined": ["User", "Invitation"],
  "person.role_changed": [...PERSON, ...TOLD, "StoryMember"],
  "person.renamed": [...PERSON, ...TOLD],
  "person.disabled": ["User", "Invitation", ...TOLD, "StoryMember"],
  "person.enabled": [...PERSON, ...TOLD, "StoryMember"],
  "person.signed_in": PERSON,
  "person.signed_out": NOTHING,
  "person.session_ended": NOTHING,
  "person.other_sessions_ended": NOTHING,
  "person.factor_added": NOTHING,
  "person.factor_removed": NOTHING,
  "person.factors_removed": TOLD,
  "person.recovery_codes_made": NOTHING,
  "person.recovery_code_used": NOTHING,
  "people.factor_required": NOTHING,
  "person.linked_to_provider": PERSON,
  "person.sign_in_failed": NOTHING,
  "person.sign_in_throttled": NOTHING,
  "person.password_changed": ["User", "Invitation", ...TOLD],
  "person.password_link_made": ["User", "Invitation", ...TOLD],
  "person.token_made": TOLD,
  "person.token_revoked": NOTHING,
  "person.signed_out_everywhere": PERSON,
  "story.created": STORY,
  "story.edited": STORY,
  "story.member_added": ["StoryMember"],
  "story.member_removed": ["StoryMember"],
  "story.opening_requested": OPENING,
  "story.opening_withdrawn": OPENING,
  "story.opening_confirmed": [...OPENING, "StoryMember"],
  "source.created": SOURCE,
  "source.edited": [...SOURCE, "SourceFall", "Suspicion"],
  "source.shared": SOURCE,
  "source.described": SOURCE,
  "identity.kept": IDENTITY,
  "identity.erased": IDENTITY,
  "identity.seen": NOTHING,
  "identity.attested": IDENTITY,
  "identity.attestation_withdrawn": IDENTITY,
  "identity.reader_named": IDENTITY,
  "identity.reader_removed": IDENTITY,
  "identity.handed_over": IDENTITY,
  "identities.sealed_anew": IDENTITY,
  "source.change_proposed": KEPT,
  "source.change_taken_over": [...KEPT, "Suspicion"],
  "source.change_declined": KEPT,
  "claim.source_changed": CLAIM,
  "source.retracted": FALL,
  "source.reinstated": FALL,
  "source.merged": SOURCES,
  "source.merge_undone": SOURCES,
  "claim.logged": [...CITATION, "Story"],
  "claim.edited": CLAIM,
  "claim.withdrawn": CLAIM,
  "claim.restored": CLAIM,
  "claim.split": [...CLAIM, ...PLACES],
  "claim.split_off": [...CITATION, ...PLACES, "Story"],
  "claim.merged_away": MERGED,
  "claim.merged_here": MERGED,
  "claim.merge_undone": MERGED,
  "claim.handed_over": [...CLAIM, "LintWaiver"],
  "claim.taken_back": CLAIM,
  "citation.added": CITATION,
  "citation.edited": CITATION,
  "citation.terms_said": CITATION,
  "citation.removed": CITATION,
  "citation.restored": CITATION,
  "citation.file_attached": CITATION,
  "citation.file_downloaded": NOTHING,
  "citation.file_removed": CITATION,
  "claim.reconfirmed": CLAIM,
  "claim.origins_recounted": CLAIM,
  "draft.added": ["Draft", "DraftPart", "DraftNote", "NothingToCheck", ...PLACES],
  "claim.placed": PLACES,
  "claim.moved": PLACES,
  "claim.orphaned": PLACES,
  "claim.place_pending": PLACES,
  "placement.confirmed": PLACES,
  "draft.part_set": ["DraftPart"],
  "sentence.nothing_to_check": ["NothingToCheck"],
  "note.cited": ["DraftNote"],
  "note.kept": ["DraftNote"],
  "note.set_aside": ["DraftNote"],
  "note.reopened": ["DraftNote"],
  "further_place.accepted": PLACES,
  "further_place.dismissed": PLACES,
  "further_place.moved": PLACES,
  "claim.contradicted": PLACES,
  "proposal.accepted": PLACES,
  "proposal.dismissed": NOTHING,
  "proposal.restored": NOTHING,
  "proposals.asked": NOTHING,
  "verdict.given": CLAIM,
  "verdict.lapsed": CLAIM,
  "question.raised": QUESTION,
  "question.answered": QUESTION,
  "question.replied": ["QuestionReply", "Mention"],
  "question.closed": QUESTION,
  "question.dismissed": QUESTION,
  "reply.drafted": REPLY,
  "reply.changed": REPLY,
  "reply.sent": REPLY,
  "reply.reminded": REPLY,
  "reply.recorded": REPLY,
  "reply.withdrawn": REPLY,
  "call.recorded": CALL,
  "call.question_worded": ["CallQuestion"],
  "contact.kept": ["SourceContact"],
  "lint.waived": ["LintWaiver"],
  "lint.unwaived": ["LintWaiver"],
  "story.published": ["Story"],
  "error.reported": ["ErrorReport"],
  "error.dismissed": ["ErrorReport"],
  "correction.made": ["Correction", "CorrectionClaim", "ErrorReport"],
  "correction.withdrawn": ["Correction"],
  "clearance.given": GATE,
  "clearance.reopened": GATE,
  "clearance.policy_chosen": ["StoryPolicy"],
  "blocker.overridden": ["GateOverride"],
  "blocker.override_taken_back": ["GateOverride"],
  "claim.signed_off": ["SignOff"],
  "claim.sign_off_taken_back": ["SignOff"],
  "policy.copied": ["ClearancePolicy"],
  "policy.changed": ["ClearancePolicy"],
  "view.saved": ["SavedView"],
  "view.edited": ["SavedView"],
  "view.removed": ["SavedView"],
  "view.restored": ["SavedView"],
  "claims.imported": NOTHING,
  "claims.exported": ["StoryExport"],
  "document.exported": [],
  "act.undone": [
    ...[...MERGED, ...REPLY, ...CALL],
    ...(["DraftPart", "DraftNote", "NothingToCheck", "SavedView", "LintWaiver"] as const),
    ...(["GateOverride", "SignOff", "QuestionReply", "Mention"] as const),
    "CallQuestion",
  ],
  // The rows that were there when the log began to hold rows.
  "record.begun": [
    ...[
      "Story",
      "StoryExport",
      "StoryAside",
      "StoryMember",
      "StoryPolicy",
      "FormerSlug",
      "User",
      "ClaimTag",
      "ClaimAuthor",
    ],
    ...["CitationRest", "SourceDerivation", "DraftPart", "DraftNote", "NothingToCheck"],
    "CorrectionClaim",
    ...["SourceIdentity", "SourceIdentityReader", "IdentityAttestation"],
    ...["CallQuestion", "SourceContact"],
  ] as RecordedTable[],
  "retention.proposed": ["RetentionPolicy"],
  "retention.confirmed": ["RetentionPolicy"],
  "retention.withdrawn": ["RetentionPolicy"],
  "hold.placed": ["StoryHold", ...TOLD],
  "hold.confirmed": ["StoryHold", ...TOLD],
  "hold.lift_asked": ["StoryHold", ...TOLD],
  "hold.lift_withdrawn": ["StoryHold", ...TOLD],
  "hold.lifted": ["StoryHold", ...TOLD],
  "erasure.asked": ["StoryErasure", ...TOLD],
  "erasure.confirmed": ["StoryErasure", ...TOLD],
  "erasure.withdrawn": ["StoryErasure", ...TOLD],
  "erasure.stopped": ["StoryErasure", ...TOLD],
  "erasure.finished": ["StoryErasure", ...TOLD],
  "record.erased": ERASED,
  "record.said_again": ERASED,
  "content.erased": NOTHING,
};
