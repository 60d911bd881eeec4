"use client";

/** The words for what filters name by number or slug: given with the page, read with rows, or chosen by them. */
import { useMemo, useSyncExternalStore } from "react";
import type { FilterField } from "@/lib/table/filter-fields";
import type { Names } from "./filter-words";

let learned: Names = {};
const NONE: Names = {};
const listeners = new Set<() => void>();

function merged(one: Names, other: Names): Names {
  const both = { ...one };
  for (const [field, names] of Object.entries(other)) {
    const name = field as FilterField;
    both[name] = { ...both[name], ...names };
  }
  return both;
}

export function learnNames(names: Names): void {
  if (Object.keys(names).length === 0) return;
  learned = merged(learned, names);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNames(given: Names): Names {
  const known = useSyncExternalStore(
    listen,
    () => learned,
    () => NONE,
  );
  return useMemo(() => merged(given, known), [given, known]);
}
