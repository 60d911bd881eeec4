/**
 * Tells that a day has come: the deadline of a request for a reply, and the day on which a claim is
 * to be looked at again. Each is told once, however often it is looked and whatever became of what
 * was told; what came long ago is told no more.
 */
import { keepNotified, writeNotifications, type NewNotification } from "@/lib/audit/notifications";
import { whoSees } from "@/lib/access/visibility";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { insertMany } from "@/lib/platform/sets";
import { job } from "@/lib/platform/threads";
import type { Transaction } from "@/lib/platform/transaction";
import { dayInZone } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { DUE_TOLD_DAYS, READ_KEPT_DAYS, UNREAD_KEPT_DAYS } from "./rules";

const DAY = 24 * 3_600_000;
/** Of one round, so that no write holds up another's for long; the next one goes on. */
const MOST = 500;

const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * DAY);

type Due = {
  kind: "reply_due" | "recheck_due";
  aboutId: number;
  due: string;
  storyId: number;
  claimId: number | null;
  requestId: number | null;
  one: number | null;
  other: number | null;
  third: number | null;
};

/** @returns how many were told for the first time: where it is MOST, there may be more. */
export const tellDue = job("writer", "notifications.tellDue", ({ at }: { at: Date }) =>
  keepNotified(async (tx) => {
    const due = [...(await repliesDue(tx, at)), ...(await rechecksDue(tx, at))];
    await insertMany(
      tx,
      "NotifiedDue",
      due.map(({ kind, aboutId, due: day }) => ({ kind, aboutId, due: day, at })),
    );
    const possible = due.flatMap(({ one, other, third, kind, storyId, claimId, requestId }) =>
      [...new Set([one, other, third])]
        .filter((person) => person !== null)
        .map((userId): NewNotification => {
          return { userId, kind, storyId, claimId, requestId, seq: 0 };
        }),
    );
    const sees = await whoSees(
      tx,
      possible.map(({ userId }) => userId),
      possible.map(({ storyId }) => storyId),
    );
    const told = possible.filter(({ userId, storyId }) => sees(userId, storyId));
    await writeNotifications(tx, at, told);
    return due.length;
  }),
);

/** Requests that wait for an answer and whose deadline has come: for who made, sent, changed them. */
function repliesDue(tx: Transaction, at: Date): Promise<Due[]> {
  return rows<Due>(
    Prisma.sql`
      SELECT 'reply_due' AS "kind", r."id" AS "aboutId", r."deadlineAt" AS "due", r."storyId",
        NULL AS "claimId", r."id" AS "requestId", r."createdById" AS "one", r."sentById" AS "other",
        NULL AS "third"
      FROM "ReplyRequest" r JOIN "Story" s ON s."id" = r."storyId"
      WHERE r."outcome" IN ('not_contacted', 'sent', 'unreachable') AND r."withdrawnAt" IS NULL
        AND r."deadlineAt" <= ${at} AND r."deadlineAt" > ${daysBefore(at, DUE_TOLD_DAYS)}
        AND s."status" <> 'killed'
        AND NOT EXISTS (SELECT 1 FROM "NotifiedDue" d WHERE d."kind" = 'reply_due'
          AND d."aboutId" = r."id" AND d."due" = r."deadlineAt")
      ORDER BY r."deadlineAt", r."id" LIMIT ${MOST}`,
    tx,
  );
}

/** Claims to be looked at again from this day of the newsroom on: for who logged, checks, judged them. */
function rechecksDue(tx: Transaction, at: Date): Promise<Due[]> {
  const today = dayInZone(at, env().timeZone);
  return rows<Due>(
    Prisma.sql`
      SELECT 'recheck_due' AS "kind", c."id" AS "aboutId", c."recheckOn" AS "due", c."storyId",
        c."id" AS "claimId", NULL AS "requestId", c."loggedById" AS "one", c."checkerId" AS "other",
        c."verdictById" AS "third"
      FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
      WHERE c."recheckOn" <= ${today} AND c."recheckOn" > ${daysBefore(today, DUE_TOLD_DAYS)}
        AND +c."withdrawnAt" IS NULL AND s."status" <> 'killed'
        AND NOT EXISTS (SELECT 1 FROM "NotifiedDue" d WHERE d."kind" = 'recheck_due'
          AND d."aboutId" = c."id" AND d."due" = c."recheckOn")
      ORDER BY c."recheckOn", c."id" LIMIT ${MOST}`,
    tx,
  );
}

/** Forgets what was read a while ago, what nobody will read, mails that have ended and days long told. */
export const forgetOldNotifications = job(
  "writer",
  "notifications.forget",
  ({ at }: { at: Date }) =>
    keepNotified(async (tx) => {
      const read = daysBefore(at, READ_KEPT_DAYS);
      await tx.notification.deleteMany({
        where: {
          OR: [{ readAt: { lt: read } }, { at: { lt: daysBefore(at, UNREAD_KEPT_DAYS) } }],
        },
      });
      await tx.mail.deleteMany({ where: { endedAt: { lt: read }, notifications: { none: {} } } });
      await tx.notifiedDue.deleteMany({ where: { at: { lt: read } } });
      return null;
    }),
);
