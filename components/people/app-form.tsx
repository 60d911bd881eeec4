"use client";

import { useState, type SubmitEvent } from "react";
import { giveCommand, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { FACTOR_NAME_LONGEST } from "@/lib/people/rules";
import { textOf } from "./text-of";
import { focusFirstFault } from "./use-submit";

export type BegunApp = { stepId: string; secret: string; address: string };

/** Sets an authenticator app up: its key, and a code that shows that the app has it. */
export function AppForm({
  begun,
  onAdded,
  onCancel,
}: {
  begun: BegunApp;
  onAdded: (codes: readonly string[] | null) => void;
  onCancel: () => void;
}) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);
  const key = begun.secret.replace(/(.{4})(?!$)/g, "$1 ");

  async function send(form: HTMLFormElement): Promise<void> {
    setPending(true);
    setError(null);
    const name = textOf(form, "name");
    const input = { stepId: begun.stepId, code: textOf(form, "code"), name };
    const result = await giveCommand("account.addTotp", input);
    setPending(false);
    if (result.ok) onAdded(result.value.recoveryCodes);
    else {
      setError(result.error);
      focusFirstFault(form, result.error);
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col items-stretch gap-3">
      <Field
        label="Key"
        hint="Enter it in your authenticator app as a time-based key (SHA-1, 30 s)."
      >
        <TextInput readOnly value={key} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <p className="text-sm">
        <a href={begun.address} className="text-accent underline">
          Open it in an app on this device
        </a>
      </p>
      <Field label="Name" hint="For your own list." error={error?.fields?.["name"]}>
        <TextInput
          name="name"
          defaultValue="Authenticator app"
          maxLength={FACTOR_NAME_LONGEST}
          required
        />
      </Field>
      <Field label="Code" hint="What the app shows now." error={error?.fields?.["code"]}>
        <TextInput name="code" inputMode="numeric" autoComplete="one-time-code" required />
      </Field>
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Add the app
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
