"use client";

/**
 * Ctrl+C in the claim table: the selected rows, the cells that a selection by mouse goes across, or
 * the cell that has the focus, as cells that a spreadsheet takes. Words within one cell, and
 * whatever is selected elsewhere, the browser copies as ever.
 */
import { useEffect, useRef, type RefObject } from "react";
import { isTypingTarget } from "@/components/shell/shortcut-target";
import { useTimeZone } from "@/components/ui/time-zone";
import { toast } from "@/components/ui/toast";
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import { copiedCells, type CopiedRow } from "./copied-cells";
import type { Selection } from "./selection";
import { cellOf } from "./use-cell-keys";

type Copying = {
  rows: readonly ClaimRow[];
  columns: readonly ColumnId[];
  chosen: Selection["chosen"];
};

export function useCopy(table: RefObject<HTMLTableElement | null>, copying: Copying): void {
  const zone = useTimeZone();
  const latest = useRef({ ...copying, zone });
  useEffect(() => {
    latest.current = { ...copying, zone };
  });
  useEffect(() => {
    function copy(event: ClipboardEvent) {
      const { clipboardData } = event;
      if (!table.current || !clipboardData || event.defaultPrevented) return;
      if (isTypingTarget(document.activeElement)) return;
      const found = whatToCopy(table.current, latest.current);
      if (found.rows.length === 0) return;
      const { text, html } = copiedCells(found.rows, latest.current.zone);
      clipboardData.setData("text/plain", text);
      clipboardData.setData("text/html", html);
      event.preventDefault();
      const detail = [found.detail ?? "", hasUnnamed(found.rows) ? UNNAMED : ""].join(" ").trim();
      toast(found.said, detail ? { detail } : {});
    }
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, [table]);
}

const UNNAMED = "Sources that are not on the record stand as the story may call them.";

function hasUnnamed(copied: readonly CopiedRow[]): boolean {
  return copied.some(
    ({ row, columns }) =>
      row.onPaper !== null && (columns.includes("sources") || columns.includes("locators")),
  );
}

type Found = { rows: readonly CopiedRow[]; said: string; detail?: string };

const NOTHING: Found = { rows: [], said: "" };

function whatToCopy(table: HTMLTableElement, { rows, columns, chosen }: Copying): Found {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed) return selectedCells(table, selection, rows, columns);
  if (chosen.size > 0) {
    // In the order of the table; of those on other pages, the ones that were seen.
    const onPage = rows.filter(({ id }) => chosen.has(id));
    const elsewhere = [...chosen.values()].filter(
      (row): row is ClaimRow => row !== null && !rows.some(({ id }) => id === row.id),
    );
    const copied = [...onPage, ...elsewhere];
    const missing = chosen.size - copied.length;
    return {
      rows: copied.map((row) => ({ row, columns })),
      said: copied.length === 1 ? "1 claim copied" : `${copied.length} claims copied`,
      ...(missing > 0 && {
        detail: `${missing} more are selected but not on this page: export takes them all.`,
      }),
    };
  }
  const cell = cellOf(document.activeElement);
  if (!cell || !table.contains(cell)) return NOTHING;
  const column = columns[cell.cellIndex];
  const row = rowOf(cell.parentElement, rows);
  return row && column
    ? { rows: [{ row, columns: [column] }], said: `${row.ref}: cell copied` }
    : NOTHING;
}

/** The block of cells that a selection touches, where it goes across more than one. */
function selectedCells(
  table: HTMLTableElement,
  selection: globalThis.Selection,
  rows: readonly ClaimRow[],
  columns: readonly ColumnId[],
): Found {
  // What reaches beyond the table (all of the page) is no choice of cells.
  if (!table.contains(selection.getRangeAt(0).commonAncestorContainer)) return NOTHING;
  const touched = [...table.querySelectorAll<HTMLTableRowElement>("tr[data-claim]")]
    .filter((element) => selection.containsNode(element, true))
    .map((element) => ({ element, at: touchedCells(element, selection, columns.length) }))
    .filter(({ at }) => at.length > 0);
  // The first row begins and the last one ends within the row; a sheet wants a block.
  const all = touched.flatMap(({ at }) => at);
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const copied = touched.flatMap(({ element }): CopiedRow[] => {
    const row = rowOf(element, rows);
    const block = columns.filter(
      (_column, index) =>
        index >= from && index <= to && element.cells[index]?.checkVisibility() === true,
    );
    return row ? [{ row, columns: block }] : [];
  });
  const count = copied.reduce((sum, one) => sum + one.columns.length, 0);
  return count > 1 ? { rows: copied, said: `${count} cells copied` } : NOTHING;
}

/** @returns their places in the row. */
function touchedCells(
  element: HTMLTableRowElement,
  selection: globalThis.Selection,
  count: number,
): number[] {
  return [...element.cells]
    .slice(0, count)
    .flatMap((cell, index) =>
      selection.containsNode(cell, true) && cell.checkVisibility() ? [index] : [],
    );
}

function rowOf(element: HTMLElement | null, rows: readonly ClaimRow[]): ClaimRow | undefined {
  return rows.find(({ id }) => String(id) === element?.dataset.claim);
}
