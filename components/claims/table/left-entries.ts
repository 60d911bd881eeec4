"use client";

/**
 * Entries that had no answer yet when the page was left: kept in the browser, apart by person
 * and table, so that a closed tab or a flat battery loses nothing that was typed.
 */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { ATTRIBUTION_STATUSES } from "@/lib/ledger/claims/rules";
import { SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import type { Entry, QueuedEntry } from "./entry-queue";

/** What this browser kept may be of another version, or somebody else's doing. */
function isEntry(kept: unknown): kept is Entry {
  if (typeof kept !== "object" || kept === null) return false;
  const { key, story, wording, source, attribution } = kept as Record<string, unknown>;
  return (
    [key, story, wording].every((text) => typeof text === "string") &&
    ATTRIBUTION_STATUSES.some((status) => status === attribution) &&
    (source === null || isSource(source))
  );
}

function isSource(kept: unknown): kept is Entry["source"] {
  if (typeof kept !== "object" || kept === null) return false;
  const { id, name, kind } = kept as Record<string, unknown>;
  return (
    typeof id === "number" &&
    typeof name === "string" &&
    SOURCE_KINDS.some((known) => known === kind)
  );
}

const NONE: readonly Entry[] = [];
const left = new Map<string, readonly Entry[]>();
const listeners = new Set<() => void>();

function readLeft(place: string): readonly Entry[] {
  const known = left.get(place);
  if (known) return known;
  const found = readStorage(place);
  left.set(place, found);
  return found;
}

function readStorage(place: string): readonly Entry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) && kept.every(isEntry) ? kept : NONE;
  } catch {
    return NONE;
  }
}

/** Storage may be full or forbidden; what is on screen is not lost by that. */
function writeStorage(place: string, entries: readonly Entry[]): void {
  try {
    if (entries.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(entries));
  } catch {
    return;
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What an earlier visit to this table left unsaved, and a way to take it over. Meanwhile every
 * unsaved entry of this visit is kept for the next.
 */
export function useLeftEntries(place: string, queued: readonly QueuedEntry[]) {
  const entries = useSyncExternalStore(
    listen,
    () => readLeft(place),
    () => NONE,
  );

  useEffect(() => {
    const unsaved = queued
      .filter((entry) => entry.state !== "saved")
      .map(({ key, story, wording, source, attribution }) => ({
        key,
        story,
        wording,
        source: source && { id: source.id, name: source.name, kind: source.kind },
        attribution,
      }));
    writeStorage(place, [...readLeft(place), ...unsaved]);
  }, [place, queued]);

  const forget = useCallback(() => {
    left.set(place, NONE);
    for (const listener of listeners) listener();
  }, [place]);

  return { entries, forget };
}
