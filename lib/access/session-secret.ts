/**
 * The key that session cookies are sealed with: NEXTAUTH_SECRET, or else a file in the data
 * folder that is made once, readable by this account alone. Losing it signs everybody out.
 */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";

let kept: { file: string; secret: string } | undefined;

export function sessionSecret(): string {
  const { sessionSecret: given, dataDir } = env();
  if (given) return given;
  const file = path.join(/* turbopackIgnore: true */ dataDir, "session-secret");
  if (kept?.file !== file) kept = { file, secret: readSecret(file) ?? makeSecret(file) };
  return kept.secret;
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
