"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { changedFields, FIELD_LABELS, fieldsOf, type ClaimFields } from "./claim-fields";
import { ClaimForm, type Checker } from "./claim-form";
import { readConflict } from "./read-conflict";

type Props = { claim: ClaimView; checkers: readonly Checker[] };

/** The full form for a claim that is logged already. Sends only what was changed. */
export function EditClaim({ claim, checkers }: Props) {
  const [editing, setEditing] = useState<{ before: ClaimFields; fields: ClaimFields } | null>(null);
  const edit = useCommand("claims.edit");
  const conflict = readConflict(edit.error);

  function close() {
    setEditing(null);
    edit.reset();
  }

  async function save(revision: number) {
    if (!editing) return;
    const { patch, was, changed } = changedFields(editing.before, editing.fields);
    if (changed.length === 0) {
      close();
      return;
    }
    const seen = revision === claim.revision ? { was } : {};
    const result = await edit.run({ claimId: claim.id, revision, patch, ...seen });
    if (result.ok) close();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void save(claim.revision);
  }

  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={`Edit all fields of ${claim.ref}`}
        onClick={() => setEditing({ before: fieldsOf(claim), fields: fieldsOf(claim) })}
      >
        Edit details
      </Button>
      {editing ? (
        <Dialog
          open
          sticky
          onOpenChange={(open) => (open ? undefined : close())}
          title={`Edit ${claim.ref}`}
          description="Changing wording, attribution, kind, who asserts it or the date makes a verdict lapse."
          width="large"
        >
          <form onSubmit={submit}>
            <ClaimForm
              fields={editing.fields}
              onChange={(fields) => setEditing({ ...editing, fields })}
              faults={patchFaults(edit.error?.fields)}
              checkers={checkers}
            />
            {conflict ? (
              <ConflictView
                changedBy={conflict.changedBy}
                changedAt={conflict.changedAt}
                fields={compare(editing, conflict)}
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
      ) : null}
    </>
  );
}

function patchFaults(fields: Record<string, string> | undefined) {
  const entries = Object.entries(fields ?? {}).map(([path, fault]) => {
    const [field = path] = path.replace(/^patch\./, "").split(".");
    return [field, fault];
  });
  return Object.fromEntries(entries) as Partial<Record<keyof ClaimFields, string>>;
}

function compare(editing: { before: ClaimFields; fields: ClaimFields }, theirs: ClaimVersion) {
  const standing: ClaimFields = {
    ...editing.before,
    ...(theirs as unknown as Partial<ClaimFields>),
    checkerId: theirs.checkerId === null ? "" : String(theirs.checkerId),
    tags: theirs.tags.join(", "),
  };
  return changedFields(editing.before, editing.fields).changed.map((key) => ({
    label: FIELD_LABELS[key],
    theirs: key === "checkerId" ? (theirs.checker ?? "") : standing[key],
    mine: editing.fields[key],
  }));
}
