/**
 * The lines of the log in words, as the page and the command line tell them. Pure. Every kind of
 * event has its words for one and for many; the compiler checks.
 */
import { countOf } from "@/components/drafts/draft-counts";
import { eventSentence, takenOver } from "@/components/history/event-sentence";
import type { EventType } from "@/lib/audit/events";
import type { LogLine, ToldEntry } from "@/lib/log/fold";

/** Who, and what they did, to stand after it; and the claim that it was done to. */
export type Said = { who: string; what: string; ref?: string };

/** One event, with whom it is about where a history need not say it. */
export function sentenceOf({ event, about }: ToldEntry): Said {
  const whom = about !== null && about !== event.by ? about : null;
  switch (event.type) {
    case "person.sign_in_failed":
    case "person.sign_in_throttled":
      return { who: whom ?? "Somebody", what: `${eventSentence(event)} (${event.data.address})` };
    case "person.role_changed":
      return {
        who: event.by,
        what: `changed the role of ${whom ?? "an account"} from ${event.data.from} to ${event.data.to}${takenOver(event.data)}`,
      };
    case "person.disabled":
      return {
        who: event.by,
        what: `disabled the account of ${whom ?? "somebody"}${takenOver(event.data)}`,
      };
    case "person.enabled":
      return { who: event.by, what: `enabled the account of ${whom ?? "somebody"} again` };
    case "person.password_link_made":
      return { who: event.by, what: `made a link to a new password for ${whom ?? "somebody"}` };
    case "person.joined":
      return { who: about ?? event.by, what: eventSentence(event) };
    case "view.saved":
    case "view.edited":
    case "view.removed":
    case "view.restored":
      return { who: event.by, what: event.data.name ? eventSentence(event) : VIEWS[event.type] };
    case "claims.exported":
      return {
        who: event.by,
        what: `${eventSentence(event)}${event.storyId === undefined ? ", from the whole newsroom" : ""}`,
      };
    default: {
      const ref = "ref" in event.data ? event.data.ref : undefined;
      return { who: event.by, what: eventSentence(event), ...(ref !== undefined && { ref }) };
    }
  }
}

/** What somebody calls a view of their own is theirs. */
const VIEWS = {
  "view.saved": "saved a view",
  "view.edited": "changed a view",
  "view.removed": "removed a view",
  "view.restored": "brought a view back",
};

