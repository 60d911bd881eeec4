"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, use, useEffect, useRef, type ReactNode } from "react";
import { Icon } from "./icon";
import { useEscape } from "./use-escape";
import { useIsolation } from "./use-isolation";

export type SidePanelProps = {
  /** The panel's accessible name: "Claim C7". */
  label: string;
  /**
   * The same page without the panel: its address, or the parameter that opened it; or what closes
   * a panel that has no address.
   */
  closes: { href: string } | { parameter: string } | { act: () => void };
  /** At the panel's top left: reference, position. */
  lead?: ReactNode;
  /** At its top right, before the close button: the level. */
  aside?: ReactNode;
  /** For a table within; half of the window at most. */
  isBroad?: boolean;
  /** It takes the focus when it opens: what was done elsewhere goes on in it. */
  takesFocus?: boolean;
  children: ReactNode;
};

/** Closes a panel that an address opened where the page needs nothing of the server for that. */
export const PanelCloses = createContext<(() => void) | null>(null);

/** Details beside the list: a column on wide windows, a sheet over everything on narrow ones. Escape closes it. */
export function SidePanel({ label, closes, lead, aside, children, ...how }: SidePanelProps) {
  const { isBroad = false, takesFocus = false } = how;
  const panel = useRef<HTMLElement>(null);
  const closeHref = useCloseHref(closes);
  const router = useRouter();
  const closesHere = use(PanelCloses);
  const act = "act" in closes ? closes.act : "parameter" in closes ? closesHere : null;
  useIsolation(panel);
  useEscape(() => (act ? act() : router.push(closeHref, { scroll: false })));
  useEffect(() => {
    if (takesFocus) panel.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <aside
      ref={panel}
      aria-label={label}
      tabIndex={-1}
      data-side-panel
      className={clsx(
        isBroad ? "[--panel-width:min(50vw,42rem)]" : "[--panel-width:432px]",
        // Over the list's end for the frame in which it opens.
        "flex-none scroll-pb-[calc(1rem+var(--bar-room,3rem))] bg-surface px-5 pt-4 pb-8 focus:outline-none wide:sticky wide:top-0 wide:h-foot wide:w-(--panel-width) wide:self-start wide:overflow-y-auto wide:border-l wide:border-rule wide:in-data-opening:relative wide:in-data-opening:z-2 wide:in-data-opening:-ms-(--panel-width) narrow:fixed narrow:inset-x-0 narrow:top-0 narrow:bottom-(--status-room,0px) narrow:z-30 narrow:overflow-y-auto narrow:overscroll-contain roomy:static roomy:h-auto roomy:self-stretch",
      )}
    >
      <div className="flex min-h-7 items-center gap-3">
        <div className="min-w-0 flex-1 text-faint nums">{lead}</div>
        {aside}
        {act ? (
          <button type="button" onClick={act} {...closing}>
            <Icon name="close" />
          </button>
        ) : (
          <Link href={closeHref} scroll={false} prefetch={false} {...closing}>
            <Icon name="close" />
          </Link>
        )}
      </div>
      {children}
    </aside>
  );
}

const closing = {
  "aria-label": "Close",
  title: "Close (Esc)",
  className:
    "no-print -mr-1.5 inline-grid size-7 flex-none place-items-center rounded-md text-faint hover:bg-sunk hover:text-ink",
};

/** The rest of the address stays as it is by now: it may have changed since the panel opened. */
function useCloseHref(closes: SidePanelProps["closes"]): string {
  const path = usePathname();
  const present = useSearchParams().toString();
  if ("href" in closes) return closes.href;
  if ("act" in closes) return path;
  // Put together by hand: commas and colons are to stay readable.
  const rest = present
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith(`${closes.parameter}=`))
    .join("&")
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":");
  return rest === "" ? path : `${path}?${rest}`;
}
