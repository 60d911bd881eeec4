"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { attributionChoices, kindChoices, riskChoices } from "@/components/claims/choices";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { CellEdit, EditField } from "./use-cell-edit";

export type CheckerChoice = { id: number; name: string };

const LABELS: Record<EditField, string> = {
  wording: "What the story says",
  attribution: "Attribution",
  kind: "Kind",
  legalRisk: "Legal risk",
  checkerId: "Checker",
  tags: "Tags, separated by commas",
};

type Props = {
  edit: CellEdit;
  claimRef: string;
  checkers: readonly CheckerChoice[];
  /** Puts the cursor back into the row. */
  onDone: () => void;
};

/** A cell being edited: Enter saves, Escape leaves it as it was. */
export function CellEditor({ edit, claimRef, checkers, onDone }: Props) {
  const { editing } = edit;
  const place = useRef<HTMLDivElement>(null);

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

  if (!editing) return null;
  const { field, text } = editing;

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

  const control = {
    "aria-label": `${LABELS[field]} of ${claimRef}`,
    "aria-invalid": edit.fault ? (true as const) : undefined,
    "aria-busy": edit.isPending,
    value: text,
  };
  return (
    <div
      ref={place}
      onKeyDown={onKeyDown}
      onPointerDown={() => (isByKeyboard.current = false)}
      className="-my-1 font-sans whitespace-normal"
    >
      {field === "wording" ? (
        <>
          <TextArea serif {...control} onChange={(event) => edit.change(event.target.value)} />
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
        </>
      ) : field === "tags" ? (
        <TextInput
          {...control}
          onChange={(event) => edit.change(event.target.value)}
          onBlur={leave}
        />
      ) : (
        <Select
          {...control}
          options={choicesOf(field, checkers)}
          {...(field === "checkerId" ? { placeholder: "Nobody" } : {})}
          onChange={(event) => {
            edit.change(event.target.value);
            if (!isByKeyboard.current) void save(event.target.value);
          }}
          onBlur={leave}
        />
      )}
      <p role="alert" className="mt-1 text-xs font-medium text-danger empty:hidden">
        {edit.fault}
      </p>
    </div>
  );
}

function choicesOf(field: EditField, checkers: readonly CheckerChoice[]) {
  switch (field) {
    case "attribution":
      return attributionChoices;
    case "kind":
      return kindChoices;
    case "legalRisk":
      return riskChoices;
    default:
      return checkers.map(({ id, name }) => ({ value: String(id), label: name }));
  }
}
