"use client";

import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { leaveFor } from "./leave-for";
import { NewPasswordField } from "./new-password-field";
import { textOf } from "./text-of";
import { useHydrated } from "./use-hydrated";
import { useSubmit } from "./use-submit";

export function AcceptInvitationForm({
  token,
  email,
  isNewcomer,
}: {
  token: string;
  email: string;
  /** Otherwise the link is for a new password to an account that exists. */
  isNewcomer: boolean;
}) {
  const isReady = useHydrated();
  const { error, pending, submit } = useSubmit<{ url: string }>(
    "/api/auth/accept-invitation",
    (form) => ({ token, name: textOf(form, "name"), password: textOf(form, "password") }),
    ({ url }) => leaveFor(url),
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <Field label="Email" hint="What you sign in with.">
        <TextInput name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      {isNewcomer ? (
        <Field
          label="Your name"
          hint="As colleagues should see it beside what you do."
          error={error?.fields?.["name"]}
        >
          <TextInput name="name" autoComplete="name" autoFocus required />
        </Field>
      ) : null}
      <NewPasswordField
        label={isNewcomer ? "Password" : "New password"}
        error={error?.fields?.["password"]}
      />
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <Button type="submit" variant="primary" disabled={!isReady} pending={pending}>
        {isNewcomer ? "Join" : "Set password"}
      </Button>
    </form>
  );
}
