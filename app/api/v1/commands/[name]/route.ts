import { can } from "@/lib/access/policy";
import { idempotencyKey } from "@/lib/access/idempotency-key";
import { asMatched, revisionMatched, withRevision } from "@/lib/access/if-match";
import { readJson } from "@/lib/access/read-json";
import { answerCommand } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { afterTelling } from "@/lib/ledger/identities/guard";
import { ENROLMENT_COMMANDS } from "@/lib/people/rules";
import { giveCommand, isForPeopleAlone, isOfSession, keepsNothing } from "@/lib/registry";
import { readChangedRows } from "@/lib/table/changed-rows";

/**
 * Gives a command; one that carries a key is done once, however often it is sent. Answers with its
 * value and, for whoever shows them, the rows it changed, and by what it can be undone.
 */
export const POST = route(
  "account.keep",
  async (actor, request, { name }: { name: string }) => {
    const key = idempotencyKey(request);
    const matched = revisionMatched(request);
    const readInput = async (mostValues?: number) =>
      withRevision(await readJson(request, mostValues), matched);
    const give = () => giveCommand(actor, name, readInput, key);
    const done = await asMatched(matched, () => afterTelling(request, give));
    const rows = can(actor, "claim.read") ? await readChangedRows(actor, done.touched) : [];
    return answerCommand(done.value, { rows, undo: done.undoable });
  },
  {
    isForEnrolling,
    changesCookies: ({ name }) => isOfSession(name),
    needsSession: ({ name }) => isForPeopleAlone(name),
    scope: ({ name }) => (keepsNothing(name) ? "read" : "write"),
  },
);

function isForEnrolling({ name }: { name: string }): boolean {
  return ENROLMENT_COMMANDS.some((command) => command === name);
}
