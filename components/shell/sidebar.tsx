"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Time } from "@/components/ui/time";
import { AccountMenu } from "./account-menu";
import { Bell } from "./bell";
import { Keys } from "./keys";
import { isAt, placesFor, type ShellCounts } from "./navigation";
import { useShortcuts } from "./shortcuts";
import type { Theme } from "./theme";

export type ShellActor = { name: string; email: string; role: string };

/** A story with a deadline. */
export type ShellDeadline = { slug: string; label: string; deadlineAt: string };

export type SidebarProps = {
  actor: ShellActor;
  counts: ShellCounts;
  unread: number;
  deadlines: readonly ShellDeadline[];
  theme: Theme;
  demo: boolean;
  onOpenKeys: () => void;
  onOpenPalette: () => void;
};

const row =
  "flex min-h-[1.975rem] items-center gap-2 rounded-md px-2 text-soft hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--rule)]";
const figure = "ml-auto flex-none text-xs font-medium text-faint nums";

export function Sidebar(props: SidebarProps) {
  const pathname = usePathname();
  const { deadlines } = props;
  const inList = placesFor(props.actor.role).filter(({ isBell }) => !isBell);
  return (
    <div className="flex min-h-full flex-col gap-0.5 px-2.5 py-3.5">
      <div className="flex items-start justify-between gap-2">
        <Brand demo={props.demo} />
        <Bell unread={props.unread} className="-mt-0.5" />
      </div>
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        {inList.map((place) => {
          const count = place.count && props.counts[place.count];
          return (
            <Link
              key={place.href}
              href={place.href}
              aria-current={isAt(place, pathname) ? "page" : undefined}
              className={row}
            >
              {place.label}
              {count === undefined ? null : (
                <span className={figure}>{count.toLocaleString("en-GB")}</span>
              )}
            </Link>
          );
        })}
      </nav>
      {deadlines.length > 0 ? (
        <nav aria-labelledby="stories-on-deadline" className="mt-4 flex flex-col gap-0.5">
          <h2
            id="stories-on-deadline"
            className="mx-2 mb-1 text-[0.6875rem] font-semibold tracking-[0.04em] text-faint"
          >
            Stories on deadline
          </h2>
          {deadlines.map((story) => (
            <Link
              key={story.slug}
              href={`/stories/${story.slug}/claims`}
              className={clsx(
                row,
                isAt({ href: `/stories/${story.slug}` }, pathname) && "text-ink!",
              )}
            >
              <span className="truncate" title={story.label}>
                {story.label}
              </span>
              <Time at={story.deadlineAt} format="left" className={figure} />
            </Link>
          ))}
        </nav>
      ) : null}
      <div className="mt-auto pt-6">
        <Hints onOpenKeys={props.onOpenKeys} />
        <AccountMenu
          actor={props.actor}
          theme={props.theme}
          onOpenKeys={props.onOpenKeys}
          onOpenPalette={props.onOpenPalette}
        />
      </div>
    </div>
  );
}

export function Brand({ demo }: { demo: boolean }) {
  return (
    <div className="flex items-baseline gap-2 px-2 pt-1.5 pb-3">
      <Link
        href="/"
        className="font-serif text-[1.0625rem] leading-none font-semibold tracking-[-0.01em]"
      >
        Source<span className="text-accent">line</span>
      </Link>
      {demo ? <span className="text-2xs text-faint">demo</span> : null}
    </div>
  );
}

function Hints({ onOpenKeys }: { onOpenKeys: () => void }) {
  const hinted = useShortcuts().filter((shortcut) => shortcut.isHinted);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-2 pb-2 text-xs text-faint">
      {hinted.map((shortcut) => (
        <span key={shortcut.keys} className="inline-flex items-center gap-1">
          <Keys keys={shortcut.keys} /> {shortcut.label.toLowerCase()}
        </span>
      ))}
      <button
        type="button"
        onClick={onOpenKeys}
        className="inline-flex min-h-6 items-center gap-1 hover:text-ink"
      >
        <Keys keys="?" /> keys
      </button>
    </div>
  );
}
