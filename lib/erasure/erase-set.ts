/**
 * One set of an erasure, written in a turn of its own, so that whoever writes beside it waits for no
 * more than that. Whether it still may is looked at in the same turn: a hold that was placed first
 * stops it, and one that comes after finds what is gone by then gone.
 */
import { SYSTEM } from "@/lib/access/actor";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { canonical, type Json } from "@/lib/audit/canonical";
import { eraseContent } from "@/lib/audit/erase-content";
import { erasedDay, erasedMark } from "@/lib/audit/erased-mark";
import type { NewEvent } from "@/lib/audit/events";
import { RECORDED, type RecordedColumns, type RecordedTable } from "@/lib/audit/recorded";
import { parsedImage, sayInstead, type RowImage } from "@/lib/audit/row-images";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { tellInHistory } from "@/lib/people/memberships";
import { env } from "@/lib/platform/env";
import { imageSql } from "@/lib/platform/noted-rows";
import { execute, rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { Prisma } from "@/prisma/generated/client";
import { fieldsOfClasses } from "./fields";
import { marked, type Row } from "./marked";
import type { Erasure, ErasurePlan, PlannedRow } from "./plan";
import { readClasses } from "./rules";

/** Whether it goes on. */
export type Done = "written" | "stopped";

type RowsPlan = Extract<ErasurePlan, { kind: "rows" }>;
type EventsPlan = Extract<ErasurePlan, { kind: "events" }>;

export const eraseRows = job(
  "writer",
  "erasure.rows",
  ({ erasure, plan }: { erasure: Erasure; plan: RowsPlan }): Promise<Done> =>
    commit<Done>(SYSTEM, async (tx, at) => {
      const stopped = await stopIfHeld(tx, at, erasure);
      if (stopped) return stopped;
      const later = await namesSince(tx, plan.seen);
      const set = plan.rows.filter(({ table, key }) => !later.has(nameOf(table, key)));
      if (set.length === 0) return unchanged<Done>("written");
      const told = await eraseTexts(tx, erasure, set);
      const data = { erasure: erasure.id, rows: set.length };
      const { storyId } = erasure;
      return {
        result: "written",
        events: atLeastOne([{ type: "record.erased", storyId, data }, ...told]),
      };
    }),
);

export const eraseEvents = job(
  "writer",
  "erasure.events",
  async ({ erasure, plan }: { erasure: Erasure; plan: EventsPlan }): Promise<Done> => {
    const { id, storyId } = erasure;
    const done = await commit<Done>(SYSTEM, async (tx, at) => {
      const stopped = await stopIfHeld(tx, at, erasure);
      if (stopped) return stopped;
      const later = await namesSince(tx, plan.seen);
      const images = plan.images.filter(([table, key]) => !later.has(nameOf(table, key)));
      await sayInstead(tx, images);
      const reason = "under the desk’s schedule";
      const named = { events: plan.events, reason, erasure: id };
      const again = { erasure: id, rows: images.length };
      return {
        result: "written",
        events: atLeastOne([
          { type: "content.erased", storyId, data: named },
          ...(images.length > 0
            ? [{ type: "record.said_again" as const, storyId, data: again }]
            : []),
        ]),
      };
    });
    if (done === "written") await eraseContent(plan.events);
    return done;
  },
);

const nameOf = (table: string, key: readonly Json[]) => `${table} ${canonical([...key])}`;

/** Rows that somebody wrote since the log was walked: they are looked at anew with the next set. */
async function namesSince(tx: Transaction, seen: number): Promise<Set<string>> {
  const found = await rows<{ rows: string }>(
    Prisma.sql`SELECT "rows" FROM "EventRows" WHERE "seq" > ${seen}`,
    tx,
  );
  return new Set(
    found.flatMap((event) =>
      (JSON.parse(event.rows) as RowImage[]).map(([table, key]) => nameOf(table, key)),
    ),
  );
}

/** An erasure that a hold stands against ends here; what of it was due falls due again. */
export async function stopIfHeld(tx: Transaction, at: Date, { id, storyId, classes }: Erasure) {
  const [held] = await rows(
    Prisma.sql`SELECT 1 FROM "StoryHold" WHERE "storyId" = ${storyId} AND "liftedAt" IS NULL`,
    tx,
  );
  if (!held) return null;
  const { count } = await tx.storyErasure.updateMany({
    where: { id, finishedAt: null, stoppedAt: null },
    data: { stoppedAt: at },
  });
  if (count === 0) return unchanged<Done>("stopped");
  await tellInHistory(tx, [storyId]);
  const because = "a legal hold was placed; what was erased before is gone";
  const data = { number: storyId, erasure: id, classes: readClasses(classes), because };
  return {
    result: "stopped" as Done,
    events: atLeastOne([{ type: "erasure.stopped", data }]),
  };
}

/** @returns what is told of sources, beside the set itself. */
async function eraseTexts(
  tx: Transaction,
  { classes, confirmedAt }: Erasure,
  set: readonly PlannedRow[],
): Promise<NewEvent[]> {
  const byTable = fieldsOfClasses(readClasses(classes));
  const mark = erasedMark(erasedDay(confirmedAt, env().timeZone));
  const images: RowImage[] = [];
  const unsaid: Array<[RecordedTable, Json[]]> = [];
  const claims = new Set<number>();
  const told: NewEvent[] = [];
  for (const { table, key, said } of set) {
    const recorded = RECORDED.find((one) => one.table === table);
    if (!recorded) throw new Error(`The log does not hold ${table}.`);
    const at = keyOf(recorded, key);
    const [row] = await rows<Row>(
      Prisma.sql`SELECT * FROM ${Prisma.raw(`"${table}"`)} r WHERE ${at}`,
      tx,
    );
    if (!row) continue;
    const set_ = marked(table, byTable.get(table) ?? [], row, mark);
    await execute(
      tx,
      Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} AS r SET ${settings(set_)} WHERE ${at}`,
    );
    if (said === null) unsaid.push([recorded.table, key]);
    else
      images.push([recorded.table, key, { ...said, ...(await standing(tx, recorded, at, set_)) }]);
    if (table === "Claim") claims.add(Number(key[0]));
    if (table === "Citation") claims.add(Number(row["claimId"]));
    if (table === "SourceIdentity") told.push(await identityErased(tx, Number(key[0])));
  }
  await refreshStanding(tx, [...claims]);
  await sayInstead(tx, images, unsaid);
  return told;
}

function keyOf({ key: columns }: RecordedColumns, key: readonly Json[]): Prisma.Sql {
  const same = columns.map(
    (column, at) => Prisma.sql`${Prisma.raw(`r."${column}"`)} = ${key[at] as number | string}`,
  );
  return Prisma.join(same, " AND ");
}

function settings(set: Row): Prisma.Sql {
  return Prisma.join(
    Object.entries(set).map(
      ([column, value]) =>
        Prisma.sql`${Prisma.raw(`"${column}"`)} = ${value as number | string | null}`,
    ),
  );
}

/** What the log is told of the columns that were set, as it holds them. */
async function standing(
  tx: Transaction,
  recorded: RecordedColumns,
  at: Prisma.Sql,
  set: Row,
): Promise<Record<string, Json>> {
  const [row] = await rows<{ image: string }>(
    Prisma.sql`SELECT ${Prisma.raw(imageSql(recorded, "r"))} AS "image"
      FROM ${Prisma.raw(`"${recorded.table}"`)} r WHERE ${at}`,
    tx,
  );
  const image = parsedImage(row?.image ?? null) ?? {};
  const held = Object.entries(image).filter(([column]) => column in set);
  return Object.fromEntries(held);
}

/** Its history tells it as if somebody had done so by hand. */
async function identityErased(tx: Transaction, sourceId: number): Promise<NewEvent> {
  const { name } = await tx.source.findUniqueOrThrow({
    where: { id: sourceId },
    select: { name: true },
  });
  return { type: "identity.erased", sourceId, data: { source: name } };
}
