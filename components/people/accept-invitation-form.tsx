"use client";

import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { leaveFor } from "./leave-for";
import { NewPasswordField } from "./new-password-field";
import { textOf } from "./text-of";
import { useHydrated } from "./use-hydrated";
import { useSubmit } from "./use-submit";

export function AcceptInvitationForm({ token, email }: { token: string; email: string }) {
  const isReady = useHydrated();
  const { error, pending, submit } = useSubmit<{ url: string }>(
    "/api/auth/accept-invitation",
    (form) => ({ token, name: textOf(form, "name"), password: textOf(form, "password") }),
    ({ url }) => leaveFor(url),
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <Field label="Email" hint="The address you were invited at; you sign in with it.">
        <TextInput name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field
        label="Your name"
        hint="As colleagues should see it beside what you do."
        error={error?.fields?.["name"]}
      >
        <TextInput name="name" autoComplete="name" autoFocus required />
      </Field>
      <NewPasswordField error={error?.fields?.["password"]} />
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <Button type="submit" variant="primary" disabled={!isReady} pending={pending}>
        Join
      </Button>
    </form>
  );
}
