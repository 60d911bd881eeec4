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
  /**
   * The rows between the one where the walk began and this one, and no more than these of what the
   * walk has chosen so far: turning round gives back what lies beyond. Stays the same function.
   */
  extend: (from: ClaimRow, to: ClaimRow) => void;
  choosePage: (on: boolean) => void;
  chooseAll: (ids: readonly number[]) => void;
  clear: () => void;
};

/** A walk with Shift: where it began, where it is, and what was chosen before it. */
type Walk = { anchor: number; at: number; before: Chosen; after: Chosen };

/** @param rows of the page, in its order. */
export function useSelection(rows: readonly ClaimRow[]): Selection {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const last = useRef<number | null>(null);
  const shown = useRef(rows);
  const now = useRef(chosen);
  const walk = useRef<Walk | null>(null);
  useEffect(() => {
    shown.current = rows;
    now.current = chosen;
  });

  const toggle = useCallback((row: ClaimRow, isRange = false) => {
    const of = shown.current;
    const to = of.findIndex(({ id }) => id === row.id);
    const from = isRange ? of.findIndex(({ id }) => id === last.current) : to;
    const range = of.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
    last.current = row.id;
    setChosen((before) => withRows(before, range, !before.has(row.id)));
  }, []);

  const extend = useCallback((from: ClaimRow, to: ClaimRow) => {
    const of = shown.current;
    // Another step of the same walk, as long as nothing else was chosen since.
    const goesOn = walk.current?.at === from.id && walk.current.after === now.current;
    const { anchor, before } =
      goesOn && walk.current ? walk.current : { anchor: from.id, before: now.current };
    const begins = of.findIndex(({ id }) => id === anchor);
    const ends = of.findIndex(({ id }) => id === to.id);
    const first = begins < 0 ? ends : Math.min(begins, ends);
    const after = withRows(before, of.slice(first, Math.max(begins, ends) + 1), true);
    walk.current = { anchor, at: to.id, before, after };
    last.current = to.id;
    // Known at once, for the next step may come before this one is drawn.
    now.current = after;
    setChosen(after);
  }, []);

  return {
    chosen: useMemo(() => asTheyAreNow(chosen, rows), [chosen, rows]),
    isChosen: (id) => chosen.has(id),
    toggle,
    extend,
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
