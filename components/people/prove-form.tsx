"use client";

import { useState, type SubmitEvent } from "react";
import type { CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { textOf } from "./text-of";

/** Asks for the present password before a step that whoever finds the screen open must not take. */
export function ProveForm({
  title,
  confirm,
  hasPassword,
  onProve,
  onCancel,
}: {
  title: string;
  confirm: string;
  hasPassword: boolean;
  onProve: (current: string) => Promise<CommandError | null>;
  onCancel: () => void;
}) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  async function send(form: HTMLFormElement): Promise<void> {
    setPending(true);
    setError(null);
    setError(await onProve(hasPassword ? textOf(form, "current") : ""));
    setPending(false);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col items-stretch gap-3">
      <p className="font-strong">{title}</p>
      {hasPassword ? (
        <Field label="Your password" error={error?.fields?.["current"]}>
          <TextInput
            name="current"
            type="password"
            autoComplete="current-password"
            autoFocus
            required
          />
        </Field>
      ) : null}
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {confirm}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
