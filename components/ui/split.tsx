"use client";

import { createContext, useEffect, useState, type ReactNode } from "react";

/** Whether a panel has just opened and the list beside it is still as wide as it was. */
export const IsOpening = createContext(false);

/**
 * The list at left and, when one of its rows is open, its side panel at right. On a roomy
 * window both scroll apart under the page's header; on a small one the page scrolls. A panel that
 * opens is painted over the list's end first, and the list makes room in the next frame: a hundred
 * rows laid out anew would hold up what was asked for.
 */
export function Split({ children, panel }: { children: ReactNode; panel?: ReactNode }) {
  const isOpening = useOpening(panel != null);
  return (
    <div
      data-split
      data-opening={isOpening || undefined}
      className="flex min-w-0 flex-1 items-stretch print:block print:overflow-visible roomy:min-h-0"
    >
      <div data-list className="relative min-w-0 flex-1 print:overflow-visible roomy:overflow-auto">
        <IsOpening value={isOpening}>{children}</IsOpening>
      </div>
      {panel}
    </div>
  );
}

/** @returns true from when it opens to the first painted frame; never for what the page came with. */
function useOpening(isOpen: boolean): boolean {
  const [hasRoom, setHasRoom] = useState(isOpen);
  if (!isOpen && hasRoom) setHasRoom(false);
  const isOpening = isOpen && !hasRoom;
  useEffect(() => {
    if (!isOpening) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks run before it is painted; a task that they leave runs after.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setHasRoom(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isOpening]);
  return isOpening;
}