/** What somebody did so many times. */
export const MANY: Record<EventType, (count: number) => string> = {
  "newsroom.set_up": (n) => `set up the newsroom ${times(n)}`,
  "person.invited": (n) => `invited ${counted(n, "person", "people")}`,
  "invitation.revoked": (n) => `revoked ${countOf(n, "invitation")}`,
  "person.joined": () => "joined",
  "person.role_changed": (n) => `changed ${countOf(n, "role")}`,
  "person.renamed": (n) => `renamed ${counted(n, "person", "people")}`,
  "person.disabled": (n) => `disabled ${countOf(n, "account")}`,
  "person.enabled": (n) => `enabled ${countOf(n, "account")}`,
  "person.linked_to_provider": (n) => `linked ${countOf(n, "account")} to the identity provider`,
  "person.signed_in": (n) => `signed in ${times(n)}`,
  "person.sign_in_throttled": (n) => `was kept from signing in ${times(n)}`,
  "person.sign_in_failed": (n) => `was refused at sign-in ${times(n)}`,
  "person.signed_out": (n) => `signed out ${times(n)}`,
  "person.session_ended": (n) => `ended ${countOf(n, "session")} of their own`,
  "person.other_sessions_ended": (n) => `ended all other sessions of their own ${times(n)}`,
  "person.factor_added": (n) => `added ${countOf(n, "second factor")}`,
  "person.factor_removed": (n) => `took off ${countOf(n, "second factor")}`,
  "person.factors_removed": (n) => `took all second factors off ${countOf(n, "account")}`,
  "person.recovery_codes_made": (n) => `made new recovery codes ${times(n)}`,
  "person.recovery_code_used": (n) => `used ${countOf(n, "recovery code")}`,
  "people.factor_required": (n) => `changed which roles need a second factor ${times(n)}`,
  "person.password_link_made": (n) => `made ${countOf(n, "link")} to a new password`,
  "person.password_changed": (n) => `changed the password ${times(n)}`,
  "person.signed_out_everywhere": (n) => `signed out everywhere ${times(n)}`,
  "person.token_made": (n) => `made ${countOf(n, "API token")}`,
  "person.token_revoked": (n) => `revoked ${countOf(n, "API token")}`,
  "story.created": (n) => `created ${counted(n, "story", "stories")}`,
  "story.edited": (n) => `edited the story ${times(n)}`,
  "story.member_added": (n) => `made ${counted(n, "person", "people")} a member`,
  "story.opening_requested": (n) => `asked ${times(n)} that a story be opened`,
  "story.opening_withdrawn": (n) => `withdrew ${countOf(n, "request")} to open a story`,
  "story.opening_confirmed": (n) => `opened ${counted(n, "story", "stories")}`,
  "story.member_removed": (n) => `took ${counted(n, "person", "people")} off the story`,
  "source.created": (n) => `added ${countOf(n, "source")}`,
  "source.edited": (n) => `edited sources ${times(n)}`,
  "source.shared": (n) => `made ${countOf(n, "source")} the newsroom’s`,
  "source.described": (n) => `changed what ${countOf(n, "source")} may be called`,
  "identity.kept": (n) => `sealed who ${countOf(n, "source")} are`,
  "identity.erased": (n) => `erased who ${countOf(n, "source")} are`,
  "identity.seen": (n) => `looked at who a source is ${times(n)}`,
  "identity.attested": (n) => `said of ${countOf(n, "source")} that they know who it is`,
  "identity.attestation_withdrawn": (n) => `took back ${times(n)} that they know who a source is`,
  "identity.reader_named": (n) =>
    `named ${counted(n, "person", "people")} who may see who a source is`,
  "identity.reader_removed": (n) =>
    `took ${counted(n, "person", "people")} off those who may see who a source is`,
  "identity.handed_over": (n) => `handed on who ${countOf(n, "source")} are`,
  "identities.sealed_anew": (n) => `sealed all identities under a new key ${times(n)}`,
  "source.change_proposed": (n) => `left ${countOf(n, "source")} as a story keeps it`,
  "source.change_taken_over": (n) => `took ${countOf(n, "change")} of a source over`,
  "source.change_declined": (n) => `declined ${countOf(n, "change")} of a source`,
  "source.retracted": (n) => `retracted ${countOf(n, "source")}`,
  "source.reinstated": (n) => `took back the retraction of ${countOf(n, "source")}`,
  "source.merged": (n) => `merged ${countOf(n, "source")}`,
  "source.merge_undone": (n) => `undid ${countOf(n, "merge")} of sources`,
  "claim.source_changed": (n) => `changed what ${countOf(n, "claim")} rest on`,
  "claim.logged": (n) => `logged ${countOf(n, "claim")}`,
  "claim.edited": (n) => `edited claims ${times(n)}`,
  "claim.withdrawn": (n) => `withdrew ${countOf(n, "claim")}`,
  "claim.restored": (n) => `restored ${countOf(n, "claim")}`,
  "claim.split": (n) => `split ${countOf(n, "claim")}`,
  "claim.split_off": (n) => `split off ${countOf(n, "claim")}`,
  "claim.merged_away": (n) => `merged ${countOf(n, "claim")} away`,
  "claim.merged_here": (n) => `merged into ${countOf(n, "claim")}`,
  "claim.merge_undone": (n) => `undid ${countOf(n, "merge")} of claims`,
  "claim.handed_over": (n) => `handed over ${countOf(n, "claim")}`,
  "claim.taken_back": (n) => `took back ${countOf(n, "claim")}`,
  "claim.reconfirmed": (n) => `re-confirmed ${countOf(n, "claim")}`,
  "citation.added": (n) => `added ${countOf(n, "citation")}`,
  "citation.edited": (n) => `changed citations ${times(n)}`,
  "citation.terms_said": (n) => `said the terms of ${countOf(n, "claim")}`,
  "citation.removed": (n) => `took off ${countOf(n, "citation")}`,
  "citation.restored": (n) => `put back ${countOf(n, "citation")}`,
  "citation.file_attached": (n) => `attached ${countOf(n, "file")}`,
  "citation.file_downloaded": (n) => `downloaded ${countOf(n, "file")}`,
  "citation.file_removed": (n) => `took off ${countOf(n, "file")}`,
  "claim.origins_recounted": (n) => `changed the origins of ${countOf(n, "claim")}`,
  "draft.added": (n) => `brought in ${countOf(n, "draft")}`,
  "claim.placed": (n) => `placed ${countOf(n, "claim")}`,
  "claim.moved": (n) => `moved ${countOf(n, "claim")} with a draft`,
  "claim.orphaned": (n) => `lost the words of ${countOf(n, "claim")} with a draft`,
  "claim.place_pending": (n) => `left ${countOf(n, "place")} to be settled with a draft`,
  "placement.confirmed": (n) => `confirmed ${countOf(n, "place")}`,
  "draft.part_set": (n) => `said of ${countOf(n, "paragraph")} what part they are`,
  "sentence.nothing_to_check": (n) => `said ${times(n)} whether there is something to check`,
  "further_place.accepted": (n) => `accepted ${countOf(n, "further place")}`,
  "further_place.dismissed": (n) => `dismissed ${countOf(n, "further place")}`,
  "further_place.moved": (n) => `changed ${countOf(n, "further place")} with a draft`,
  "claim.contradicted": (n) => `contradicted ${countOf(n, "claim")} with a draft`,
  "note.cited": (n) => `cited ${countOf(n, "note")}`,
  "note.kept": (n) => `kept ${countOf(n, "note")} with claims`,
  "note.set_aside": (n) => `set ${countOf(n, "note")} aside`,
  "note.reopened": (n) => `opened ${countOf(n, "note")} again`,
  "proposal.accepted": (n) => `accepted ${countOf(n, "proposal")}`,
  "proposal.dismissed": (n) => `dismissed ${countOf(n, "proposal")}`,
  "proposal.restored": (n) => `brought back ${countOf(n, "proposal")}`,
  "proposals.asked": (n) => `asked for proposals ${times(n)}`,
  "verdict.given": (n) => `gave ${countOf(n, "verdict")}`,
  "verdict.lapsed": (n) => `made ${countOf(n, "verdict")} lapse`,
  "question.raised": (n) => `asked ${countOf(n, "question")}`,
  "question.answered": (n) => `answered ${countOf(n, "question")}`,
  "question.replied": (n) => `replied to ${countOf(n, "question")}`,
  "question.closed": (n) => `closed ${countOf(n, "question")}`,
  "question.dismissed": (n) => `dismissed ${countOf(n, "question")}`,
  "call.recorded": (n) => `recorded ${countOf(n, "call")}`,
  "call.question_worded": (n) => `worded ${countOf(n, "question")} for a call`,
  "contact.kept": (n) => `changed ${times(n)} how a source is reached`,
  "reply.drafted": (n) => `noted ${countOf(n, "request")} for a reply`,
  "reply.changed": (n) => `changed requests for a reply ${times(n)}`,
  "reply.sent": (n) => `sent ${countOf(n, "request")} for a reply`,
  "reply.reminded": (n) => `reminded ${times(n)} of a request for a reply`,
  "reply.recorded": (n) => `recorded ${times(n)} what became of a request for a reply`,
  "reply.withdrawn": (n) => `withdrew ${countOf(n, "request")} for a reply`,
  "lint.waived": (n) => `waived ${countOf(n, "lint")}`,
  "lint.unwaived": (n) => `took back ${countOf(n, "waiver")}`,
  "story.published": (n) => `published ${countOf(n, "story")}`,
  "error.reported": (n) => `took down ${countOf(n, "error")} that somebody reported`,
  "error.dismissed": (n) => `found ${countOf(n, "report")} to be of no error`,
  "correction.made": (n) => `made ${countOf(n, "correction")}`,
  "correction.withdrawn": (n) => `withdrew ${countOf(n, "correction")}`,
  "clearance.given": (n) => `cleared ${countOf(n, "draft")}`,
  "clearance.reopened": (n) => `opened the gate again ${times(n)}`,
  "clearance.policy_chosen": (n) => `chose another policy ${times(n)}`,
  "blocker.overridden": (n) => `overrode ${countOf(n, "blocker")}`,
  "blocker.override_taken_back": (n) => `took back ${countOf(n, "override")}`,
  "claim.signed_off": (n) => `signed off ${countOf(n, "claim")}`,
  "claim.sign_off_taken_back": (n) => `took back ${countOf(n, "sign-off")}`,
  "policy.copied": (n) => `copied ${counted(n, "policy", "policies")}`,
  "policy.changed": (n) => `changed ${counted(n, "policy", "policies")}`,
  "view.saved": (n) => `saved ${countOf(n, "view")}`,
  "view.edited": (n) => `changed views ${times(n)}`,
  "view.removed": (n) => `removed ${countOf(n, "view")}`,
  "view.restored": (n) => `brought back ${countOf(n, "view")}`,
  "claims.imported": (n) => `brought in ${countOf(n, "set")} of rows`,
  "claims.exported": (n) => `exported ${times(n)}`,
  "document.exported": (n) => `took ${countOf(n, "document")} out`,
  "act.undone": (n) => `undid ${countOf(n, "act")}`,
  "record.begun": (n) => `began to keep rows in the log ${times(n)}`,
  "retention.proposed": (n) => `asked for ${countOf(n, "schedule")} of erasure`,
  "retention.confirmed": (n) => `confirmed ${countOf(n, "schedule")} of erasure`,
  "retention.withdrawn": (n) => `withdrew ${countOf(n, "schedule")} of erasure`,
  "hold.placed": (n) => `placed ${countOf(n, "legal hold")}`,
  "hold.confirmed": (n) => `confirmed ${countOf(n, "legal hold")}`,
  "hold.lift_asked": (n) => `asked that ${countOf(n, "legal hold")} be lifted`,
  "hold.lift_withdrawn": (n) => `withdrew a request to lift a legal hold ${times(n)}`,
  "hold.lifted": (n) => `lifted ${countOf(n, "legal hold")}`,
  "erasure.asked": (n) => `asked for ${countOf(n, "erasure")}`,
  "erasure.confirmed": (n) => `confirmed ${countOf(n, "erasure")}`,
  "erasure.withdrawn": (n) => `withdrew ${countOf(n, "erasure")}`,
  "erasure.stopped": (n) => `stopped ${countOf(n, "erasure")}`,
  "erasure.finished": (n) => `finished ${countOf(n, "erasure")}`,
  "record.erased": (n) => `erased texts of the record ${times(n)}`,
  "record.said_again": (n) => `said again what is kept of erased events ${times(n)}`,
  "content.erased": (n) => `erased what events said ${times(n)}`,
};

