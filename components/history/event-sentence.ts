/** Events in words, for histories. Pure. Every event type has its sentence; the compiler checks. */
import { countOf, draftCounts } from "@/components/drafts/draft-counts";
import type { EventOf } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/audit/history";
import { lintLabel } from "@/lib/ledger/lint/codes";
import { importSentence } from "./import-sentence";
import { erasureSentence, isOfErasure } from "./erasure-sentence";
import { labelIn } from "./field-value";
import { moveSentence, pendingSentence } from "./place-sentence";
import { plainQuote } from "./plain-quote";
import { callSentence } from "./call-sentence";
import { documentSentence, exportSentence } from "./left-sentence";
import { isErased } from "./free-text";
import { publishedSentence } from "./published-sentence";
import { replySentence } from "./reply-sentence";
import { clearanceSentence } from "./clearance-sentence";

/** What the person did, to stand after their name. */
export function eventSentence(event: LoggedEvent): string {
  if (isErased(event)) return "did something; what it was has been erased";
  if (isOfErasure(event)) return erasureSentence(event);
  switch (event.type) {
    case "newsroom.set_up":
      return "set up the newsroom";
    case "person.invited":
      return `invited ${event.data.email} as ${event.data.role}`;
    case "invitation.revoked":
      return `revoked the invitation of ${event.data.email}`;
    case "person.joined":
      return `joined as ${event.data.role}`;
    case "person.role_changed":
      return `changed ${event.data.name ? `the role of ${event.data.name}` : "a role"} from ${event.data.from} to ${event.data.to}${takenOver(event.data)}`;
    case "person.renamed":
      return `renamed ${event.data.from} to ${event.data.to}`;
    case "person.disabled":
      return `disabled ${accountOf(event.data)}${takenOver(event.data)}`;
    case "person.enabled":
      return `enabled ${accountOf(event.data)}${event.data.name ? ", which is a member here no longer" : ""}`;
    case "person.linked_to_provider":
      return "linked an account to the identity provider";
    case "person.signed_in":
      return signInSentence(event.data);
    case "person.signed_out":
      return `signed out of ${event.data.device}`;
    case "person.session_ended":
      return `ended a session of their own on ${event.data.device}`;
    case "person.other_sessions_ended":
      return `ended ${event.data.sessions === 1 ? "one other session" : `${event.data.sessions} other sessions`} of their own`;
    case "person.factor_added":
      return `added ${factorWord(event.data.kind)} “${plainQuote(event.data.name)}” as a second factor`;
    case "person.factor_removed":
      return `took off ${factorWord(event.data.kind)} “${plainQuote(event.data.name)}” as a second factor`;
    case "person.factors_removed":
      return `took all second factors off ${accountOf(event.data)}`;
    case "person.recovery_codes_made":
      return "made new recovery codes";
    case "person.recovery_code_used":
      return `used a recovery code; ${event.data.left} left`;
    case "people.factor_required":
      return `said that the role ${event.data.role} ${event.data.required ? "needs a" : "needs no"} second factor`;
    case "person.sign_in_throttled":
      return "was kept from signing in after too many attempts";
    case "person.sign_in_failed":
      return failureSentence(event.data);
    case "person.password_link_made":
      return `made a link to a new password${event.data.name ? ` for ${event.data.name}` : ""}`;
    case "person.password_changed":
      return passwordSentence(event.data);
    case "person.signed_out_everywhere":
      return "signed out everywhere";
    case "person.token_made":
      return `made the API token “${plainQuote(event.data.token)}” (${event.data.scopes})${event.data.name ? ` of ${event.data.name}` : ""}`;
    case "person.token_revoked":
      return `revoked the API token “${plainQuote(event.data.token)}”${event.data.name ? ` of ${event.data.name}` : ""}`;
    case "story.created":
      return `created the story “${plainQuote(event.data.headline)}”`;
    case "story.edited":
      return "edited the story";
    case "story.member_added":
      return `made ${event.data.name} a member`;
    case "story.member_removed":
      return `took ${event.data.name} off the story`;
    case "story.opening_requested":
      return `asked that restricted story no. ${event.data.number}, which nobody can work in, be opened to ${event.data.member}: ${event.data.reason}`;
    case "story.opening_withdrawn":
      return `withdrew ${event.data.requestedBy}’s request to open restricted story no. ${event.data.number} to ${event.data.member}`;
    case "story.opening_confirmed":
      return `opened restricted story no. ${event.data.number} to ${event.data.member}, as ${event.data.requestedBy} had asked: ${event.data.reason}`;
    case "source.created":
      return `added the ${event.data.confidential ? "confidential source" : "source"} ${event.data.name}`;
    case "source.shared":
      return `made ${event.data.name} the newsroom’s`;
    case "source.described":
      return `changed what ${event.data.source} may be called`;
    case "identity.kept":
      return `sealed who ${event.data.source} is`;
    case "identity.erased":
      return `erased what was kept of who ${event.data.source} is`;
    case "identity.seen":
      return `looked at who ${event.data.source} is`;
    case "identity.attested":
      return `said that they know who ${event.data.source} is`;
    case "identity.attestation_withdrawn":
      return `took back that they know who ${event.data.source} is`;
    case "identity.reader_named":
      return `named ${event.data.name} as one who may see who ${event.data.source} is`;
    case "identity.reader_removed":
      return `took ${event.data.name} off those who may see who ${event.data.source} is`;
    case "identity.handed_over":
      return `made ${event.data.to} the keeper of who ${event.data.source} is, in ${event.data.from}’s place`;
    case "identities.sealed_anew":
      return `sealed ${event.data.count} identities under a new key`;
    case "source.edited":
      return event.data.spelling ? "corrected the spelling of the source" : "edited the source";
    case "source.change_proposed":
      return `changed the source ${event.data.source}, which this story keeps as it was until its readers take that over`;
    case "source.change_taken_over":
      return `took over, as ${event.data.proposedBy} changed it, the source ${event.data.source}: ${event.data.said.join("; ")}`;
    case "source.change_declined":
      return `kept the source ${event.data.source} as it was, unlike ${event.data.proposedBy}: ${event.data.said.join("; ")}`;
    case "source.retracted":
      return `retracted ${event.data.source}, on which ${countOf(event.data.claims, "claim")} ${event.data.claims === 1 ? "leans" : "lean"}: ${event.data.reason}`;
    case "source.reinstated":
      return `took back the retraction of ${event.data.source}: ${event.data.reason}`;
    case "source.merged":
      return `merged ${event.data.from} into ${event.data.into}`;
    case "source.merge_undone":
      return `undid the merge of ${event.data.from} into ${event.data.into}`;
    case "claim.reconfirmed":
      return `re-confirmed the claim although ${event.data.sources.join(" and ")} fell: ${event.data.note}`;
    case "claim.logged":
      return `logged “${plainQuote(event.data.wording)}”${event.data.source ? `, from ${event.data.source}` : ""}`;
    case "claim.edited":
      return "edited the claim";
    case "claim.withdrawn":
      return `withdrew the claim: ${event.data.reason}`;
    case "claim.restored":
      return "restored the claim";
    case "claim.split":
      return `split it into ${listed(event.data.into)}`;
    case "claim.split_off":
      return `split it off from ${event.data.from}: “${plainQuote(event.data.wording)}”`;
    case "claim.merged_away":
      return `merged it into ${event.data.into}`;
    case "claim.merged_here":
      return mergeSentence(event.data);
    case "claim.merge_undone":
      return `undid the merge with ${event.data.with}`;
    case "claim.handed_over":
      return handOverSentence(event.data);
    case "claim.taken_back":
      return "took it back from review";
    case "citation.added":
      return `cited ${event.data.source}`;
    case "citation.edited":
      return `changed the citation of ${event.data.source}`;
    case "citation.terms_said":
      return `said the terms of ${listed(event.data.citations.map(({ source }) => source))}: ${event.data.terms.replaceAll("_", " ")}`;
    case "citation.removed":
      return `took the citation of ${event.data.source} off`;
    case "citation.restored":
      return `put the citation of ${event.data.source} back`;
    case "citation.file_attached":
      return `attached ${event.data.name}`;
    case "citation.file_downloaded":
      return `downloaded ${event.data.name}`;
    case "citation.file_removed":
      return `took ${event.data.name} off`;
    case "claim.source_changed":
      return sourceChangeSentence(event.data);
    case "claim.origins_recounted":
      return `changed how many origins it has: ${event.data.because}`;
    case "draft.added":
      return draftSentence(event.data);
    case "claim.placed":
      return `placed it in draft ${event.data.draft}: “${plainQuote(event.data.quote)}”`;
    case "claim.moved":
      return moveSentence(event.data);
    case "claim.orphaned":
      return `brought in draft ${event.data.draft}, from which its words are gone: “${plainQuote(event.data.quote)}”`;
    case "claim.place_pending":
      return pendingSentence(event.data);
    case "placement.confirmed":
      return `confirmed its place in draft ${event.data.draft}: “${plainQuote(event.data.quote)}”`;
    case "draft.part_set":
      return `said that paragraph ${event.data.paragraph} of draft ${event.data.draft} is ${partWord(event.data.to)}, not ${partWord(event.data.from)}`;
    case "sentence.nothing_to_check":
      return `said that ${event.data.isNothing ? "nothing is" : "there is something"} to check in draft ${event.data.draft}: “${plainQuote(event.data.quote)}”`;
    case "further_place.accepted":
      return `accepted a further place in draft ${event.data.draft}: “${plainQuote(event.data.quote)}”`;
    case "further_place.dismissed":
      return `said that a place in draft ${event.data.draft} is of another matter: “${plainQuote(event.data.quote)}”`;
    case "further_place.moved":
      return `brought in draft ${event.data.draft}, where a further place says something else: “${plainQuote(event.data.to)}”; ${event.data.meaning.join("; ")}`;
    case "claim.contradicted":
      return `brought in draft ${event.data.draft}, which contradicts it elsewhere: “${plainQuote(event.data.quote)}”; ${event.data.meaning.join("; ")}`;
    case "note.cited":
      return `cited ${event.data.kind} ${event.data.note} of draft ${event.data.draft} for it`;
    case "note.kept":
      return `kept ${event.data.kind} ${event.data.note} of draft ${event.data.draft} with it`;
    case "note.set_aside":
      return `set ${event.data.kind} ${event.data.note} of draft ${event.data.draft} aside`;
    case "note.reopened":
      return `opened ${event.data.kind} ${event.data.note} of draft ${event.data.draft} again`;
    case "proposal.accepted":
      return `accepted it from the proposals for draft ${event.data.draft}${event.data.origin === "model" ? " (by the language model)" : ""}: “${plainQuote(event.data.quote)}”`;
    case "proposal.dismissed":
      return `dismissed a proposal for draft ${event.data.draft}: “${plainQuote(event.data.quote)}”`;
    case "proposal.restored":
      return `brought a dismissed proposal for draft ${event.data.draft} back: “${plainQuote(event.data.quote)}”`;
    case "proposals.asked":
      return askedSentence(event.data);
    case "verdict.given":
      return `gave the verdict ${levelWord(event.data.level)}: ${event.data.note}`;
    case "verdict.lapsed":
      return lapseSentence(event.data);
    case "question.raised":
      return `${event.data.sentBack ? "sent it back, asking" : "asked"}: ${event.data.question}`;
    case "question.answered":
      return `answered: ${event.data.answer}`;
    case "question.replied":
      return `replied: ${event.data.text}`;
    case "question.closed":
      return "closed the question";
    case "question.dismissed":
      return `dismissed the question: ${event.data.reason}`;
    case "call.recorded":
      return callSentence(event);
    case "call.question_worded":
      return `worded what ${event.data.source} is asked: “${plainQuote(event.data.question)}”`;
    case "contact.kept":
      return "changed how the source is reached";
    case "reply.drafted":
    case "reply.changed":
    case "reply.sent":
    case "reply.reminded":
    case "reply.recorded":
    case "reply.withdrawn":
      return replySentence(event);
    case "lint.waived":
      return `waived the lint ${lintLabel(event.data.code)}${ofDraft(event.data)} on “${plainQuote(event.data.words)}”: ${event.data.reason}`;
    case "lint.unwaived":
      return `took back the waiver of the lint ${lintLabel(event.data.code)}${ofDraft(event.data)} on “${plainQuote(event.data.words)}”`;
    case "story.published":
    case "error.reported":
    case "error.dismissed":
    case "correction.made":
    case "correction.withdrawn":
      return publishedSentence(event);
    case "clearance.given":
    case "clearance.reopened":
    case "clearance.policy_chosen":
    case "blocker.overridden":
    case "blocker.override_taken_back":
    case "claim.signed_off":
    case "claim.sign_off_taken_back":
    case "policy.copied":
    case "policy.changed":
      return clearanceSentence(event);
    case "view.saved":
      return `saved the view “${plainQuote(event.data.name)}”`;
    case "view.edited":
      return `changed the view “${plainQuote(event.data.name)}”`;
    case "view.removed":
      return `removed the view “${plainQuote(event.data.name)}”`;
    case "view.restored":
      return `brought the view “${plainQuote(event.data.name)}” back`;
    case "claims.exported":
      return exportSentence(event.data);
    case "document.exported":
      return documentSentence(event.data);
    case "claims.imported":
      return importSentence(event.data);
    case "act.undone":
      return `undid: ${event.data.said}`;
    case "record.begun":
      return "began to keep in the log what every row of the record holds";
  }
}

