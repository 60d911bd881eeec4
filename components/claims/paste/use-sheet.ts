"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Sheet } from "@/lib/ledger/claims/paste/sheet";
import { useKeeper } from "@/components/typed/typed-keeper";
import { keepSheet } from "./kept-paste";

export type ChangeSheet = (change: (sheet: Sheet) => Sheet) => void;

/** Long enough that nobody's typing waits for the storage. */
const KEPT_AFTER_MILLISECONDS = 400;

/** The sheet on screen; kept in the browser a moment after each change, and when the page goes. */
export function useSheet(place: string, start: () => Sheet) {
  const keeper = useKeeper();
  const [sheet, set] = useState(start);
  const latest = useRef(sheet);
  const isGone = useRef(false);

  const change = useCallback<ChangeSheet>((how) => {
    latest.current = how(latest.current);
    set(latest.current);
  }, []);

  const keepNow = useCallback(() => {
    if (!isGone.current) keepSheet(keeper, place, latest.current);
  }, [keeper, place]);

  useEffect(() => {
    const timer = setTimeout(keepNow, KEPT_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [sheet, keepNow]);

  useEffect(() => {
    addEventListener("pagehide", keepNow);
    return () => {
      removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, [keepNow]);

  const discard = useCallback(() => {
    isGone.current = true;
    keepSheet(keeper, place, null);
  }, [keeper, place]);

  return { sheet, latest, change, keepNow, discard };
}
