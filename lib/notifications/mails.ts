/**
 * The queue of mails: rows that outlive the server. A mail is made in one turn of what it is to tell,
 * put together when it is sent, and noted as sent as soon as the mail server has taken it.
 */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { keepNotified } from "@/lib/audit/notifications";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { insertReturning, updateEach } from "@/lib/platform/sets";
import { job } from "@/lib/platform/threads";
import type { Transaction } from "@/lib/platform/transaction";
import { dayInZone, hourInZone, instantFromWall } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { mailText, type MailedNotification } from "./mail-text";
import { GIVEN_UP_AFTER, waitAfter } from "./rules";
import type { Addressed, Sent } from "./send-mail";

type Unsent = { id: number; userId: number };

const PENDING = Prisma.sql`SELECT 1 FROM "Notification" n
  WHERE n."mail" = 'at_once' AND n."mailId" IS NULL AND n."readAt" IS NULL LIMIT 1`;

/** Whether anything is to be told by mail at once that no mail was made of yet. */
export async function isMailPending(): Promise<boolean> {
  return (await rows(PENDING)).length > 0;
}

/** Makes one mail for each person of what is to be told at once; into one that still waits, where there is one. */
export const gatherMails = job("writer", "notifications.gatherMails", ({ at }: { at: Date }) =>
  keepNotified(async (tx) => {
    const unsent = await unsentOf(tx, "at_once");
    const people = [...new Set(unsent.map(({ userId }) => userId))];
    const waiting = await tx.mail.findMany({
      where: { userId: { in: people }, day: null, outcome: "waiting", attempts: 0 },
      select: { id: true, userId: true },
    });
    await carry(tx, at, unsent, { waiting, day: null });
    return null;
  }),
);

/**
 * Makes the day's digests, from its hour on, one for each person; what comes after is the next day's.
 */
export const makeDigests = job("writer", "notifications.makeDigests", ({ at }: { at: Date }) =>
  keepNotified(async (tx) => {
    const { timeZone, digestHour } = env();
    if (hourInZone(at, timeZone) < digestHour) return null;
    const day = dayInZone(at, timeZone).toISOString().slice(0, 10);
    const hour = instantFromWall(`${day}T${String(digestHour).padStart(2, "0")}:00`, timeZone);
    const had = await tx.mail.findMany({ where: { day }, select: { userId: true } });
    const done = new Set(had.map(({ userId }) => userId));
    const unsent = await unsentOf(tx, "digest", hour);
    const left = unsent.filter(({ userId }) => !done.has(userId));
    await carry(tx, at, left, { waiting: [], day });
    return null;
  }),
);

/** @param before what was told since is the next one's. */
function unsentOf(tx: Transaction, mail: "at_once" | "digest", before?: Date): Promise<Unsent[]> {
  const isBefore = before ? Prisma.sql`AND n."at" < ${before}` : Prisma.empty;
  return rows<Unsent>(
    Prisma.sql`SELECT n."id", n."userId" FROM "Notification" n
      WHERE n."mail" = ${mail} AND n."mailId" IS NULL AND n."readAt" IS NULL ${isBefore} ORDER BY n."id"`,
    tx,
  );
}

async function carry(
  tx: Transaction,
  at: Date,
  unsent: readonly Unsent[],
  { waiting, day }: { waiting: readonly Unsent[]; day: string | null },
): Promise<void> {
  const mailOf = new Map(waiting.map(({ id, userId }) => [userId, id]));
  const people = [...new Set(unsent.map(({ userId }) => userId))];
  const made = await insertReturning(
    tx,
    "Mail",
    people
      .filter((userId) => !mailOf.has(userId))
      .map((userId) => ({ userId, day, madeAt: at, nextAt: at })),
    ["id", "userId"],
  );
  for (const { id, userId } of made) mailOf.set(userId, id);
  await updateEach(
    tx,
    "Notification",
    unsent.map(({ id, userId }) => ({
      where: { id },
      set: { mailId: mailOf.get(userId) ?? null },
    })),
  );
}

export type WaitingMail = { id: number; userId: number; day: string | null; madeAt: Date };

/** The next that may be tried, the oldest first. */
export function nextMail(at: Date, after: number): Promise<WaitingMail | null> {
  return db().mail.findFirst({
    where: { outcome: "waiting", nextAt: { lte: at }, id: { gt: after } },
    orderBy: { id: "asc" },
    select: { id: true, userId: true, day: true, madeAt: true },
  });
}

/**
 * What a mail says now: of what its person has not read yet, and sees. Null where nothing is left of
 * it, or nobody to read it.
 */
export async function putTogether(mail: WaitingMail, from: string): Promise<Addressed | null> {
  const user = await db().user.findUnique({ where: { id: mail.userId } });
  if (!user || user.disabledAt) return null;
  const { id: userId, name, email, role } = user;
  const reader: Actor = { userId, name, email, role };
  if (!can(reader, "notification.read")) return null;
  const told = await rows<MailedNotification>(Prisma.sql`
    SELECT n."id", n."kind", s."id" AS "story", c."number" AS "claim"
    FROM "Notification" n JOIN "Story" s ON s."id" = n."storyId"
    LEFT JOIN "Claim" c ON c."id" = n."claimId"
    WHERE n."mailId" = ${mail.id} AND n."readAt" IS NULL AND ${isVisibleStory(reader)}
    ORDER BY n."at", n."id"`);
  if (told.length === 0) return null;
  const { baseUrl } = env();
  const host = /@([^\s>@]+)/.exec(from)?.[1] ?? "sourceline";
  return {
    ...mailText(told, { isDigest: mail.day !== null, baseUrl }),
    ...{ to: email, from, settings: `${baseUrl}/account#notifications` },
    messageId: `<${mail.madeAt.getTime()}.${mail.id}.sourceline@${host}>`,
  };
}

export type MailOutcome = Sent | { is: "dropped" };

/** Notes what became of it; nothing once it has ended. @returns what it is now. */
export const noteMail = job(
  "writer",
  "notifications.noteMail",
  ({ id, outcome, at }: { id: number; outcome: MailOutcome; at: Date }) =>
    keepNotified(async (tx) => {
      const mail = await tx.mail.findFirst({ where: { id, outcome: "waiting" } });
      if (!mail) return null;
      await tx.mail.update({ where: { id }, data: changeOf(mail, outcome, at) });
      return null;
    }),
);

function changeOf(
  mail: { attempts: number; madeAt: Date },
  outcome: MailOutcome,
  at: Date,
): Prisma.MailUpdateInput {
  if (outcome.is === "dropped") return { outcome: "dropped", endedAt: at };
  const attempts = mail.attempts + 1;
  if (outcome.is === "sent") return { outcome: "sent", endedAt: at, attempts, failure: "" };
  const failure = outcome.because;
  const isGivenUp =
    outcome.is === "refused" || at.getTime() - mail.madeAt.getTime() > GIVEN_UP_AFTER;
  if (isGivenUp) return { outcome: "given_up", endedAt: at, attempts, failure };
  return { attempts, failure, nextAt: new Date(at.getTime() + waitAfter(attempts)) };
}
