/**
 * Writes the record as it was before an act. What the act made is never deleted where the record
 * keeps such things: a claim is withdrawn, a citation or file taken off, a verdict lapsed, a
 * question closed, a reply taken back, a merge undone, a request for a reply withdrawn. Counters go
 * on, so that whoever holds an older state is told.
 */
import type { Actor } from "@/lib/access/actor";
import { columnsNoted, type Image, type RowChange } from "@/lib/audit/acts";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { deleteEach, insertMany, updateEach } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import type { Stands } from "./since";

/** By column; which table it is of is known at run time alone. */
type Row = Record<string, unknown>;

type Undoing = { tx: Transaction; actor: Actor; at: Date; said: string };

/** What stands in place of a row that cannot be taken away: it is there, and counts no more. */
type Instead = (undoing: Undoing) => Row;

const takenOff: Instead = ({ at }) => ({ removedAt: at });
const decided = ({ actor, at }: Undoing) => ({ decidedById: actor.userId, decidedAt: at });

/** Of the tables of which nothing is ever deleted. */
const INSTEAD: Partial<Record<RowChange["table"], Instead>> = {
  Claim: ({ actor, at, said }) => ({
    withdrawnAt: at,
    withdrawnById: actor.userId,
    withdrawnReason: `Undone: ${said}`.slice(0, 500),
  }),
  Citation: takenOff,
  Attachment: takenOff,
  SavedView: takenOff,
  Call: takenOff,
  ReplyReminder: takenOff,
  ReplyRequest: ({ actor, at, said }) => ({
    withdrawnAt: at,
    withdrawnById: actor.userId,
    withdrawnReason: `Undone: ${said}`.slice(0, 500),
  }),
  ClaimMerge: ({ at }) => ({ undoneAt: at }),
  Verdict: ({ actor, at }) => ({
    ...{ lapsedAt: at, undoneAt: at },
    lapsedReason: `${actor.name} took it back`,
  }),
  Question: ({ actor, at }) => ({
    ...{ closedAt: at, closedById: actor.userId },
    dismissReason: "Taken back by who asked.",
  }),
  QuestionReply: ({ at }) => ({ takenBackAt: at }),
  Mention: ({ at }) => ({ settledAt: at }),
  LintWaiver: ({ at }) => ({ takenBackAt: at }),
  Suspicion: ({ actor, at }) => ({ settledAt: at, settledById: actor.userId, how: "undone" }),
  GateOverride: ({ at }) => ({ takenBackAt: at }),
  SignOff: ({ at }) => ({ takenBackAt: at }),
  Placement: (undoing) => ({
    ...{ state: "orphaned", start: null, end: null, candidates: "[]" },
    ...decided(undoing),
  }),
  FurtherPlace: (undoing) => ({ state: "dismissed", ...decided(undoing) }),
};

/** @param claimIds the claims whose counts and words in the search index follow from what is written. */
export async function undoChanges(
  undoing: Undoing,
  changes: readonly RowChange[],
  stands: Stands,
  claimIds: readonly number[],
): Promise<void> {
  const { tx, at } = undoing;
  const tables = [...new Set(changes.map(({ table }) => table))];
  for (const table of tables) {
    const own = changes.filter((change) => change.table === table);
    const instead = INSTEAD[table];
    const made = own.filter(({ was }) => was === null);
    if (!instead)
      await deleteEach(
        tx,
        table,
        made.map((change) => keyOf(change)),
      );
    const updated = own.flatMap((change): Array<{ where: Row; set: Row }> => {
      const { was, is } = change;
      if (is === null || (was === null && !instead)) return [];
      const counted = countersOn(change, stands(change), at);
      const set = was === null ? { ...instead?.(undoing), ...counted } : { ...was, ...counted };
      return [{ where: keyOf(change), set }];
    });
    const changed = await updateEach(tx, table, updated);
    if (changed < updated.length) throw new Error("A row to be put back is not there.");
    await insertMany(
      tx,
      table,
      own.flatMap(({ was, is }) => (is === null && was ? [was] : [])),
    );
  }
  await refreshStanding(tx, claimIds);
}

function keyOf({ table, key }: RowChange): Row {
  const { key: names } = columnsNoted(table);
  return Object.fromEntries(names.map((name, at) => [name, key[at]]));
}

/** The next ones from where they stand; what was judged is counted on only where it changes. */
function countersOn(
  { was, is }: RowChange,
  stands: Image | null,
  at: Date,
): Record<string, unknown> {
  const next = (column: string) => Number(stands?.[column] ?? 0) + 1;
  const isCounted = (column: string) => stands !== null && column in stands;
  const isEdit = was === null || "revision" in was;
  return {
    ...(isEdit && isCounted("revision") && { revision: next("revision") }),
    ...(isCounted("updatedAt") && { updatedAt: at }),
    ...(is && was && "contentRevision" in was && { contentRevision: next("contentRevision") }),
  };
}
