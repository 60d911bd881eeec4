"use client";

import clsx from "clsx";
import { Field } from "@/components/ui/field";
import { hintOf, lengthFault } from "./field";
import { FieldControl, type FieldControlProps } from "./field-control";

type Props = Omit<FieldControlProps, `aria-${string}`> & {
  /** What a refusal says of this field. */
  fault?: string | undefined;
  /** Where the form asks in other words than the field does. */
  label?: string;
  /** Where the form has its own to say; null where it leaves no room for one. */
  hint?: string | null;
  /** False where the form is about this field alone. */
  mayBeEmpty?: boolean;
};

/** A field as it stands in a form: label, control, hint, and what is wrong with it. */
export function FieldInForm({
  fault,
  label,
  hint,
  mayBeEmpty = true,
  className,
  ...control
}: Props) {
  const { field, value } = control;
  return (
    <Field
      label={label ?? field.label}
      optional={mayBeEmpty && field.isOptional}
      hint={hint === undefined ? hintOf(field, value) : hint}
      error={fault ?? lengthFault(field, value)}
      className={clsx(field.isWide && "sm:col-span-2", className)}
    >
      <FieldControl {...control} />
    </Field>
  );
}
