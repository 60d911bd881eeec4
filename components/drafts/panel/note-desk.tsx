"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCommand } from "@/components/command";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { noteKey } from "@/components/drafts/reader/reader-draft";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Field, FieldGroup, FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { useRoomAtFoot } from "@/components/ui/use-room-at-foot";
import type { NoteDetail } from "@/lib/drafts/notes";
import { NOTE_REASON_LABELS, NOTE_REASONS, type NoteReason } from "@/lib/drafts/rules";
import { NoteFacts } from "./note-facts";
import { SourceChooser } from "./source-choice";
import { useDecideNote, type NoteDecision } from "./use-decide-note";

/** One note, the one question about it, and the keys that answer it. */
export function NoteDesk({ note }: { note: NoteDetail }) {
  const { draft } = useDraftDesk();
  const decision = useDecideNote(note);
  return (
    <>
      <h2 className="mt-2 font-serif text-title font-semibold">{questionOf(note, decision)}</h2>
      <NoteFacts note={note} />
      {note.decided ? (
        <DecidedNote note={note} />
      ) : draft.can.log ? (
        <div className="mt-4 flex flex-col gap-3">
          <CitedFor note={note} decision={decision} />
          <SourceChooser
            isNeeded
            match={decision.match}
            named={decision.named}
            candidates={decision.candidates}
            choice={decision.choice}
            onChange={decision.choose}
            mayCreate={draft.can.createSource}
            fault={decision.fault}
          />
          <p className="text-sm text-faint">
            Brings a citation, never a verdict. Terms are said by you.
          </p>
          <FormError>{decision.message}</FormError>
          <Buttons note={note} decision={decision} />
        </div>
      ) : null}
    </>
  );
}

function questionOf({ read, decided, kind }: NoteDetail, { claim }: NoteDecision): string {
  if (decided) return "Decided";
  if (read.offers === "note") return `What becomes of this ${kind}?`;
  const what = read.source === "" ? `this ${kind}` : `“${read.source}”`;
  return claim ? `Cite ${what} for ${claim.ref}?` : `Log the sentence and cite ${what}?`;
}

function CitedFor({ note, decision }: { note: NoteDetail; decision: NoteDecision }) {
  const { claims, unlogged } = note;
  if (claims.length === 0) {
    return (
      <FieldGroup label="No claim stands at its sentence. This would be logged">
        <p dir="auto" className="font-serif text-quote">
          {unlogged?.wording}
        </p>
      </FieldGroup>
    );
  }
  return (
    <FieldGroup label="To be cited for">
      <div className="flex flex-col items-start gap-1">
        {claims.map((claim) => (
          <Radio
            key={claim.id}
            name="note-claim"
            label={`${claim.ref} ${claim.wording}`}
            checked={decision.claim?.id === claim.id}
            onChange={() => decision.setClaim(claim)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function Buttons({ note, decision }: { note: NoteDetail; decision: NoteDecision }) {
  const { opened, isReading, openNotes } = useDraftDesk();
  const [reason, setReason] = useState<NoteReason>(
    note.read.offers === "note" ? "remark" : "no_evidence",
  );
  const bar = useRef<HTMLDivElement>(null);
  useRoomAtFoot(bar);
  const group = "Note";
  // The text is ahead of the panel: a key is for what the text shows as opened.
  const isCurrent = opened === noteKey(note.number) && !isReading;
  const press = (run: () => void) => {
    if (isCurrent) run();
    return null;
  };
  const { claim } = decision;
  useShortcut({ keys: "a", label: "Cite the note", group, run: () => press(decision.cite) });
  useShortcut({
    keys: "m",
    label: "Keep the note with the claim",
    group,
    unable: claim ? undefined : "No claim stands at its sentence: a logs one",
    run: () => press(decision.keep),
  });
  useShortcut({
    keys: "d",
    label: "Set the note aside",
    group,
    run: () => press(() => decision.setAside(reason)),
  });
  return (
    <div
      ref={bar}
      className="no-print sticky -bottom-8 -mx-5 flex flex-wrap items-end gap-2 border-t border-rule bg-surface px-5 py-3"
    >
      <Button variant="primary" pending={decision.pending} onClick={decision.cite}>
        {claim ? "Cite it" : "Log and cite"} <Kbd>a</Kbd>
      </Button>
      {claim ? (
        <Button pending={decision.pending} onClick={decision.keep}>
          Keep as a note <Kbd>m</Kbd>
        </Button>
      ) : null}
      <Button pending={decision.pending} onClick={() => decision.setAside(reason)}>
        Set aside <Kbd>d</Kbd>
      </Button>
      <Field label="Set aside as">
        <Select
          value={reason}
          onChange={(event) => setReason(event.target.value as NoteReason)}
          options={NOTE_REASONS.map((value) => ({ value, label: NOTE_REASON_LABELS[value] }))}
        />
      </Field>
      <span className="ml-auto text-sm text-faint nums">{openNotes.length} to go</span>
    </div>
  );
}

const DECIDED_WORDS = {
  cited: "cited it",
  kept: "kept it with",
  set_aside: "set it aside",
} as const;

function DecidedNote({ note: { draftId, number, decided } }: { note: NoteDetail }) {
  const { draft } = useDraftDesk();
  const reopen = useCommand("notes.reopen");
  const router = useRouter();
  if (!decided) return null;
  const { state, by, ref, reason } = decided;
  const why = NOTE_REASONS.find((one) => one === reason);
  const rest =
    state === "cited"
      ? ` for ${ref}`
      : state === "kept"
        ? ` ${ref}`
        : why
          ? `: ${NOTE_REASON_LABELS[why]}`
          : "";
  return (
    <div className="mt-3 flex flex-col items-start gap-3 text-soft">
      <p>
        {by} {DECIDED_WORDS[state]}
        {rest}.
      </p>
      {draft.can.log ? (
        <Button
          pending={reopen.pending}
          onClick={() =>
            void reopen.run({ draftId, number }).then((result) => {
              if (result.ok) router.refresh();
            })
          }
        >
          Open it again
        </Button>
      ) : null}
      <FormError>{reopen.error?.message}</FormError>
      <p>
        Press <Kbd>f</Kbd> for the next open note.
      </p>
    </div>
  );
}
