"use client";

/**
 * Which key sends what is written in several lines. Ctrl+Enter and ⌘ Enter always do; whoever
 * writes short notes may have Enter do it too, and break lines with Shift+Enter. The choice stays
 * in this browser.
 */
import { useSyncExternalStore } from "react";

export type SendKey = "mod+enter" | "enter";

const storageKey = "sourceline.send-key";
const listeners = new Set<() => void>();
let chosen: SendKey | null = null;

export function sendKey(): SendKey {
  chosen ??= readKey();
  return chosen;
}

function readKey(): SendKey {
  try {
    return localStorage.getItem(storageKey) === "enter" ? "enter" : "mod+enter";
  } catch {
    return "mod+enter";
  }
}

export function chooseSendKey(next: SendKey): void {
  chosen = next;
  try {
    if (next === "enter") localStorage.setItem(storageKey, next);
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage is blocked: the choice holds as long as the page is open.
  }
  for (const listener of listeners) listener();
}

export function useSendKey(): SendKey {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    sendKey,
    () => "mod+enter",
  );
}

/** For hints: "Ctrl or ⌘ Enter gives it." */
export const SEND_KEY_WORDS: Readonly<Record<SendKey, string>> = {
  "mod+enter": "Ctrl or ⌘ Enter",
  enter: "Enter",
};
