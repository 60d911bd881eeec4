import clsx from "clsx";
import type { ReactNode } from "react";

/** One key. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={clsx(
        "inline-block min-w-[1.1rem] rounded-sm border border-b-2 border-rule bg-surface px-[0.3rem] text-center font-sans text-[0.6875rem] leading-[1.35] font-medium text-soft",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
