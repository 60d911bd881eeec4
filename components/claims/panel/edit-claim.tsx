"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { bothVersions } from "@/components/claims/fields/both-versions";
import {
  changedValues,
  claimValues,
  type ClaimValues,
} from "@/components/claims/fields/claim-values";
import {
  CLAIM_FIELD_NAMES,
  claimField,
  type ClaimFieldName,
} from "@/components/claims/fields/claim-fields";
import { faultsByField, termOf, wordsOf, type Person } from "@/components/claims/fields/field";
import { useWishedForm } from "@/components/claims/wished-form";
import { SavedMeanwhile } from "@/components/claims/saved-meanwhile";
import { useBeingHere } from "@/components/live/being-here";
import { ClaimForm } from "./claim-form";
import { readConflict } from "./read-conflict";

/** What is typed, and the claim as it was when the form was opened: others may change it meanwhile. */
type Editing = { before: ClaimValues; values: ClaimValues; revision: number };

type Props = { claim: ClaimView; checkers: readonly Person[] };

/** The full form for a claim that is logged already. Sends only what was changed. */
export function EditClaim({ claim, checkers }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [startsAt, setStartsAt] = useState<ClaimFieldName | null>(null);
  const place = `edit claim ${claim.id}`;

  function open(field: ClaimFieldName | null) {
    setStartsAt(field);
    setIsOpen(true);
  }

  useWishedForm(claim.id, (form) => {
    if (form === "citation" || !claim.can.edit) return false;
    open(form);
    return true;
  });
  return (
    <>
      {claim.can.edit ? (
        <Button
          variant="quiet"
          size="small"
          aria-label={`Edit all fields of ${claim.ref}`}
          onClick={() => open(null)}
        >
          Edit details
        </Button>
      ) : null}
      {isOpen ? (
        <EditDialog
          claim={claim}
          checkers={checkers}
          place={place}
          startsAt={startsAt}
          onClose={() => setIsOpen(false)}
        />
      ) : claim.can.edit ? (
        <NotSent place={place} onOpen={() => open(null)} />
      ) : null}
    </>
  );
}

function EditDialog({
  claim,
  checkers,
  place,
  startsAt,
  onClose,
}: Props & { place: string; startsAt: ClaimFieldName | null; onClose: () => void }) {
  const typed = useTyped<Editing>(place, {
    before: claimValues(claim),
    values: claimValues(claim),
    revision: claim.revision,
  });
  const editing = typed.value;
  const edit = useCommand("claims.edit");
  const conflict = readConflict(edit.error);

  function close() {
    typed.clear();
    onClose();
  }

  async function save(revision: number) {
    const { patch, was, changed } = changedValues(editing.before, editing.values);
    if (changed.length === 0) {
      close();
      return;
    }
    const seen = revision === editing.revision ? { was } : {};
    const result = await edit.run({ claimId: claim.id, revision, patch, ...seen });
    if (result.ok) close();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void save(editing.revision);
  }

  useBeingHere({ claim: claim.id, editing: "details" });
  const present = claimValues(claim);
  const overtaken = CLAIM_FIELD_NAMES.filter(
    (name) => !conflict && present[name] !== editing.before[name],
  );

  return (
    <Dialog
      open
      sticky
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Edit ${claim.ref}`}
      description="Changing wording, attribution, kind, who asserts it or the date makes a verdict lapse."
      width="large"
      startsAt={startsAt === null ? undefined : `[data-field="${startsAt}"]`}
    >
      <form onSubmit={submit}>
        <ClaimForm
          values={editing.values}
          onChange={(values) => typed.set((now) => ({ ...now, values }))}
          faults={faultsByField(edit.error?.fields)}
          checkers={checkers}
        />
        {overtaken.map((name) => (
          <SavedMeanwhile key={name} claim={claim.id}>
            {termOf(claimField(name))}: {wordsOf(claimField(name), present[name], checkers)}
          </SavedMeanwhile>
        ))}
        <KeptNotice typed={typed} onDiscard={close} />
        {conflict ? (
          <ConflictView
            changedBy={conflict.changedBy}
            changedAt={conflict.changedAt}
            fields={changedValues(editing.before, editing.values).changed.map((name) =>
              bothVersions(name, conflict, editing.values[name], checkers),
            )}
            pending={edit.pending}
            onKeepTheirs={close}
            onSaveMine={() => void save(conflict.revision)}
          />
        ) : (
          <div className="mt-3">
            <FormError>{edit.error?.message}</FormError>
          </div>
        )}
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={edit.pending}>
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
