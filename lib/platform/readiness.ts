/**
 * Whether the server can do its work at this moment: write, on a disk with room, to a database of
 * the schema that it knows, with a backup that is not too old. Writes no event.
 */
import { randomUUID } from "node:crypto";
import { rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { openReadConnection } from "./client";
import { now } from "./clock";
import { env } from "./env";
import { readLastBackup } from "./last-backup";
import { logFault } from "./log";
import { readMigrations, readRecorded } from "./migrations";
import { job } from "./threads";
import { inTransaction } from "./transaction";

/** "ok", or what is wrong in a few words that tell nothing of this machine. */
export type Readiness = { database: string; disk: string; migrations: string; backup: string };

/** Takes the one lock that every write takes, and gives it back. */
const takeWriteLock = job("writer", "platform.takeWriteLock", async () => {
  await inTransaction(() => Promise.resolve(null));
  return null;
});

/** Milliseconds that a check may take. */
const LONGEST = 8_000;
/** Anybody may ask; however many do, it is found out once a second. */
const FRESH = 1_000;

let last: { found: Promise<Readiness>; doneAt: number | null } | null = null;

export function readiness(): Promise<Readiness> {
  const isFresh =
    last !== null && (last.doneAt === null || performance.now() - last.doneAt <= FRESH);
  if (last && isFresh) return last.found;
  const asked: NonNullable<typeof last> = { found: check(), doneAt: null };
  void asked.found.finally(() => (asked.doneAt = performance.now()));
  last = asked;
  return asked.found;
}

async function check(): Promise<Readiness> {
  const [database, disk, migrations, backup] = await Promise.all([
    told("cannot be written", canWrite),
    told("cannot be looked at", diskState),
    told("cannot be looked at", () => Promise.resolve(migrationState())),
    told("cannot be looked at", () => Promise.resolve(backupState())),
  ]);
  return { database, disk, migrations, backup };
}

async function told(otherwise: string, look: () => Promise<string>): Promise<string> {
  try {
    return await look();
  } catch (error) {
    logFault(error);
    return otherwise;
  }
}

async function canWrite(): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("is busy"), LONGEST);
  });
  const locked = takeWriteLock(null).then(() => "ok");
  // Where it is too late, what it ends with was told already.
  locked.catch(() => undefined);
  try {
    const lock = await Promise.race([locked, late]);
    if (lock !== "ok") return lock;
  } finally {
    clearTimeout(timer);
  }
  const probe = path.join(/* turbopackIgnore: true */ env().dataDir, `.writable-${randomUUID()}`);
  try {
    await writeFile(probe, "", { flag: "wx", mode: 0o600, flush: true });
  } finally {
    await rm(probe, { force: true });
  }
  return "ok";
}

/** Bytes that are left on the disk of the data folder. */
export async function freeBytes(): Promise<number> {
  const { bavail, bsize } = await statfs(env().dataDir);
  return bavail * bsize;
}

async function diskState(): Promise<string> {
  return (await freeBytes()) < env().leastFreeBytes ? "is nearly full" : "ok";
}

let known: string[] | null = null;

function migrationState(): string {
  known ??= readMigrations().map(({ name }) => name);
  const connection = openReadConnection(env().databaseFile);
  try {
    const applied = new Set(readRecorded(connection).applied);
    if (known.some((name) => !applied.has(name))) return "are not all applied";
    return applied.size > known.length ? "are of a newer Sourceline" : "ok";
  } finally {
    connection.close();
  }
}

function backupState(): string {
  const { dataDir, oldestBackup } = env();
  if (oldestBackup === null) return "ok";
  const madeAt = readLastBackup(dataDir);
  if (madeAt === null) return "was never made";
  return now().getTime() - madeAt.getTime() > oldestBackup ? "is too old" : "ok";
}
