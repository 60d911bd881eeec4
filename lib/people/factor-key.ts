/**
 * Secrets of authenticator apps are sealed before they are stored, under a key in a file of the
 * data folder (docs/decisions): whoever gets the database alone cannot make anybody's codes.
 * AES-256-GCM, bound to the person, so that a row moved to somebody else opens nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { keptKey } from "@/lib/access/session-secret";
import { ruleUnmet } from "@/lib/platform/errors";

const FORM = "1";

function key(): Buffer {
  const made = hkdfSync(
    "sha256",
    keptKey("factor-key"),
    "",
    "sourceline authenticator secrets",
    32,
  );
  return Buffer.from(made);
}

export function sealSecret(secret: Uint8Array, userId: number): string {
  const start = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), start).setAAD(boundTo(userId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return [FORM, start, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** @throws SourcelineError RULE_UNMET where the key is another than the one it was sealed under. */
export function openSecret(stored: string, userId: number): Buffer {
  const [form, ...parts] = stored.split(".");
  const [start, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
  if (form !== FORM || !start || !tag || !sealed) throw cannotBeOpened();
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), start, { authTagLength: 16 })
      .setAAD(boundTo(userId))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw cannotBeOpened();
  }
}

function boundTo(userId: number): Buffer {
  return Buffer.from(`person ${userId}`);
}

function cannotBeOpened() {
  return ruleUnmet(
    "The key that opens authenticator secrets is not the one they were sealed under (factor-key in the data folder). Use a passkey or a recovery code, and set the app up anew.",
  );
}
