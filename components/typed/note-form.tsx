"use client";

import type { ReactNode } from "react";
import { refusalText, type CommandError } from "@/components/command";
import { KeptNotice } from "./kept-notice";
import { SmallForm } from "./small-form";
import { useTyped } from "./use-typed";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";

type Props = {
  /** Under which what is typed is kept. */
  place: string;
  title: string;
  description: string;
  /** A reason for something that is not undone by a press. */
  danger?: boolean;
  label: string;
  action: string;
  /** The field's name in a refusal. */
  field: "note" | "reason" | "because";
  pending: boolean;
  error: CommandError | null;
  /** @returns whether it is done. */
  onSend: (text: string) => Promise<boolean>;
  onClose: () => void;
  children?: ReactNode;
};

/** A dialog with one note: why, or what was looked at. It stays in the log, with who wrote it. */
export function NoteForm({ place, label, field, onSend, onClose, children, ...form }: Props) {
  const typed = useTyped(place, "");
  const { error } = form;
  const fault = error?.fields?.[field];
  return (
    <SmallForm
      {...form}
      error={error && !fault ? { ...error, message: refusalText(error) } : null}
      onSend={() =>
        void onSend(typed.value).then((isDone) => {
          if (!isDone) return;
          typed.clear();
          onClose();
        })
      }
      onClose={onClose}
      onCancel={() => {
        typed.clear();
        onClose();
      }}
    >
      {children}
      <Field label={label} error={fault}>
        <TextArea
          required
          rows={3}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
        />
      </Field>
      <KeptNotice typed={typed} />
    </SmallForm>
  );
}