/** As many kinds of work as a sentence still takes. */
const KINDS_NAMED = 3;

/** A line of the log, folded or not. */
export function lineSentence(line: LogLine): Said {
  switch (line.kind) {
    case "event":
      return sentenceOf(line.entries[0]);
    case "hidden":
      return { who: "", what: `${countOf(line.entries.length, "event")} in stories that you are not a member of` }; // prettier-ignore
    case "sign-ins":
      return signInSentence(line.entries);
    case "work":
      return { who: line.entries[0]?.event.by ?? "", what: workSentence(line.entries) };
  }
}

function signInSentence(entries: readonly ToldEntry[]): Said {
  const who = [...new Set(entries.map((entry) => sentenceOf(entry).who))];
  if (who.length === 1) return { who: who[0] ?? "", what: workSentence(entries) };
  const isPlain = entries.every(({ event }) => event.type === "person.signed_in");
  return {
    who: counted(who.length, "person", "people"),
    what: isPlain ? "signed in" : "signed in or out",
  };
}

function workSentence(entries: readonly ToldEntry[]): string {
  const counts = new Map<EventType, number>();
  for (const { event } of entries) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  const named = sorted.slice(0, KINDS_NAMED).map(([type, count]) => withRefs(type, count, entries));
  const rest = sorted.slice(KINDS_NAMED).reduce((sum, [, count]) => sum + count, 0);
  const told = rest > 0 ? [...named, countOf(rest, "other change")] : named;
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

/** "logged 12 claims, C3 to C14": where all are of one row of numbers. */
function withRefs(type: EventType, count: number, entries: readonly ToldEntry[]): string {
  const words = MANY[type](count);
  if (type !== "claim.logged" || count < 2) return words;
  const numbers = entries.flatMap(({ event }) =>
    event.type === "claim.logged" ? Number(event.data.ref.slice(1)) : [],
  );
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  return last - first === count - 1 ? `${words} (C${first} to C${last})` : words;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

function times(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count.toLocaleString("en-GB")} times`;
}
