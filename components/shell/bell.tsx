"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import { BELL, isAt } from "./navigation";

/** Leads to what concerns one, and says how much of it is unread: in figures, and in its name. */
export function Bell({ unread, className }: { unread: number; className?: string }) {
  const isHere = isAt(BELL, usePathname());
  const name = unread === 0 ? BELL.label : `${BELL.label}, ${unread} unread`;
  return (
    <Link
      href={BELL.href}
      aria-label={name}
      title={name}
      aria-current={isHere ? "page" : undefined}
      className={clsx(
        "relative inline-grid size-8 flex-none place-items-center rounded-md text-soft hover:bg-surface hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--rule)]",
        className,
      )}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="absolute top-0 right-0 min-w-[1.0625rem] rounded-full bg-accent px-1 text-center text-[0.625rem] leading-[1.0625rem] font-semibold text-on-accent nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
