"use client";

import { useState, type SubmitEvent } from "react";
import { giveCommand, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { TOKEN_DAYS, TOKEN_NAME_LONGEST } from "@/lib/people/rules";
import type { MadeToken } from "@/lib/people/tokens";
import { textOf } from "./text-of";
import { focusFirstFault } from "./use-submit";

const DAYS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: String(TOKEN_DAYS), label: `${TOKEN_DAYS} days` },
  { value: "365", label: "a year" },
];

/** Makes a token: what it is for, whether it may write, and for how long. */
export function TokenForm({
  hasPassword,
  onMade,
  onCancel,
}: {
  hasPassword: boolean;
  onMade: (token: MadeToken) => void;
  onCancel: () => void;
}) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  async function send(form: HTMLFormElement): Promise<void> {
    setPending(true);
    setError(null);
    const mayWrite = new FormData(form).has("write");
    const result = await giveCommand("account.makeToken", {
      name: textOf(form, "name"),
      scopes: mayWrite ? ["read", "write"] : ["read"],
      days: Number(textOf(form, "days")),
      current: hasPassword ? textOf(form, "current") : "",
    });
    setPending(false);
    if (result.ok) onMade(result.value);
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
      <Field label="What it is for" error={error?.fields?.["name"]}>
        <TextInput name="name" maxLength={TOKEN_NAME_LONGEST} autoFocus required />
      </Field>
      <Checkbox
        name="write"
        label="May also write"
        hint="Without it, it reads what you may read."
      />
      <Field label="Works for" error={error?.fields?.["days"]}>
        <Select name="days" options={DAYS} defaultValue={String(TOKEN_DAYS)} />
      </Field>
      {hasPassword ? (
        <Field label="Your password" error={error?.fields?.["current"]}>
          <TextInput name="current" type="password" autoComplete="current-password" required />
        </Field>
      ) : null}
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Make the token
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
