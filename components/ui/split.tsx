import type { ReactNode } from "react";

/**
 * The list at left and, when one of its rows is open, its side panel at right. On a roomy
 * window both scroll apart under the page's header; on a small one the page scrolls.
 */
export function Split({ children, panel }: { children: ReactNode; panel?: ReactNode }) {
  return (
    <div
      data-split
      className="flex min-w-0 flex-1 items-stretch print:block print:overflow-visible roomy:min-h-0"
    >
      <div data-list className="relative min-w-0 flex-1 print:overflow-visible roomy:overflow-auto">
        {children}
      </div>
      {panel}
    </div>
  );
}
