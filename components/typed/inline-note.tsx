"use client";

import type { KeyboardEvent, ReactNode, SubmitEvent } from "react";
import { refusalText, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { TextArea } from "@/components/ui/text-area";
import { KeptNotice } from "./kept-notice";
import { useTyped, type Typed } from "./use-typed";

type Control = {
  autoFocus: true;
  rows: 2;
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

type FormProps<Value> = {
  typed: Typed<Value>;
  text: string;
  onText: (text: string) => void;
  label: string;
  hint?: string | undefined;
  action: string;
  /** The field's name in a refusal. */
  field: string;
  pending: boolean;
  error: CommandError | null;
  /** The field itself; a plain one unless said otherwise. */
  control?: (control: Control) => ReactNode;
  onSend: () => void;
  onLeave: () => void;
};

/** A text that is written where what it is about stands; Escape leaves it, and keeps what is typed. */
export function InlineForm<Value>({ typed, text, onText, label, hint, ...rest }: FormProps<Value>) {
  const { action, field, pending, error, onSend, onLeave } = rest;
  const { control = (props) => <TextArea {...props} /> } = rest;
  const fault = error?.fields?.[field];
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Field label={label} error={fault} {...(hint !== undefined && { hint })}>
        {control({
          autoFocus: true,
          rows: 2,
          value: text,
          onChange: (event) => onText(event.target.value),
          onKeyDown: (event) => {
            if (!isEscape(event)) return;
            event.preventDefault();
            onLeave();
          },
        })}
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{error && !fault ? refusalText(error) : null}</FormError>
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary" pending={pending}>
          {action}
        </Button>
        <Button
          size="small"
          onClick={() => {
            typed.clear();
            onLeave();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}

type Props = Pick<
  FormProps<string>,
  "label" | "hint" | "action" | "pending" | "error" | "onLeave"
> & {
  /** Under which what is typed is kept. */
  place: string;
  field: "note" | "reason";
  /** @returns whether it is done. */
  onSend: (text: string) => Promise<boolean>;
};

/** A note that is written where what it is about stands: why, with who says so. */
export function InlineNote({ place, onSend, ...rest }: Props) {
  const typed = useTyped(place, "");
  return (
    <InlineForm
      {...rest}
      typed={typed}
      text={typed.value}
      onText={typed.set}
      onSend={() =>
        void onSend(typed.value).then((isDone) => {
          if (isDone) typed.clear();
        })
      }
    />
  );
}
