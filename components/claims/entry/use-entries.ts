"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState, useSyncExternalStore } from "react";
import { giveCommand } from "@/components/command";
import { useToast } from "@/components/ui/toast";
import { changeUnsaved, noEntries, onUnsavedChange, unsavedAt, type Entry } from "./entries";

/**
 * Sends entries one after another while the next is being typed, and keeps those that were
 * refused or not reached. The same key goes with every try, so a retry never doubles a claim.
 */
export function useEntries(place: string) {
  const entries = useSyncExternalStore(onUnsavedChange, () => unsavedAt(place), noEntries);
  const [announcement, setAnnouncement] = useState("");
  const line = useRef<Promise<void>>(Promise.resolve());
  const router = useRouter();
  const toast = useToast();

  const send = useCallback(
    async (entry: Entry) => {
      const result = await giveCommand("claims.log", {
        story: entry.story,
        wording: entry.wording,
        sourceId: entry.source?.id ?? null,
        attribution: entry.attribution,
        entryKey: entry.key,
      });
      if (result.ok) {
        changeUnsaved(place, (now) => now.filter((other) => other.key !== entry.key));
        setAnnouncement(`${result.value.ref} logged`);
        router.refresh();
        return;
      }
      const { error } = result;
      const fault = [error.message, ...(error.unmet ?? [])].join(" ");
      changeUnsaved(place, (now) =>
        now.map((other) => (other.key === entry.key ? { ...other, fault } : other)),
      );
      toast("A claim is not saved", { detail: fault, tone: "error" });
    },
    [place, router, toast],
  );

  /** Sends it when those before it are answered, so that claims are numbered as typed. */
  const submit = useCallback(
    (entry: Entry) => {
      const sending = { ...entry, fault: null };
      changeUnsaved(place, (now) => [...now.filter((other) => other.key !== entry.key), sending]);
      line.current = line.current.then(() => send(sending));
    },
    [place, send],
  );

  const discard = useCallback(
    (entry: Entry) => changeUnsaved(place, (now) => now.filter((other) => other.key !== entry.key)),
    [place],
  );

  return { entries, announcement, submit, discard };
}
