/** The text of an API token: how one is made, and what is kept of it. */
import { createHash, randomBytes } from "node:crypto";
import { TOKEN_SCOPES, type TokenScope } from "./token-scopes";

/** By it a token that leaked is known for what it is, to people and to programs that look for such. */
export const TOKEN_MARK = "sl_";
const RANDOM_BYTES = 32;
/** Of its beginning that is kept to be shown: 24 of its 256 random bits. */
const SHOWN = TOKEN_MARK.length + 4;

export function newToken(): { token: string; tokenHash: string; prefix: string } {
  const token = `${TOKEN_MARK}${randomBytes(RANDOM_BYTES).toString("base64url")}`;
  return { token, tokenHash: hashOfToken(token), prefix: token.slice(0, SHOWN) };
}

/** Plain SHA-256: what holds 256 random bits needs no slow one. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function readScopes(kept: string): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => kept.split(",").includes(scope));
}
