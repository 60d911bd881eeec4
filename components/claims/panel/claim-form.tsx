"use client";

import type { ReactNode } from "react";
import { attributionChoices, kindChoices, riskChoices } from "@/components/claims/choices";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { ClaimFields } from "./claim-fields";

export type Checker = { id: number; name: string };

export type ClaimFormProps = {
  fields: ClaimFields;
  onChange: (fields: ClaimFields) => void;
  /** Fault by field name. */
  faults: Partial<Record<keyof ClaimFields, string | undefined>>;
  checkers: readonly Checker[];
  /** Stands between wording and attribution: the source, when logging. */
  children?: ReactNode;
};

/** Every field of a claim. The form around it and its buttons belong to who uses it. */
export function ClaimForm({ fields, onChange, faults, checkers, children }: ClaimFormProps) {
  function bind<Key extends keyof ClaimFields>(key: Key) {
    return {
      value: fields[key],
      onChange: (event: { target: { value: string } }) =>
        onChange({ ...fields, [key]: event.target.value }),
    };
  }
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label="What the story says" error={faults.wording} className="sm:col-span-2">
        <TextArea serif {...bind("wording")} />
      </Field>
      {children ? <div className="sm:col-span-2">{children}</div> : null}
      <Field label="Attribution" hint="How the story attributes it" error={faults.attribution}>
        <Select options={attributionChoices} {...bind("attribution")} />
      </Field>
      <Field
        label="Asserted by"
        optional
        hint="Who asserts it, in the story’s words"
        error={faults.assertedBy}
      >
        <TextInput {...bind("assertedBy")} />
      </Field>
      <Field label="Kind" error={faults.kind}>
        <Select options={kindChoices} {...bind("kind")} />
      </Field>
      <Field label="Legal risk" error={faults.legalRisk}>
        <Select options={riskChoices} {...bind("legalRisk")} />
      </Field>
      <Field label="Checker" optional error={faults.checkerId}>
        <Select
          placeholder="Nobody yet"
          options={checkers.map((person) => ({
            value: String(person.id),
            label: person.name,
          }))}
          {...bind("checkerId")}
        />
      </Field>
      <Field label="Tags" optional hint="Separated by commas" error={faults.tags}>
        <TextInput {...bind("tags")} />
      </Field>
      <Field label="As of" optional hint="The day it is meant to hold for" error={faults.asOf}>
        <TextInput type="date" {...bind("asOf")} />
      </Field>
      <Field label="Re-check on" optional error={faults.recheckOn}>
        <TextInput type="date" {...bind("recheckOn")} />
      </Field>
      <Field label="Note" optional error={faults.note} className="sm:col-span-2">
        <TextArea {...bind("note")} />
      </Field>
    </div>
  );
}
