/**
 * The only door for writes. Opens the transaction, hands out the only writable client,
 * stamps actor and time on the events and appends them to the hash chain; all or nothing. What a
 * turn answers is kept with it where its sender means it to be done once (kept-answers.ts), and what
 * it changed, so that it can be undone (acts.ts); whom it concerns is told (notify.ts).
 */
import type { Actor, SystemActor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { insertMany } from "@/lib/platform/sets";
import { rows } from "@/lib/platform/rows";
import { touch } from "@/lib/platform/touched";
import { countWrites, inTransaction, type Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { keepAct } from "./acts";
import { canonical } from "./canonical";
import { GENESIS } from "./chain";
import { hashContent, hashFrame, newSalt } from "./content";
import type { NewEvent } from "./events";
import { givenToEvents } from "./given-to-events";
import { keepAnswer } from "./kept-answers";
import { notifyOf } from "./notify";
import { reopenGates } from "./reopen-gates";
import { imagesOf, noteRows, takeNoted, type RowImage } from "./row-images";
import { foundRows } from "./found-rows";

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
    await noteRows(tx);
    const head = await beginRecord(tx, at, await lastEvent(tx));
    const before = countWrites(tx);
    const { result, events: told } = await work(tx, at);
    if (isNothing(told)) {
      if (countWrites(tx) !== before) {
        throw new Error("A write without an event was refused.");
      }
    } else {
      const by = { at, userId: actor.userId };
      // A story that was cleared and is changed is cleared no more, whatever changed it.
      const events = [...told, ...(await reopenGates(tx, by, told))];
      const noted = await takeNoted(tx);
      await append(tx, actor.userId, at, givenToEvents(events, imagesOf(noted)), head);
      touch(events.flatMap((event) => event.claimId ?? []));
      const firstSeq = (head?.seq ?? 0) + 1;
      await keepAct(tx, by, { events, firstSeq }, noted);
      await notifyOf(tx, by, { events, firstSeq });
    }
    await keepAnswer(tx, at, actor.userId, result);
    return result;
  });
}

function isNothing(events: Outcome<unknown>["events"]): events is typeof NO_EVENTS {
  return events.length === 0;
}

type Head = { seq: number; hash: string; contentHash: string | null };

const LAST_EVENT = Prisma.sql`
  SELECT "seq", "hash", "contentHash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`;

async function lastEvent(tx: Transaction): Promise<Head | undefined> {
  const [last] = await rows<Head>(LAST_EVENT, tx);
  return last;
}

/** Where the log was begun before events held rows, its next event says what rows there are. */
async function beginRecord(
  tx: Transaction,
  at: Date,
  head: Head | undefined,
): Promise<Head | undefined> {
  if (!head || head.contentHash !== null) return head;
  const { found, images } = await foundRows(tx);
  const event: NewEvent = { type: "record.begun", data: { found } };
  return append(tx, null, at, [{ event, images }], head);
}

/** @returns the new head. */
async function append(
  tx: Transaction,
  actorId: number | null,
  at: Date,
  said: ReadonlyArray<{ event: NewEvent; images: readonly RowImage[] }>,
  head: Head | undefined,
): Promise<Head | undefined> {
  let seq = head?.seq ?? 0;
  let prevHash = head?.hash ?? GENESIS;
  const chained = said.map(({ event, images }) => {
    seq += 1;
    const data = canonical(event.data);
    const written = images.length > 0 ? canonical(images as RowImage[]) : null;
    const salt = newSalt();
    const frame = {
      seq,
      at,
      actorId,
      type: event.type,
      storyId: event.storyId ?? null,
      claimId: event.claimId ?? null,
      sourceId: event.sourceId ?? null,
      userId: event.userId ?? null,
      contentHash: hashContent(salt, data, written),
    };
    const hash = hashFrame(prevHash, frame);
    const link = { ...frame, data, salt, prevHash, hash };
    prevHash = hash;
    return { link, rows: written === null ? [] : [{ seq, rows: written }] };
  });
  await insertMany(
    tx,
    "Event",
    chained.map(({ link }) => link),
  );
  await insertMany(
    tx,
    "EventRows",
    chained.flatMap((each) => each.rows),
  );
  return chained.at(-1)?.link ?? head;
}
