"use client";

import clsx from "clsx";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { giveCommand, refusalText, useCommand } from "@/components/command";
import { readFigures, useUnreadHeard } from "@/components/figures";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import { Button, IconButton } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { NotificationView } from "@/lib/notifications/queries";
import { hrefOf, refInside, whatHappened } from "@/lib/notifications/rules";

export type NotificationDay = { day: string; title: string; notifications: NotificationView[] };

/** What concerns one, by day; followed, it is read. */
export function NotificationList({ days }: { days: readonly NotificationDay[] }) {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const read = useCommand("notifications.read");
  const toast = useToast();
  useUnreadHeard(() => router.refresh());
  const cursor = useElementCursor(list, "li", { focused: "a" });

  async function markRead(id: number): Promise<void> {
    const result = await read.run({ id });
    if (!result.ok) toast(refusalText(result.error), { tone: "error" });
  }

  useListKeys(cursor, {
    group: "Notifications",
    noun: "notification",
    more: [
      {
        keys: "x",
        label: "Mark as read",
        act: (row) => {
          const id = Number(row?.dataset.unread);
          return Number.isNaN(id) ? "It is read already" : void markRead(id);
        },
      },
    ],
  });

  return (
    <div ref={list} className="px-4 pb-8 sm:px-[1.375rem]">
      {days.map(({ day, title, notifications }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-4 max-w-[52rem]">
          <h2
            id={`day-${day}`}
            className="border-b border-rule pb-1.5 text-xs font-semibold text-soft"
          >
            {title}
          </h2>
          <ul className="divide-y divide-rule">
            {notifications.map((one) => (
              <Row key={one.id} one={one} onRead={() => void markRead(one.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ one, onRead }: { one: NotificationView; onRead: () => void }) {
  const said = whatHappened(one);
  const ref = refInside(one);
  return (
    <li
      {...(one.isUnread && { "data-unread": one.id })}
      className="keep-together relative flex items-center gap-2.5 py-0.5"
    >
      <span
        aria-hidden="true"
        className={clsx("size-2 flex-none rounded-full", one.isUnread && "bg-accent")}
      />
      <Link
        href={hrefOf(one)}
        onClick={() => {
          if (one.isUnread) void followed(one.id);
        }}
        className="-mx-1 flex min-w-0 flex-1 items-baseline gap-x-3 rounded-md px-1 py-1.5 hover:bg-sunk"
      >
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <span className={one.isUnread ? "font-strong" : "text-soft"}>
            {one.isUnread ? <span className="sr-only">Unread: </span> : null}
            {said}
          </span>
          <span dir="auto" className="text-sm wrap-anywhere text-soft nums">
            {ref}
          </span>
        </span>
        <Time at={one.at} format="time" className="flex-none text-xs text-faint nums" />
      </Link>
      {one.isUnread ? (
        <IconButton icon="check" label={`Mark as read: ${said}, ${ref}`} onClick={onRead} />
      ) : (
        <span className="size-7 flex-none" />
      )}
    </li>
  );
}

/** The page changes meanwhile, and with it what this one shows. */
async function followed(id: number): Promise<void> {
  await giveCommand("notifications.read", { id });
  readFigures();
}

/** Of those that are on screen and older: what came since is not read by it. */
export function ReadAllButton({ upTo }: { upTo: number }) {
  const readAll = useCommand("notifications.readAll");
  const toast = useToast();
  async function press(): Promise<void> {
    const result = await readAll.run({ upTo });
    if (!result.ok) toast(refusalText(result.error), { tone: "error" });
    else toast("All are read");
  }
  return (
    <Button pending={readAll.pending} onClick={() => void press()}>
      Mark all as read
    </Button>
  );
}
