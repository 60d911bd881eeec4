"use client";

import { countOf } from "@/components/drafts/draft-counts";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { useWalkNotes } from "@/components/drafts/reader/note-keys";
import { NOTE_ICONS } from "@/components/drafts/reader/note-box";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { SectionHeading } from "@/components/ui/section-heading";

/** Enough to begin with. */
const FIRST = 6;

/** The notes that came with the draft, those first that nobody has decided about. */
export function NotesLeft() {
  const { draft, openNotes, open } = useDraftDesk();
  const walk = useWalkNotes();
  const { notes, changes } = draft;
  return (
    <>
      <SectionHeading
        aside={
          openNotes.length > 0 ? (
            <Button variant="quiet" size="small" onClick={() => walk(1)}>
              Walk them <Kbd>f</Kbd>
            </Button>
          ) : null
        }
      >
        Notes of the draft
      </SectionHeading>
      <p className="text-soft nums">
        {notes.length === 0
          ? null
          : openNotes.length === 0
            ? `All ${countOf(notes.length, "note")} decided. `
            : `${openNotes.length} of ${countOf(notes.length, "note")} to cite, keep or set aside. `}
        {changes.length === 0
          ? null
          : `${countOf(changes.length, "tracked change")}, shown where it is in the text.`}
      </p>
      <ol className="mt-1 -ml-2">
        {openNotes.slice(0, FIRST).map(({ key, number, kind, text }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => open(key, { adds: true })}
              className="flex min-h-6 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-sunk"
            >
              <Icon name={NOTE_ICONS[kind]} />
              <span className="text-faint nums">{number}</span>
              <span dir="auto" className="min-w-0 truncate">
                {text}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
