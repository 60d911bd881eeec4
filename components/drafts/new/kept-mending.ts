/** A text that was looked over and not added yet, as it is kept in the browser. */
import { PARTS } from "@/lib/text/text";
import type { DraftToAdd } from "./draft-to-add";
import type { LookedOver } from "./mending";

type Kept = { draft: DraftToAdd; isOpen: boolean };

export function isKeptMending(kept: unknown): kept is Kept {
  if (!isRecord(kept) || typeof kept.isOpen !== "boolean") return false;
  const { draft } = kept;
  return (
    isRecord(draft) &&
    typeof draft.fileName === "string" &&
    typeof draft.readAs === "string" &&
    (draft.after === undefined || typeof draft.after === "number") &&
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
