"use client";

/**
 * Claims on their way from the entry bar to the server: shown at once, saved one after the
 * other so that their numbers follow the typing, kept with the reason when saving fails. While no
 * answer comes the ones behind wait; all go on together once the connection is back, the next is
 * typed or one is tried again. That sends the same key, so that a claim whose answer was lost is not
 * logged twice. Each is kept in the browser until it is saved, and goes on being saved while its
 * table is not on screen.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { onChanged, useRefresh, type Change } from "@/components/changes";
import { giveCommand, isRefusal, type CommandError } from "@/components/command";
import { makeKey } from "@/components/make-key";
import type { Keeper } from "@/components/typed/keeper";
import { useKeeper } from "@/components/typed/typed-keeper";
import type { Entry } from "./entry";

export type QueuedEntry = Entry & {
  state: "waiting" | "saving" | "saved" | "failed";
  claimId: number | null;
  ref: string | null;
  error: CommandError | null;
};

export type EntryQueue = {
  entries: readonly QueuedEntry[];
  add: (entry: Omit<Entry, "key">) => void;
  /** Sends an entry of an earlier visit, under the key it had then. */
  resume: (entry: Entry) => void;
  /** Tries a failed entry again, with other words or without its source where that was wrong. */
  retry: (key: string, change?: Partial<Pick<Entry, "wording" | "source">>) => void;
  drop: (key: string) => void;
  forgetSaved: () => void;
};

/** Where the unsaved entries of a table are kept, each at a place of its own. */
export const entriesOf = (path: string): string => `entry ${path} `;

const NONE: readonly QueuedEntry[] = [];

/** Outlives the table that shows it. */
class QueueStore {
  private entries: readonly QueuedEntry[] = NONE;
  private readonly listeners = new Set<() => void>();
  private isWorking = false;
  private readonly savedListeners = new Set<() => void>();

  constructor(
    private readonly keeper: Keeper,
    private readonly start: string,
  ) {
    if (typeof window !== "undefined") addEventListener("online", this.goOn);
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onSaved = (listener: () => void): (() => void) => {
    this.savedListeners.add(listener);
    return () => this.savedListeners.delete(listener);
  };

  readonly read = (): readonly QueuedEntry[] => this.entries;

  readonly enqueue = (entry: Entry): void => {
    this.keep(entry);
    this.set([
      { ...entry, state: "waiting", claimId: null, ref: null, error: null },
      ...this.entries,
    ]);
    this.goOn();
  };

  /** Whatever had no answer waits for its turn again. */
  private readonly goOn = (): void => {
    if (this.entries.some(hadNoAnswer)) {
      this.set(
        this.entries.map((entry) =>
          hadNoAnswer(entry) ? { ...entry, state: "waiting", error: null } : entry,
        ),
      );
    }
    void this.work();
  };

  readonly retry: EntryQueue["retry"] = (key, changed) => {
    const before = this.entries.find((entry) => entry.key === key);
    if (!before) return;
    // As long as nobody knows whether the old words were saved, the new ones go under the same
    // key: then the server says so, instead of saving both.
    const isOpen = before.error && !isRefusal(before.error);
    const next = { ...changed, ...(changed && !isOpen && { key: makeKey() }) };
    this.change(key, { state: "waiting", error: null, ...next });
    if (next.key !== undefined) this.keeper.forget(this.start + key);
    this.keep({ ...before, ...next });
    this.goOn();
  };

  readonly drop = (key: string): void => {
    this.keeper.forget(this.start + key);
    this.set(this.entries.filter((entry) => entry.key !== key));
  };

  readonly forgetSaved = (): void => {
    if (this.entries.some(({ state }) => state === "saved"))
      this.set(this.entries.filter(({ state }) => state !== "saved"));
  };

  /** @param rows that undoing changed; null where that is not told. */
  readonly forgetUndone = (rows: Change["rows"]): void => {
    const isGone = (id: number | null) =>
      rows === null || rows.some((row) => row.id === id && row.withdrawn !== null);
    this.set(this.entries.filter(({ state, claimId }) => state !== "saved" || !isGone(claimId)));
  };

  private keep({ key, story, wording, source, attribution }: Entry): void {
    const picked = source && { id: source.id, name: source.name, kind: source.kind };
    this.keeper.write(this.start + key, { key, story, wording, source: picked, attribution });
  }

  /** The newest stands first; they are saved in the order of typing. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      for (;;) {
        const next = this.entries.findLast(({ state }) => state === "waiting");
        if (!next || !(await this.save(next))) return;
      }
    } finally {
      this.isWorking = false;
    }
  }

  /** @returns whether there was an answer. */
  private async save({ key, story, wording, source, attribution }: QueuedEntry): Promise<boolean> {
    this.change(key, { state: "saving", error: null });
    const claim = { story, wording, sourceId: source?.id ?? null, attribution };
    const result = await giveCommand("claims.log", claim, key);
    if (!result.ok) {
      this.change(key, { state: "failed", error: result.error });
      return isRefusal(result.error);
    }
    this.keeper.forget(this.start + key);
    this.change(key, { state: "saved", claimId: result.value.claimId, ref: result.value.ref });
    for (const listener of this.savedListeners) listener();
    return true;
  }

  private change(key: string, patch: Partial<QueuedEntry>): void {
    this.set(this.entries.map((entry) => (entry.key === key ? { ...entry, ...patch } : entry)));
  }

  private set(entries: readonly QueuedEntry[]): void {
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

function hadNoAnswer({ state, error }: QueuedEntry): boolean {
  return state === "failed" && error !== null && !isRefusal(error);
}

const stores = new WeakMap<Keeper, Map<string, QueueStore>>();

function storeOf(keeper: Keeper, path: string): QueueStore {
  const ofKeeper = stores.get(keeper) ?? new Map<string, QueueStore>();
  stores.set(keeper, ofKeeper);
  const store = ofKeeper.get(path) ?? new QueueStore(keeper, entriesOf(path));
  ofKeeper.set(path, store);
  return store;
}

/** @param path of the table that the entries are logged in. */
export function useEntryQueue(path: string): EntryQueue {
  const keeper = useKeeper();
  const refresh = useRefresh();
  const [store] = useState(() => storeOf(keeper, path));
  const entries = useSyncExternalStore(store.listen, store.read, () => NONE);
  useEffect(() => store.onSaved(() => refresh("claims.log")), [store, refresh]);

  // What was saved while this was not on screen stands in the table by now.
  useEffect(() => store.forgetSaved(), [store]);

  // Leaving now would leave it unsaved.
  const isUnsaved = entries.some((entry) => entry.state !== "saved");
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  // What was logged here and is undone leaves the list, too.
  useEffect(
    () =>
      onChanged(({ command, rows }) => {
        if (command === "acts.undo") store.forgetUndone(rows);
      }),
    [store],
  );

  return {
    entries,
    add: (entry) => store.enqueue({ ...entry, key: makeKey() }),
    resume: store.enqueue,
    retry: store.retry,
    drop: store.drop,
    forgetSaved: store.forgetSaved,
  };
}
