import type { Metadata } from "next";
import {
  NotificationList,
  ReadAllButton,
  type NotificationDay,
} from "@/components/notifications/notification-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader } from "@/lib/access/session";
import { countUnread, listNotifications, type NotificationView } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { dayInZone } from "@/lib/platform/wall-time";
import { first, hrefWith, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Notifications" };

const PATH = "/notifications";

/** "2026-12-04T09:00:00.000Z 17": the last one of the page before. */
function readPlace(text: string): { at: string; id: number } | null {
  const [at = "", id = ""] = text.split(" ");
  const isPlace = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at) && /^\d{1,15}$/.test(id);
  return isPlace && !Number.isNaN(Date.parse(at)) ? { at, id: Number(id) } : null;
}

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("notification.read");
  const params = await searchParams;
  const isUnread = first(params.show) === "unread";
  const before = readPlace(first(params.before));
  const [{ notifications, more }, unread] = await Promise.all([
    listNotifications(actor, { ...(before && { before }), isUnread }),
    countUnread(actor),
  ]);
  const newest = Math.max(0, ...notifications.map(({ id }) => id));
  const show = isUnread ? "unread" : null;
  return (
    <>
      <PageHeader
        title="Notifications"
        actions={
          <>
            {unread > 0 && newest > 0 ? <ReadAllButton upTo={newest} /> : null}
            <ButtonLink href="/account#notifications">Choose what you are told</ButtonLink>
          </>
        }
        tabs={[
          { label: "All", href: PATH, current: !isUnread },
          { label: "Unread", href: `${PATH}?show=unread`, count: unread, current: isUnread },
        ]}
      />
      {notifications.length === 0 ? (
        <EmptyState
          title={isUnread ? "Nothing is unread" : "Nothing was told yet"}
          next="What waits for you stands on the desk, whether you were told or not."
        >
          When somebody asks you, sends a claim back, or a verdict of yours lapses, it is told here.
        </EmptyState>
      ) : (
        <NotificationList days={byDay(notifications)} />
      )}
      {more ? (
        <p className="px-4 pb-8 sm:px-[1.375rem]">
          <ButtonLink href={hrefWith(PATH, { show, before: `${more.at} ${more.id}` })}>
            Earlier ones
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

/** By the newsroom's calendar. */
function byDay(notifications: readonly NotificationView[]): NotificationDay[] {
  const { timeZone } = env();
  const dayOf = (at: Date) => dayInZone(at, timeZone).toISOString().slice(0, 10);
  const today = dayOf(now());
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const days = new Map<string, NotificationView[]>();
  for (const one of notifications) {
    const day = dayOf(new Date(one.at));
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days].map(([day, list]) => ({
    ...{ day, notifications: list },
    title: day === today ? "Today" : day === yesterday ? "Yesterday" : inWords(day),
  }));
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...({ weekday: "long", day: "numeric", month: "long", year: "numeric" } as const),
    timeZone: "UTC",
  }).format(new Date(day));
}
