/**
 * Codes of authenticator apps: time-based one-time passwords after RFC 6238, as the apps make
 * them (SHA-1, 30 seconds, six figures), and the secret in base32 (RFC 4648) as they take it.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export const TOTP_SECRET_BYTES = 20;
const STEP_SECONDS = 30;
const FIGURES = 6;

/** The code of a step of time. @param figures more for the examples of the RFC. */
export function totpCode(secret: Uint8Array, step: number, figures = FIGURES): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** figures).padStart(figures, "0");
}

export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1_000 / STEP_SECONDS);
}

/**
 * The step whose code it is, or null. A clock may go half a minute wrong either way; a step whose
 * code was taken, and every one before it, is over.
 */
export function matchTotp(
  secret: Uint8Array,
  typed: string,
  at: Date,
  lastStep: number | null,
): number | null {
  const code = Buffer.from(typed.replace(/\s/g, ""));
  const present = totpStep(at);
  const fits = [present - 1, present, present + 1].filter((step) => {
    const expected = Buffer.from(totpCode(secret, step));
    return expected.length === code.length && timingSafeEqual(expected, code);
  });
  return fits.find((step) => lastStep === null || step > lastStep) ?? null;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const signs = bits.match(/.{1,5}/g) ?? [];
  return signs.map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** What an app opens or reads from a picture. @param of the account, as the app lists it. */
export function totpAddress(secret: Uint8Array, of: { newsroom: string; email: string }): string {
  const issuer = encodeURIComponent(`Sourceline ${of.newsroom}`);
  const label = `${issuer}:${encodeURIComponent(of.email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${issuer}`;
}
