"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and until this page's script runs. */
export function useIsReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
