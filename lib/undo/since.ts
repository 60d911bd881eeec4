/**
 * What happened since somebody did something, as far as it stands in the way of undoing it: events
 * of the same claims that were not undone themselves, rows that hold something else by now, a draft
 * that came in, an export. Each is named: who, and what.
 */
import type { Actor } from "@/lib/access/actor";
import { columnsNoted, type Act, type Image, type RowChange } from "@/lib/audit/acts";
import { canonical, type Json } from "@/lib/audit/canonical";
import type { EventOf, EventType, NewEvent } from "@/lib/audit/events";
import { inTodaysNames } from "@/lib/audit/former-types";
import { parsedImage } from "@/lib/audit/row-images";
import type { UndoableTable } from "@/lib/audit/undoable";
import { standingSql } from "@/lib/platform/noted-rows";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { COUNTING, isGoneBy } from "./rules";

type Later = NewEvent & { seq: number; actorId: number | null; by: string | null };

const LATER = Prisma.sql`
  SELECT e."seq", e."type", e."data", e."storyId", e."claimId", e."actorId", u."name" AS "by"
  FROM "Event" e LEFT JOIN "User" u ON u."id" = e."actorId"`;

/**
 * What has happened to each of these claims since, without what was undone again: the first thing
 * that somebody else did, otherwise the first thing.
 */
