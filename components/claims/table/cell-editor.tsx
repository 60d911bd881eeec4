"use client";

import { useEffect, useId, useRef, type FocusEvent, type KeyboardEvent } from "react";
import { claimField } from "@/components/claims/fields/claim-fields";
import { lengthFault, wordsOf, type Person } from "@/components/claims/fields/field";
import { FieldControl } from "@/components/claims/fields/field-control";
import { SavedMeanwhile } from "@/components/claims/saved-meanwhile";
import { useBeingHere } from "@/components/live/being-here";
import { KeptNotice } from "@/components/typed/kept-notice";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import { isEnter, isEscape, isModEnter } from "@/components/ui/field-keys";
import type { CellEdit } from "./use-cell-edit";

type Props = {
  edit: CellEdit;
  claimRef: string;
  checkers: readonly Person[];
  /** Puts the cursor back into the row. */
  onDone: () => void;
};

/**
 * A cell being edited: Enter saves, Escape leaves it as it was. As in a sheet a short value that was
 * not entered is gone then; a wording, which is work, is kept.
 */
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

  useBeingHere(editing && { claim: edit.claimId, editing: editing.field });
  if (!editing) return null;
  const { field, text } = editing;
  const definition = claimField(field);
  const isWording = field === "wording";
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

  function escape() {
    if (!isWording) {
      cancel();
      return;
    }
    isSettled.current = true;
    edit.leave();
    onDone();
  }

  function leave({ currentTarget, relatedTarget }: FocusEvent) {
    // What was typed earlier may be given up beside the field, and is not saved by that.
    if (currentTarget.contains(relatedTarget)) return;
    if (!edit.fault && !edit.conflict) void save(text);
  }

  function onKeyDown(event: KeyboardEvent) {
    isByKeyboard.current = true;
    if (isEscape(event)) {
      event.preventDefault();
      event.stopPropagation();
      escape();
    }
    if (isEnter(event) || isModEnter(event)) {
      event.preventDefault();
      event.stopPropagation();
      void save(text);
    }
  }

  const fault = edit.fault ?? lengthFault(definition, text);
  return (
    <div
      ref={place}
      onKeyDown={onKeyDown}
      onPointerDown={() => (isByKeyboard.current = false)}
      // A wording is long enough to be left and looked at again; its buttons say when it is done.
      onBlur={isWording ? undefined : leave}
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
      />
      <p id={faultId} role="alert" className="mt-1 text-xs font-medium text-danger empty:hidden">
        <RefusalText>{fault}</RefusalText>
      </p>
      {edit.savedMeanwhile === null ? null : (
        <SavedMeanwhile claim={edit.claimId}>
          {wordsOf(definition, edit.savedMeanwhile, checkers)}
        </SavedMeanwhile>
      )}
      {/* Safari gives a button that is pressed no focus, and the field would seem to be left. */}
      <div onMouseDown={(event) => event.preventDefault()}>
        <KeptNotice typed={edit.typed} onDiscard={cancel} />
      </div>
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
