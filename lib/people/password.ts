/**
 * Hashing passwords: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane).
 * Verifying costs the same whether or not there is a hash to verify against.
 */
import { hash, verify } from "@node-rs/argon2";

// 2 is Argon2id; the package's enum has no value at run time.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Made with the parameters above from a random password that nobody kept. */
export const NOBODY_S_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$rEounK6osUFaEkr+I4fAqw$j2ReFUc7d9s28/ELpPWne70+9jmlq4gsYrPOG2oVDPw";

/** One password, one text, whatever keyboard it was typed on. */
function normal(password: string): string {
  return password.normalize("NFKC");
}

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), ARGON2ID);
}

/** @param passwordHash null or undefined (no such account, no password): false, as slowly. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY_S_HASH, normal(password));
  return matches && Boolean(passwordHash);
}
