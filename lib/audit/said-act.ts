/** What somebody did with one command, in a few words: "C12 logged", "40 claims assigned to Ada". Pure. */
import type { Changes, EventOf, NewEvent } from "./events";
import { isAct, type ActType } from "./undoable";

/** What a command is told by, where it has several events: the first that it has. */
const TOLD_BY: readonly ActType[] = ["claim.merged_here", "claim.split", "claim.logged"];

/** @param events of one command, or of what it did to one claim. */
export function sayAct(events: readonly NewEvent[]): string {
  const acts = events.filter(isAct);
  const leading = TOLD_BY.find((type) => acts.some((act) => act.type === type)) ?? acts[0]?.type;
  const alike = acts.filter(({ type }) => type === leading);
  const [first] = alike;
  if (!first) return sayAlong(events);
  const what = didTo(first);
  const refs = new Set(alike.map(({ data }) => ("ref" in data ? data.ref : "")));
  if (what === null) return sayOther(first);
  const who = refs.size === 1 ? [...refs].join("") : `${alike.length} claims`;
  return `${who} ${what}`;
}

/** A claim that had no act of its own in the command: a part that was split off, one merged away. */
function sayAlong(events: readonly NewEvent[]): string {
  for (const event of events) {
    if (event.type === "claim.split_off") return `${event.data.ref} split off ${event.data.from}`;
    if (event.type === "claim.merged_away") {
      return `${event.data.ref} merged into ${event.data.into}`;
    }
  }
  return "a change that came along";
}

/** To stand after "C12" or "12 claims"; null where it is told otherwise. */
function didTo(event: NewEvent): string | null {
  switch (event.type) {
    case "claim.logged":
      return "logged";
    case "claim.edited":
      return editedWords(event.data.changes);
    case "claim.withdrawn":
      return "withdrawn";
    case "claim.restored":
      return "restored";
    case "claim.split":
      return `split into ${event.data.into.join(", ")}`;
    case "claim.handed_over":
      return "handed over";
    case "claim.taken_back":
      return "taken back from review";
    case "claim.reconfirmed":
      return "re-confirmed";
    case "claim.placed":
      return `placed in draft ${event.data.draft}`;
    case "placement.confirmed":
      return `confirmed in draft ${event.data.draft}`;
    case "verdict.given":
      return `marked ${event.data.level.replaceAll("_", " ")}`;
    case "citation.terms_said":
      return `said to be ${event.data.terms.replaceAll("_", " ")}`;
    case "question.raised":
      return event.data.sentBack ? "sent back" : "asked about";
    default:
      return null;
  }
}

function editedWords(changes: Changes): string {
  const fields = Object.keys(changes);
  const [field = ""] = fields;
  if (fields.length > 1) return "edited";
  if (field === "wording") return "reworded";
  if (field === "checker") {
    const to = changes.checker?.to;
    return typeof to === "string" ? `assigned to ${to}` : "assigned to nobody";
  }
  return DONE[field] ?? "edited";
}

/** What a change of one field makes of a claim, to stand after its number. */
const DONE: Readonly<Record<string, string>> = {
  attribution: "attributed anew",
  kind: "changed in kind",
  legalRisk: "changed in legal risk",
  tags: "tagged anew",
  asOf: "given another day",
  recheckOn: "given another day of re-check",
  assertedBy: "given another asserter",
  note: "noted anew",
};

type NoteAct = Extract<
  NewEvent,
  { type: "note.cited" | "note.kept" | "note.set_aside" | "note.reopened" }
>;

const isOfNote = (event: NewEvent): event is NoteAct => event.type.startsWith("note.");

function sayNote({ type, data }: NoteAct): string {
  if (type === "note.cited") return `note ${data.note} cited for ${data.ref}`;
  if (type === "note.kept") return `note ${data.note} kept with ${data.ref}`;
  return `note ${data.note} ${type === "note.set_aside" ? "set aside" : "opened again"}`;
}

