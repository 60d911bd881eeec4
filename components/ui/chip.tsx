"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";

export type ChipProps = ComponentProps<"button"> & {
  /** The filter is on, or the choice is made. */
  on?: boolean;
  /** Says to a screen reader that this is a switch (leave out for a chip that opens something). */
  toggle?: boolean;
};

/** A rounded button for filters and choices. */
export function Chip({ on, toggle, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={toggle ? Boolean(on) : undefined}
      {...rest}
      className={clsx(
        "inline-flex min-h-6 items-center gap-1.5 rounded-full border px-2.5 text-sm leading-tight whitespace-nowrap disabled:opacity-45",
        on
          ? "border-transparent bg-accent-soft text-accent"
          : "border-edge bg-surface text-soft hover:text-ink",
        className,
      )}
    />
  );
}
