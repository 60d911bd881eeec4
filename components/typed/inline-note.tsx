"use client";

import type { SubmitEvent } from "react";
import { refusalText, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { TextArea } from "@/components/ui/text-area";
import { KeptNotice } from "./kept-notice";
import { useTyped } from "./use-typed";

type Props = {
  /** Under which what is typed is kept. */
  place: string;
  label: string;
  hint?: string;
  action: string;
  /** The field's name in a refusal. */
  field: "note" | "reason";
  pending: boolean;
  error: CommandError | null;
  /** @returns whether it is done. */
  onSend: (text: string) => Promise<boolean>;
  onLeave: () => void;
};

/** A note that is written where what it is about stands: why, with who says so. */
export function InlineNote({ place, field, pending, error, onSend, onLeave, ...words }: Props) {
  const { label, hint, action } = words;
  const typed = useTyped(place, "");
  const fault = error?.fields?.[field];
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void onSend(typed.value).then((isDone) => {
          if (isDone) typed.clear();
        });
      }}
    >
      <Field label={label} error={fault} {...(hint !== undefined && { hint })}>
        <TextArea
          autoFocus
          rows={2}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
          onKeyDown={(event) => {
            if (!isEscape(event)) return;
            event.preventDefault();
            onLeave();
          }}
        />
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
