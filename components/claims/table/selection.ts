"use client";

/** Which claims are selected for a bulk change. */
import { useState } from "react";
import type { ClaimRow } from "@/lib/table/sqlite/rows";

export type Selection = {
  /** In the order of selecting. The row where it was on a page; null for "all that match". */
  chosen: ReadonlyMap<number, ClaimRow | null>;
  isChosen: (id: number) => boolean;
  /** @param isRange from the row last chosen up to this one (Shift). */
  toggle: (row: ClaimRow, isRange?: boolean) => void;
  choosePage: (on: boolean) => void;
  chooseAll: (ids: readonly number[]) => void;
  clear: () => void;
};

/** @param rows of the page, in its order. */
export function useSelection(rows: readonly ClaimRow[]): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<number, ClaimRow | null>>(new Map());
  const [last, setLast] = useState<number | null>(null);

  function toggle(row: ClaimRow, isRange = false) {
    const next = new Map(chosen);
    const to = rows.findIndex(({ id }) => id === row.id);
    const from = isRange ? rows.findIndex(({ id }) => id === last) : to;
    const on = !chosen.has(row.id);
    for (const one of rows.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)) {
      if (on) next.set(one.id, one);
      else next.delete(one.id);
    }
    setChosen(next);
    setLast(row.id);
  }

  function choosePage(on: boolean) {
    const next = new Map(chosen);
    for (const row of rows) {
      if (on) next.set(row.id, row);
      else next.delete(row.id);
    }
    setChosen(next);
  }

  function chooseAll(ids: readonly number[]) {
    const known = new Map(rows.map((row) => [row.id, row]));
    setChosen(new Map(ids.map((id) => [id, known.get(id) ?? chosen.get(id) ?? null])));
  }

  return {
    chosen,
    isChosen: (id) => chosen.has(id),
    toggle,
    choosePage,
    chooseAll,
    clear: () => setChosen(new Map()),
  };
}
