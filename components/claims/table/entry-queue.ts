"use client";

/**
 * Claims on their way from the entry bar to the server: shown at once, saved one after the
 * other so that their numbers follow the typing, kept with the reason when saving fails. Trying
 * again sends the same key, so that a claim whose answer was lost is not logged twice.
 */
import { useEffect, useRef, useState } from "react";
import { onChanged, useRefresh } from "@/components/changes";
import { giveCommand, isRefusal, type CommandError } from "@/components/command";
import { makeKey } from "@/components/make-key";
import type { PickedSource } from "@/components/sources/source-picker";
import type { AttributionStatus } from "@/lib/ledger/claims/rules";

export type Entry = {
  key: string;
  story: string;
  wording: string;
  source: PickedSource | null;
  attribution: AttributionStatus;
};

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

export function useEntryQueue(): EntryQueue {
  const refresh = useRefresh();
  const [entries, setEntries] = useState<readonly QueuedEntry[]>([]);
  const isWorking = useRef(false);

  function change(key: string, patch: Partial<QueuedEntry>) {
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...patch } : entry)));
  }

  async function save({ key, story, wording, source, attribution }: QueuedEntry) {
    isWorking.current = true;
    change(key, { state: "saving", error: null });
    const claim = { story, wording, sourceId: source?.id ?? null, attribution };
    const result = await giveCommand("claims.log", claim, key);
    isWorking.current = false;
    if (result.ok) {
      change(key, { state: "saved", claimId: result.value.claimId, ref: result.value.ref });
      refresh("claims.log");
    } else {
      change(key, { state: "failed", error: result.error });
    }
  }

  // The newest stands first; they are saved in the order of typing.
  const next = entries.findLast((entry) => entry.state === "waiting");
  const isBusy = entries.some((entry) => entry.state === "saving");
  useEffect(() => {
    if (next && !isBusy && !isWorking.current) void save(next);
  });

  // Leaving now would lose what is not saved yet.
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
        if (command !== "acts.undo") return;
        const gone = (id: number | null) =>
          rows === null || rows.some((row) => row.id === id && row.withdrawn !== null);
        setEntries((all) =>
          all.filter(({ state, claimId }) => state !== "saved" || !gone(claimId)),
        );
      }),
    [],
  );

  function enqueue(entry: Entry) {
    setEntries((all) => [
      { ...entry, state: "waiting", claimId: null, ref: null, error: null },
      ...all,
    ]);
  }

  return {
    entries,
    add: (entry) => enqueue({ ...entry, key: makeKey() }),
    resume: enqueue,
    retry: (key, changed) => {
      const { error } = entries.find((entry) => entry.key === key) ?? {};
      // As long as nobody knows whether the old words were saved, the new ones go under the same
      // key: then the server says so, instead of saving both.
      const isOpen = error && !isRefusal(error);
      const next = { ...changed, ...(changed && !isOpen && { key: makeKey() }) };
      change(key, { state: "waiting", error: null, ...next });
    },
    drop: (key) => setEntries((all) => all.filter((entry) => entry.key !== key)),
    forgetSaved: () => setEntries((all) => all.filter((entry) => entry.state !== "saved")),
  };
}
