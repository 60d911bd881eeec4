import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";

/** Nothing here yet: says in a line what belongs here, and leads on. */
export function EmptyState({
  title,
  children,
  next,
  className,
}: {
  title: ReactNode;
  /** What it is for. */
  children: ReactNode;
  /** The step that leads on, one primary button; for whoever may not take it, who may, in words. */
  next: ReactElement | string;
  className?: string;
}) {
  return (
    <div className={clsx("mx-auto max-w-[46ch] px-5 py-14 text-center", className)}>
      <h2 dir="auto" className="text-center font-serif text-title font-semibold">
        {title}
      </h2>
      <div className="mt-2 text-soft">{children}</div>
      {typeof next === "string" ? (
        <p className="mt-3 text-soft">{next}</p>
      ) : (
        <div className="mt-4 flex flex-wrap justify-center gap-2">{next}</div>
      )}
    </div>
  );
}
