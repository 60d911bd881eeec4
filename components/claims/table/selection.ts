"use client";

/** Which claims are selected for a bulk change. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ClaimRow } from "@/lib/table/row";

type Chosen = ReadonlyMap<number, ClaimRow | null>;

export type Selection = {
  /** In the order of selecting. The row where it was on a page; null for "all that match". */
  chosen: Chosen;
  isChosen: (id: number) => boolean;
  /** @param isRange from the row last chosen up to this one (Shift). Stays the same function. */
  toggle: (row: ClaimRow, isRange?: boolean) => void;
  choosePage: (on: boolean) => void;
  chooseAll: (ids: readonly number[]) => void;
  clear: () => void;
};

/** @param rows of the page, in its order. */
export function useSelection(rows: readonly ClaimRow[]): Selection {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const last = useRef<number | null>(null);
  const shown = useRef(rows);
  useEffect(() => {
    shown.current = rows;
  });

  const toggle = useCallback((row: ClaimRow, isRange = false) => {
    const of = shown.current;
    const to = of.findIndex(({ id }) => id === row.id);
    const from = isRange ? of.findIndex(({ id }) => id === last.current) : to;
    const range = of.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
    last.current = row.id;
    setChosen((before) => withRows(before, range, !before.has(row.id)));
  }, []);

  return {
    chosen: useMemo(() => asTheyAreNow(chosen, rows), [chosen, rows]),
    isChosen: (id) => chosen.has(id),
    toggle,
    choosePage: (on) => setChosen((before) => withRows(before, rows, on)),
    chooseAll: (ids) =>
      setChosen((before) => {
        const known = new Map(rows.map((row) => [row.id, row]));
        return new Map(ids.map((id) => [id, known.get(id) ?? before.get(id) ?? null]));
      }),
    clear: () => setChosen(new Map()),
  };
}

function withRows(chosen: Chosen, rows: readonly ClaimRow[], on: boolean): Chosen {
  const next = new Map(chosen);
  for (const row of rows) {
    if (on) next.set(row.id, row);
    else next.delete(row.id);
  }
  return next;
}

/** A row may have changed since it was selected, and what it had before a change is taken back. */
function asTheyAreNow(chosen: Chosen, rows: readonly ClaimRow[]): Chosen {
  const now = new Map(rows.map((row) => [row.id, row]));
  return new Map([...chosen].map(([id, row]) => [id, now.get(id) ?? row]));
}
