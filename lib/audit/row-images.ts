/**
 * What a command wrote, row by row: triggers on the writer's own connection note an image of each
 * row of the record as it stands after every change, and `takeNoted` hands over the last of each; of
 * what can be undone also what it was before.
 * So no command has to remember what the log needs, and none can leave it out. Another program that
 * writes to the file has no such triggers: what it changes is in no event, and is found.
 */
import {
  forgetNotedSql,
  noteInsteadSql,
  notingSql,
  teachSha256,
  type NotedTable,
} from "@/lib/platform/noted-rows";
import { execute, rows } from "@/lib/platform/rows";
import { connectionOf, type Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { canonical, type Json } from "./canonical";
import { RECORDED, type RecordedTable } from "./recorded";
import { PROPOSALS, UNDOABLE_TABLES, type UndoableTable } from "./undoable";

/** A row by its table and key, with what the log holds of it; null: it is gone. */
export type RowImage = [table: RecordedTable, key: Json[], image: Record<string, Json> | null];

/** A row that was written: what it was before, where that is noted, and as it stands. */
export type NotedRow = {
  table: UndoableTable;
  /** JSON, as the images. */
  key: string;
  before: string | null;
  after: string | null;
};

const BEFORE: ReadonlySet<string> = new Set(UNDOABLE_TABLES);
const NOTED_TABLES: readonly NotedTable[] = [
  ...RECORDED.map((columns) => ({ ...columns, keepsBefore: BEFORE.has(columns.table) })),
  { ...PROPOSALS, keepsBefore: true, onlyUpdates: true },
];

const IS_NOTING = Prisma.sql`SELECT 1 FROM temp.sqlite_master WHERE "name" = 'written_rows'`;
const NOTED = Prisma.sql`
  SELECT "table", "key", "before", "image" AS "after" FROM temp.written_rows ORDER BY rowid`;
const FORGET = Prisma.sql`DELETE FROM temp.written_rows`;

/**
 * Has the connection of this transaction note what is written on it. Looked after each time: a turn
 * that is undone takes the triggers along that were made in it.
 */
export async function noteRows(tx: Transaction): Promise<void> {
  const connection = connectionOf(tx);
  teachSha256(connection);
  const [noting] = await rows(IS_NOTING, tx);
  if (!noting) connection.exec(notingSql(NOTED_TABLES));
}

/**
 * Has the events of this turn say these rows instead of what was noted of them: what another event
 * said that is about to be erased. What stands in the file does not count, or a change behind the
 * log's back would get its cover from us.
 * @param unsaid rows of which nothing is said, though they were written.
 */
export async function sayInstead(
  tx: Transaction,
  images: readonly RowImage[],
  unsaid: ReadonlyArray<readonly [table: RecordedTable, key: Json[]]> = [],
): Promise<void> {
  const said = images.map(
    ([table, key, image]) =>
      [table, canonical(key), image === null ? null : canonical(image)] as const,
  );
  const names = [...said, ...unsaid.map(([table, key]) => [table, canonical(key)] as const)];
  await execute(tx, forgetNotedSql(names));
  await execute(tx, noteInsteadSql(said));
}

/** Each row that was written since they were last taken, once: as it was first, and as it stands. */
export async function takeNoted(tx: Transaction): Promise<NotedRow[]> {
  const noted = await rows<NotedRow>(NOTED, tx);
  if (noted.length === 0) return [];
  await execute(tx, FORGET);
  const last = new Map<string, NotedRow>();
  for (const row of noted) {
    const name = `${row.table} ${row.key}`;
    const first = last.get(name);
    last.set(name, first ? { ...row, before: first.before } : row);
  }
  return [...last.values()];
}

/** What the log holds of them. */
export function imagesOf(noted: readonly NotedRow[]): RowImage[] {
  return noted.flatMap(({ table, key, after }) =>
    table === "Proposal" ? [] : [[table, JSON.parse(key) as Json[], parsedImage(after)]],
  );
}

export function parsedImage(image: string | null): RowImage[2] {
  return image === null ? null : (JSON.parse(image) as Record<string, Json>);
}
