"use client";

/** The keys of the table: j and k walk along the rows, x selects, w edits the wording, Enter opens. */
import { useRef, type RefObject } from "react";
import { useShortcut } from "@/components/shell/shortcuts";
import type { ClaimRow } from "@/lib/table/sqlite/rows";

export function useRowKeys(
  table: RefObject<HTMLTableElement | null>,
  rows: readonly ClaimRow[],
  toggle: (row: ClaimRow) => void,
): void {
  /** The row the cursor was last in, for when it has gone elsewhere since. */
  const last = useRef<number | null>(null);

  function elementOf(id: number): HTMLElement | null {
    return table.current?.querySelector<HTMLElement>(`tr[data-claim="${id}"]`) ?? null;
  }

  function activeIndex(): number {
    const row = document.activeElement?.closest<HTMLElement>("tr[data-claim]");
    const id = row && table.current?.contains(row) ? Number(row.dataset.claim) : last.current;
    return rows.findIndex((candidate) => candidate.id === id);
  }

  function moveTo(index: number) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    last.current = row.id;
    const element = elementOf(row.id);
    element?.querySelector<HTMLElement>("[data-row-link]")?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }

  function step(by: number) {
    const at = activeIndex();
    moveTo(at < 0 ? 0 : at + by);
  }

  function press(selector: string) {
    const row = rows[activeIndex()];
    if (row) elementOf(row.id)?.querySelector<HTMLElement>(selector)?.click();
  }

  const group = "Claims";
  useShortcut({
    keys: "j",
    label: "Next claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => step(1),
  });
  useShortcut({
    keys: "k",
    label: "Previous claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => step(-1),
  });
  useShortcut({
    keys: "Enter",
    label: "Open the claim",
    group,
    isKeyOnly: true,
    run: () => press("[data-row-link]"),
  });
  useShortcut({
    keys: "x",
    label: "Select the claim",
    group,
    isKeyOnly: true,
    run: () => {
      const row = rows[activeIndex()];
      if (row) toggle(row);
    },
  });
  useShortcut({
    keys: "w",
    label: "Edit the wording in its cell",
    group,
    isKeyOnly: true,
    run: () => press("[data-edit-wording]"),
  });
}
