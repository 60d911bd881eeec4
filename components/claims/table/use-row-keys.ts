"use client";

/**
 * The keys of the table: j and k walk along the rows, with Shift they select them, x selects one, w
 * edits the wording, Enter opens. Beside an open claim the walk opens what it comes to.
 */
import type { RefObject } from "react";
import { nextInList } from "@/components/shell/list-step";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import type { Selection } from "./selection";
import { useCellKeys } from "./use-cell-keys";

type Rows = {
  rows: readonly ClaimRow[];
  selection: Pick<Selection, "toggle" | "extend">;
  /** The walk has come to this row. */
  onMove: (row: ClaimRow) => void;
  /** A cell of this row is to be edited, as far as it can be. */
  onEdit: (row: ClaimRow, column: ColumnId) => void;
};

export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  { rows, selection, onMove, onEdit }: Rows,
): void {
  const rowOf = (element: HTMLElement | null) =>
    rows.find(({ id }) => String(id) === element?.dataset.claim);
  const tellMove = (element: HTMLElement) => {
    const row = rowOf(element);
    if (row) onMove(row);
  };
  const along = useElementCursor(table, "tr[data-claim]", {
    focused: "[data-row-link]",
    // What is open is where one is, before the first step.
    start: () => table.current?.querySelector<HTMLElement>("tr[data-selected]") ?? null,
    hasArrows: false,
  });
  const cursor: typeof along = {
    ...along,
    moveTo: (element) => {
      along.moveTo(element);
      tellMove(element);
    },
  };
  useCellKeys(table, cursor, {
    move: tellMove,
    edit: (cell) => {
      const row = rowOf(cell.closest("tr"));
      if (row) onEdit(row, cell.dataset.column as ColumnId);
    },
  });

  const press = (selector: string) => (row: HTMLElement | null) =>
    row?.querySelector<HTMLElement>(selector)?.click();
  /** Of the claim that is open already, into its panel. */
  const enter = (row: HTMLElement | null) => {
    const panel = document.querySelector<HTMLElement>("[data-side-panel]");
    if (row?.hasAttribute("data-selected") && panel) panel.focus({ preventScroll: true });
    else press("[data-row-link]")(row);
  };
  /** Without a row in hand it begins with the first, or the last. */
  const extend = (by: 1 | -1) => (element: HTMLElement | null) => {
    const items = cursor.items();
    const next = nextInList({ items, from: element, by });
    if (!next) return by === 1 ? "That was the last claim here" : "That was the first claim here";
    const from = rowOf(element ?? next);
    const to = rowOf(next);
    along.moveTo(next);
    if (from && to) selection.extend(from, to);
    return null;
  };

  useListKeys(cursor, {
    group: "Claims",
    noun: "claim",
    enter: { label: "Open the claim", act: enter },
    more: [
      {
        keys: "shift+j",
        label: "Select on to the next claim",
        isKeyOnly: true,
        repeats: true,
        actsOnNone: true,
        act: extend(1),
      },
      {
        keys: "shift+k",
        label: "Select back to the claim before",
        isKeyOnly: true,
        repeats: true,
        actsOnNone: true,
        act: extend(-1),
      },
      {
        keys: "x",
        label: "Select the claim",
        isKeyOnly: true,
        act: (element) => {
          const row = rowOf(element);
          if (row) selection.toggle(row);
        },
      },
      {
        keys: "w",
        label: "Edit the wording in its cell",
        isKeyOnly: true,
        act: (element) => {
          const row = rowOf(element);
          if (row) onEdit(row, "claim");
        },
      },
    ],
  });
}
