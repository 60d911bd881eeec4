import clsx from "clsx";
import type { ReactNode } from "react";

/** The small ruled heading inside a side panel, with what can be done there at its right. */
export function SectionHeading({
  children,
  aside,
  level = 3,
  className,
}: {
  children: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3 | 4;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={clsx(
        "mt-3.5 mb-2 flex items-baseline justify-between gap-3 border-t border-rule pt-3 text-xs font-semibold text-soft",
        className,
      )}
    >
      <Heading>{children}</Heading>
      {aside}
    </div>
  );
}
