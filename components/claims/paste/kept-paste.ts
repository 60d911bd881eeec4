"use client";

/**
 * A paste that is not logged yet, kept in the browser, so that a reload or a flat battery loses
 * nothing of it.
 */
import { useCallback, useEffect } from "react";
import { takeFormer } from "@/components/typed/former";
import type { Keeper } from "@/components/typed/keeper";
import { useNotSent } from "@/components/typed/not-sent";
import { useKeeper } from "@/components/typed/typed-keeper";
import { COLUMN_ROLES } from "@/lib/ledger/claims/paste/columns";
import type { Sheet } from "@/lib/ledger/claims/paste/sheet";

/** Raised with every change of what is kept; what another version kept is not read. */
const VERSION = 1;

/** What this tab keeps here, else what one left that is no more. */
function useKept(place: string) {
  return useNotSent(place).find((kept) => kept.place === place) ?? null;
}

/** Whether this browser keeps a paste here. */
export function useHasKept(place: string): boolean {
  return useKept(place) !== null;
}

/** The sheet that is kept here; null where it is another version's. */
export function useKeptSheet(place: string): Sheet | null {
  const keeper = useKeeper();
  const kept = useKept(place);
  useEffect(() => {
    if (kept && keeper.read(place) === null) keeper.adopt(kept);
  }, [keeper, place, kept]);
  return kept && isKept(kept.value) ? kept.value.sheet : null;
}

export function keepSheet(keeper: Keeper, place: string, sheet: Sheet | null): void {
  if (sheet === null) keeper.forget(place);
  else keeper.write(place, { version: VERSION, sheet });
}

export function useDiscardKept(place: string): () => void {
  const keeper = useKeeper();
  return useCallback(() => keeper.forget(place), [keeper, place]);
}

/** Moves here what a former version kept. */
export function useFormerPaste(place: string, former: string): void {
  const keeper = useKeeper();
  useEffect(() => {
    const kept = takeFormer(former);
    if (isKept(kept)) keeper.write(place, kept);
  }, [keeper, place, former]);
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
