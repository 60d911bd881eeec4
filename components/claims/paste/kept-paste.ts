"use client";

/**
 * A paste that is not logged yet, kept in the browser apart by person and table, so that a reload
 * or a flat battery loses nothing of it.
 */
import { useSyncExternalStore } from "react";
import { COLUMN_ROLES } from "@/lib/ledger/claims/paste/columns";
import type { Sheet } from "@/lib/ledger/claims/paste/sheet";

/** Raised with every change of what is kept; what another version kept is not read. */
const VERSION = 1;

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether this browser keeps a paste here. */
export function useHasKept(place: string): boolean {
  return useSyncExternalStore(
    listen,
    () => hasKept(place),
    () => false,
  );
}

function hasKept(place: string): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

export function readKept(place: string): Sheet | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return isKept(kept) ? kept.sheet : null;
  } catch {
    return null;
  }
}

/** @returns whether it could be kept: storage may be full or forbidden. */
export function keep(place: string, sheet: Sheet | null): boolean {
  try {
    if (sheet === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ version: VERSION, sheet }));
    return true;
  } catch {
    return false;
  } finally {
    for (const listener of listeners) listener();
  }
}

/** What this browser kept may be of another version, or somebody else's doing. */
function isKept(kept: unknown): kept is { sheet: Sheet } {
  if (typeof kept !== "object" || kept === null) return false;
  const { version, sheet } = kept as { version?: unknown; sheet?: Partial<Sheet> };
  return (
    version === VERSION &&
    typeof sheet === "object" &&
    Array.isArray(sheet.roles) &&
    sheet.roles.every((role: unknown) => COLUMN_ROLES.some((one) => one === (role ?? one))) &&
    Array.isArray(sheet.rows) &&
    sheet.rows.length > 0 &&
    sheet.rows.every(
      ({ id, cells }) =>
        typeof id === "number" &&
        Array.isArray(cells) &&
        cells.every((cell) => typeof cell === "string"),
    )
  );
}
