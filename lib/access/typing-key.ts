/**
 * What a person types and has not sent yet is kept in their browser, sealed (docs/decisions): the
 * browser is given the key while they are signed in, so that whoever uses the machine next can
 * read nothing of it, and they themselves can, once they are back.
 */
import { hkdfSync } from "node:crypto";
import type { Actor } from "./actor";
import { sessionSecret } from "./session-secret";

const KEY_BYTES = 32;

/** The same for a person until the secret that sessions are sealed with changes; base64. */
export function typingKey({ userId }: Pick<Actor, "userId">): string {
  const about = `sourceline kept typing of person ${userId}`;
  const key = hkdfSync("sha256", sessionSecret(), "", about, KEY_BYTES);
  return Buffer.from(key).toString("base64");
}
