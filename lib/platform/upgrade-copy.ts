/**
 * The copy that is kept of a database before it is upgraded: beside the data, named with the schema
 * that it holds, and never thrown away by us. One that was broken off is.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import type { Connection } from "./client";
import { now } from "./clock";
import { readRecorded } from "./migrations";
import { StorageFault } from "./storage-fault";

const FOLDER = "before-upgrades";
const UNFINISHED = ".unfinished";
const ALL_PAGES = 0x7fffffff;

function folderOf(databaseFile: string): string {
  return path.join(path.dirname(databaseFile), FOLDER);
}

/** All that were kept, the oldest first. */
export function copiesIn(databaseFile: string): string[] {
  const folder = folderOf(databaseFile);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * Copies the database that nobody else can write meanwhile, onto the disk.
 * @returns the copy; null where there is nothing to keep yet. One that an upgrade which was broken
 * off made of the very same is kept in place of another.
 * @throws StorageFault where the database is damaged: it is neither copied nor upgraded.
 */
export async function keepCopy(
  connection: Connection,
  databaseFile: string,
): Promise<string | null> {
  const version = readRecorded(connection).applied.at(-1);
  if (version === undefined) return null;
  const state = connection.pragma("quick_check(1)", { simple: true });
  if (state !== "ok") {
    throw new StorageFault(
      "damaged",
      `The database ${databaseFile} is damaged (${String(state)}), so it was not upgraded. Put back the last backup.`,
    );
  }
  const folder = folderOf(databaseFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder);
  const stamp = now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, "");
  const copy = path.join(folder, `${stamp}-at-${version}.db`);
  const making = copy + UNFINISHED;
  // Made here first: private to this account.
  closeSync(openSync(making, "wx", 0o600));
  try {
    await connection.backup(making, { progress: () => ALL_PAGES });
    const same = copiesIn(databaseFile).find((kept) => isSame(kept, making));
    if (same !== undefined) return same;
    flush(making);
    renameSync(making, copy);
    flush(folder);
    return copy;
  } finally {
    sweep(folder);
  }
}

/** With SQLite's own journal of it. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.includes(UNFINISHED)) rmSync(path.join(folder, name), { force: true });
  }
}

/** Down to the disk: what is said to be kept has to outlast a loss of power. */
export function flush(place: string): void {
  const handle = openSync(place, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows flushes no folders.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  } finally {
    closeSync(handle);
  }
}

const CHUNK = 1 << 20;

function isSame(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false;
  const handles = [openSync(one, "r"), openSync(other, "r")] as const;
  try {
    const [left, right] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
    for (;;) {
      const length = readSync(handles[0], left);
      readSync(handles[1], right);
      if (length === 0) return true;
      if (!left.subarray(0, length).equals(right.subarray(0, length))) return false;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}
