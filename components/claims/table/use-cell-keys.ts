"use client";

/**
 * Cell by cell with the arrow keys, as in a sheet: Home and End go to the ends of a row, with Ctrl
 * to those of the page; F2 is told of with its cell. A cell's own link or button has the focus, the cell itself where
 * it has neither, so that Enter does there what it does anywhere and Tab goes from field to field.
 */
import { useEffect, useRef, type RefObject } from "react";
import type { ListCursor } from "@/components/shell/use-list-keys";
import { isTypingTarget } from "@/components/shell/shortcut-target";

export function useCellKeys(
  table: RefObject<HTMLTableElement | null>,
  cursor: ListCursor<HTMLElement>,
  on: { move: (row: HTMLElement) => void; edit: (cell: HTMLElement) => void },
): void {
  const latest = useRef({ cursor, on });
  useEffect(() => {
    latest.current = { cursor, on };
  });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    function walk(event: KeyboardEvent) {
      const cell = cellOf(event.target);
      if (!cell || event.defaultPrevented || usesArrows(event.target)) return;
      if (event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key === "F2") {
        event.preventDefault();
        latest.current.on.edit(cell);
        return;
      }
      const next = nextCell(event, cell, latest.current.cursor.items());
      if (!next) return;
      event.preventDefault();
      const row = rowOf(next);
      focusCell(next);
      if (row && row !== rowOf(cell)) latest.current.on.move(row);
    }
    element.addEventListener("keydown", walk);
    return () => element.removeEventListener("keydown", walk);
  }, [table]);
}

export function cellOf(target: EventTarget | null): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest("tr[data-claim] > td") : null;
}

/** Puts the focus on what a cell holds, or on the cell. */
export function focusCell(cell: HTMLElement): void {
  const inside = cell.querySelector<HTMLElement>("[data-row-link], [data-cell], a");
  if (!inside) cell.tabIndex = -1;
  (inside ?? cell).focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function nextCell(
  { key, ctrlKey }: KeyboardEvent,
  cell: HTMLTableCellElement,
  rows: readonly HTMLElement[],
): HTMLElement | undefined {
  const row = rowOf(cell);
  if (!row || (ctrlKey && key !== "Home" && key !== "End")) return undefined;
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const below = rows[rows.indexOf(row) + 1];
  const above = rows[rows.indexOf(row) - 1];
  switch (key) {
    case "ArrowRight":
      return cells[at + 1];
    case "ArrowLeft":
      return cells[at - 1];
    case "ArrowDown":
      return below && cellsOf(below)[at];
    case "ArrowUp":
      return above && cellsOf(above)[at];
    case "Home":
      return cellsOf((ctrlKey ? rows[0] : undefined) ?? row)[0];
    case "End":
      return cellsOf((ctrlKey ? rows.at(-1) : undefined) ?? row).at(-1);
    default:
      return undefined;
  }
}

/** Those in view: beside an open claim, and on a card, some are not. */
function cellsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(":scope > td")].filter((cell) =>
    cell.checkVisibility(),
  );
}

function rowOf(cell: Element): HTMLElement | null {
  return cell.closest<HTMLElement>("tr[data-claim]");
}

/** A field has arrow keys of its own; a check box has none. */
function usesArrows(target: EventTarget | null): boolean {
  return isTypingTarget(target);
}
