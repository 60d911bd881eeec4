/**
 * Recovery codes: ten, each of which stands once for a second factor that is lost. They are shown
 * when they are made and stored as their scrypt under one salt for the set.
 */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { db } from "@/lib/platform/db";
import { makeCode, plainCode } from "./codes";

const CODES = 10;
/** Four signs each: 58 bits, which nobody guesses, here or from the file. */
const GROUPS = 3;

export type MadeCodes = { codes: string[]; salt: string; hashes: string[] };

export async function makeRecoveryCodes(): Promise<MadeCodes> {
  const salt = randomBytes(16).toString("base64url");
  const codes = Array.from({ length: CODES }, () => makeCode(GROUPS));
  const hashes: string[] = [];
  // One after the other: all at once they would take every processor from those who wait.
  for (const code of codes) hashes.push(await hashCode(code, salt));
  return { codes, salt, hashes };
}

const derive = promisify<string, string, number, Buffer>(scrypt);

async function hashCode(typed: string, salt: string): Promise<string> {
  return (await derive(plainCode(typed), salt, 32)).toString("base64url");
}

/** The unused code that was typed, or null; as slowly for a person who has none. */
export async function findRecoveryCode(userId: number, typed: string): Promise<number | null> {
  const unused = await db().recoveryCode.findMany({ where: { userId, usedAt: null } });
  const given = Buffer.from(await hashCode(typed, unused[0]?.salt ?? ""));
  const found = unused.find(({ hash }) => timingSafeEqual(Buffer.from(hash), given));
  return found?.id ?? null;
}
