/**
 * What a command wrote, row by row: triggers on the writer's own connection note an image of each
 * row of the record as it stands after every change, and `takeImages` hands over the last of each.
 * So no command has to remember what the log needs, and none can leave it out. Another program that
 * writes to the file has no such triggers: what it changes is in no event, and is found.
 */
import { notingSql, teachSha256 } from "@/lib/platform/noted-rows";
import { execute, rows } from "@/lib/platform/rows";
import { connectionOf, type Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Json } from "./canonical";
import { RECORDED, type RecordedTable } from "./recorded";

/** A row by its table and key, with what the log holds of it; null: it is gone. */
export type RowImage = [table: RecordedTable, key: Json[], image: Record<string, Json> | null];

const IS_NOTING = Prisma.sql`SELECT 1 FROM temp.sqlite_master WHERE "name" = 'written_rows'`;
const NOTED = Prisma.sql`SELECT "table", "key", "image" FROM temp.written_rows ORDER BY rowid`;
const FORGET = Prisma.sql`DELETE FROM temp.written_rows`;

/**
 * Has the connection of this transaction note what is written on it. Looked after each time: a turn
 * that is undone takes the triggers along that were made in it.
 */
export async function noteRows(tx: Transaction): Promise<void> {
  const connection = connectionOf(tx);
  teachSha256(connection);
  const [noting] = await rows(IS_NOTING, tx);
  if (!noting) connection.exec(notingSql(RECORDED));
}

/** Each row that was written since they were last taken, once, as it stands. */
export async function takeImages(tx: Transaction): Promise<RowImage[]> {
  const noted = await rows<{ table: RecordedTable; key: string; image: string | null }>(NOTED, tx);
  if (noted.length === 0) return [];
  await execute(tx, FORGET);
  const last = new Map<string, RowImage>();
  for (const { table, key, image } of noted) {
    last.set(`${table} ${key}`, [table, JSON.parse(key) as Json[], parsedImage(image)]);
  }
  return [...last.values()];
}

export function parsedImage(image: string | null): RowImage[2] {
  return image === null ? null : (JSON.parse(image) as Record<string, Json>);
}
