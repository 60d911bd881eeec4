import type { ReactNode } from "react";

/**
 * The buttons of a place: in sight in the row in hand, else there for keyboards and screen readers
 * alone, so that a long list stays a list of sentences.
 */
export function RowActions({ children }: { children: ReactNode }) {
  return (
    <div className="no-print mt-1.5 mb-1 flex flex-wrap items-center gap-2 not-group-data-in-hand/row:sr-only">
      {children}
    </div>
  );
}
