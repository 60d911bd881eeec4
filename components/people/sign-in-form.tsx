"use client";

import { useState, type SubmitEvent } from "react";
import type { CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Role } from "@/lib/access/policy";
import { leaveFor } from "./leave-for";
import { postAuth } from "./post-auth";
import { textOf } from "./text-of";
import { useHydrated } from "./use-hydrated";
import { roleName } from "./words";

export type SignInFormProps = {
  /** Where to go afterwards; a path on this site. */
  callbackUrl: string;
  /** What a refused attempt elsewhere left to say. */
  notice: string | null;
  /** The identity provider's name, where there is one. */
  provider: string | null;
  /** The demo's accounts; empty outside the demo. */
  demoAccounts: readonly { email: string; role: Role; meaning: string }[];
};

export function SignInForm({ callbackUrl, notice, provider, demoAccounts }: SignInFormProps) {
  const isReady = useHydrated();
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<Pick<CommandError, "message" | "fields"> | null>(
    notice ? { message: notice } : null,
  );

  async function signIn(way: Parameters<typeof postAuth>[0], fields: Record<string, string>) {
    setPending(fields["email"] ?? way);
    setError(null);
    const result = await postAuth(way, { ...fields, callbackUrl });
    if (result.ok) {
      // A whole new page: nothing of the signed-out one stays in memory.
      const { url } = result.value;
      const isDone = url !== "/sign-in/second-step";
      leaveFor(isDone ? url : `${url}?callbackUrl=${encodeURIComponent(callbackUrl)}`);
      return;
    }
    setPending(null);
    setError(result.error);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void signIn("callback/credentials", {
      email: textOf(form, "email"),
      password: textOf(form, "password"),
    });
  }

  const isBusy = pending !== null;
  return (
    <div className="mt-4 flex flex-col gap-4">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Email" error={error?.fields?.["email"]}>
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
          />
        </Field>
        <Field label="Password" error={error?.fields?.["password"]}>
          <TextInput name="password" type="password" autoComplete="current-password" required />
        </Field>
        <FormError>{error && !error.fields ? error.message : null}</FormError>
        <Button type="submit" variant="primary" disabled={!isReady} pending={isBusy}>
          Sign in
        </Button>
      </form>
      {provider ? (
        <Button disabled={!isReady} pending={isBusy} onClick={() => void signIn("signin/oidc", {})}>
          Sign in with {provider}
        </Button>
      ) : null}
      {demoAccounts.length > 0 ? (
        <section aria-labelledby="demo-accounts" className="border-t border-rule pt-3">
          <h2 id="demo-accounts" className="text-xs font-semibold text-soft">
            Demo newsroom: sign in with one click
          </h2>
          <ul className="mt-2 flex flex-col gap-1.5">
            {demoAccounts.map((account) => (
              <li key={account.email}>
                <Button
                  disabled={!isReady}
                  pending={isBusy}
                  className="w-full justify-start! gap-3! text-left! whitespace-normal!"
                  onClick={() => void signIn("callback/demo", { email: account.email })}
                >
                  <span className="w-24 flex-none">{roleName(account.role)}</span>{" "}
                  <span className="min-w-0 text-xs font-normal text-soft">{account.meaning}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
