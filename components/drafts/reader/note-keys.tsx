"use client";

import { useActionSet } from "@/components/shell/shortcuts";
import { useDraftDesk } from "./draft-desk";

/** The keys that walk along the notes nobody has decided about. */
export function NoteKeys() {
  const { draft } = useDraftDesk();
  const walk = useWalkNotes();
  const has = draft.notes.length > 0;
  const unable = has ? undefined : "No note came with this draft";
  useActionSet([
    { keys: "f", label: "Next note", group: "Draft", unable, run: () => walk(1) },
    { keys: "shift+f", label: "Previous note", group: "Draft", unable, run: () => walk(-1) },
  ]);
  return null;
}

/** @returns walks to the next open note, or back; what it says where none is open. */
export function useWalkNotes(): (by: 1 | -1) => string | null {
  const { openNotes, last, open } = useDraftDesk();
  return (by) => {
    const here = /^n(\d+)$/.exec(last() ?? "")?.[1];
    const from = here === undefined ? (by === 1 ? 0 : Infinity) : Number(here);
    const next =
      by === 1
        ? (openNotes.find(({ number }) => number > from) ?? openNotes[0])
        : (openNotes.findLast(({ number }) => number < from) ?? openNotes.at(-1));
    if (!next) return "Every note of this draft is decided";
    open(next.key, { focuses: true });
    return null;
  };
}
