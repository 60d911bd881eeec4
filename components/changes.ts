"use client";

/**
 * What a command changed, on its way to what shows it. A claim table takes the changed rows;
 * figures around the page are read anew; only a page that shows more of the claims than its
 * table does, an open panel for instance, is asked for again.
 */
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import type { ClaimRow } from "@/lib/table/row";
import { readFigures } from "./figures";

export type Change = {
  command: string;
  input: unknown;
  /** The claims that changed, as they stand now; null where that is not told. */
  rows: readonly ClaimRow[] | null;
  /** By what it can be undone, and what that undoes; null where it cannot be. */
  undo?: { act: number; said: string } | null;
};

const listeners = new Set<(change: Change) => void>();

export function tellChanged(change: Change): void {
  for (const listener of listeners) listener(change);
}

export function onChanged(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let ownTables = 0;

/** Says that while this is on screen the page needs no more than changed rows and figures. */
export function useKeepsItself(isSo: boolean): void {
  useEffect(() => {
    if (!isSo) return;
    ownTables += 1;
    return () => {
      ownTables -= 1;
    };
  }, [isSo]);
}

/** Saved views stand in the page itself. */
function concernsPage(command: string): boolean {
  return command.startsWith("views.");
}

/** Brings the page up to date after the named command. */
export function useRefresh(): (command: string) => void {
  const router = useRouter();
  return useCallback(
    (command) => {
      if (ownTables > 0 && !concernsPage(command)) readFigures();
      else router.refresh();
    },
    [router],
  );
}
