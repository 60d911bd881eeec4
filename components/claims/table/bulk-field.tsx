"use client";

import { useState, type SubmitEvent } from "react";
import {
  claimField,
  claimFields,
  type BulkFieldName,
  type BulkWords,
} from "@/components/claims/fields/claim-fields";
import { patchOf } from "@/components/claims/fields/claim-values";
import {
  choicesOf,
  lengthFault,
  termOf,
  type Field,
  type Person,
} from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import type { BulkChange } from "./bulk-words";

type Props = {
  name: BulkFieldName;
  checkers: readonly Person[];
  isPending: boolean;
  /** @param done what the claims then are, for the message. */
  onChange: (change: BulkChange, done: string) => void;
};

/**
 * A field of all selected claims behind a button, which opens its choices or its control. As long
 * as nothing is taken from it, the claims stay as they are.
 */
export function BulkField({ name, checkers, isPending, onChange }: Props) {
  const field = claimField(name);
  const { done, cleared = done }: BulkWords = claimFields[name].bulk;
  const give = (text: string) => onChange(patchOf(name, text), text === "" ? cleared : done);

  if (name === "tags") {
    const { read } = claimFields.tags;
    return (
      <FieldPopover
        field={field}
        isPending={isPending}
        isEmpty={(text) => read(text).length === 0}
        set={{ label: "Add", run: (text) => onChange({ addTags: read(text) }, done) }}
        takeOff={{
          label: "Take off",
          needsText: true,
          run: (text) => onChange({ removeTags: read(text) }, cleared),
        }}
      />
    );
  }
  if (field.control.as === "day") {
    return (
      <FieldPopover
        field={field}
        isPending={isPending}
        isEmpty={(text) => text === ""}
        set={{ label: "Set", run: give }}
        takeOff={{ label: "No date", needsText: false, run: () => give("") }}
      />
    );
  }
  return <FieldMenu field={field} people={checkers} isPending={isPending} onChoose={give} />;
}

function FieldMenu({
  field,
  people,
  isPending,
  onChoose,
}: {
  field: Field;
  people: readonly Person[];
  isPending: boolean;
  onChoose: (text: string) => void;
}) {
  const none = field.control.as === "person" ? field.control.none : null;
  return (
    <Menu
      side="top"
      trigger={
        <Button size="small" disabled={isPending}>
          {termOf(field)}
        </Button>
      }
    >
      {choicesOf(field, people).map(({ value, label }) => (
        <MenuItem key={value} onPress={() => onChoose(value)}>
          {label}
        </MenuItem>
      ))}
      {none === null ? null : <MenuItem onPress={() => onChoose("")}>{none}</MenuItem>}
    </Menu>
  );
}

/** A field whose value is typed, and two ways to take it: to set it, or to take it off. */
function FieldPopover({
  field,
  isPending,
  isEmpty,
  set,
  takeOff,
}: {
  field: Field;
  isPending: boolean;
  isEmpty: (text: string) => boolean;
  set: { label: string; run: (text: string) => void };
  takeOff: { label: string; needsText: boolean; run: (text: string) => void };
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const cannotSet = isEmpty(text) || lengthFault(field, text) !== null;

  function take(run: (text: string) => void) {
    setIsOpen(false);
    setText("");
    run(text);
  }

  return (
    <Popover
      label={field.label}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-72"
      trigger={
        <Button size="small" disabled={isPending}>
          {termOf(field)}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (!cannotSet) take(set.run);
        }}
      >
        <FieldInForm field={field} mayBeEmpty={false} value={text} onChange={setText} />
        <div className="flex justify-end gap-2">
          <Button
            size="small"
            disabled={takeOff.needsText && cannotSet}
            onClick={() => take(takeOff.run)}
          >
            {takeOff.label}
          </Button>
          <Button size="small" variant="primary" type="submit" disabled={cannotSet}>
            {set.label}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
