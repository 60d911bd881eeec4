/**
 * Reads somebody's own notifications. One of a story that they have lost sight of is not shown, not
 * counted and not found: what is about nothing that exists for them does not exist.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import {
  NOTIFICATION_KINDS,
  USUALLY,
  type NotificationKind,
  type ToldHow,
} from "@/lib/audit/notifies";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { UNREAD_COUNTED, NOTIFICATIONS_LISTED } from "./rules";

type Reader = Authorized<"notification.read">;

export type NotificationView = {
  id: number;
  kind: NotificationKind;
  at: string;
  isUnread: boolean;
  /** What it is about: the story by its slug and number, the claim by its number in there. */
  slug: string;
  story: number;
  claim: number | null;
  request: number | null;
};

type Row = Omit<NotificationView, "at" | "isUnread"> & { at: string; readAt: string | null };

const SEEN = (reader: Reader) => Prisma.sql`
  FROM "Notification" n JOIN "Story" s ON s."id" = n."storyId"
  LEFT JOIN "Claim" c ON c."id" = n."claimId"
  WHERE n."userId" = ${reader.userId} AND ${isVisibleStory(reader)}`;

const TOLD = Prisma.sql`n."id", n."kind", n."at", n."readAt", s."slug", s."id" AS "story",
  c."number" AS "claim", n."requestId" AS "request"`;

function viewOf({ at, readAt, ...row }: Row): NotificationView {
  return { ...row, at: instantOf(at), isUnread: readAt === null };
}

/** The latest first. @param before of a page further back: the last one of the page before it. */
export async function listNotifications(
  reader: Reader,
  { before, isUnread = false }: { before?: { at: string; id: number }; isUnread?: boolean } = {},
): Promise<{ notifications: NotificationView[]; more: { at: string; id: number } | null }> {
  const at = before ? new Date(before.at) : null;
  const further = at
    ? Prisma.sql`AND (n."at" < ${at} OR (n."at" = ${at} AND n."id" < ${before?.id ?? 0}))`
    : Prisma.empty;
  const unread = isUnread ? Prisma.sql`AND n."readAt" IS NULL` : Prisma.empty;
  const found = await rows<Row>(Prisma.sql`
    SELECT ${TOLD} ${SEEN(reader)} ${further} ${unread}
    ORDER BY n."at" DESC, n."id" DESC LIMIT ${NOTIFICATIONS_LISTED + 1}`);
  const notifications = found.slice(0, NOTIFICATIONS_LISTED).map(viewOf);
  const last = notifications.at(-1);
  return {
    notifications,
    more: found.length > NOTIFICATIONS_LISTED && last ? { at: last.at, id: last.id } : null,
  };
}

/** At most UNREAD_COUNTED. */
export async function countUnread(reader: Reader): Promise<number> {
  const [found] = await rows<{ n: number }>(Prisma.sql`
    SELECT count(*) AS "n" FROM (
      SELECT 1 ${SEEN(reader)} AND n."unreadKey" IS NOT NULL LIMIT ${UNREAD_COUNTED})`);
  return found?.n ?? 0;
}

/** The same for whoever is connected: none for those who may read none. */
export function unreadOf(actor: Actor): Promise<number> {
  return can(actor, "notification.read") ? countUnread(actor) : Promise.resolve(0);
}

/** @param tx inside a command. @returns null where it is not the reader's, or is about what is not there for them. */
export async function seenNotification(
  reader: Reader,
  id: number,
  tx?: Transaction,
): Promise<NotificationView | null> {
  const [row] = await rows<Row>(Prisma.sql`SELECT ${TOLD} ${SEEN(reader)} AND n."id" = ${id}`, tx);
  return row ? viewOf(row) : null;
}

export type HowTold = Record<NotificationKind, ToldHow>;

/** How somebody is told of each kind: as they chose, and otherwise as usual. */
export async function readHowTold(actor: Authorized<"account.keep">): Promise<HowTold> {
  const chosen = await rows<{ kind: string; how: ToldHow }>(Prisma.sql`
    SELECT "kind", "how" FROM "NotificationChoice" WHERE "userId" = ${actor.userId}`);
  const by = new Map(chosen.map(({ kind, how }) => [kind, how]));
  return Object.fromEntries(
    NOTIFICATION_KINDS.map((kind) => [kind, by.get(kind) ?? USUALLY[kind]]),
  ) as HowTold;
}
