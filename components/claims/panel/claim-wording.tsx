"use client";

import { useRef, useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { bothVersions } from "@/components/claims/fields/both-versions";
import { claimFields } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SavedMeanwhile } from "@/components/claims/saved-meanwhile";
import { useBeingHere } from "@/components/live/being-here";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { isEnter, isEscape } from "@/components/ui/field-keys";
import { readConflict } from "./read-conflict";

type Props = {
  claimId: number;
  claimRef: string;
  revision: number;
  wording: string;
  mayEdit: boolean;
};

/** The claim's wording as the panel's headline; pressing “Edit wording” turns it into a field. */
export function ClaimWording({ claimId, claimRef, revision, wording, mayEdit }: Props) {
  const [isEditing, setIsEditing] = useState(false);
  const place = `wording ${claimId}`;
  /** What is typed, upon which wording of which revision: others may change it meanwhile. */
  const typed = useTyped(place, { text: wording, was: wording, revision });
  const draft = typed.value;
  const edit = useCommand("claims.edit");
  const button = useRef<HTMLButtonElement>(null);
  const conflict = readConflict(edit.error);
  useBeingHere(isEditing ? { claim: claimId, editing: "wording" } : null);

  /** @param isDone false where it is left with what was typed. */
  function close(isDone = true) {
    if (isDone) typed.clear();
    setIsEditing(false);
    edit.reset();
    requestAnimationFrame(() => button.current?.focus());
  }

  async function save(text: string, atRevision: number, was: string) {
    const result = await edit.run({
      claimId,
      revision: atRevision,
      patch: { wording: text },
      was: { wording: was },
    });
    if (result.ok) close();
  }

  function begin() {
    // The claim may have become another since this was drawn first.
    if (typed.since === null && draft.text === draft.was) {
      typed.restart({ text: wording, was: wording, revision });
    }
    setIsEditing(true);
  }

  if (!isEditing) {
    return (
      <>
        <div className="group mt-2 mb-3 flex items-start gap-2">
          <h2
            dir="auto"
            className="min-w-0 flex-1 font-serif text-title font-semibold text-pretty wrap-anywhere"
          >
            {wording}
          </h2>
          {mayEdit ? (
            <Button
              ref={button}
              variant="quiet"
              size="small"
              aria-label={`Edit the wording of ${claimRef}`}
              onClick={begin}
            >
              Edit
            </Button>
          ) : null}
        </div>
        {mayEdit ? <NotSent place={place} onOpen={begin} /> : null}
      </>
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void save(draft.text, draft.revision, draft.was);
  }

  return (
    <form onSubmit={submit} className="mt-2 mb-3 flex flex-col gap-2">
      <FieldInForm
        field={claimFields.wording}
        hint="Enter saves, Esc leaves it."
        fault={faultsByField(edit.error?.fields).wording}
        autoFocus
        value={draft.text}
        onChange={(text) => typed.set((now) => ({ ...now, text }))}
        onKeyDown={(event) => {
          if (isEscape(event)) {
            event.preventDefault();
            close(false);
          }
          if (isEnter(event)) {
            event.preventDefault();
            void save(draft.text, draft.revision, draft.was);
          }
        }}
      />
      {!conflict && wording !== draft.was ? (
        <SavedMeanwhile claim={claimId}>{wording}</SavedMeanwhile>
      ) : null}
      <KeptNotice typed={typed} onDiscard={close} />
      {conflict ? (
        <ConflictView
          changedBy={conflict.changedBy}
          changedAt={conflict.changedAt}
          fields={[bothVersions("wording", conflict, draft.text)]}
          pending={edit.pending}
          onKeepTheirs={() => close()}
          onSaveMine={() => void save(draft.text, conflict.revision, conflict.wording)}
        />
      ) : (
        <FormError>{edit.error && !edit.error.fields ? edit.error.message : null}</FormError>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="small" pending={edit.pending}>
          Save wording
        </Button>
        <Button size="small" onClick={() => close()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
