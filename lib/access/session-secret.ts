/**
 * Keys that are kept in files of the data folder, made once. The one that session cookies are sealed
 * with is NEXTAUTH_SECRET where that is set; losing it signs everybody out.
 */
import path from "node:path";
import { env } from "@/lib/platform/env";
import { ensureSecrets } from "@/lib/platform/secret-file";

const kept = new Map<string, string>();

export function sessionSecret(): string {
  return env().sessionSecret ?? keptKey("session-secret");
}

/** @param name of its file in the data folder. */
export function keptKey(name: "session-secret" | "factor-key"): string {
  const file = path.join(/* turbopackIgnore: true */ env().dataDir, name);
  const secret = kept.get(file) ?? ensureSecrets(file)[0];
  if (!secret) throw new Error(`${file} is empty; remove it and start again.`);
  kept.set(file, secret);
  return secret;
}
