"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { giveCommand, postJson, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import type { FactorView } from "@/lib/people/factors";
import { AppForm, type BegunApp } from "./app-form";
import { ProveForm } from "./prove-form";
import { RecoveryCodes } from "./recovery-codes";
import { useHydrated } from "./use-hydrated";

type Doing =
  | { what: "nothing" }
  | { what: "app"; begun: BegunApp }
  | { what: "remove"; factor: FactorView }
  | { what: "renew" }
  | { what: "codes"; codes: readonly string[] };

const NOTHING: Doing = { what: "nothing" };

const KINDS: Record<string, string> = { totp: "Authenticator app", passkey: "Passkey" };

export type FactorSettingsProps = {
  factors: readonly FactorView[];
  /** How many are left. */
  recoveryCodes: number;
  hasPassword: boolean;
  canHavePasskeys: boolean;
};

/** One's second factors: which there are, setting one up, taking one off, and recovery codes. */
export function FactorSettings({
  factors,
  recoveryCodes,
  hasPassword,
  canHavePasskeys,
}: FactorSettingsProps) {
  const isReady = useHydrated();
  const router = useRouter();
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function finish(): void {
    setDoing(NOTHING);
    setError(null);
    router.refresh();
  }

  /** Codes are seen before the page is read anew, which may lead elsewhere. */
  function showCodes(codes: readonly string[] | null): void {
    if (codes) setDoing({ what: "codes", codes });
    else finish();
  }

  async function beginApp(): Promise<void> {
    setPending(true);
    setError(null);
    const result = await giveCommand("account.beginTotp", {});
    setPending(false);
    if (result.ok) setDoing({ what: "app", begun: result.value });
    else setError(result.error.message);
  }

  async function makePasskey(): Promise<void> {
    setPending(true);
    setError(null);
    const refused = await addPasskey(showCodes);
    setPending(false);
    if (refused) setError(refused.message);
  }

  async function prove(current: string): Promise<CommandError | null> {
    if (doing.what === "remove") {
      const input = { factorId: doing.factor.id, current };
      const result = await giveCommand("account.removeFactor", input);
      if (!result.ok) return result.error;
      finish();
    } else {
      const result = await giveCommand("account.renewRecoveryCodes", { current });
      if (!result.ok) return result.error;
      showCodes(result.value.recoveryCodes);
    }
    return null;
  }

  if (doing.what === "codes") return <RecoveryCodes codes={doing.codes} onDone={finish} />;
  if (doing.what === "app") {
    return (
      <AppForm
        begun={doing.begun}
        onAdded={showCodes}
        onCancel={() => {
          setDoing(NOTHING);
        }}
      />
    );
  }
  if (doing.what === "remove" || doing.what === "renew") {
    return (
      <ProveForm
        title={doing.what === "remove" ? `Take off “${doing.factor.name}”?` : "New recovery codes"}
        confirm={doing.what === "remove" ? "Take off" : "Make new codes"}
        hasPassword={hasPassword}
        onProve={prove}
        onCancel={() => {
          setDoing(NOTHING);
        }}
      />
    );
  }
  return (
    <div className="flex flex-col items-stretch gap-3">
      {factors.length > 0 ? (
        <ul aria-label="Second factors" className="flex flex-col gap-2">
          {factors.map((factor) => (
            <li key={factor.id} className="flex items-start gap-3">
              <div className="min-w-0 flex-1">
                <p dir="auto" className="font-strong">
                  {factor.name}
                </p>
                <p className="text-xs text-faint">
                  {KINDS[factor.kind]}
                  {factor.lastUsedAt ? (
                    <>
                      , last used <Time at={factor.lastUsedAt} format="relative" />
                    </>
                  ) : null}
                </p>
              </div>
              <Button
                size="small"
                aria-label={`Take off ${factor.name}`}
                disabled={!isReady}
                onClick={() => {
                  setDoing({ what: "remove", factor });
                }}
              >
                Take off…
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FormError>{error}</FormError>
      <div className="flex flex-wrap gap-2">
        <Button disabled={!isReady} pending={pending} onClick={() => void beginApp()}>
          Add an authenticator app
        </Button>
        {canHavePasskeys ? (
          <Button disabled={!isReady} pending={pending} onClick={() => void makePasskey()}>
            Add a passkey
          </Button>
        ) : null}
      </div>
      {factors.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3 text-sm text-soft">
          <span>{recoveryCodes} recovery codes left</span>
          <Button
            size="small"
            disabled={!isReady}
            onClick={() => {
              setDoing({ what: "renew" });
            }}
          >
            New recovery codes…
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** @returns why it was not added. */
async function addPasskey(
  onAdded: (codes: readonly string[] | null) => void,
): Promise<Pick<CommandError, "message"> | null> {
  type Begun = { stepId: string; options: PublicKeyCredentialCreationOptionsJSON };
  const begun = await postJson<Begun>("/api/v1/passkeys/options", {});
  if (!begun.ok) return begun.error;
  const { stepId, options } = begun.value;
  let response: unknown;
  try {
    const { startRegistration } = await import("@simplewebauthn/browser");
    response = await startRegistration({ optionsJSON: options });
  } catch {
    // The browser says no more than that none was made, or that the person gave up.
    return { message: "No passkey was made. Try again, or add an authenticator app." };
  }
  const name = `Passkey of ${new Date().toLocaleDateString("en-GB")}`;
  const input = { stepId, name, response };
  const added = await postJson<{ recoveryCodes: string[] | null }>("/api/v1/passkeys", input);
  if (!added.ok) return added.error;
  onAdded(added.value.recoveryCodes);
  return null;
}
