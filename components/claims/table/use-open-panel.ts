"use client";

/**
 * The panel of the open claim comes from the server, after its row is marked. While somebody walks
 * along the rows it is asked for once they pause; keys that were meant for it are held until it is
 * there.
 */
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { hasPopupOpen, isTypingTarget } from "@/components/shell/shortcut-target";
import { pressLater, type Held } from "@/components/ui/held-keys";
import { useTablePlace } from "./table-place";

/** Steps that follow each other faster than this are a walk, milliseconds. */
const WALKING = 250;
/** How long a walk pauses before its claim is read, milliseconds. */
const PAUSE = 90;

/**
 * @param panelOf the claim whose panel the server has sent, as the address names it.
 * @returns whether the panel of the open claim is still on its way.
 */
export function useOpenPanel(panelOf: string | null): boolean {
  const { open } = useTablePlace().query;
  const router = useRouter();
  const isAwaited = open !== null && open !== panelOf;
  const lastStep = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (!isAwaited) return;
    const now = performance.now();
    const pause = now - lastStep.current < WALKING ? PAUSE : 0;
    lastStep.current = now;
    const timer = setTimeout(() => {
      const { pathname, search } = window.location;
      router.replace(`${pathname}${search}`, { scroll: false });
    }, pause);
    return () => clearTimeout(timer);
  }, [isAwaited, open, router]);

  useHeldKeys(isAwaited, open);
  return isAwaited;
}

/** Single keys that nothing on the page took while the panel was on its way, pressed once it is there. */
function useHeldKeys(isAwaited: boolean, open: string | null): void {
  const held = useRef<{ of: string | null; keys: Held[] }>({ of: null, keys: [] });
  useEffect(() => {
    if (!isAwaited) {
      const { of, keys } = held.current;
      held.current = { of: null, keys: [] };
      if (of !== open || keys.length === 0) return;
      pressLater(keys);
      return;
    }
    held.current = { of: open, keys: [] };
    function hold(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // The first key of a sequence is the shell's.
      if (Array.from(event.key).length !== 1 || event.key === "g" || event.key === " ") return;
      if (isTypingTarget(event.target) || hasPopupOpen()) return;
      const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
      held.current.keys.push({ key, code, ctrlKey, metaKey, shiftKey, altKey });
    }
    window.addEventListener("keydown", hold);
    return () => window.removeEventListener("keydown", hold);
  }, [isAwaited, open]);
}
