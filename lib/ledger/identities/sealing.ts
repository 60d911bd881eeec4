/**
 * Seals who is behind a source: AES-256-GCM, a nonce of its own each time, bound to the source, so
 * that what is moved to another row opens nothing. As text: form, id of the key, nonce, tag, sealed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ruleUnmet } from "@/lib/platform/errors";
import { identityKeys, type IdentityKey } from "./identity-key";
import type { SealedIdentity } from "./rules";

const FORM = "1";
const CIPHER = "aes-256-gcm";
/** Sealed in steps of so many bytes, so that its length does not tell a name's. */
const STEP = 256;

export function sealIdentity(identity: SealedIdentity, sourceId: number): string {
  const [{ id, key }] = identityKeys();
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(sourceId));
  const sealed = Buffer.concat([cipher.update(padded(identity)), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"));
  return [FORM, id, ...parts].join(".");
}

/** The id of the key that opens it. */
export function keyIdOf(sealed: string): string {
  return sealed.split(".")[1] ?? "";
}

/** @throws SourcelineError RULE_UNMET where the key that it was sealed under is not here. */
export function openIdentity(sealed: string, sourceId: number): SealedIdentity {
  const [form, keyId = "", ...parts] = sealed.split(".");
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  const known = identityKeys().find(({ id }) => id === keyId);
  if (form !== FORM || !nonce || !tag || !text || !known) throw cannotBeOpened(keyId);
  try {
    return JSON.parse(opened(known, { nonce, tag, text }, sourceId)) as SealedIdentity;
  } catch {
    throw cannotBeOpened(keyId);
  }
}

type Parts = { nonce: Buffer; tag: Buffer; text: Buffer };

function opened({ key }: IdentityKey, { nonce, tag, text }: Parts, sourceId: number): string {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: 16 })
    .setAAD(boundTo(sourceId))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()])
    .toString("utf8")
    .trimEnd();
}

function padded(identity: SealedIdentity): Buffer {
  const text = Buffer.from(JSON.stringify(identity));
  return Buffer.concat([text], Math.ceil(text.byteLength / STEP) * STEP).fill(" ", text.byteLength);
}

function boundTo(sourceId: number): Buffer {
  return Buffer.from(`source ${sourceId}`);
}

function cannotBeOpened(keyId: string) {
  return ruleUnmet(
    `This was sealed under the key ${keyId || "of another time"}, which is not here. Whoever runs Sourceline can put it back (identity-key, or IDENTITY_KEY).`,
  );
}