function sayOther(event: NewEvent & { type: ActType }): string {
  if (isOfNote(event)) return sayNote(event);
  switch (event.type) {
    case "claim.merged_here":
      return `${event.data.from} merged into ${event.data.ref}`;
    case "claim.merge_undone":
      return `merge of ${event.data.ref} and ${event.data.with} undone`;
    case "citation.added":
      return `${event.data.source} cited for ${event.data.ref}`;
    case "citation.edited":
      return `citation of ${event.data.source} on ${event.data.ref} changed`;
    case "citation.removed":
      return `${event.data.source} taken off ${event.data.ref}`;
    case "citation.restored":
      return `${event.data.source} put back on ${event.data.ref}`;
    case "citation.file_attached":
      return `${event.data.name} attached to ${event.data.ref}`;
    case "citation.file_removed":
      return `${event.data.name} taken off ${event.data.ref}`;
    case "further_place.accepted":
      return `further place of ${event.data.ref} accepted`;
    case "further_place.dismissed":
      return `place of ${event.data.ref} dismissed as another matter`;
    case "proposal.accepted":
      return `${event.data.ref} accepted`;
    case "proposal.dismissed":
      return "proposal dismissed";
    case "proposal.restored":
      return "proposal brought back";
    case "draft.part_set":
      return partWords(event.data);
    case "sentence.nothing_to_check":
      return event.data.isNothing ? "sentence with nothing to check" : "sentence to be checked";
    case "question.answered":
      return `question on ${event.data.ref} answered`;
    case "question.replied":
      return `question on ${event.data.ref} replied to`;
    case "question.closed":
      return `question on ${event.data.ref} closed`;
    case "question.dismissed":
      return `question on ${event.data.ref} dismissed`;
    case "reply.drafted":
    case "reply.changed":
    case "reply.sent":
    case "reply.reminded":
    case "reply.recorded":
    case "reply.withdrawn":
      return sayReply(event);
    case "lint.waived":
      return `lint of ${event.data.ref ?? `draft ${event.data.draft}`} waived`;
    case "lint.unwaived":
      return `waiver of a lint of ${event.data.ref ?? `draft ${event.data.draft}`} taken back`;
    case "blocker.overridden":
    case "blocker.override_taken_back":
    case "claim.signed_off":
    case "claim.sign_off_taken_back":
      return sayAtGate(event);
    case "call.recorded":
      return `call to ${event.data.source} recorded`;
    case "call.question_worded":
      return `question on ${event.data.ref} worded`;
    case "view.saved":
    case "view.edited":
    case "view.removed":
    case "view.restored":
      return VIEWS[event.type];
    default:
      throw new Error(`“${event.type}” is told with its claim.`);
  }
}

type ReplyAct = Extract<NewEvent, { type: `reply.${string}` }>;

function sayReply(event: ReplyAct): string {
  switch (event.type) {
    case "reply.drafted":
      return `request to ${event.data.subject} noted`;
    case "reply.changed":
      return `request to ${event.data.subject} changed`;
    case "reply.sent":
      return `request to ${event.data.subject} marked sent`;
    case "reply.reminded":
      return `reminder to ${event.data.subject} noted`;
    case "reply.recorded":
      return `${event.data.subject} marked ${event.data.outcome.replaceAll("_", " ")}`;
    case "reply.withdrawn":
      return `request to ${event.data.subject} withdrawn`;
  }
}

/** What somebody calls a view of their own is theirs. */
const VIEWS = {
  "view.saved": "view saved",
  "view.edited": "view changed",
  "view.removed": "view removed",
  "view.restored": "view brought back",
};

function partWords({ paragraph, to }: EventOf<"draft.part_set">["data"]): string {
  return `paragraph ${paragraph} made ${to.replaceAll("_", " ")}`;
}

type AtGate = Extract<NewEvent, { type: `blocker.${string}` | `claim.sign${string}` }>;

function sayAtGate(event: AtGate): string {
  switch (event.type) {
    case "blocker.overridden":
      return `“${event.data.what}” overridden`;
    case "blocker.override_taken_back":
      return `override of “${event.data.what}” taken back`;
    case "claim.signed_off":
      return `${event.data.ref} ${event.data.as === "legal" ? "signed off" : "approved on one unnamed source"}`;
    case "claim.sign_off_taken_back":
      return `${event.data.as === "legal" ? "sign-off" : "approval"} of ${event.data.ref} taken back`;
  }
}
