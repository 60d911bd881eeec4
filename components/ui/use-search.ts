"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export type Search<Item> = (query: string, signal: AbortSignal) => Promise<readonly Item[]>;

export type SearchState<Item> = {
  /** The query that `items` answer. */
  answered: string | null;
  items: readonly Item[];
  pending: boolean;
  failed: boolean;
};

const idle = { answered: null, items: [], pending: false, failed: false };

/** Finds as one types: waits for a pause, drops answers that were overtaken. */
export function useSearch<Item>(search: Search<Item>, pauseMilliseconds = 130) {
  const [state, setState] = useState<SearchState<Item>>(idle);
  const running = useRef<{ timer: ReturnType<typeof setTimeout>; abort: AbortController }>(null);

  const stop = useCallback(() => {
    if (!running.current) return;
    clearTimeout(running.current.timer);
    running.current.abort.abort();
    running.current = null;
  }, []);

  useEffect(() => stop, [stop]);

  const ask = useCallback(
    /** @param then is told what was found; null where the search failed. */
    (query: string, then?: (items: readonly Item[] | null) => void) => {
      stop();
      setState((before) => ({ ...before, pending: true, failed: false }));
      const abort = new AbortController();
      const timer = setTimeout(
        () => {
          search(query, abort.signal).then(
            (items) => {
              if (abort.signal.aborted) return;
              setState({ answered: query, items, pending: false, failed: false });
              then?.(items);
            },
            () => {
              if (abort.signal.aborted) return;
              setState({ answered: query, items: [], pending: false, failed: true });
              then?.(null);
            },
          );
        },
        query === "" ? 0 : pauseMilliseconds,
      );
      running.current = { timer, abort };
    },
    [search, stop, pauseMilliseconds],
  );

  const forget = useCallback(() => {
    stop();
    setState(idle);
  }, [stop]);

  return { ...state, ask, forget };
}
