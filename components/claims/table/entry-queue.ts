"use client";

/**
 * Claims on their way from the entry bar to the server: shown at once, saved one after the
 * other so that their numbers follow the typing, kept with the reason when saving fails. Trying
 * again sends the same key, so that a claim whose answer was lost is not logged twice.
 */
import { useEffect, useRef, useState } from "react";
import { useRefresh } from "@/components/changes";
import { giveCommand, type CommandError } from "@/components/command";
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
    const result = await giveCommand("claims.log", {
      story,
      wording,
      sourceId: source?.id ?? null,
      attribution,
      entryKey: key,
    });
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
    retry: (key, changed) =>
      change(key, {
        state: "waiting",
        error: null,
        // Under its old key the server might answer with the old words, saved after all.
        ...(changed && { ...changed, key: makeKey() }),
      }),
    drop: (key) => setEntries((all) => all.filter((entry) => entry.key !== key)),
    forgetSaved: () => setEntries((all) => all.filter((entry) => entry.state !== "saved")),
  };
}

/** A UUID also where the page is not served over TLS, where `randomUUID` does not exist. */
export function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
