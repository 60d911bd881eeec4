"use client";

import type { SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { textOf } from "./text-of";

export function NameForm({ name }: { name: string }) {
  const rename = useCommand("account.rename");
  const toast = useToast();

  async function send(form: HTMLFormElement): Promise<void> {
    const result = await rename.run({ name: textOf(form, "name") });
    if (result.ok) toast(`You are now shown as ${result.value.name}`);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  const { error } = rename;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col items-start gap-3">
      <Field label="Name" className="w-full" error={error?.fields?.["name"]}>
        <TextInput name="name" autoComplete="name" defaultValue={name} required />
      </Field>
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <Button type="submit" pending={rename.pending}>
        Save name
      </Button>
    </form>
  );
}
