"use client";

/**
 * Parts of the page that are fetched when they are first wanted (what opens, and what is behind
 * it), so that the page itself is there at once. A part that cannot be fetched is tried again as
 * long as it is wanted, and the reader is told what they are waiting for.
 */
import { useEffect, useSyncExternalStore } from "react";
import { toast } from "./toast";

export type Part<Module> = {
  /** The part, once it is here. */
  now: () => Module | null;
  /** Fetches it, once; asked for ahead where it will be wanted soon. */
  fetch: () => Promise<Module>;
  subscribe: (listener: () => void) => () => void;
};

/** `const chooser = part(() => import("./chooser"))` */
export function part<Module>(load: () => Promise<Module>): Part<Module> {
  let here: Module | null = null;
  let coming: Promise<Module> | null = null;
  const listeners = new Set<() => void>();

  async function fetchIt(): Promise<Module> {
    try {
      here = await load();
      for (const listener of listeners) listener();
      return here;
    } catch (error) {
      coming = null;
      throw error;
    }
  }

  return {
    now: () => here,
    fetch: () => (coming ??= fetchIt()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Asks for the part ahead of the press that will want it; a failure shows then. */
export function fetchAhead(wanted: Part<unknown>): void {
  wanted.fetch().catch(() => undefined);
}

const RETRY_MILLISECONDS = 3_000;

let opening = 0;

/** Something was opened and is still on its way: keys are meant for it, not for the page. */
export function isOpening(): boolean {
  return opening > 0;
}

/**
 * The part, or null until it is here; fetched as soon as `isWanted`.
 * @param how.holdsKeys false for what stands beside the page's own work instead of before it.
 */
export function usePart<Module>(
  wanted: Part<Module>,
  isWanted: boolean,
  { holdsKeys = true } = {},
): Module | null {
  const here = useSyncExternalStore(wanted.subscribe, wanted.now, () => null);
  const isMissing = isWanted && here === null;

  useEffect(() => {
    if (!isMissing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasTold = false;
    function tryIt() {
      wanted.fetch().catch(() => {
        if (!wasTold)
          toast("No connection: this opens as soon as there is one.", { tone: "error" });
        wasTold = true;
        timer = setTimeout(tryIt, RETRY_MILLISECONDS);
      });
    }
    if (holdsKeys) opening += 1;
    tryIt();
    return () => {
      if (holdsKeys) opening -= 1;
      clearTimeout(timer);
    };
  }, [wanted, isMissing, holdsKeys]);

  return here;
}