const ofDraft = ({ draft }: { draft?: number }) => (draft ? ` in draft ${draft}` : "");

const FAILURES: Record<EventOf<"person.sign_in_failed">["data"]["because"], string> = {
  password: "was refused at sign-in: wrong password",
  unknown: "was refused at sign-in: no account of that name",
  disabled: "was refused at sign-in: the account is disabled",
  refused: "was refused at sign-in: not let in from the identity provider",
};

function failureSentence({ because, more }: EventOf<"person.sign_in_failed">["data"]): string {
  return `${FAILURES[because]}${more ? "; what followed in these minutes was not written down" : ""}`;
}

function accountOf({ name }: { name?: string }): string {
  return name ? `the account of ${name}` : "an account";
}

/** What an administrator said beforehand; whether there was anything to take over is not told. */
export function takenOver({ takenOverBy }: { takenOverBy?: string }): string {
  return takenOverBy
    ? `, and named ${takenOverBy} for restricted stories that nobody else could work in`
    : "";
}

function passwordSentence({ name, madeBy }: EventOf<"person.password_changed">["data"]): string {
  if (name && madeBy) return `set a new password for ${name}, by a link that ${madeBy} had made`;
  return "changed the password";
}

function factorWord(kind: EventOf<"person.factor_added">["data"]["kind"]): string {
  return kind === "totp" ? "the authenticator app" : "the passkey";
}

