/**
 * Keys that are kept in files of the data folder, made once, readable by this account alone. The
 * one that session cookies are sealed with is NEXTAUTH_SECRET where that is set; losing it signs
 * everybody out.
 */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";

const kept = new Map<string, string>();

export function sessionSecret(): string {
  return env().sessionSecret ?? keptKey("session-secret");
}

/** @param name of its file in the data folder. */
export function keptKey(name: "session-secret" | "factor-key"): string {
  const file = path.join(/* turbopackIgnore: true */ env().dataDir, name);
  const secret = kept.get(file) ?? readSecret(file) ?? makeSecret(file);
  kept.set(file, secret);
  return secret;
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Two processes may start at once: the link is made whole or not at all, and the first wins. */
function makeSecret(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const making = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(making, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(making);
  }
  const secret = readSecret(file);
  if (!secret) throw new Error(`${file} is empty; remove it and start again.`);
  return secret;
}
