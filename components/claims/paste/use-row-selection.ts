"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SheetRow } from "@/lib/ledger/claims/paste/sheet";

const NONE: ReadonlySet<number> = new Set();

/** Rows chosen one by one, or, with Shift, all between two of them. */
export function useRowSelection(body: readonly SheetRow[]) {
  const [selected, setSelected] = useState(NONE);
  const last = useRef<number | null>(null);
  const rows = useRef(body);
  useEffect(() => {
    rows.current = body;
  });

  const select = useCallback((rowId: number, isRange: boolean) => {
    // Now, not when the change is made: by then this row is the last.
    const ids = isRange ? between(rows.current, last.current, rowId) : [rowId];
    last.current = rowId;
    setSelected((before) => {
      const next = new Set(before);
      const isOn = !before.has(rowId);
      for (const id of ids) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);

  const clear = useCallback(() => setSelected(NONE), []);
  const selectAll = () =>
    setSelected(selected.size < body.length ? new Set(body.map(({ id }) => id)) : NONE);

  return { selected, select, selectAll, clear };
}

function between(body: readonly SheetRow[], from: number | null, to: number): number[] {
  const a = body.findIndex(({ id }) => id === from);
  const b = body.findIndex(({ id }) => id === to);
  if (a === -1 || b === -1) return [to];
  return body.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
}
