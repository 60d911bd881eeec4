"use client";

/**
 * Whether shortcuts of single letters are on. Speech input and unsteady hands set them off by
 * accident, so they can be turned off (WCAG 2.1.4); the choice stays in this browser.
 */
import { useSyncExternalStore } from "react";

const storageKey = "sourceline.single-keys";
const listeners = new Set<() => void>();

export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "off");
  } catch {
    // Storage is blocked: the choice cannot be kept, and the keys stay on.
  }
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    singleKeysAreOn,
    () => true,
  );
}
