"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { OWN_HAND_DAYS } from "@/lib/people/rules";
import { roleName } from "./words";
import type { Successor } from "@/lib/people/taking-over";

/** Who takes over what somebody else can no longer work in; asked about everybody alike. */
export function SuccessorField({
  name,
  choices,
  error,
  onChoose,
}: {
  name: string;
  choices: readonly Successor[];
  error?: string | undefined;
  onChoose: (id: number | null) => void;
}) {
  if (choices.length === 0) {
    return (
      <p className="text-sm text-soft">
        Nobody can take over: it would have to be an editor or administrator other than you, whose
        account you did not make or change in the last {OWN_HAND_DAYS} days. Restricted stories that
        only {name} can work in, if there are any, stay shut until two administrators open them.
      </p>
    );
  }
  return (
    <Field
      label="Who takes over"
      error={error}
      hint={`Becomes a member of restricted stories that only ${name} can work in, if there are any, and is told. You are not told whether there are.`}
    >
      <Select
        defaultValue=""
        placeholder="Choose a person"
        onChange={(event) => onChoose(Number(event.target.value) || null)}
        options={choices.map((one) => ({
          value: String(one.id),
          label: `${one.name} (${roleName(one.role).toLowerCase()})`,
        }))}
      />
    </Field>
  );
}
