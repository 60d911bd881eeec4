/**
 * What people are told of their own account, and of colleagues' with whom they share a restricted
 * story, until they have read it.
 */
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import { notFound } from "@/lib/platform/errors";
import { db } from "@/lib/platform/db";
import { job } from "@/lib/platform/threads";
import { keepUnlogged } from "@/lib/platform/unlogged";

export type NoticeKind =
  | "password_by_link"
  | "new_device"
  | "factor_removed"
  | "factors_removed"
  | "recovery_code_used"
  /** A link to a new password was made and not used yet. */
  | "link_made"
  | "renamed"
  /** From the command line, in the person's name. */
  | "token_made"
  /** What an administrator did to the account of a fellow member of a restricted story. */
  | "colleague"
  /** Restricted stories came to this person, because nobody else could work in them. */
  | "took_over"
  /** Of a restricted story that two administrators open. */
  | "opening";

/** Not told to, nor dismissed by, whoever a link has let in: that may not be the account's owner. */
const NOT_AFTER_A_LINK: readonly string[] = [
  "password_by_link",
  "factor_removed",
  "factors_removed",
  "link_made",
  "token_made",
];

export type NewNotice = {
  userId: number;
  kind: NoticeKind;
  /** What is particular to it: a device, a colleague's name. */
  detail: string;
  /** The device that it is about. It is not shown there, so that nobody dismisses it there. */
  deviceId?: number;
};

/** In the turn of what it tells. The same again, unread, is told once. */
export async function addNotice(tx: Transaction, at: Date, notice: NewNotice): Promise<void> {
  const { userId, kind, detail } = notice;
  const same = { userId, kind, detail, dismissedAt: null };
  const unread = await tx.notice.findFirst({ where: same });
  if (unread) {
    await tx.notice.update({ where: { id: unread.id }, data: { at } });
    return;
  }
  await tx.notice.create({ data: { ...notice, at } });
}

export type NoticeView = { id: number; kind: NoticeKind; detail: string; at: string };

/** The person's unread notices, but for what is about this very device; the latest first. */
export async function listNotices(actor: Actor, sessionId: string): Promise<NoticeView[]> {
  const unread = await db().notice.findMany({
    where: { userId: actor.userId, dismissedAt: null },
    orderBy: { id: "desc" },
  });
  if (unread.length === 0) return [];
  const session = await db().session.findUnique({ where: { id: sessionId } });
  return unread
    .filter(({ kind }) => !NOT_AFTER_A_LINK.includes(kind) || session?.by !== "link")
    .filter((notice) => notice.deviceId === null || notice.deviceId !== session?.deviceId)
    .map(({ id, kind, detail, at }) => ({
      ...{ id, kind: kind as NoticeKind, detail },
      at: at.toISOString(),
    }));
}

/** @throws SourcelineError NOT_FOUND for a notice that this session is not shown. */
export async function dismissNotice(actor: Actor, sessionId: string, id: number): Promise<null> {
  const shown = await listNotices(actor, sessionId);
  if (!shown.some((notice) => notice.id === id)) {
    const { userId } = actor;
    // Sent again because the answer was lost: it is done.
    const done = await db().notice.count({ where: { id, userId, dismissedAt: { not: null } } });
    if (done === 0) throw notFound("That notice");
    return null;
  }
  return keepDismissed({ userId: actor.userId, id });
}

const keepDismissed = job(
  "writer",
  "people.dismissNotice",
  ({ userId, id }: { userId: number; id: number }) =>
    keepUnlogged(async (tx, at) => {
      await tx.notice.updateMany({
        where: { id, userId, dismissedAt: null },
        data: { dismissedAt: at },
      });
      return null;
    }),
);
