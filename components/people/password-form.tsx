"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { NewPasswordField } from "./new-password-field";
import { textOf } from "./text-of";
import { focusFirstFault } from "./use-submit";

export function PasswordForm({ email }: { email: string }) {
  const change = useCommand("account.changePassword");
  const toast = useToast();
  const [changes, setChanges] = useState(0);

  async function send(form: HTMLFormElement): Promise<void> {
    const result = await change.run({
      current: textOf(form, "current"),
      password: textOf(form, "password"),
    });
    if (!result.ok) {
      focusFirstFault(form, result.error);
      return;
    }
    // A form anew: passwords do not stay on the page.
    setChanges((count) => count + 1);
    toast("Password changed", { detail: "Everywhere else you are signed out." });
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  const { error } = change;
  return (
    <form key={changes} noValidate onSubmit={submit} className="flex flex-col items-stretch gap-3">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Present password" error={error?.fields?.["current"]}>
        <TextInput name="current" type="password" autoComplete="current-password" required />
      </Field>
      <NewPasswordField label="New password" error={error?.fields?.["password"]} />
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <Button type="submit" className="self-start" pending={change.pending}>
        Change password
      </Button>
    </form>
  );
}
