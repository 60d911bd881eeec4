/**
 * The head of the log: its last event's number and hash. Whoever has it, written down anywhere else,
 * can tell later whether the log was cut off or rewritten up to there.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

export type Head = { seq: number; hash: string };

const HEAD = Prisma.sql`SELECT "seq", "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`;

/** Null while nothing was logged. */
export async function readHead(): Promise<Head | null> {
  const [head] = await rows<Head>(HEAD);
  return head ?? null;
}

/** As it is written down: the event's number, a colon, its hash. */
export function headText({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/** The last head that stands in a text; null where there is none. */
export function headIn(text: string): Head | null {
  const found = [...text.matchAll(/\b(\d{1,15}):([0-9a-f]{64})\b/g)].at(-1);
  return found?.[1] && found[2] ? { seq: Number(found[1]), hash: found[2] } : null;
}

/** Whether the log still has the event that was its last once. */
export async function stillHas({ seq, hash }: Head): Promise<boolean> {
  const [event] = await rows<{ hash: string }>(
    Prisma.sql`SELECT "hash" FROM "Event" WHERE "seq" = ${seq}`,
  );
  return event?.hash === hash;
}