export async function readLater(
  tx: Transaction,
  actor: Actor,
  { lastSeq }: Act,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, Later>> {
  const found = await readEvents(
    tx,
    Prisma.sql`${LATER} WHERE e."claimId" IN ${among(claimIds)} AND e."seq" > ${lastSeq}
               ORDER BY e."seq"`,
  );
  const undone = found.filter((event) => event.type === "act.undone");
  const first = new Map<number, Later>();
  for (const event of found) {
    const { seq, claimId = 0 } = event;
    const isUndone = undone.some(
      ({ claimId: of, data: { from, to } }) => of === claimId && from <= seq && seq <= to,
    );
    const isLook = event.type === "citation.file_downloaded";
    if (event.type === "act.undone" || isUndone || isLook) continue;
    const known = first.get(claimId);
    const isOwn = known?.actorId === actor.userId && event.actorId !== actor.userId;
    if (!known || isOwn) first.set(claimId, event);
  }
  return first;
}

async function readEvents(tx: Transaction, statement: Prisma.Sql): Promise<Later[]> {
  type Row = Pick<Later, "seq" | "actorId" | "by"> & { type: string; data: string } & Record<
      "storyId" | "claimId",
      number | null
    >;
  const found = await rows<Row>(statement, tx);
  return found.map(({ type, data, storyId, claimId, ...row }) => ({
    ...inTodaysNames({ type, data }),
    ...row,
    ...(storyId !== null && { storyId }),
    ...(claimId !== null && { claimId }),
  }));
}

/** A draft that came in since, or an export of what was decided: both stand for a whole story. */
export async function readStanding(
  tx: Transaction,
  { lastSeq, changes }: Act,
  events: readonly NewEvent[],
): Promise<Later | null> {
  const stories = [...new Set(events.flatMap(({ storyId }) => storyId ?? []))];
  const types: EventType[] = [];
  if (changes.some(({ table }) => OF_A_DRAFT.has(table))) types.push("draft.added");
  if (events.some(({ type }) => type === "verdict.given"))
    types.push("claims.exported", "document.exported");
  if (types.length === 0) return null;
  const [first] = await readEvents(
    tx,
    Prisma.sql`${LATER} WHERE e."type" IN ${among(types)} AND e."seq" > ${lastSeq}
        AND (e."storyId" IN ${among(stories)} OR EXISTS (
          SELECT 1 FROM "StoryExport" x WHERE x."seq" = e."seq" AND x."storyId" IN ${among(stories)}))
      ORDER BY e."seq" LIMIT 1`,
  );
  return first ?? null;
}

const OF_A_DRAFT: ReadonlySet<UndoableTable> = new Set([
  ...(["Placement", "FurtherPlace", "DraftPart", "DraftNote", "NothingToCheck"] as const),
  "Proposal",
]);

export type Stands = (change: RowChange) => Image | null;

/** The rows as they stand now, by table and key. */
export async function readStands(tx: Transaction, changes: readonly RowChange[]): Promise<Stands> {
  const stands = new Map<string, Image | null>();
  const tables = new Set(changes.map(({ table }) => table));
  for (const table of tables) {
    const keys = changes.filter((change) => change.table === table).map(({ key }) => key);
    const found = await rows<{ key: string; image: string }>(
      standingSql({ ...columnsNoted(table), table }, keys),
      tx,
    );
    for (const row of found) {
      stands.set(`${table} ${canonical(JSON.parse(row.key) as Json)}`, parsedImage(row.image));
    }
  }
  return ({ table, key }) => stands.get(`${table} ${canonical(key)}`) ?? null;
}

/** Whether the row is as the act left it, but for what only counts. */
export function isAsLeft(change: RowChange, stands: Image | null): boolean {
  const { is } = change;
  if (is === null || stands === null) return is === stands;
  return Object.keys(is).every(
    (column) =>
      COUNTING.has(column) || canonical(is[column] ?? null) === canonical(stands[column] ?? null),
  );
}

/**
 * Why the changes of one claim, or of what has none, cannot be undone; null where they can be.
 * @param later what happened to the claim first since.
 */
export function inTheWay(
  actor: Actor,
  changes: readonly RowChange[],
  stands: Stands,
  later: Later | undefined,
): string | null {
  if (later && changes.some(isGoneBy)) return saySince(actor, later);
  if (changes.every((change) => isAsLeft(change, stands(change)))) return null;
  return later ? saySince(actor, later) : "It is not any more as you left it.";
}

/** "Ada gave a verdict on it since." */
export function saySince(actor: Actor, { type, data, actorId, by }: Later): string {
  const did =
    type === "draft.added" ? `brought in draft ${draftIn(data)}` : (DID[type] ?? "changed it");
  return actorId === actor.userId
    ? `You ${did} since; undo that first.`
    : `${by ?? "Sourceline"} ${did} since.`;
}

function draftIn(data: Later["data"]): number {
  return (data as EventOf<"draft.added">["data"]).number;
}

const DID: Partial<Record<EventType, string>> = {
  "claim.edited": "edited it",
  "claim.withdrawn": "withdrew it",
  "claim.restored": "restored it",
  "claim.split": "split it",
  "claim.merged_away": "merged it into another claim",
  "claim.merged_here": "merged another claim into it",
  "claim.merge_undone": "undid its merge",
  "claim.handed_over": "handed it over for review",
  "claim.taken_back": "took it back from review",
  "claim.source_changed": "changed a source that it leans on",
  "claims.exported": "exported the story",
  "document.exported": "took a document of the story out",
  "claim.moved": "brought in a draft in which it moved",
  "claim.orphaned": "brought in a draft without its words",
  "claim.placed": "placed it",
  "placement.confirmed": "confirmed its place",
  "citation.added": "cited a source for it",
  "citation.edited": "changed a citation of it",
  "citation.terms_said": "said the terms of its sources",
  "citation.removed": "took a citation off it",
  "citation.restored": "put a citation back on it",
  "citation.file_attached": "attached a file to it",
  "citation.file_removed": "took a file off it",
  "verdict.given": "gave a verdict on it",
  "claim.reconfirmed": "re-confirmed it",
  "question.raised": "asked a question about it",
  "question.answered": "answered a question about it",
  "question.replied": "replied to a question about it",
  "question.closed": "closed a question about it",
  "question.dismissed": "dismissed a question about it",
  "claim.signed_off": "signed it off",
  "claim.sign_off_taken_back": "took back a sign-off of it",
  "blocker.overridden": "overrode a blocker of it",
  "blocker.override_taken_back": "took back an override of it",
  "lint.waived": "waived a lint of it",
  "lint.unwaived": "took back a waiver of a lint of it",
};
