/**
 * Which events open the gate again through which a story went: whatever changes what it says, what
 * that rests on, or what was let pass. A new type does not compile until it is here, and `commit`
 * asks this table for every write, so that no command can forget it. Pure.
 */
import type { EventOf, EventType, NewEvent } from "./events";
import { sayAct } from "./said-act";
import { isAct } from "./undoable";

/** opens: a change of the story; keeps: none; itself: by what of the story was changed. */
type Opening = "opens" | "keeps" | "itself";

const OPENS = "opens";
const KEEPS = "keeps";
const ITSELF = "itself";

export const OPENS_GATE = {
  "newsroom.set_up": KEEPS,
  "person.invited": KEEPS,
  "invitation.revoked": KEEPS,
  "person.joined": KEEPS,
  "person.role_changed": KEEPS,
  "person.renamed": KEEPS,
  "person.disabled": KEEPS,
  "person.enabled": KEEPS,
  "person.signed_in": KEEPS,
  "person.signed_out": KEEPS,
  "person.session_ended": KEEPS,
  "person.other_sessions_ended": KEEPS,
  "person.factor_added": KEEPS,
  "person.factor_removed": KEEPS,
  "person.factors_removed": KEEPS,
  "person.recovery_codes_made": KEEPS,
  "person.recovery_code_used": KEEPS,
  "people.factor_required": KEEPS,
  "person.linked_to_provider": KEEPS,
  "person.sign_in_failed": KEEPS,
  "person.sign_in_throttled": KEEPS,
  "person.password_changed": KEEPS,
  "person.password_link_made": KEEPS,
  "person.signed_out_everywhere": KEEPS,
  "person.token_made": KEEPS,
  "person.token_revoked": KEEPS,
  "story.created": KEEPS,
  "story.edited": ITSELF,
  "story.member_added": KEEPS,
  "story.member_removed": KEEPS,
  "story.opening_requested": KEEPS,
  "story.opening_withdrawn": KEEPS,
  "story.opening_confirmed": KEEPS,
  "source.created": KEEPS,
  "source.edited": OPENS,
  "source.shared": KEEPS,
  "source.described": OPENS,
  "identity.kept": KEEPS,
  "identity.erased": KEEPS,
  "identity.seen": KEEPS,
  "identity.attested": KEEPS,
  "identity.attestation_withdrawn": KEEPS,
  "identity.reader_named": KEEPS,
  "identity.reader_removed": KEEPS,
  "identity.handed_over": KEEPS,
  "identities.sealed_anew": KEEPS,
  "source.change_proposed": KEEPS,
  "source.change_taken_over": OPENS,
  "source.change_declined": KEEPS,
  "claim.source_changed": OPENS,
  // Of the claims that lean on it, `claim.source_changed` tells in each story; both open it.
  "source.retracted": OPENS,
  "source.reinstated": OPENS,
  "source.merged": OPENS,
  "source.merge_undone": OPENS,
  "claim.logged": OPENS,
  "claim.edited": OPENS,
  "claim.withdrawn": OPENS,
  "claim.restored": OPENS,
  "claim.split": OPENS,
  "claim.split_off": OPENS,
  "claim.merged_away": OPENS,
  "claim.merged_here": OPENS,
  "claim.merge_undone": OPENS,
  "claim.handed_over": OPENS,
  "claim.taken_back": OPENS,
  // Somebody looked, and what the story says stands.
  "claim.reconfirmed": KEEPS,
  "citation.added": OPENS,
  "citation.edited": OPENS,
  "citation.terms_said": OPENS,
  "citation.removed": OPENS,
  "citation.restored": OPENS,
  "citation.file_attached": OPENS,
  "citation.file_downloaded": KEEPS,
  "citation.file_removed": OPENS,
  "claim.origins_recounted": OPENS,
  "draft.added": OPENS,
  "claim.placed": OPENS,
  "claim.moved": OPENS,
  "claim.orphaned": OPENS,
  "claim.place_pending": OPENS,
  "placement.confirmed": OPENS,
  "draft.part_set": OPENS,
  "sentence.nothing_to_check": OPENS,
  "further_place.accepted": OPENS,
  "further_place.dismissed": OPENS,
  "further_place.moved": OPENS,
  "claim.contradicted": OPENS,
  // What is cited or kept with a claim has an event of its own.
  "note.cited": KEEPS,
  "note.kept": KEEPS,
  "note.set_aside": KEEPS,
  "note.reopened": KEEPS,
  "proposal.accepted": OPENS,
  "proposal.dismissed": KEEPS,
  "proposal.restored": KEEPS,
  "proposals.asked": KEEPS,
  "verdict.given": OPENS,
  "verdict.lapsed": OPENS,
  "question.raised": OPENS,
  "question.answered": OPENS,
  // An open question stays one; but what is said to it may be what it was let pass for.
  "question.replied": OPENS,
  "question.closed": OPENS,
  "question.dismissed": OPENS,
  "reply.drafted": OPENS,
  "reply.changed": OPENS,
  "reply.sent": OPENS,
  "reply.reminded": OPENS,
  "reply.recorded": OPENS,
  "reply.withdrawn": OPENS,
  // What it cites and asks has events of its own.
  "call.recorded": KEEPS,
  "call.question_worded": KEEPS,
  "contact.kept": KEEPS,
  "lint.waived": OPENS,
  "lint.unwaived": OPENS,
  "clearance.given": KEEPS,
  "clearance.reopened": KEEPS,
  "clearance.policy_chosen": OPENS,
  "policy.copied": KEEPS,
  "policy.changed": KEEPS,
  "blocker.overridden": KEEPS,
  "blocker.override_taken_back": OPENS,
  "claim.signed_off": KEEPS,
  "claim.sign_off_taken_back": OPENS,
  // What readers have changes by none of these; whoever mends a claim for one edits it.
  "story.published": KEEPS,
  "error.reported": KEEPS,
  "error.dismissed": KEEPS,
  "correction.made": KEEPS,
  "correction.withdrawn": KEEPS,
  "view.saved": KEEPS,
  "view.edited": KEEPS,
  "view.removed": KEEPS,
  "view.restored": KEEPS,
  "claims.imported": KEEPS,
  "claims.exported": KEEPS,
  "document.exported": KEEPS,
  "act.undone": OPENS,
  "record.begun": KEEPS,
  "retention.proposed": KEEPS,
  "retention.confirmed": KEEPS,
  "retention.withdrawn": KEEPS,
  "hold.placed": KEEPS,
  "hold.confirmed": KEEPS,
  "hold.lift_asked": KEEPS,
  "hold.lift_withdrawn": KEEPS,
  "hold.lifted": KEEPS,
  "erasure.asked": KEEPS,
  "erasure.confirmed": KEEPS,
  "erasure.withdrawn": KEEPS,
  "erasure.stopped": KEEPS,
  "erasure.finished": KEEPS,
  "record.erased": KEEPS,
  "record.said_again": KEEPS,
  "content.erased": KEEPS,
} as const satisfies { readonly [Type in EventType]: Opening };

