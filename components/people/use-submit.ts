"use client";

import { useState, type SubmitEvent } from "react";
import { postJson, type CommandError, type CommandResult } from "@/components/command";

export type Submission<Value> = {
  error: CommandError | null;
  pending: boolean;
  /** For the form's onSubmit: sends what `read` makes of the form; what was typed stays. */
  submit: (event: SubmitEvent<HTMLFormElement>) => void;
  value: Value | null;
};

/** A form that posts to an endpoint of its own (those that need no account yet). */
export function useSubmit<Value>(
  path: string,
  read: (form: HTMLFormElement) => Record<string, unknown>,
  onDone?: (value: Value) => void,
): Submission<Value> {
  const [error, setError] = useState<CommandError | null>(null);
  const [value, setValue] = useState<Value | null>(null);
  const [pending, setPending] = useState(false);

  async function send(form: HTMLFormElement): Promise<void> {
    setPending(true);
    setError(null);
    const result: CommandResult<Value> = await postJson<Value>(path, read(form));
    if (result.ok) {
      // Stays pending: the page is being left, or shows the value instead of the form.
      setValue(result.value);
      onDone?.(result.value);
      return;
    }
    setPending(false);
    setError(result.error);
    focusFirstFault(form, result.error);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  return { error, pending, submit, value };
}

/** The cursor goes to what is to be changed. */
export function focusFirstFault(form: HTMLFormElement, error: CommandError): void {
  const names = new Set(Object.keys(error.fields ?? {}));
  for (const control of form.elements) {
    if (control instanceof HTMLElement && names.has(control.getAttribute("name") ?? "")) {
      control.focus();
      return;
    }
  }
}
