/**
 * A text that was looked over and not added yet, kept in the browser apart by person and story, so
 * that a closed tab loses nothing that was mended.
 */
import { PARTS } from "@/lib/text/text";
import type { DraftToAdd } from "./draft-to-add";
import type { LookedOver } from "./mending";

type Kept = { draft: DraftToAdd; isOpen: boolean };

/** Another version kept something else. */
const VERSION = 1;

export function readKept(place: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    // Storage that is forbidden, or holds what is no JSON, holds nothing of ours.
    return null;
  }
}

/** @returns whether it is kept: storage may be full or forbidden. */
export function writeKept(place: string, kept: Kept | null): boolean {
  try {
    if (kept === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ version: VERSION, ...kept }));
    return true;
  } catch {
    return false;
  }
}

function isKept(kept: unknown): kept is Kept {
  if (!isRecord(kept) || kept.version !== VERSION || typeof kept.isOpen !== "boolean") return false;
  const { draft } = kept;
  return (
    isRecord(draft) &&
    typeof draft.fileName === "string" &&
    typeof draft.readAs === "string" &&
    isTitle(draft.title) &&
    Array.isArray(draft.paragraphs) &&
    draft.paragraphs.every(isParagraph)
  );
}

function isTitle(title: unknown): boolean {
  return (
    title === null ||
    typeof title === "string" ||
    (isRecord(title) && typeof title.key === "number")
  );
}

function isParagraph(kept: unknown): kept is LookedOver {
  if (!isRecord(kept)) return false;
  const { key, text, kind, level, part, links, notes, leftOut, lost } = kept;
  return (
    typeof key === "number" &&
    typeof text === "string" &&
    typeof kind === "string" &&
    typeof level === "number" &&
    PARTS.some((known) => known === part) &&
    [links, notes, leftOut, lost].every((list) => Array.isArray(list) && list.every(isRecord))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
