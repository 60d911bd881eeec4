/**
 * Where in the log a time lies. Its places follow each other in time, so a time is found by halving
 * and needs no index. A server's clock may have been set back on the way: by less than an hour, says
 * `CLOCKS_ERR`, and whoever needs every event of a stretch asks that much further.
 */
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { storedInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";

/** Milliseconds. */
export const CLOCKS_ERR = 60 * 60 * 1000;

/** @returns the last place whose event was before `at`; 0 where none was. */
export async function lastSeqBefore(at: Date, tx?: Transaction): Promise<number> {
  const wanted = storedInstant(at);
  let before = 0;
  let after = (await newest(tx)) + 1;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    const found = await atOrAfter(middle, tx);
    if (!found || found.at >= wanted) after = middle;
    // A place may be empty in a log that was tampered with; what follows it stands for it.
    else before = Math.max(middle, Math.min(found.seq, after - 1));
  }
  return before;
}

async function newest(tx?: Transaction): Promise<number> {
  const [last] = await rows<{ seq: number | null }>(
    Prisma.sql`SELECT max("seq") AS "seq" FROM "Event"`,
    tx,
  );
  return last?.seq ?? 0;
}

async function atOrAfter(seq: number, tx?: Transaction) {
  const [event] = await rows<{ seq: number; at: string }>(
    Prisma.sql`SELECT "seq", "at" FROM "Event" WHERE "seq" >= ${seq} ORDER BY "seq" LIMIT 1`,
    tx,
  );
  return event;
}
