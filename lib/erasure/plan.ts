/**
 * What is still to be done of an erasure, one set at a time, found anew in the record and the log
 * each time: so it is the same whatever was done before, and one that was cut short is gone on with.
 * First the rows whose texts stand, then the events that say them or hold them in a row's image.
 * Reads the whole log, in a worker thread, since rows of a story stand in events of others, too.
 */
import type { Table } from "@/lib/platform/sets";
import { canonical, type Json } from "@/lib/audit/canonical";
import { RECORDED, type RecordedColumns } from "@/lib/audit/recorded";
import { type RowImage } from "@/lib/audit/row-images";
import { keySql } from "@/lib/platform/noted-rows";
import { each, inSnapshot, rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { Prisma } from "@/prisma/generated/client";
import { fieldsOfClasses } from "./fields";
import { holdsText } from "./marked";
import { readClasses, type ErasureClass } from "./rules";
import { says } from "./said";
import { isIn, readScope, type StoryScope } from "./scope";

/** A row whose texts stand, and what the log said of it last; null: nothing that can be told. */
export type PlannedRow = { table: Table; key: Json[]; said: Record<string, Json> | null };

/** `seen`: the last event that was looked at. */
export type ErasurePlan =
  | { kind: "rows"; rows: PlannedRow[]; seen: number }
  | { kind: "events"; events: number[]; images: RowImage[]; seen: number }
  /** `kept`: events of the log's first form, which cannot be erased. */
  | { kind: "done"; kept: number };

const ROWS_AT_ONCE = 40;
const EVENTS_AT_ONCE = 40;
/** Characters of images that one set says again. */
const SAID_AT_ONCE = 400_000;

export type Erasure = { id: number; storyId: number; classes: string; confirmedAt: Date };

export const planErasure = job("worker", "erasure.plan", (erasure: Erasure) =>
  inSnapshot(() => plan(erasure)),
);

async function plan({ storyId, classes: stored, confirmedAt }: Erasure): Promise<ErasurePlan> {
  const classes = new Set(readClasses(stored));
  const scope = await readScope(storyId, confirmedAt);
  const standing = await findStanding(scope, classes);
  const wanted = new Map(standing.map((row) => [nameOf(row.table, row.key), row]));
  const seen = walkLog(await readOwn(scope), classes, wanted);
  if (standing.length > 0) return { kind: "rows", rows: standing, seen: seen.last };
  if (seen.carrying.length > 0) return eventsIn(seen);
  return { kind: "done", kept: seen.kept };
}

const nameOf = (table: string, key: readonly Json[]) => `${table} ${canonical([...key])}`;

function recordedOf(table: Table): RecordedColumns {
  const found = RECORDED.find((columns) => columns.table === table);
  if (!found) throw new Error(`The log does not hold ${table}.`);
  return found;
}

/** The first rows in scope whose texts stand. */
async function findStanding(
  scope: StoryScope,
  classes: ReadonlySet<ErasureClass>,
): Promise<PlannedRow[]> {
  const found: PlannedRow[] = [];
  for (const [table, columns] of fieldsOfClasses([...classes])) {
    // What the machine offered is in no log: it goes as a whole (erase-set.ts).
    if (table === "Proposal") continue;
    const named = Prisma.raw(columns.map((column) => `r."${column}"`).join(", "));
    const all = await rows<Record<string, Json>>(Prisma.sql`
      SELECT ${Prisma.raw(keySql(recordedOf(table), "r"))} AS "_key", ${named}
      FROM ${Prisma.raw(`"${table}"`)} r WHERE ${isIn(scope, table)}`);
    for (const row of all) {
      if (!columns.some((column) => holdsText(table, column, row[column]))) continue;
      found.push({ table, key: JSON.parse(row["_key"] as string) as Json[], said: null });
      if (found.length === ROWS_AT_ONCE) return found;
    }
  }
  return found;
}

/** By their ids, what a row's image names of the story. */
type Own = {
  scope: StoryScope;
  claims: ReadonlySet<Json>;
  citations: ReadonlySet<Json>;
  drafts: ReadonlySet<Json>;
  calls: ReadonlySet<Json>;
  questions: ReadonlySet<Json>;
};

async function readOwn(scope: StoryScope): Promise<Own> {
  const idsOf = async (table: Table) => {
    const found = await rows<{ id: number }>(
      Prisma.sql`SELECT r."id" FROM ${Prisma.raw(`"${table}"`)} r WHERE ${isIn(scope, table)}`,
    );
    return new Set<Json>(found.map(({ id }) => id));
  };
  return {
    ...{ scope, claims: await idsOf("Claim"), citations: await idsOf("Citation") },
    ...{ drafts: await idsOf("Draft"), calls: await idsOf("Call") },
    questions: await idsOf("Question"),
  };
}

/** The same as `isIn`, of an image: the row itself may be gone. */
function isImageOf(own: Own, table: string, [id]: Json[], image: Record<string, Json>): boolean {
  const { scope, claims, citations, drafts, calls, questions } = own;
  const of = (ids: ReadonlySet<Json>, column: string) => ids.has(image[column] ?? null);
  switch (table) {
    case "Story":
      return id === scope.storyId;
    case "Source":
      return scope.sources.notes.some((source) => source === id);
    case "Call":
      return calls.has(id ?? null);
    case "ClaimMerge":
      return of(claims, "fromId");
    case "QuestionReply":
      return of(questions, "questionId");
    case "Attachment":
      return of(citations, "citationId");
    case "Placement":
    case "FurtherPlace":
      return of(drafts, "draftId");
    default:
      return image["storyId"] === scope.storyId || of(claims, "claimId");
  }
}

type Stored = {
  seq: number;
  type: string;
  storyId: number | null;
  claimId: number | null;
  sourceId: number | null;
  data: string;
  contentHash: string | null;
  rows: string | null;
};

const EVENTS = Prisma.sql`
  SELECT e."seq", e."type", e."storyId", e."claimId", e."sourceId", e."data", e."contentHash",
    r."rows"
  FROM "Event" e LEFT JOIN "EventRows" r ON r."seq" = e."seq"
  WHERE e."salt" IS NOT NULL OR e."contentHash" IS NULL ORDER BY e."seq"`;

/** Of a row that an event to be erased holds: the last that was said of it, and where. */
type Last = { seq: number; image: RowImage };

type Seen = { carrying: number[]; last: number; lasts: ReadonlyMap<string, Last>; kept: number };

function walkLog(
  own: Own,
  classes: ReadonlySet<ErasureClass>,
  wanted: ReadonlyMap<string, PlannedRow>,
): Seen {
  const columns = loggedOf(classes);
  const lasts = new Map<string, Last>();
  const seen = { carrying: [] as number[], last: 0, kept: 0 };
  for (const event of each<Stored>(EVENTS)) {
    seen.last = event.seq;
    const images = event.rows === null ? [] : (JSON.parse(event.rows) as RowImage[]);
    for (const [table, key, image] of images) {
      const row = wanted.get(nameOf(table, key));
      if (row) row.said = image;
    }
    const isCarrying =
      saysOf(own, event, classes) ||
      images.some(([table, key, image]) => {
        const own_ = columns.get(table);
        return (
          own_ !== undefined &&
          image !== null &&
          own_.some((column) => holdsText(table, column, image[column])) &&
          isImageOf(own, table, key, image)
        );
      });
    if (isCarrying && event.contentHash === null) seen.kept += 1;
    const goes = isCarrying && event.contentHash !== null;
    if (goes) seen.carrying.push(event.seq);
    for (const image of images) {
      const name = nameOf(image[0], image[1]);
      if (goes) lasts.set(name, { seq: event.seq, image });
      else lasts.delete(name);
    }
  }
  return { ...seen, lasts };
}

/** The columns of these classes that the log holds as they are. */
function loggedOf(classes: ReadonlySet<ErasureClass>): Map<string, string[]> {
  const named = [...fieldsOfClasses([...classes])].flatMap(([table, columns]) => {
    const recorded = RECORDED.find((one) => one.table === table);
    const logged = columns.filter((column) => recorded?.logged.includes(column));
    return logged.length > 0 ? [[table, logged] as const] : [];
  });
  return new Map<string, string[]>(named);
}

function saysOf(own: Own, event: Stored, classes: ReadonlySet<ErasureClass>): boolean {
  const { storyId, claimId, sourceId } = event;
  const data = JSON.parse(event.data) as Record<string, Json>;
  const isOwn =
    storyId === own.scope.storyId ||
    own.claims.has(claimId) ||
    own.calls.has(data["callId"] ?? null) ||
    (storyId === null && own.scope.sources.notes.some((id) => id === sourceId));
  return isOwn && says(event.type, data, classes);
}

/** As many of them as one set takes, with what they said last of their rows. */
function eventsIn({ carrying, lasts, last }: Seen): ErasurePlan {
  const bySeq = new Map<number, RowImage[]>();
  for (const { seq, image } of lasts.values()) {
    bySeq.set(seq, [...(bySeq.get(seq) ?? []), image]);
  }
  const events: number[] = [];
  const images: RowImage[] = [];
  let size = 0;
  for (const seq of carrying) {
    const own = bySeq.get(seq) ?? [];
    events.push(seq);
    images.push(...own);
    size += own.reduce((sum, image) => sum + JSON.stringify(image).length, 0);
    if (events.length === EVENTS_AT_ONCE || size > SAID_AT_ONCE) break;
  }
  return { kind: "events", events, images, seen: last };
}
