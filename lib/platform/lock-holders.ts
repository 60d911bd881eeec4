/**
 * Which other processes hold a lock on the database, as far as the system tells: Linux lists locks
 * with the process and the file's number; elsewhere, and across containers, nobody can say.
 */
import { readFileSync, statSync } from "node:fs";

/** As "1: POSIX  ADVISORY  WRITE 4711 08:01:1234567 120 120" has them. */
const LOCK = /^\d+: \S+ +\S+ +WRITE +(\d+) +[0-9a-f]+:[0-9a-f]+:(\d+) /;

/** Writers lock the index of the log beside the file; others, the file itself. */
const SUFFIXES = ["-shm", "", "-journal"];

/** @returns the numbers of the processes, this one left out; null where it cannot be known. */
export function lockHolders(databaseFile: string): number[] | null {
  try {
    const inodes = new Set(
      SUFFIXES.flatMap((suffix) => {
        const stats = statSync(databaseFile + suffix, { throwIfNoEntry: false });
        return stats ? [String(stats.ino)] : [];
      }),
    );
    const holders = readFileSync("/proc/locks", "utf8")
      .split("\n")
      .flatMap((line) => {
        const [, holder, inode] = LOCK.exec(line) ?? [];
        return holder !== undefined && inodes.has(inode ?? "") ? [Number(holder)] : [];
      });
    return [...new Set(holders)].filter((holder) => holder > 0 && holder !== process.pid);
  } catch {
    // No such list on this system.
    return null;
  }
}

export function holdersInWords(databaseFile: string): string {
  const holders = lockHolders(databaseFile);
  if (!holders || holders.length === 0) return "The system does not say which one it is.";
  return `It is held by ${holders.map(named).join(", ")}.`;
}

function named(holder: number): string {
  try {
    return `process ${holder} (${readFileSync(`/proc/${holder}/comm`, "utf8").trim()})`;
  } catch {
    return `process ${holder}`;
  }
}
