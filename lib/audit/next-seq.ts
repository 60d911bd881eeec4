/** For rows that point at the event which is written with them. */
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

/**
 * The place that the first event of this turn will have: nobody else writes before the turn ends,
 * and commit() appends the events in their order right after the last.
 */
export async function nextSeq(tx: Transaction): Promise<number> {
  const [last] = await rows<{ seq: number | null }>(
    Prisma.sql`SELECT max("seq") AS "seq" FROM "Event"`,
    tx,
  );
  return (last?.seq ?? 0) + 1;
}
