"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Warning } from "@/components/ui/warning";
import { leaveFor } from "./leave-for";
import { NewPasswordField } from "./new-password-field";
import { textOf } from "./text-of";
import { useHydrated } from "./use-hydrated";
import { useSubmit } from "./use-submit";

type Outcome = { demoStory: "loaded" | "failed" | "not wanted" };

export function SetUpForm() {
  const isReady = useHydrated();
  const { error, pending, submit, value } = useSubmit<Outcome>(
    "/api/auth/set-up",
    (form) => ({
      code: textOf(form, "code"),
      name: textOf(form, "name"),
      email: textOf(form, "email"),
      password: textOf(form, "password"),
      withDemoStory: textOf(form, "withDemoStory") === "on",
    }),
    ({ demoStory }) => {
      if (demoStory === "not wanted") leaveFor("/");
      if (demoStory === "loaded") leaveFor("/stories/contractor-leak/claims");
    },
  );

  if (value?.demoStory === "failed") {
    return (
      <div className="mt-4 flex flex-col gap-4">
        <Warning>
          Your account is made and you are signed in, but the demo story could not be loaded; the
          server&rsquo;s log says why.
        </Warning>
        <Button variant="primary" onClick={() => leaveFor("/")}>
          Go to the desk
        </Button>
      </div>
    );
  }

  const fault = (field: string) => error?.fields?.[field];
  return (
    <form method="post" noValidate onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <Field
        label="One-time code"
        hint="Printed on the console where Sourceline was started."
        error={fault("code")}
      >
        <TextInput
          name="code"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX-XXXX"
          className="nums"
          autoFocus
          required
        />
      </Field>
      <Field label="Your name" error={fault("name")}>
        <TextInput name="name" autoComplete="name" required />
      </Field>
      <Field label="Email" hint="What you sign in with." error={fault("email")}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </Field>
      <NewPasswordField error={fault("password")} />
      <Checkbox
        name="withDemoStory"
        label="Load the demo story"
        hint="One worked example, a leak with its sources and claims, to look around in."
      />
      <FormError>{error && !error.fields ? error.message : null}</FormError>
      <Button type="submit" variant="primary" disabled={!isReady} pending={pending}>
        {pending ? "Setting up…" : "Set up Sourceline"}
      </Button>
    </form>
  );
}
