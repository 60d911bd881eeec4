/** What people were called before somebody was renamed, told from the log. */
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";

/** By person, each name with the instant, as it is stored, and the event until which it was theirs. */
export type FormerNames = ReadonlyMap<number, readonly FormerName[]>;

type FormerName = { until: string; seq: number; name: string };

/** @param people whose; everybody's, if not said. */
export async function readFormerNames(people?: readonly number[]): Promise<FormerNames> {
  // The unary plus leaves the index to the type: people are seldom renamed, and sign in every day.
  const theirs = people ? Prisma.sql`AND +"userId" IN ${among(people)}` : Prisma.empty;
  const renames = await rows<{ seq: number; at: string; userId: number | null; data: string }>(
    Prisma.sql`SELECT "seq", "at", "userId", "data" FROM "Event"
      WHERE "type" = 'person.renamed' ${theirs} ORDER BY "seq"`,
  );
  const former = new Map<number, FormerName[]>();
  for (const { seq, at, userId, data } of renames) {
    const { from } = JSON.parse(data) as { from?: unknown };
    // What an event said may have been erased.
    if (userId === null || typeof from !== "string") continue;
    const names = former.get(userId);
    const name = { until: at, seq, name: from };
    if (names) names.push(name);
    else former.set(userId, [name]);
  }
  return former;
}

/**
 * What somebody was called at an instant, as it is stored; null where it is today's name. What was
 * done in the very millisecond of a change of name is taken for done before it.
 */
export function nameThen(former: FormerNames, userId: number, at: string): string | null {
  return former.get(userId)?.find(({ until }) => until >= at)?.name ?? null;
}

/** What somebody was called at an event; null where it is today's name. */
export function nameAtEvent(former: FormerNames, userId: number, seq: number): string | null {
  return former.get(userId)?.find((name) => name.seq > seq)?.name ?? null;
}
