/** An authenticator app: makes the codes of a secret as it is shown. */
import { totpCode, totpStep } from "@/lib/people/totp";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function fromBase32(text: string): Buffer {
  const signs = text.replace(/\s/g, "");
  const bits = Array.from(signs, (sign) => BASE32.indexOf(sign).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** @param later how many steps of time ahead. */
export function codeFor(secret: string, later = 0): string {
  return totpCode(fromBase32(secret), totpStep(new Date()) + later);
}
