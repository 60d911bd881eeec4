/**
 * Who may undo what, what cannot be undone and why, and which changes of a claim stand for
 * themselves. Pure. Undoing needs what doing needs: whoever lost a role undoes nothing that the role
 * was for.
 */
import type { Action } from "@/lib/access/policy";
import type { RowChange } from "@/lib/audit/acts";
import type { NewEvent } from "@/lib/audit/events";
import type { ActType } from "@/lib/audit/undoable";
import { isAssigning } from "@/lib/ledger/claims/rules";

const NEEDS: Record<ActType, Action> = {
  "claim.logged": "claim.log",
  "claim.edited": "claim.edit",
  "claim.withdrawn": "claim.withdraw",
  "claim.restored": "claim.withdraw",
  "claim.split": "claim.split",
  "claim.merged_here": "claim.merge",
  "claim.merge_undone": "claim.merge",
  "claim.handed_over": "claim.handOver",
  "claim.taken_back": "claim.handOver",
  "claim.reconfirmed": "claim.reconfirm",
  "citation.added": "citation.edit",
  "citation.edited": "citation.edit",
  "citation.terms_said": "citation.edit",
  "citation.removed": "citation.edit",
  "citation.restored": "citation.edit",
  "citation.file_attached": "citation.edit",
  "citation.file_removed": "citation.edit",
  "claim.placed": "claim.edit",
  "placement.confirmed": "claim.edit",
  "draft.part_set": "draft.add",
  "sentence.nothing_to_check": "claim.log",
  "further_place.accepted": "claim.edit",
  "further_place.dismissed": "claim.edit",
  "note.cited": "claim.log",
  "note.kept": "claim.log",
  "note.set_aside": "claim.log",
  "note.reopened": "claim.log",
  "proposal.accepted": "claim.log",
  "proposal.dismissed": "claim.log",
  "proposal.restored": "claim.log",
  "verdict.given": "verdict.give",
  "question.raised": "question.raise",
  "question.answered": "question.answer",
  "question.replied": "question.reply",
  "question.closed": "question.close",
  "question.dismissed": "question.dismiss",
  "reply.drafted": "reply.request",
  "reply.changed": "reply.request",
  "reply.sent": "reply.request",
  "reply.reminded": "reply.request",
  "reply.recorded": "reply.record",
  "reply.withdrawn": "reply.request",
  "call.recorded": "call.make",
  "call.question_worded": "call.make",
  "lint.waived": "lint.waive",
  "lint.unwaived": "lint.waive",
  "blocker.overridden": "clearance.override",
  "blocker.override_taken_back": "clearance.override",
  "claim.signed_off": "clearance.sign",
  "claim.sign_off_taken_back": "clearance.sign",
  "view.saved": "view.save",
  "view.edited": "view.save",
  "view.removed": "view.save",
  "view.restored": "view.save",
};

/** What commands do that nobody undoes by key, each with how it is taken back instead. */
const NOT_UNDONE: ReadonlyArray<readonly [commands: RegExp, because: string]> = [
  [/^(people|account|orphans)\./, "Accounts have ways back of their own, on the page they are on."],
  [/^corrections\./, "What readers were told is not undone: withdraw it, with the reason."],
  [/^stories\./, "What a story is called and who sees it is not undone: edit it again."],
  [
    /^identities\./,
    "Who keeps a secret, and who saw it, is not undone: say it anew on the source’s page.",
  ],
  [
    /^sources\.(retract|reinstate)$/,
    "A retraction is not undone by key: take it back on the source’s page, with the reason.",
  ],
  [
    /^sources\./,
    "A source reaches into every claim that leans on it, and is not undone: edit it again.",
  ],
  [/^drafts\.(add|addPart|paste)$/, "A draft is not undone: the next one goes on from it."],
  [
    /^(clearance\.(clear|reopen|choosePolicy)|policies\..+)$/,
    "A clearance is not undone: open the gate again, or choose the other policy.",
  ],
  [
    /^(retention|erasure|holds)\./,
    "What takes two people is not undone by one: withdraw the request, or ask for the opposite.",
  ],
  [/^contacts\.keep$/, "What it was before is kept nowhere: write it anew."],
  [/^proposals\.ask$/, "The text has left the house, which is not undone."],
];

/** Why what this command does is not undone; null where it is, or where it changes nothing. */
export function whyNotUndone(command: string): string | null {
  return NOT_UNDONE.find(([commands]) => commands.test(command))?.[1] ?? null;
}

/** What undoing the event needs, by the policy table. */
export function neededFor(event: NewEvent & { type: ActType }): Action {
  if (event.type !== "claim.edited") return NEEDS[event.type];
  // In the log a checker stands by name.
  const fields = Object.keys(event.data.changes).map((field) =>
    field === "checker" ? "checkerId" : field,
  );
  return fields.every(isAssigning) ? "claim.assign" : "claim.edit";
}

/** Columns that count or date changes: they go on, also where a change is undone. */
export const COUNTING: ReadonlySet<string> = new Set(["revision", "contentRevision", "updatedAt"]);

/** What a claim says, and how its review stands. */
const CORE: ReadonlySet<string> = new Set([
  ...["contentRevision", "reviewState", "level", "withdrawnAt", "mergedIntoId"],
]);

/** What others go by as soon as it is there. */
const MADE: ReadonlySet<RowChange["table"]> = new Set([
  ...(["Verdict", "Question", "QuestionReply", "Citation"] as const),
]);

/**
 * Whether somebody may have gone by what the change made of the claim, so that whatever happened to
 * the claim since stands in the way of undoing it. A change of a tag or a checker stands for itself,
 * as it does while it is made (decision 12), and so does what was decided about a place.
 */
export function isGoneBy({ table, was, is }: RowChange): boolean {
  if (table === "Claim") {
    return was === null || Object.keys(is ?? {}).some((column) => CORE.has(column));
  }
  return was === null && MADE.has(table);
}
