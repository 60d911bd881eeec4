/** When the last sound backup of a data folder was made, as `sourceline backup` notes it there. */
import { readFileSync } from "node:fs";
import path from "node:path";

export function lastBackupFile(dataDir: string): string {
  return path.join(/* turbopackIgnore: true */ dataDir, "last-backup.json");
}

/** Null where none was made yet. */
export function readLastBackup(dataDir: string): Date | null {
  let text: string;
  try {
    text = readFileSync(lastBackupFile(dataDir), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const { madeAt } = JSON.parse(text) as { madeAt: string };
  return new Date(madeAt);
}
