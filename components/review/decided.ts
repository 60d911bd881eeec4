"use client";

/**
 * Verdicts that were given in this tab a moment ago: they stay in the queue, at the place where the
 * claim stood, for as long as they can be undone.
 */
import { useSyncExternalStore } from "react";
import { stepOf } from "@/components/undo/undo-keys";
import { useSteps } from "@/components/ui/toast";
import type { VerdictLevel } from "@/lib/ledger/verdicts/rules";

export type Decided = {
  act: number;
  claimRef: string;
  level: VerdictLevel;
  /** Of the claim that came after it in the queue; none: it was the last. */
  nextHref: string | undefined;
};

const NONE: readonly Decided[] = [];
let decided = NONE;
const listeners = new Set<() => void>();

export function noteDecided(verdict: Decided): void {
  decided = [...decided, verdict];
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** In the order in which they were given. */
export function useDecided(): readonly Decided[] {
  const given = useSyncExternalStore(
    listen,
    () => decided,
    () => NONE,
  );
  const undoable = new Set(useSteps().map(({ key }) => key));
  return given.filter(({ act }) => undoable.has(stepOf(act)));
}
