import clsx from "clsx";
import type { ReactNode } from "react";

/** Nothing here yet: says what belongs here and offers the next step. */
export function EmptyState({
  title,
  children,
  actions,
  className,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div className={clsx("mx-auto max-w-[46ch] px-5 py-14 text-center", className)}>
      <h2 dir="auto" className="font-serif text-title font-semibold">
        {title}
      </h2>
      {children ? <div className="mt-2 text-soft">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
