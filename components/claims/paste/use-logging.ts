"use client";

/**
 * Logs the rows that are ready in slices, one after the other: each is one command, done once
 * however often it is sent. What was logged leaves the sheet; what was not stays in it.
 */
import { useRef, useState, type RefObject } from "react";
import { useRefresh } from "@/components/changes";
import { giveCommand, isRefusal, type CommandError } from "@/components/command";
import { makeKey } from "@/components/make-key";
import {
  withoutRows,
  type ClaimToLog,
  type SentSlice,
  type Sheet,
} from "@/lib/ledger/claims/paste/sheet";
import { faultsOfRows, nextSlice } from "@/lib/ledger/claims/paste/slices";
import type { ChangeSheet } from "./use-sheet";

export type Ready = ReadonlyArray<readonly [rowId: number, claim: ClaimToLog]>;

type Steps = {
  latest: RefObject<Sheet>;
  change: ChangeSheet;
  keepNow: () => void;
};

const NO_FAULTS: ReadonlyMap<number, string> = new Map();

export function useLogging({ latest, change, keepNow }: Steps) {
  const refresh = useRefresh();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [isCancelling, setIsCancelling] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);
  const [faults, setFaults] = useState(NO_FAULTS);
  const isCancelled = useRef(false);

  /** @returns the refs that the claims got, and whether the rows given are all logged. */
  async function log(ready: Ready): Promise<{ refs: string[]; isWhole: boolean }> {
    isCancelled.current = false;
    setIsCancelling(false);
    setError(null);
    setFaults(NO_FAULTS);
    const isStopped = () => isCancelled.current;
    const refs: string[] = [];
    // What was sent before and not answered goes first, as it was.
    const before = latest.current.sent;
    let rest = ready.filter(([rowId]) => !before?.rowIds.includes(rowId));
    const of = rest.length + (before?.rowIds.length ?? 0);
    let slice: SentSlice | null = before;
    let isWhole = true;
    for (;;) {
      slice ??= nextSlice(rest, { key: makeKey(), story: latest.current.story });
      if (!slice) break;
      if (isStopped()) {
        isWhole = false;
        break;
      }
      setProgress({ done: refs.length, of });
      const result = await send(slice);
      if (!result) {
        isWhole = false;
        break;
      }
      refs.push(...result);
      const logged = new Set(slice.rowIds);
      rest = rest.filter(([rowId]) => !logged.has(rowId));
      slice = null;
    }
    setProgress(null);
    if (refs.length > 0) refresh("claims.logMany");
    return { refs, isWhole };
  }

  async function send(slice: SentSlice): Promise<string[] | null> {
    change((sheet) => ({ ...sheet, sent: slice }));
    // Before it is on its way: a page that is left now must know that it was sent.
    keepNow();
    const { story, key, claims } = slice;
    const result = await giveCommand("claims.logMany", { story, claims }, key);
    if (result.ok) {
      const logged = new Set(slice.rowIds);
      change((sheet) => ({ ...withoutRows(sheet, logged), sent: null }));
      keepNow();
      return result.value.refs;
    }
    const { fields } = result.error;
    setError(result.error);
    // Whether it was logged is not known: only the same again, under the same key, is safe.
    if (!isRefusal(result.error)) return null;
    change((sheet) => ({ ...sheet, sent: null }));
    setFaults(faultsOfRows(slice, fields));
    return null;
  }

  return {
    log,
    progress,
    isCancelling,
    cancel: () => {
      isCancelled.current = true;
      setIsCancelling(true);
    },
    error,
    /** What the server said of single rows, until they are sent again. */
    faults,
  };
}
