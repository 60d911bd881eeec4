import clsx from "clsx";
import type { ReactNode } from "react";

/** A quiet label: a fact about the thing beside it, nothing to press. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      dir="auto"
      className={clsx(
        "inline-block max-w-full truncate rounded-full border border-rule px-2 align-middle text-2xs leading-[1.1875rem] text-soft",
        className,
      )}
    >
      {children}
    </span>
  );
}
