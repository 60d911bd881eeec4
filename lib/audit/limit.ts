/**
 * How often a thing may be done before the log would fill up with it. Counted from the log itself,
 * so that the count is right after a restart too, and inside the turn that writes, so that many at
 * once get no further than one after another.
 */
import type { Actor } from "@/lib/access/actor";
import { throttled, type SourcelineError } from "@/lib/platform/errors";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { storedInstant } from "@/lib/platform/statements";
import type { Transaction } from "@/lib/platform/transaction";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { lastSeqBefore } from "./at-time";
import type { EventType } from "./events";

export type LogLimit = {
  readonly type: EventType;
  readonly most: number;
  readonly minutes: number;
};

const MINUTE = 60_000;

/**
 * @param actorId whose events count; null: those of everybody.
 * @returns the times of the events that count, the latest first, at most as many as are allowed.
 */
export async function countedAt(
  { type, most, minutes }: LogLimit,
  actorId: number | null,
  at: Date,
  tx?: Transaction,
): Promise<Date[]> {
  const since = new Date(at.getTime() - minutes * MINUTE);
  const bySomebody = actorId === null ? Prisma.empty : Prisma.sql`AND "actorId" = ${actorId}`;
  const found = await rows<{ at: string }>(
    Prisma.sql`SELECT "at" FROM "Event"
      WHERE "type" = ${type} AND "seq" > ${await lastSeqBefore(since, tx)}
        AND "at" > ${storedInstant(since)} ${bySomebody}
      ORDER BY "seq" DESC LIMIT ${most}`,
    tx,
  );
  return found.map((event) => new Date(event.at));
}

/**
 * @param what as in "You have exported 60 times …".
 * @throws SourcelineError THROTTLED, saying when it may be done again.
 */
export async function assertWithin(
  limit: LogLimit,
  what: string,
  actor: Actor,
  at: Date,
  tx?: Transaction,
): Promise<void> {
  const times = await countedAt(limit, actor.userId, at, tx);
  const earliest = times[limit.most - 1];
  if (earliest) throw tooOften(limit, what, earliest);
}

function tooOften({ most, minutes }: LogLimit, what: string, earliest: Date): SourcelineError {
  const free = new Date(earliest.getTime() + (minutes + 1) * MINUTE);
  const clock = wallTimeOf(free, env().timeZone).slice(11);
  return throttled(
    `You have ${what} ${most} times in ${minutes} minutes, which is as often as the log takes. It goes on at ${clock}.`,
  );
}