const SECOND_WAYS: Record<NonNullable<EventOf<"person.signed_in">["data"]["second"]>, string> = {
  totp: "with a code of an authenticator app",
  passkey: "with a passkey",
  recovery: "with a recovery code",
};

function signInSentence({ device, second }: EventOf<"person.signed_in">["data"]): string {
  const where = device === undefined ? "" : ` on ${device}`;
  return `signed in${where}${second === undefined ? "" : `, ${SECOND_WAYS[second]}`}`;
}

function draftSentence(data: EventOf<"draft.added">["data"]): string {
  const from = data.file ? ` from ${data.file}` : "";
  return `brought in draft ${data.number}${from} (${countOf(data.words, "word")}): ${draftCounts(data)}`;
}

function askedSentence({
  draft,
  model,
  added,
  dropped,
}: EventOf<"proposals.asked">["data"]): string {
  const unusable = dropped > 0 ? `, ${dropped} left out as not in the text` : "";
  return `asked ${model} for proposals for draft ${draft}: ${added} added${unusable}`;
}

function lapseSentence(data: EventOf<"verdict.lapsed">["data"]): string {
  // Until all changes were named, the log named the hedges that were gone.
  const dropped = data.droppedHedges?.map((hedge) => `dropped “${plainQuote(hedge)}”`) ?? [];
  const said = [...(data.meaning ?? []), ...dropped].map((change) => `; ${change}`).join("");
  return `made the verdict ${levelWord(data.level)} lapse: ${data.because}${said}`;
}

