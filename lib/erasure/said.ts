/**
 * What of a class each kind of event says: by the members of its data that hold texts which a
 * schedule erases. A new type does not compile until it is here. Of the rows that an event holds,
 * fields.ts says the same. Pure.
 */
import type { EventOf, EventType } from "@/lib/audit/events";
import { isErasedMark } from "@/lib/audit/erased-mark";
import type { ErasureClass } from "./rules";

type Member<T extends EventType> = EventOf<T>["data"] extends infer Data
  ? Data extends unknown
    ? Extract<keyof Data, string>
    : never
  : never;
type Says<T extends EventType> = Partial<Record<Member<T>, readonly ErasureClass[]>>;

const NOTES = ["notes"] as const;
const FILES = ["files"] as const;
const DRAFTS = ["drafts"] as const;
const NOTHING = {};
/** Of what changed, only what a record calls its note is of a class. */
const CHANGES = { changes: NOTES };
const QUOTE = { quote: DRAFTS };
const FROM_TO = { from: DRAFTS, to: DRAFTS, meaning: DRAFTS };

export const SAID: { readonly [T in EventType]: Says<T> } = {
  "newsroom.set_up": NOTHING,
  "person.invited": NOTHING,
  "invitation.revoked": NOTHING,
  "person.joined": NOTHING,
  "person.role_changed": NOTHING,
  "person.renamed": NOTHING,
  "person.disabled": NOTHING,
  "person.enabled": NOTHING,
  "person.signed_in": NOTHING,
  "person.signed_out": NOTHING,
  "person.session_ended": NOTHING,
  "person.other_sessions_ended": NOTHING,
  "person.factor_added": NOTHING,
  "person.factor_removed": NOTHING,
  "person.factors_removed": NOTHING,
  "person.recovery_codes_made": NOTHING,
  "person.recovery_code_used": NOTHING,
  "people.factor_required": NOTHING,
  "person.linked_to_provider": NOTHING,
  "person.sign_in_failed": NOTHING,
  "person.sign_in_throttled": NOTHING,
  "person.password_changed": NOTHING,
  "person.password_link_made": NOTHING,
  "person.signed_out_everywhere": NOTHING,
  "person.token_made": NOTHING,
  "person.token_revoked": NOTHING,
  "story.created": { note: NOTES },
  "story.edited": CHANGES,
  "story.member_added": NOTHING,
  "story.member_removed": NOTHING,
  "story.opening_requested": NOTHING,
  "story.opening_withdrawn": NOTHING,
  "story.opening_confirmed": NOTHING,
  "source.created": NOTHING,
  "source.edited": CHANGES,
  "source.shared": NOTHING,
  "source.described": NOTHING,
  "identity.kept": NOTHING,
  "identity.erased": NOTHING,
  "identity.seen": NOTHING,
  "identity.attested": NOTHING,
  "identity.attestation_withdrawn": NOTHING,
  "identity.reader_named": NOTHING,
  "identity.reader_removed": NOTHING,
  "identity.handed_over": NOTHING,
  "identities.sealed_anew": NOTHING,
  "source.change_proposed": NOTHING,
  "source.change_taken_over": NOTHING,
  "source.change_declined": NOTHING,
  "claim.source_changed": NOTHING,
  "source.retracted": NOTHING,
  "source.reinstated": NOTHING,
  "source.merged": NOTHING,
  "source.merge_undone": NOTHING,
  "claim.logged": { beside: NOTES },
  "claim.edited": CHANGES,
  "claim.withdrawn": { reason: NOTES },
  "claim.restored": NOTHING,
  "claim.split": CHANGES,
  "claim.split_off": NOTHING,
  "claim.merged_away": NOTHING,
  "claim.merged_here": CHANGES,
  "claim.merge_undone": CHANGES,
  "claim.handed_over": { without: NOTES },
  "claim.taken_back": NOTHING,
  "citation.added": CHANGES,
  "citation.edited": CHANGES,
  "citation.terms_said": NOTHING,
  "citation.removed": NOTHING,
  "citation.restored": NOTHING,
  "citation.file_attached": { name: FILES },
  "citation.file_downloaded": { name: FILES },
  "citation.file_removed": { name: FILES },
  "claim.reconfirmed": { note: NOTES },
  "claim.origins_recounted": NOTHING,
  "draft.added": { title: DRAFTS, file: DRAFTS },
  "claim.placed": QUOTE,
  "claim.moved": FROM_TO,
  "claim.orphaned": QUOTE,
  "claim.place_pending": QUOTE,
  "placement.confirmed": QUOTE,
  "draft.part_set": NOTHING,
  "sentence.nothing_to_check": QUOTE,
  "further_place.accepted": QUOTE,
  "further_place.dismissed": QUOTE,
  "further_place.moved": FROM_TO,
  "claim.contradicted": { quote: DRAFTS, meaning: DRAFTS },
  "note.cited": NOTHING,
  "note.kept": NOTHING,
  "note.set_aside": NOTHING,
  "note.reopened": NOTHING,
  "proposal.accepted": QUOTE,
  "proposal.dismissed": QUOTE,
  "proposal.restored": QUOTE,
  "proposals.asked": NOTHING,
  "verdict.given": { note: NOTES },
  "verdict.lapsed": { meaning: DRAFTS, droppedHedges: DRAFTS },
  "question.raised": { question: NOTES },
  "question.answered": { answer: NOTES },
  "question.replied": { text: NOTES },
  "question.closed": NOTHING,
  "question.dismissed": { reason: NOTES },
  "reply.drafted": NOTHING,
  "reply.changed": NOTHING,
  "reply.sent": NOTHING,
  "reply.reminded": NOTHING,
  "reply.recorded": NOTHING,
  "reply.withdrawn": { reason: NOTES },
  "call.recorded": { note: NOTES },
  "call.question_worded": { question: NOTES },
  "contact.kept": NOTHING,
  "lint.waived": { reason: NOTES, words: DRAFTS },
  "lint.unwaived": { words: DRAFTS },
  "story.published": NOTHING,
  "error.reported": { said: NOTES },
  "error.dismissed": { reason: NOTES },
  "correction.made": NOTHING,
  "correction.withdrawn": NOTHING,
  "clearance.given": NOTHING,
  "clearance.reopened": { because: NOTES },
  "clearance.policy_chosen": NOTHING,
  "blocker.overridden": { what: ["notes", "drafts"], reason: NOTES },
  "blocker.override_taken_back": { what: ["notes", "drafts"] },
  "claim.signed_off": { note: NOTES },
  "claim.sign_off_taken_back": NOTHING,
  "policy.copied": NOTHING,
  "policy.changed": NOTHING,
  "view.saved": NOTHING,
  "view.edited": NOTHING,
  "view.removed": NOTHING,
  "view.restored": NOTHING,
  // What a file is called may say what is in it, as a draft’s may.
  "claims.imported": { file: NOTES },
  "claims.exported": NOTHING,
  "document.exported": NOTHING,
  "act.undone": NOTHING,
  "retention.proposed": NOTHING,
  "retention.confirmed": NOTHING,
  "retention.withdrawn": NOTHING,
  "hold.placed": NOTHING,
  "hold.confirmed": NOTHING,
  "hold.lift_asked": NOTHING,
  "hold.lift_withdrawn": NOTHING,
  "hold.lifted": NOTHING,
  "erasure.asked": NOTHING,
  "erasure.confirmed": NOTHING,
  "erasure.withdrawn": NOTHING,
  "erasure.stopped": NOTHING,
  "erasure.finished": NOTHING,
  "record.erased": NOTHING,
  "record.said_again": NOTHING,
  "record.begun": NOTHING,
  "content.erased": NOTHING,
};

/** Whether what the event says, beside the rows it holds, is of one of these classes. */
export function says(
  type: string,
  data: Readonly<Record<string, unknown>>,
  classes: ReadonlySet<ErasureClass>,
): boolean {
  const members = (SAID as Record<string, Record<string, readonly ErasureClass[]>>)[type] ?? {};
  return Object.entries(members).some(
    ([member, own]) => own.some((name) => classes.has(name)) && holds(member, data[member]),
  );
}

function holds(member: string, value: unknown): boolean {
  if (member === "changes")
    return holdsNote(value as Record<string, { from: unknown }> | undefined);
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "string") return value !== "" && !isErasedMark(value);
  return value !== undefined && value !== null;
}

function holdsNote(changes: Record<string, { from: unknown; to?: unknown }> | undefined): boolean {
  const note = changes?.["note"];
  return [note?.from, note?.to].some(
    (text) => typeof text === "string" && text !== "" && !isErasedMark(text),
  );
}
