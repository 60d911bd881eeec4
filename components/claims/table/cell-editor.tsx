"use client";

import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { claimField } from "@/components/claims/fields/claim-fields";
import { lengthFault, wordsOf, type Person } from "@/components/claims/fields/field";
import { FieldControl } from "@/components/claims/fields/field-control";
import { SavedMeanwhile } from "@/components/claims/saved-meanwhile";
import { useBeingHere } from "@/components/live/being-here";
import { Button } from "@/components/ui/button";
import type { CellEdit } from "./use-cell-edit";

type Props = {
  edit: CellEdit;
  claimRef: string;
  checkers: readonly Person[];
  /** Puts the cursor back into the row. */
  onDone: () => void;
};

/** A cell being edited: Enter saves, Escape leaves it as it was. */
export function CellEditor({ edit, claimRef, checkers, onDone }: Props) {
  const { editing } = edit;
  const place = useRef<HTMLDivElement>(null);
  const faultId = useId();

  useEffect(() => {
    const control = place.current?.querySelector<HTMLElement>("input, textarea, select");
    control?.focus();
    if (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement) {
      control.select();
    }
  }, []);

  /** Saving or leaving is under way: the blur that follows must not save again. */
  const isSettled = useRef(false);
  /** Arrow keys go through a closed list; only Enter, or leaving the cell, takes the choice. */
  const isByKeyboard = useRef(false);

  useBeingHere(editing && { claim: editing.from.id, editing: editing.field });
  if (!editing) return null;
  const { field, text } = editing;
  const definition = claimField(field);
  const isChosen = ["choice", "person"].includes(definition.control.as);

  async function save(value: string) {
    if (isSettled.current) return;
    isSettled.current = true;
    if (await edit.save(value)) onDone();
    else isSettled.current = false;
  }

  function cancel() {
    isSettled.current = true;
    edit.cancel();
    onDone();
  }

  function leave() {
    if (!edit.fault && !edit.conflict) void save(text);
  }

  function onKeyDown(event: KeyboardEvent) {
    isByKeyboard.current = true;
    if (event.key === "Escape") {
      event.stopPropagation();
      cancel();
    }
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      void save(text);
    }
  }

  const fault = edit.fault ?? lengthFault(definition, text);
  const isWording = field === "wording";
  return (
    <div
      ref={place}
      onKeyDown={onKeyDown}
      onPointerDown={() => (isByKeyboard.current = false)}
      className="-my-1 font-sans whitespace-normal"
    >
      <FieldControl
        field={definition}
        aria-label={`${definition.label} of ${claimRef}`}
        aria-describedby={fault ? faultId : undefined}
        aria-invalid={fault ? true : undefined}
        aria-busy={edit.isPending}
        people={checkers}
        value={text}
        onChange={(next) => {
          edit.change(next);
          if (isChosen && !isByKeyboard.current) void save(next);
        }}
        // A wording is long enough to be left and looked at again; its buttons say when it is done.
        onBlur={isWording ? undefined : leave}
      />
      <p id={faultId} role="alert" className="mt-1 text-xs font-medium text-danger empty:hidden">
        {fault}
      </p>
      {edit.savedMeanwhile === null ? null : (
        <SavedMeanwhile claim={editing.from.id}>
          {wordsOf(definition, edit.savedMeanwhile, checkers)}
        </SavedMeanwhile>
      )}
      {isWording ? (
        <div className="mt-1 flex gap-2">
          <Button
            size="small"
            variant="primary"
            pending={edit.isPending}
            onClick={() => void save(text)}
          >
            Save
          </Button>
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
        </div>
      ) : null}
    </div>
  );
}
