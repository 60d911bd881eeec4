/**
 * The one-time code that guards set-up: printed on the console, so that the first
 * administrator is somebody who can see it, and kept in a file that only this account reads.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasAccounts } from "@/lib/access/accounts";
import { env } from "@/lib/platform/env";
import { makeCode, plainCode } from "./codes";

/** Of four signs each: 58 bits. */
const GROUPS = 3;

function codeFile(): string {
  return path.join(/* turbopackIgnore: true */ env().dataDir, "set-up-code");
}

function readCode(): string | null {
  try {
    return readFileSync(codeFile(), "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The code to print, made if there is none; null once somebody has an account. */
export async function ensureSetUpCode(): Promise<string | null> {
  if (await hasAccounts()) {
    forgetSetUpCode();
    return null;
  }
  const kept = readCode();
  if (kept) return kept;
  try {
    writeFileSync(codeFile(), `${makeCode(GROUPS)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readCode();
}

/** Dashes, spaces and case do not matter; how much of it is right cannot be timed. */
export function isSetUpCode(given: string): boolean {
  const code = readCode();
  return code !== null && timingSafeEqual(digest(given), digest(code));
}

function digest(code: string): Buffer {
  return createHash("sha256").update(plainCode(code)).digest();
}

export function forgetSetUpCode(): void {
  rmSync(codeFile(), { force: true });
}
