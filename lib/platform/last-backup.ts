/** When the last sound backup of a data folder was made, as `sourceline backup` notes it there. */
import { readFileSync } from "node:fs";
import path from "node:path";

export function lastBackupFile(dataDir: string): string {
  return path.join(/* turbopackIgnore: true */ dataDir, "last-backup.json");
}

/** Null where none was made yet. */
export function readLastBackup(dataDir: string): Date | null {
  const noted = readNote(dataDir);
  return noted && new Date(noted.madeAt);
}

/** The folder that it lies in, as far as it was noted. */
export function lastBackupFolder(dataDir: string): string | null {
  const file = readNote(dataDir)?.file;
  return file === undefined ? null : path.dirname(file);
}

type Note = { madeAt: string; file?: string };

function readNote(dataDir: string): Note | null {
  let text: string;
  try {
    text = readFileSync(lastBackupFile(dataDir), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return JSON.parse(text) as Note;
}
