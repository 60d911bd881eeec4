/** Secrets in a file, one a line, readable by this account alone. */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export const newSecret = (): string => randomBytes(48).toString("base64url");

/** Null where there is no such file. */
export function readSecrets(file: string): string[] | null {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.map((text) => text.trim()).filter((text) => text !== "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * What the file holds, made with a new secret where there is none. Two processes may start at once:
 * the link is made whole or not at all, and the first wins.
 */
export function ensureSecrets(file: string): string[] {
  const there = readSecrets(file);
  if (there) return there;
  const making = writeBeside(file, [newSecret()]);
  try {
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(making);
  }
  return readSecrets(file) ?? [];
}

/** Takes the place of the file, whole or not at all. */
export function replaceSecrets(file: string, secrets: readonly string[]): void {
  renameSync(writeBeside(file, secrets), file);
}

function writeBeside(file: string, lines: readonly string[]): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const making = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(making, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  return making;
}
