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
    // A browser leaves where it is what it takes for visible, though the bar lies over it.
    const uncover = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || element.contains(target)) return;
      const { top } = element.getBoundingClientRect();
      if (target.getBoundingClientRect().bottom > top) target.scrollIntoView({ block: "nearest" });
    };
    scrolling.addEventListener("focusin", uncover);
    return () => {
      observer.disconnect();
      scrolling.removeEventListener("focusin", uncover);
      scrolling.style.removeProperty("--bar-room");
    };
  }, [bar]);
}
