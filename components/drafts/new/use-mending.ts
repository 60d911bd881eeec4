"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { takeFormer } from "@/components/typed/former";
import type { Keeper } from "@/components/typed/keeper";
import { useNotSent } from "@/components/typed/not-sent";
import { useKeeper } from "@/components/typed/typed-keeper";
import type { DraftToAdd } from "./draft-to-add";
import { isKeptMending } from "./kept-mending";
import { mended, NOTHING, redone, typed, undone, type MendingState } from "./mending-steps";

/** Outlives the page that shows it: whoever looks something up comes back to the same text. */
class MendingStore {
  private state: MendingState | null = null;
  private readonly listeners = new Set<() => void>();
  /** Whether the browser keeps what is here. */
  isKept = true;

  constructor(
    private readonly keeper: Keeper,
    private readonly place: string,
  ) {}

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): MendingState => {
    if (this.state === null) {
      const kept = this.keeper.read(this.place)?.value;
      this.state = isKeptMending(kept) ? { ...NOTHING, ...kept } : NOTHING;
    }
    return this.state;
  };

  readonly write = (next: MendingState): void => {
    const before = this.read();
    if (next === before) return;
    this.state = next;
    const { draft, isOpen } = next;
    if (draft !== before.draft || isOpen !== before.isOpen) {
      if (draft) this.keeper.write(this.place, { draft, isOpen });
      else this.keeper.forget(this.place);
      this.isKept = this.keeper.refused() === null;
    }
    for (const listener of this.listeners) listener();
  };
}

const stores = new WeakMap<Keeper, Map<string, MendingStore>>();

function storeAt(keeper: Keeper, place: string): MendingStore {
  const ofKeeper = stores.get(keeper) ?? new Map<string, MendingStore>();
  stores.set(keeper, ofKeeper);
  const store = ofKeeper.get(place) ?? new MendingStore(keeper, place);
  ofKeeper.set(place, store);
  return store;
}

/**
 * A text that is being looked over, with what can be done to it.
 * @param former where former versions kept it.
 */
export function useMending(slug: string, former: string) {
  const keeper = useKeeper();
  const place = `looked over for ${slug}`;
  const store = storeAt(keeper, place);
  useLeftMending(keeper, place, store, former);
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

/** What a tab that is no more, or a former version, left is gone on with where nothing is begun here. */
function useLeftMending(keeper: Keeper, place: string, store: MendingStore, former: string): void {
  const [kept] = useNotSent(place).filter((one) => one.place === place);
  useEffect(() => {
    if (store.read().draft) return;
    const value = kept?.value ?? takeFormer(former);
    if (!isKeptMending(value)) return;
    store.write({ ...NOTHING, draft: value.draft, isOpen: value.isOpen });
    if (kept && kept.id !== keeper.read(place)?.id) keeper.drop(kept);
  }, [keeper, place, store, former, kept]);
}

export type MendingActs = ReturnType<typeof useMending>;
