"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False until this page's script runs. A form that waits for it cannot be sent the browser's
 * own way, which would put what was typed into the address bar.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
