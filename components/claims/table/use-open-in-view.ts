"use client";

/**
 * Keeps the row of the open claim in view: when it is opened, when the rows come in another order,
 * and while the panel, or somebody else's change, makes them move. Whoever scrolls away from it is
 * left where they are.
 */
import { useEffect, useRef, type RefObject } from "react";

/**
 * @param opened the claim that is open, by name; null: none.
 * @param at where its row stands among the rows, and in which order these are.
 */
export function useOpenInView(
  table: RefObject<HTMLTableElement | null>,
  opened: string | null,
  at: string,
): void {
  const follows = useRef(true);

  useEffect(() => {
    follows.current = true;
  }, [opened]);

  useEffect(() => {
    if (opened !== null && follows.current) bringIntoView(table.current);
  }, [table, opened, at]);

  const isOpen = opened !== null;
  useEffect(() => {
    const element = table.current;
    if (!element || !isOpen) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) bringIntoView(element);
    });
    observer.observe(element);
    function scrolled() {
      const row = openRowIn(element);
      if (row) follows.current = isInView(row);
    }
    document.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      document.removeEventListener("scroll", scrolled, { capture: true });
    };
  }, [table, isOpen]);
}

function openRowIn(table: HTMLTableElement | null): HTMLElement | null {
  return table?.querySelector<HTMLElement>("tr[data-selected]") ?? null;
}

function bringIntoView(table: HTMLTableElement | null): void {
  openRowIn(table)?.scrollIntoView({ block: "nearest" });
}

/** Any of it, in the list that scrolls or, where none does, in the window. */
function isInView(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  const list = row.closest("[data-list]")?.getBoundingClientRect();
  const ceiling = Math.max(0, list?.top ?? 0);
  const floor = Math.min(window.innerHeight, list?.bottom ?? window.innerHeight);
  return bottom > ceiling && top < floor;
}
