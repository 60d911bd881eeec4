/**
 * Copies of the record from before an erasure, as far as this server can see them: they hold what
 * was erased since. What else was made of the disk nobody here can know of.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { madeAt } from "@/lib/platform/backup-name";
import { lastBackupFolder } from "@/lib/platform/last-backup";

export type OldCopy = { file: string; madeAt: Date };

/** Kept in the data folder itself, each named with its moment. */
const KEPT_BESIDE = ["before-upgrades", "before-restores"] as const;

/**
 * @param folder where backups lie, unless in that of the last one.
 * @returns the oldest first; a file of no known name is none of ours.
 */
export function copiesBefore(dataDir: string, until: Date, folder?: string): OldCopy[] {
  const backups = folder ?? lastBackupFolder(dataDir);
  const found = [
    ...(backups === null ? [] : copiesIn(backups, madeAt)),
    ...KEPT_BESIDE.flatMap((name) => copiesIn(path.join(dataDir, name), stampOf)),
  ];
  return found
    .filter((copy) => copy.madeAt < until)
    .sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime());
}

function copiesIn(folder: string, timeOf: (name: string) => Date | null): OldCopy[] {
  if (!existsSync(/* turbopackIgnore: true */ folder)) return [];
  return readdirSync(/* turbopackIgnore: true */ folder).flatMap((name) => {
    const at = timeOf(name);
    return at === null ? [] : [{ file: path.join(folder, name), madeAt: at }];
  });
}

/** "20261204T101500Z-at-…": when a copy in the data folder was made. */
function stampOf(name: string): Date | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name)?.slice(1);
  if (!found) return null;
  const [year = "", month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
