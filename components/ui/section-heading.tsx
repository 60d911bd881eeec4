import clsx from "clsx";
import type { ReactNode } from "react";

/** The small ruled heading inside a side panel, with what can be done there at its right. */
export function SectionHeading({
  children,
  aside,
  level = 3,
  isFirst = false,
  className,
}: {
  children: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3 | 4;
  /** Nothing stands above it that a rule would part it from. */
  isFirst?: boolean;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={clsx(
        "mb-2 flex items-baseline justify-between gap-3 text-xs font-semibold text-soft",
        !isFirst && "mt-3.5 border-t border-rule pt-3",
        className,
      )}
    >
      <Heading>{children}</Heading>
      {aside}
    </div>
  );
}