function sourceChangeSentence(data: EventOf<"claim.source_changed">["data"]): string {
  const { source, said, spelling, proposedBy } = data;
  const did = proposedBy
    ? `took over, as ${proposedBy} changed it, the source ${source}`
    : spelling
      ? `corrected the spelling of the source ${source}`
      : `changed the source ${source}`;
  return `${did}: ${said.join("; ")}`;
}

function mergeSentence(data: EventOf<"claim.merged_here">["data"]): string {
  const given = [
    data.citations.length > 0 ? countOf(data.citations.length, "citation") : "",
    data.questions.length > 0 ? countOf(data.questions.length, "open question") : "",
    data.places > 0 ? countOf(data.places, "place") : "",
  ].filter((words) => words !== "");
  const with_ = given.length > 0 ? `, with ${listed(given)}` : "";
  return `merged ${data.from} into it${with_}: “${plainQuote(data.wording)}”`;
}

/** "C3, C8 and C9". */
function listed(refs: readonly string[]): string {
  return refs.length < 2 ? refs.join("") : `${refs.slice(0, -1).join(", ")} and ${refs.at(-1)}`;
}

/** "pull quote", from the code in the log. */
function partWord(part: string): string {
  return part.replaceAll("_", " ");
}

function levelWord(level: string): string {
  return labelIn("level", level)?.toLowerCase() ?? level;
}

function handOverSentence({ without }: EventOf<"claim.handed_over">["data"]): string {
  if (!without) return "handed it over for review";
  const { sources, reason } = without;
  return `handed it over for review with incomplete citations of ${listed(sources)}: ${reason}`;
}
