"use client";

import type { FocusEventHandler, KeyboardEventHandler } from "react";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { choicesOf, type Field, type Person } from "./field";

export type FieldControlProps = {
  field: Field;
  /** The text that stands in the control. */
  value: string;
  onChange: (text: string) => void;
  /** Whom a field that asks for a person offers. */
  people?: readonly Person[] | undefined;
  /** What leaving a choice open is called here; the field's own words otherwise. */
  none?: string | undefined;
  /** Lines to begin with, where it holds several. */
  rows?: number | undefined;
  autoFocus?: boolean | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
  "aria-busy"?: boolean | undefined;
  onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined;
  onBlur?: FocusEventHandler<HTMLElement> | undefined;
};

/** The control that a field is filled in with, bare. FieldInForm puts label, hint and fault to it. */
export function FieldControl(props: FieldControlProps) {
  const { field, people, none, rows, onChange, ...rest } = props;
  const { control } = field;
  const given = {
    ...rest,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (control.as) {
    case "text":
      return (
        <TextArea
          serif={control.isSerif ?? false}
          {...(rows === undefined ? {} : { rows })}
          {...given}
        />
      );
    case "line":
    case "tags":
      return <TextInput {...given} />;
    case "day":
      return <TextInput type="date" {...given} />;
    case "choice":
    case "person": {
      const open = none ?? control.none;
      return (
        <Select
          options={choicesOf(field, people)}
          {...(open === undefined ? {} : { placeholder: open })}
          {...given}
        />
      );
    }
  }
}
