/**
 * Secrets of authenticator apps are sealed before they are stored, under a key in a file of the
 * data folder (docs/decisions): whoever gets the database alone cannot make anybody's codes. Bound
 * to the person.
 */
import { keptKey } from "@/lib/access/session-secret";
import { ruleUnmet } from "@/lib/platform/errors";
import { keyFor, seal, unseal } from "@/lib/platform/sealed";

const FORM = "1.";

const key = () => keyFor("sourceline authenticator secrets", keptKey("factor-key"));
const personOf = (userId: number) => `person ${userId}`;

export function sealSecret(secret: Uint8Array, userId: number): string {
  return FORM + seal(secret, key(), personOf(userId));
}

/** @throws SourcelineError RULE_UNMET where the key is another than the one it was sealed under. */
export function openSecret(stored: string, userId: number): Buffer {
  const opened = stored.startsWith(FORM)
    ? unseal(stored.slice(FORM.length), key(), personOf(userId))
    : null;
  if (opened) return opened;
  throw ruleUnmet(
    "The key that opens authenticator secrets is not the one they were sealed under (factor-key in the data folder). Use a passkey or a recovery code, and set the app up anew.",
  );
}
