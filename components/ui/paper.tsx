import clsx from "clsx";
import type { ReactNode } from "react";

/** Words that are on screen alone: what is printed leaves the newsroom, and they do not. */
export function OnScreen({ children }: { children: ReactNode }) {
  return <span className="print:hidden">{children}</span>;
}

/** Words that are on paper alone. */
export function OnPaper({ children }: { children: ReactNode }) {
  return <span className="hidden print:inline">{children}</span>;
}

/** Stands at the top of a page that, printed, is not to leave the newsroom. */
export function KeepInside({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <p
      className={clsx(
        "hidden border border-danger px-2.5 py-1.5 font-strong text-danger print:block",
        className,
      )}
    >
      {children}
    </p>
  );
}

export const NAMES_WHATEVER_TERMS =
  "Not to leave the newsroom: this page names sources whatever their terms.";
