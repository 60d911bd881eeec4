/**
 * The rows that were there when the log began to hold rows. What most of them held by then nobody
 * can prove; that they were there can be, so that one that is put in later is told from them. Who
 * may see what, who is who, and rows that are hardly more than their key are held in full.
 */
import { imageSql, keySql } from "@/lib/platform/noted-rows";
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Json } from "./canonical";
import type { IdRange } from "./events";
import { RECORDED } from "./recorded";
import { parsedImage, type RowImage } from "./row-images";
import { WRITTEN_BY } from "./written-by";

export async function foundRows(
  tx: Transaction,
): Promise<{ found: Record<string, IdRange[]>; images: RowImage[] }> {
  const found: Record<string, IdRange[]> = {};
  const images: RowImage[] = [];
  for (const columns of RECORDED) {
    const table = Prisma.raw(`"${columns.table}"`);
    if (WRITTEN_BY["record.begun"].includes(columns.table)) {
      const key = Prisma.raw(keySql(columns, "r"));
      const image = Prisma.raw(imageSql(columns, "r"));
      const all = await rows<{ key: string; image: string }>(
        Prisma.sql`SELECT ${key} AS "key", ${image} AS "image" FROM ${table} r ORDER BY r.rowid`,
        tx,
      );
      for (const row of all) {
        images.push([columns.table, JSON.parse(row.key) as Json[], parsedImage(row.image)]);
      }
    } else {
      const ranges = await rows<{ first: number; last: number }>(
        Prisma.sql`SELECT min("id") AS "first", max("id") AS "last"
          FROM (SELECT "id", "id" - row_number() OVER (ORDER BY "id") AS "run" FROM ${table})
          GROUP BY "run" ORDER BY 1`,
        tx,
      );
      if (ranges.length > 0) found[columns.table] = ranges.map(({ first, last }) => [first, last]);
    }
  }
  return { found, images };
}
