/**
 * The only door for writes. Opens the transaction, hands out the only writable client,
 * stamps actor and time on the events and appends them to the hash chain; all or nothing. What a
 * turn answers is kept with it where its sender means it to be done once (kept-answers.ts).
 */
import type { Actor, SystemActor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { insertMany } from "@/lib/platform/sets";
import { rows } from "@/lib/platform/rows";
import { touch } from "@/lib/platform/touched";
import { countWrites, inTransaction, type Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { canonical } from "./canonical";
import { GENESIS, hashEvent } from "./chain";
import type { NewEvent } from "./events";
import { keepAnswer } from "./kept-answers";

export type { Transaction } from "@/lib/platform/transaction";

declare const nothingWritten: unique symbol;

/** What `work` answers: a result, and at least one event for what was written. */
export type Outcome<T> =
  | { result: T; events: readonly [NewEvent, ...NewEvent[]] }
  | { result: T; events: typeof NO_EVENTS };

const NO_EVENTS = [] as unknown as { [nothingWritten]: true; length: 0 };

/** For a command that found nothing to change. Writing all the same is refused. */
export function unchanged<T>(result: T): Outcome<T> {
  return { result, events: NO_EVENTS };
}

/** For events gathered in a list; the list must not be empty. */
export function atLeastOne(events: readonly NewEvent[]): readonly [NewEvent, ...NewEvent[]] {
  const [first, ...rest] = events;
  if (!first) throw new Error("A write needs an event.");
  return [first, ...rest];
}

/**
 * @param work gets the transaction and its time; whatever it throws undoes everything.
 * @throws SourcelineError BUSY when the database stays locked; whatever `work` throws.
 */
export async function commit<T>(
  actor: Actor | SystemActor,
  work: (tx: Transaction, at: Date) => Promise<Outcome<T>>,
): Promise<T> {
  return inTransaction(async (tx) => {
    const at = now();
    const before = countWrites(tx);
    const { result, events } = await work(tx, at);
    if (isNothing(events)) {
      if (countWrites(tx) !== before) {
        throw new Error("A write without an event was refused.");
      }
    } else {
      await append(tx, actor.userId, at, events);
      touch(events.flatMap((event) => event.claimId ?? []));
    }
    await keepAnswer(tx, at, actor.userId, result);
    return result;
  });
}

function isNothing(events: Outcome<unknown>["events"]): events is typeof NO_EVENTS {
  return events.length === 0;
}

const LAST_EVENT = Prisma.sql`SELECT "seq", "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`;

async function append(
  tx: Transaction,
  actorId: number | null,
  at: Date,
  events: readonly NewEvent[],
): Promise<void> {
  const [last] = await rows<{ seq: number; hash: string }>(LAST_EVENT, tx);
  let seq = last?.seq ?? 0;
  let prevHash = last?.hash ?? GENESIS;
  const chained = events.map((event) => {
    seq += 1;
    const row = {
      seq,
      at,
      actorId,
      type: event.type,
      storyId: event.storyId ?? null,
      claimId: event.claimId ?? null,
      sourceId: event.sourceId ?? null,
      userId: event.userId ?? null,
      data: canonical(event.data),
    };
    const hash = hashEvent(prevHash, row);
    const link = { ...row, prevHash, hash };
    prevHash = hash;
    return link;
  });
  await insertMany(tx, "Event", chained);
}
