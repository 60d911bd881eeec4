/**
 * How far somebody was told: a place in the log, sealed for this one person. The number itself would
 * tell how much is written that they may not see, and two places that are equal, that nothing was.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { sessionSecret } from "@/lib/access/session-secret";

export type LivePlace = {
  /** The last event of the log that was looked at. */
  seq: number;
  newestStory: number;
  /** As sightDigest() has it, at that time. */
  sight: Buffer;
};

/** From an older place on, all is asked for again. */
const GOOD_FOR = 15 * 60_000;

const CIPHER = "aes-256-gcm";
const IV = 12;
const TAG = 16;
/** Two numbers of six bytes, one of four, and the digest. */
const PLAIN = 6 + 6 + 4 + 8;

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", sessionSecret(), "", "place in the live feed", 32));
}

export function sealPlace(place: LivePlace, userId: number, at = Date.now()): string {
  const plain = Buffer.alloc(PLAIN);
  plain.writeUIntBE(place.seq, 0, 6);
  plain.writeUIntBE(at, 6, 6);
  plain.writeUInt32BE(place.newestStory, 12);
  place.sight.copy(plain, 16);
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key(), iv).setAAD(Buffer.from(String(userId)));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null for what is none of ours, not this person's, or too old. */
export function openPlace(text: string, userId: number, at = Date.now()): LivePlace | null {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== IV + TAG + PLAIN) return null;
  const decipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, IV))
    .setAAD(Buffer.from(String(userId)))
    .setAuthTag(bytes.subarray(IV, IV + TAG));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
  } catch {
    // The tag does not fit: sealed with another key, for somebody else, or made up.
    return null;
  }
  if (at - plain.readUIntBE(6, 6) > GOOD_FOR) return null;
  return {
    seq: plain.readUIntBE(0, 6),
    newestStory: plain.readUInt32BE(12),
    sight: plain.subarray(16),
  };
}
