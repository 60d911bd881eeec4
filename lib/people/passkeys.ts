/**
 * Passkeys as a second factor (WebAuthn, Level 2), by SimpleWebAuthn. The newsroom's address is
 * what a passkey is made for: under another it is not offered by the browser.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isIP } from "node:net";
import type { Actor } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import { invalidField } from "@/lib/platform/errors";
import { PASSKEY_REFUSED } from "./proven";

export type StoredPasskey = {
  credentialId: string;
  publicKey: string;
  counter: number;
  /** Comma-separated. */
  transports: string;
};

function site(): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(env().baseUrl);
  return { rpID: hostname, origin };
}

/** Browsers make passkeys for names, over https or on this very machine. */
export function canHavePasskeys(): boolean {
  const { rpID, origin } = site();
  const isNamed = isIP(rpID.replace(/^\[|\]$/g, "")) === 0;
  return isNamed && (origin.startsWith("https://") || rpID === "localhost");
}

const transportsOf = ({ transports }: StoredPasskey) => transports.split(",").filter(Boolean);

export function passkeyToMake(
  actor: Actor,
  challenge: string,
  present: readonly StoredPasskey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: `Sourceline ${env().newsroomName}`,
    rpID: site().rpID,
    userName: actor.email,
    userDisplayName: actor.name,
    userID: new TextEncoder().encode(`person ${actor.userId}`),
    challenge: Buffer.from(challenge, "base64url"),
    attestationType: "none",
    excludeCredentials: present.map((passkey) => ({
      id: passkey.credentialId,
      transports: transportsOf(passkey),
    })),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });
}

/** @throws SourcelineError INVALID where it is no passkey made for this challenge and this site. */
export async function readMadePasskey(response: object, challenge: string): Promise<StoredPasskey> {
  const { rpID, origin } = site();
  // Whatever was sent: the library reads it and throws at the first thing that is not right.
  const given = response as RegistrationResponseJSON;
  const verified = await verifyRegistrationResponse({
    response: given,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) throw invalidField("passkey", PASSKEY_REFUSED);
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    transports: (transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)).join(","),
  };
}

export function passkeyToUse(
  challenge: string,
  passkeys: readonly StoredPasskey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site().rpID,
    challenge: Buffer.from(challenge, "base64url"),
    userVerification: "preferred",
    allowCredentials: passkeys.map((passkey) => ({
      id: passkey.credentialId,
      transports: transportsOf(passkey),
    })),
  });
}

/** @returns what the passkey says it has signed so far; null where it is not accepted. */
export async function counterOfUse(
  response: object,
  challenge: string,
  passkey: StoredPasskey,
): Promise<number | null> {
  const { rpID, origin } = site();
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}
