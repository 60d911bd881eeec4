"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { DraftToAdd } from "./draft-to-add";
import { readKept, writeKept } from "./kept-mending";
import { mended, NOTHING, redone, typed, undone, type MendingState } from "./mending-steps";

/** Outlives the page that shows it: whoever looks something up comes back to the same text. */
class MendingStore {
  private state: MendingState | null = null;
  private readonly listeners = new Set<() => void>();
  /** Whether the browser keeps what is here. */
  isKept = true;

  constructor(private readonly place: string) {}

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): MendingState => {
    if (this.state === null) {
      const kept = readKept(this.place);
      this.state = kept ? { ...NOTHING, ...kept } : NOTHING;
    }
    return this.state;
  };

  readonly write = (next: MendingState): void => {
    const before = this.read();
    if (next === before) return;
    this.state = next;
    const { draft, isOpen } = next;
    if (draft !== before.draft || isOpen !== before.isOpen) {
      this.isKept = writeKept(this.place, draft && { draft, isOpen });
    }
    for (const listener of this.listeners) listener();
  };
}

const stores = new Map<string, MendingStore>();

function storeAt(place: string): MendingStore {
  const store = stores.get(place) ?? new MendingStore(place);
  stores.set(place, store);
  return store;
}

/** A text that is being looked over, with what can be done to it. */
export function useMending(place: string) {
  const store = storeAt(place);
  const state = useSyncExternalStore(store.listen, store.read, () => NOTHING);
  const acts = useMemo(() => {
    const change = (next: (state: MendingState) => MendingState) => store.write(next(store.read()));
    return {
      begin: (draft: DraftToAdd) => store.write({ ...NOTHING, draft, isOpen: true }),
      setAside: () => change((now) => ({ ...now, isOpen: false, caret: null })),
      takeUp: () => change((now) => ({ ...now, isOpen: true })),
      end: () => store.write(NOTHING),
      mend: (mend: Parameters<typeof mended>[1]) => change((now) => mended(now, mend)),
      type: (number: number, next: Parameters<typeof typed>[2]) =>
        change((now) => typed(now, number, next)),
      goTo: (key: number, at: number) => change((now) => ({ ...now, caret: { key, at } })),
      undo: () => change(undone),
      redo: () => change(redone),
    };
  }, [store]);
  return {
    acts,
    draft: state.isOpen ? state.draft : null,
    aside: state.isOpen ? null : state.draft,
    caret: state.caret,
    lastStep: state.done.at(-1)?.name ?? null,
    isKept: store.isKept,
  };
}

export type MendingActs = ReturnType<typeof useMending>;
