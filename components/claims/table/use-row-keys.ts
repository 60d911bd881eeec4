"use client";

/**
 * The keys of the table: j and k walk along the rows, with Shift they select them, x selects one, w
 * edits the wording, Enter opens. Beside an open claim the walk opens what it comes to.
 */
import type { RefObject } from "react";
import { nextInList } from "@/components/shell/list-step";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import type { ClaimRow } from "@/lib/table/row";
import type { Selection } from "./selection";
import { useCellKeys } from "./use-cell-keys";

type Rows = {
  rows: readonly ClaimRow[];
  selection: Pick<Selection, "toggle" | "extend">;
  /** The walk has come to this row. */
  onMove: (row: ClaimRow) => void;
};

export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  { rows, selection, onMove }: Rows,
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
  useCellKeys(table, cursor, tellMove);

  const press = (selector: string) => (row: HTMLElement | null) =>
    row?.querySelector<HTMLElement>(selector)?.click();
  const extend = (by: 1 | -1) => (element: HTMLElement | null) => {
    const items = cursor.items();
    const next = nextInList({ items, from: element, by });
    if (!next) return;
    const from = rowOf(element ?? next);
    const to = rowOf(next);
    along.moveTo(next);
    if (from && to) selection.extend(from, to);
  };

  useListKeys(cursor, {
    group: "Claims",
    noun: "claim",
    enter: { label: "Open the claim", act: press("[data-row-link]") },
    more: [
      {
        keys: "shift+j",
        label: "Select on to the next claim",
        isKeyOnly: true,
        repeats: true,
        act: extend(1),
      },
      {
        keys: "shift+k",
        label: "Select back to the claim before",
        isKeyOnly: true,
        repeats: true,
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
        act: press("[data-edit-wording]"),
      },
    ],
  });
}
