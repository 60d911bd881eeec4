"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { useState, type SubmitEvent } from "react";
import { postJson, type CommandError } from "@/components/command";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { leaveFor } from "./leave-for";
import { textOf } from "./text-of";
import { useHydrated } from "./use-hydrated";

type Way = "code" | "recoveryCode";

/** Asks for the second factor: a code, a passkey, or a recovery code in their stead. */
export function SecondStepForm({
  callbackUrl,
  hasApp,
  passkey,
}: {
  callbackUrl: string;
  hasApp: boolean;
  passkey: PublicKeyCredentialRequestOptionsJSON | null;
}) {
  const isReady = useHydrated();
  const [way, setWay] = useState<Way>(hasApp ? "code" : "recoveryCode");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Pick<CommandError, "message" | "fields"> | null>(null);

  async function send(given: Record<string, unknown>): Promise<void> {
    setPending(true);
    setError(null);
    const result = await postJson<null>("/api/auth/second-step", given);
    if (result.ok) {
      leaveFor(callbackUrl);
      return;
    }
    setPending(false);
    setError(result.error);
  }

  async function takePasskey(): Promise<void> {
    if (!passkey) return;
    setPending(true);
    try {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      await send({ passkey: await startAuthentication({ optionsJSON: passkey }) });
    } catch {
      // The browser says no more than that there was none, or that the person gave up.
      setPending(false);
      setError({ message: "No passkey was given. Try again, or use another way." });
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send({ [way]: textOf(event.currentTarget, way) });
  }

  return (
    <div className="mt-4 flex flex-col gap-4">
      {passkey ? (
        <Button
          variant={hasApp ? "plain" : "primary"}
          disabled={!isReady}
          pending={pending}
          onClick={() => void takePasskey()}
        >
          Use a passkey
        </Button>
      ) : null}
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-3">
        {way === "code" ? (
          <Field
            key="code"
            label="Code"
            hint="The six figures that your authenticator app shows now."
            error={error?.fields?.["code"]}
          >
            <TextInput
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              required
            />
          </Field>
        ) : (
          <Field
            key="recoveryCode"
            label="Recovery code"
            hint="One of the ten that you were given; each works once."
            error={error?.fields?.["recoveryCode"]}
          >
            <TextInput name="recoveryCode" autoComplete="off" spellCheck={false} required />
          </Field>
        )}
        <FormError>{error && !error.fields?.[way] ? error.message : null}</FormError>
        <Button type="submit" disabled={!isReady} pending={pending} variant="primary">
          Go on
        </Button>
      </form>
      <div className="flex flex-wrap gap-2">
        {hasApp ? (
          <Button
            size="small"
            disabled={!isReady}
            onClick={() => {
              setError(null);
              setWay(way === "code" ? "recoveryCode" : "code");
            }}
          >
            {way === "code" ? "Use a recovery code" : "Use the app"}
          </Button>
        ) : null}
        <ButtonLink size="small" href="/sign-in">
          Begin again
        </ButtonLink>
      </div>
    </div>
  );
}
