/**
 * The keys that identities are sealed under (docs/decisions): IDENTITY_KEY of the environment, or
 * the lines of a file, the newest first, made at the first start. The file lies in the data folder
 * unless IDENTITY_KEY_FILE names another place, and no backup of ours holds it. Read anew each time:
 * another process changes the key, and what is sealed is rarely opened.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { ruleUnmet } from "@/lib/platform/errors";
import { keyFor } from "@/lib/platform/sealed";
import { ensureSecrets, newSecret, replaceSecrets } from "@/lib/platform/secret-file";

/** `id` tells which of several keys something was sealed under, and nothing of the key. */
export type IdentityKey = { id: string; key: Buffer };

export function identityKeys(): [IdentityKey, ...IdentityKey[]] {
  const [newest, ...before] = secrets().map(keyOf);
  if (!newest) throw ruleUnmet(`${keyFile()} holds no key. Put it back, or take the file away.`);
  return [newest, ...before];
}

/** Makes the file where there is no key yet, so that it can be copied elsewhere from the start. */
export function ensureIdentityKey(): void {
  secrets();
}

function keyOf(secret: string): IdentityKey {
  const key = keyFor("sourceline source identities", secret);
  const id = createHash("sha256").update("id of ").update(key).digest("hex").slice(0, 8);
  return { id, key };
}

function keyFile(): string {
  const { identityKeyFile, dataDir } = env();
  return identityKeyFile ?? path.join(/* turbopackIgnore: true */ dataDir, "identity-key");
}

/** The newest first. */
function secrets(): string[] {
  const { identityKey, formerIdentityKey } = env();
  if (identityKey) return [identityKey, ...(formerIdentityKey ? [formerIdentityKey] : [])];
  return ensureSecrets(keyFile());
}

/**
 * Puts a new key before those that are there: what is sealed from now on is sealed under it, and
 * what was sealed before can still be opened. With IDENTITY_KEY it is there already.
 * @throws RULE_UNMET where the environment has the new key alone.
 */
export function beginNewKey(): void {
  const { identityKey, formerIdentityKey } = env();
  if (identityKey) {
    if (formerIdentityKey) return;
    throw ruleUnmet(
      "The key comes from IDENTITY_KEY: set the new one there, and the one of before as IDENTITY_KEY_BEFORE.",
    );
  }
  replaceSecrets(keyFile(), [newSecret(), ...secrets()]);
}

/** Leaves the newest alone in the file. What comes from the environment is not ours to take away. */
export function dropFormerKeys(): void {
  const { identityKey } = env();
  const [newest] = secrets();
  if (!identityKey && newest) replaceSecrets(keyFile(), [newest]);
}
