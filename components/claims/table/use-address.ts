"use client";

/** The browser's address of a table, written at once, or after what it tells of is painted. */
import { useCallback, useEffect, useRef } from "react";

type How = { replace: boolean };

type Awaited = { to: string; how: How; timer: ReturnType<typeof setTimeout> };

function writeNow(path: string, to: string, how: How): void {
  const href = to === "" ? path : `${path}?${to}`;
  if (how.replace) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
}

/** @param path the table's address without its query. */
export function useAddress(path: string) {
  const awaited = useRef<Awaited | null>(null);

  const write = useCallback(
    (to: string, how: How) => {
      const before = awaited.current;
      if (before) {
        clearTimeout(before.timer);
        awaited.current = null;
        writeNow(path, before.to, before.how);
      }
      writeNow(path, to, how);
    },
    [path],
  );

  /** Writing it takes the browser longer than all else that a key does. */
  const writeSoon = useCallback(
    (to: string, how: How) => {
      const before = awaited.current;
      if (before) clearTimeout(before.timer);
      // The step that the first of several leaves to go back to stays one.
      const all = { replace: how.replace && (before?.how.replace ?? true) };
      const timer = setTimeout(() => {
        awaited.current = null;
        writeNow(path, to, all);
      });
      awaited.current = { to, how: all, timer };
    },
    [path],
  );

  /** The query as it is by now, written or not. */
  const present = useCallback(
    () => awaited.current?.to ?? window.location.search.replace(/^\?/, ""),
    [],
  );

  useEffect(
    () => () => {
      if (awaited.current) clearTimeout(awaited.current.timer);
    },
    [],
  );
  return { write, writeSoon, present };
}
