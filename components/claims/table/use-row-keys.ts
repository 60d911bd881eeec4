"use client";

/** The keys of the table: j and k walk along the rows, x selects, w edits the wording, Enter opens. */
import type { RefObject } from "react";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import type { ClaimRow } from "@/lib/table/row";

export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  rows: readonly ClaimRow[],
  toggle: (row: ClaimRow) => void,
): void {
  const cursor = useElementCursor(table, "tr[data-claim]", "[data-row-link]");
  const press = (selector: string) => (row: HTMLElement | null) =>
    row?.querySelector<HTMLElement>(selector)?.click();

  useListKeys(cursor, {
    group: "Claims",
    noun: "claim",
    enter: { label: "Open the claim", act: press("[data-row-link]") },
    more: [
      {
        keys: "x",
        label: "Select the claim",
        isKeyOnly: true,
        act: (element) => {
          const row = rows.find(({ id }) => String(id) === element?.dataset.claim);
          if (row) toggle(row);
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
