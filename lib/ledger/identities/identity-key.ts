/**
 * The keys that identities are sealed under (docs/decisions): IDENTITY_KEY of the environment, or
 * the lines of a file, the newest first, made at the first start. The file lies in the data folder
 * unless IDENTITY_KEY_FILE names another place, and no backup of ours holds it. Read anew each time:
 * another process changes the key, and what is sealed is rarely opened.
 */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { ruleUnmet } from "@/lib/platform/errors";

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
  const key = Buffer.from(hkdfSync("sha256", secret, "", "sourceline source identities", 32));
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
  return readLines() ?? makeFile();
}

function readLines(): string[] | null {
  try {
    const lines = readFileSync(keyFile(), "utf8").split("\n");
    return lines.map((text) => text.trim()).filter((text) => text !== "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

const newSecret = () => randomBytes(48).toString("base64url");

/** Two processes may start at once: the link is made whole or not at all, and the first wins. */
function makeFile(): string[] {
  const making = writeBeside([newSecret()]);
  try {
    linkSync(making, keyFile());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(making);
  }
  return readLines() ?? [];
}

function writeBeside(lines: readonly string[]): string {
  const file = keyFile();
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const making = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(making, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  return making;
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
  renameSync(writeBeside([newSecret(), ...secrets()]), keyFile());
}

/** Leaves the newest alone in the file. What comes from the environment is not ours to take away. */
export function dropFormerKeys(): void {
  const { identityKey } = env();
  const [newest] = secrets();
  if (!identityKey && newest) renameSync(writeBeside([newest]), keyFile());
}
