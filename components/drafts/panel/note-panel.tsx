import { SidePanel } from "@/components/ui/side-panel";
import type { Authorized } from "@/lib/access/actor";
import { getNote, type NoteDetail } from "@/lib/drafts/notes";
import { NOTE_KIND_WORDS } from "@/lib/drafts/rules";
import { SourcelineError } from "@/lib/platform/errors";
import { NoteDesk } from "./note-desk";

type Props = {
  actor: Authorized<"draft.read">;
  slug: string;
  draft: number;
  number: number;
  /** The same page without the panel. */
  closeHref: string;
};

/** A footnote, endnote or comment: what it says, what was read in it, and what becomes of it. */
export async function NotePanel({ actor, slug, draft, number, closeHref }: Props) {
  const note = await readNote(actor, slug, draft, number);
  return (
    <SidePanel
      label="Note"
      closes={{ href: closeHref }}
      lead={
        note ? (
          <span className="nums">
            Note {note.number} of {note.count} · paragraph {note.paragraph}
          </span>
        ) : (
          "Note"
        )
      }
      aside={note ? NOTE_KIND_WORDS[note.kind] : null}
    >
      {note ? (
        <NoteDesk key={`${note.number} ${note.decided?.at ?? ""}`} note={note} />
      ) : (
        <p className="mt-3 text-soft">There is no such note in this draft.</p>
      )}
    </SidePanel>
  );
}

async function readNote(
  actor: Authorized<"draft.read">,
  slug: string,
  draft: number,
  number: number,
): Promise<NoteDetail | null> {
  try {
    return await getNote(actor, slug, draft, number);
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
