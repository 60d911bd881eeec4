"use client";

import { useEffect, type RefObject } from "react";

const narrow = "(width < 1000px)";

/**
 * While the window is narrow and `element` covers it, everything beside it is inert: neither
 * Tab nor a screen reader reaches what cannot be seen. Popups and the status line stay reachable.
 */
export function useIsolation(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const query = matchMedia(narrow);
    let hidden: HTMLElement[] = [];
    let left: Element | null = null;

    function release() {
      for (const other of hidden) other.inert = false;
      hidden = [];
    }

    function apply() {
      release();
      if (!query.matches || !element.current) return;
      hidden = besideTheWayUp(element.current);
      for (const other of hidden) other.inert = true;
      if (element.current.contains(document.activeElement)) return;
      left = document.activeElement;
      element.current.focus();
    }

    apply();
    query.addEventListener("change", apply);
    return () => {
      query.removeEventListener("change", apply);
      release();
      if (left instanceof HTMLElement && left.isConnected) left.focus();
    };
  }, [element]);
}

/** The siblings of the element and of its ancestors, up to the page's own layer. */
function besideTheWayUp(element: HTMLElement): HTMLElement[] {
  const beside: HTMLElement[] = [];
  let at: HTMLElement = element;
  while (at.parentElement && at !== document.body && !at.classList.contains("page")) {
    for (const sibling of at.parentElement.children) {
      if (sibling instanceof HTMLElement && sibling !== at && !sibling.inert) beside.push(sibling);
    }
    at = at.parentElement;
  }
  return beside;
}
