/**
 * Entries on their way to the ledger. Kept in the browser until the server has answered, so
 * that neither a lost connection nor a closed tab loses what was typed.
 */
import { z } from "zod";
import { ATTRIBUTION_STATUSES } from "@/lib/claims/rules";

const entry = z.object({
  key: z.string(),
  story: z.string(),
  wording: z.string(),
  source: z.object({ id: z.number(), name: z.string(), kind: z.string() }).nullable(),
  attribution: z.enum(ATTRIBUTION_STATUSES),
  /** Why it is not saved; null while it is being sent. */
  fault: z.string().nullable(),
});

export type Entry = z.infer<typeof entry>;

const NONE: readonly Entry[] = [];
const held = new Map<string, readonly Entry[]>();
const listeners = new Set<() => void>();

/** The entries of a place that the ledger has not answered yet, in the order of typing. */
export function unsavedAt(place: string): readonly Entry[] {
  const known = held.get(place);
  if (known) return known;
  const left = readStorage(place);
  held.set(place, left);
  return left;
}

/** What the server renders: it knows of no browser's entries. */
export function noEntries(): readonly Entry[] {
  return NONE;
}

export function changeUnsaved(
  place: string,
  change: (entries: readonly Entry[]) => readonly Entry[],
): void {
  const entries = change(unsavedAt(place));
  held.set(place, entries);
  writeStorage(place, entries);
  for (const listener of listeners) listener();
}

export function onUnsavedChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readStorage(place: string): readonly Entry[] {
  try {
    const parsed = z.array(entry).safeParse(JSON.parse(localStorage.getItem(place) ?? "[]"));
    if (!parsed.success) return NONE;
    const left = "Not saved: the page was left before the server answered.";
    return parsed.data.map((one) => ({ ...one, fault: one.fault ?? left }));
  } catch {
    return NONE;
  }
}

/** A full or forbidden storage loses nothing that is on screen, so it is not an error. */
function writeStorage(place: string, entries: readonly Entry[]): void {
  try {
    if (entries.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(entries));
  } catch {
    return;
  }
}
