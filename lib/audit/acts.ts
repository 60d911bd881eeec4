/**
 * What somebody did, kept for a day so that they can undo it (lib/undo): of each row that the
 * command wrote what it was before and what it is since, as far as the two differ. Kept in the
 * transaction that writes, and beside the log: in the log stands what was done.
 */
import { execute, rows } from "@/lib/platform/rows";
import { insertMany } from "@/lib/platform/sets";
import { tellUndoable } from "@/lib/platform/touched";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Json } from "./canonical";
import type { NewEvent } from "./events";
import { RECORDED, type RecordedColumns } from "./recorded";
import { parsedImage, type NotedRow } from "./row-images";
import { sayAct } from "./said-act";
import { isUndoable, PROPOSALS, UNDOABLE_TABLES, type UndoableTable } from "./undoable";

/** For so long somebody can undo what they did. */
export const UNDO_HOURS = 24;

export type Image = Record<string, Json>;

/**
 * A row: what it was before, null where it was not there; what it is since, null where it is gone.
 * Of one that was there before and is since, both hold the columns that differ alone.
 */
export type RowChange = {
  table: UndoableTable;
  key: Json[];
  was: Image | null;
  is: Image | null;
  /** Whose claim's row it is; null where its own columns do not say. */
  claimId: number | null;
};

export type Act = {
  id: number;
  lastSeq: number;
  at: string;
  said: string;
  changes: RowChange[];
};

/** Called by commit() with what a turn said and wrote. */
export async function keepAct(
  tx: Transaction,
  { at, userId }: { at: Date; userId: number | null },
  { events, firstSeq }: { events: readonly NewEvent[]; firstSeq: number },
  noted: readonly NotedRow[],
): Promise<void> {
  if (userId === null || !isUndoable(events)) return;
  const changes = changesIn(noted);
  if (changes.length === 0) return;
  const said = sayAct(events);
  const act = { id: firstSeq, lastSeq: firstSeq + events.length - 1, userId, at, said };
  await insertMany(tx, "Act", [{ ...act, changes: JSON.stringify(changes) }]);
  await sweep(tx, at);
  tellUndoable({ act: firstSeq, said });
}

/** Each one kept takes some along whose time is over, so that there are never many to sweep. */
const SWEPT = 20;

function sweep(tx: Transaction, at: Date): Promise<number> {
  const until = new Date(at.getTime() - UNDO_HOURS * 3_600_000);
  return execute(
    tx,
    Prisma.sql`DELETE FROM "Act" WHERE "id" IN (
      SELECT "id" FROM "Act" WHERE "at" < ${until} ORDER BY "at" LIMIT ${SWEPT})`,
  );
}

/** What this person did by that id, while it is kept. */
export async function readAct(tx: Transaction, userId: number, id: number): Promise<Act | null> {
  const [act] = await rows<Omit<Act, "changes"> & { changes: string }>(
    Prisma.sql`SELECT "id", "lastSeq", "at", "said", "changes" FROM "Act"
               WHERE "id" = ${id} AND "userId" = ${userId}`,
    tx,
  );
  return act ? { ...act, changes: JSON.parse(act.changes) as RowChange[] } : null;
}

export async function forgetAct(tx: Transaction, id: number): Promise<void> {
  await execute(tx, Prisma.sql`DELETE FROM "Act" WHERE "id" = ${id}`);
}

/** The columns that are noted of a table. @throws for one that no such command writes to. */
export function columnsNoted(table: UndoableTable): Omit<RecordedColumns, "table" | "not"> {
  const found =
    table === "Proposal" ? PROPOSALS : RECORDED.find((columns) => columns.table === table);
  if (!found) throw new Error(`“${table}” is not noted.`);
  return found;
}

const UNDOABLE: ReadonlySet<string> = new Set([...UNDOABLE_TABLES, PROPOSALS.table]);

function changesIn(noted: readonly NotedRow[]): RowChange[] {
  const changes = noted.flatMap((row) => {
    const change = UNDOABLE.has(row.table) ? changeOf(row) : null;
    return change ? [change] : [];
  });
  const made = new Set(
    changes.flatMap(({ table, was, key: [id] }) => (table === "Claim" && !was ? [id] : [])),
  );
  const makes = (change: RowChange) => change.was === null && change.claimId !== null;
  const along = changes.filter(
    (one) => one.table !== "Claim" && makes(one) && made.has(one.claimId),
  );
  const cited = new Set(
    along.flatMap(({ table, key: [id] }) => (table === "Citation" ? [id] : [])),
  );
  const goesAlong = (change: RowChange) =>
    along.includes(change) ||
    (change.table === "CitationRest" && change.was === null && cited.has(change.key[0] ?? null));
  return changes.filter((change) => !isOffer(change) && !goesAlong(change)).map(asKept);
}

function changeOf({ table, key: named, before, after }: NotedRow): RowChange | null {
  const [was, is] = [parsedImage(before), parsedImage(after)];
  if (!was && !is) return null;
  const key = JSON.parse(named) as Json[];
  const claimId = table === "Claim" ? key[0] : (is?.claimId ?? was?.claimId);
  const change = { table, key, was, is, claimId: typeof claimId === "number" ? claimId : null };
  if (!was || !is) return change;
  const differing = Object.keys(is).filter((column) => was[column] !== is[column]);
  return differing.length > 0
    ? { ...change, was: of(was, differing), is: of(is, differing) }
    : null;
}

function of(image: Image, columns: readonly string[]): Image {
  return Object.fromEntries(columns.map((column) => [column, image[column] ?? null]));
}

/** A place that was found for a person to look at: it stays where what found it is undone. */
function isOffer({ table, was, is }: RowChange): boolean {
  return table === "FurtherPlace" && was === null && is?.decidedById === null;
}

/** A claim that was made is withdrawn when that is undone; what it held is nothing to go back to. */
function asKept(change: RowChange): RowChange {
  return change.table === "Claim" && change.was === null ? { ...change, is: {} } : change;
}
