"use client";

import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { Field } from "@/components/ui/field";
import { sourceField } from "./claim-fields";

type Props = {
  value: PickedSource | null;
  onChange: (source: PickedSource | null) => void;
  mayCreate: boolean;
  /** A claim can be logged without one; a citation is nothing without it. */
  mayBeEmpty?: boolean;
  fault?: string | undefined;
  label?: string;
  className?: string;
};

/** The source of a claim that is being logged, or of a citation. */
export function SourceField({
  mayBeEmpty = false,
  fault,
  label = sourceField.label,
  className,
  ...picker
}: Props) {
  return (
    <Field
      label={label}
      optional={mayBeEmpty}
      error={fault}
      {...(className === undefined ? {} : { className })}
    >
      <SourcePicker {...picker} />
    </Field>
  );
}