/** Types after which somebody who looked at the gate looks again before clearing. */
export const OPENING_TYPES = (Object.keys(OPENS_GATE) as EventType[]).filter(
  (type) => OPENS_GATE[type] !== KEEPS,
);

export function opensGate(event: NewEvent): boolean {
  if (event.type === "story.edited") return isOpeningEdit(event.data);
  return OPENS_GATE[event.type] === OPENS;
}

/** A deadline or a desk is no part of what goes out; by hand a status only takes the story back. */
function isOpeningEdit({ changes }: EventOf<"story.edited">["data"]): boolean {
  return "headline" in changes || "status" in changes;
}

/** What was changed, in a few words: "C12 reworded", "draft 4 brought in". */
export function sayOpening(events: readonly NewEvent[]): string {
  const opening = events.filter(opensGate);
  const draft = opening.find((event) => event.type === "draft.added");
  if (draft) return `draft ${draft.data.number} brought in`;
  if (opening.some(isAct)) return sayAct(opening);
  for (const event of opening) {
    const said = sayOther(event);
    if (said !== null) return said;
  }
  return "something of the story changed";
}

function sayOther(event: NewEvent): string | null {
  switch (event.type) {
    case "story.edited":
      return "headline" in event.data.changes ? "headline changed" : "status changed";
    case "claim.source_changed":
      return `source ${event.data.source} changed`;
    case "claim.origins_recounted":
      return `origins of ${event.data.ref} changed`;
    case "act.undone":
      return `undone: ${event.data.said}`;
    case "clearance.policy_chosen":
      return `policy ${event.data.to} chosen`;
    default:
      return null;
  }
}
