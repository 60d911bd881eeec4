/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): a nonce of 96 bits of its own each time, a tag of
 * 128, bound to what they belong to, so that what is moved to another row opens nothing. As text:
 * nonce, tag, sealed, in base64url with a point between.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";

/** A key of 32 bytes for one purpose, from a secret that serves several (HKDF, RFC 5869). */
export function keyFor(purpose: string, secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}

export function seal(plain: Uint8Array, key: Buffer, boundTo: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/** Null where it was sealed under another key, for something else, or is not whole. */
export function unseal(stored: string, key: Buffer, boundTo: string): Buffer | null {
  const [nonce, tag, sealed] = stored.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!nonce || !tag || !sealed) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: 16 })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return null;
  }
}
