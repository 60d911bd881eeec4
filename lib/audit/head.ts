/**
 * The head of the log: its last event's number and hash. Whoever has it, written down anywhere else,
 * can tell later whether the log was cut off or rewritten up to there.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

/** The hash may be shortened where a head was written down in little room. */
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

/** Of a hash, as much as a name or a line takes: enough to tell two logs apart. */
const HASH_SHOWN = 8;

/** The head where there is little room, in a file's name and on a print: "12345-ab12cd34". */
export function shortHead({ seq, hash }: Head): string {
  return `${seq}-${hash.slice(0, HASH_SHOWN)}`;
}

/** The last head that stands in a text, whole or shortened; null where there is none. */
export function headIn(text: string): Head | null {
  const whole = [...text.matchAll(/\b(\d{1,15}):([0-9a-f]{64})\b/g)].at(-1);
  const found = whole ?? [...text.matchAll(/\b(\d{1,15})-([0-9a-f]{8})\b/g)].at(-1);
  return found?.[1] && found[2] ? { seq: Number(found[1]), hash: found[2] } : null;
}

/** Whether the log still has the event that was its last once. */
export async function stillHas({ seq, hash }: Head): Promise<boolean> {
  const [event] = await rows<{ hash: string }>(
    Prisma.sql`SELECT "hash" FROM "Event" WHERE "seq" = ${seq}`,
  );
  return event?.hash === hash;
}
