/**
 * Writes notifications, whatever they come of: an event, or a day. Each person gets what they have
 * not switched off, once for each event, and the same kind about the same thing stays one while it
 * is unread.
 */
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { among, insertMany, updateEach } from "@/lib/platform/sets";
import { inTransaction, type Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { NOTIFICATION_KINDS, USUALLY, type NotificationKind, type ToldHow } from "./notifies";
import { noteRows, takeNoted } from "./row-images";

/**
 * The door for who was told and what they have read, which is kept beside the log: a write to a table
 * of the record through it is refused.
 */
export function keepNotified<T>(work: (tx: Transaction, at: Date) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await noteRows(tx);
    const result = await work(tx, now());
    if ((await takeNoted(tx)).length > 0) {
      throw new Error("A write to the record without an event was refused.");
    }
    return result;
  });
}

export type NewNotification = {
  userId: number;
  kind: NotificationKind;
  storyId: number;
  claimId: number | null;
  requestId: number | null;
  /** Of the event in the log; 0: of a day. */
  seq: number;
};

export async function writeNotifications(
  tx: Transaction,
  at: Date,
  all: readonly NewNotification[],
): Promise<void> {
  if (all.length === 0) return;
  const howFor = await readChoices(tx, [...new Set(all.map(({ userId }) => userId))]);
  const wanted = oneForEach(all.filter((one) => howFor(one.userId, one.kind) !== "off"));
  const gathered = gather(wanted);
  const unread = await readUnread(tx, [...gathered.values()]);
  const isThere = (key: string) => unread.has(key);
  await updateEach(
    tx,
    "Notification",
    [...gathered].flatMap(([key, { seq }]) => {
      const id = unread.get(key);
      return id === undefined ? [] : [{ where: { id }, set: { at, lastSeq: seq, mailId: null } }];
    }),
  );
  await insertMany(
    tx,
    "Notification",
    [...gathered]
      .filter(([key]) => !isThere(key))
      .map(([, { seq, firstSeq, ...one }]) => ({
        ...{ ...one, at, firstSeq, lastSeq: seq, unreadKey: unreadKey(one) },
        mail: mailFor(howFor(one.userId, one.kind)),
      })),
  );
}

/** Where no mail leaves the server, none is kept for later either. */
function mailFor(how: ToldHow): "none" | "at_once" | "digest" {
  return env().mail !== null && (how === "at_once" || how === "digest") ? how : "none";
}

type About = Omit<NewNotification, "userId" | "seq">;

function unreadKey({ kind, storyId, claimId, requestId }: About): string {
  return [kind, storyId, claimId ?? "-", requestId ?? "-"].join(" ");
}

/** Of several kinds that one event is to somebody, the first of the list. */
function oneForEach(all: readonly NewNotification[]): NewNotification[] {
  const first = new Map<string, NewNotification>();
  const rank = ({ kind }: NewNotification) => NOTIFICATION_KINDS.indexOf(kind);
  for (const [index, one] of all.entries()) {
    const key = one.seq === 0 ? `day ${index}` : `${one.userId} ${one.seq}`;
    const before = first.get(key);
    if (!before || rank(one) < rank(before)) first.set(key, one);
  }
  return [...first.values()];
}

/** Those of one person about one thing as one, with the first event and the last. */
function gather(all: readonly NewNotification[]) {
  const gathered = new Map<string, NewNotification & { firstSeq: number }>();
  for (const one of all) {
    const key = `${one.userId} ${unreadKey(one)}`;
    const firstSeq = gathered.get(key)?.firstSeq ?? one.seq;
    gathered.set(key, { ...one, firstSeq });
  }
  return gathered;
}

/** By person and what it is about. */
async function readUnread(
  tx: Transaction,
  wanted: readonly NewNotification[],
): Promise<Map<string, number>> {
  const people = [...new Set(wanted.map(({ userId }) => userId))];
  const keys = [...new Set(wanted.map(unreadKey))];
  if (people.length === 0) return new Map();
  const found = await rows<{ id: number; userId: number; unreadKey: string }>(
    Prisma.sql`SELECT "id", "userId", "unreadKey" FROM "Notification"
      WHERE "userId" IN ${among(people)} AND "unreadKey" IN ${among(keys)}`,
    tx,
  );
  return new Map(found.map((one) => [`${one.userId} ${one.unreadKey}`, one.id]));
}

async function readChoices(tx: Transaction, people: readonly number[]) {
  const found = await rows<{ userId: number; kind: string; how: string }>(
    Prisma.sql`SELECT "userId", "kind", "how" FROM "NotificationChoice"
      WHERE "userId" IN ${among(people)}`,
    tx,
  );
  const chosen = new Map(found.map(({ userId, kind, how }) => [`${userId} ${kind}`, how]));
  return (userId: number, kind: NotificationKind): ToldHow =>
    (chosen.get(`${userId} ${kind}`) as ToldHow | undefined) ?? USUALLY[kind];
}
