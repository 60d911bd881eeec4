"use client";

import { useLayoutEffect, type RefObject } from "react";

/**
 * A bar that sticks to the foot of what scrolls: what gets the focus, or is brought into view, comes
 * to stand above it.
 */
export function useRoomAtFoot(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const scrolling = element.closest<HTMLElement>("[data-side-panel]") ?? document.documentElement;
    const measure = () =>
      scrolling.style.setProperty("--bar-room", `${Math.ceil(element.offsetHeight)}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      scrolling.style.removeProperty("--bar-room");
    };
  }, [bar]);
}
