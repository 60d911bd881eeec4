/**
 * Brings a database to the newest schema, whole or not at all: first a copy is kept beside it
 * (upgrade-copy.ts), then all that is new is applied in one transaction. In SQLite statements that
 * change the schema can be undone like any other, so whatever ends the upgrade (a kill, a full
 * disk, a fault in a migration) leaves the database as it was, and the next start tries again.
 */
import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Connection } from "./client";
import { now } from "./clock";
import { readMigrations, readRecorded, record, type Migration } from "./migrations";
import {
  machineFaultKind,
  StorageFault,
  systemFaultKind,
  type MachineFaultKind,
} from "./storage-fault";
import { copiesIn, keepCopy } from "./upgrade-copy";

export type Migrated = {
  /** Names of those applied now. */
  applied: string[];
  /** What it was before; null where nothing was applied, or there was nothing to keep. */
  copy: string | null;
};

type Options = {
  migrations?: readonly Migration[];
  /** Milliseconds in which somebody else may still be done with the file. */
  patience?: number;
};

/**
 * Brings the file (made if missing) to the newest schema. It does so alone, keeping even readers
 * out: no server goes on with a schema that it does not know.
 * @throws StorageFault saying in a sentence what stands in the way; then nothing was changed.
 */
export async function migrate(databaseFile: string, options: Options = {}): Promise<Migrated> {
  const { migrations = readMigrations(), patience = 5_000 } = options;
  try {
    mkdirSync(path.dirname(databaseFile), { recursive: true, mode: 0o700 });
    if (findPending(databaseFile, migrations, patience).length === 0) {
      return { applied: [], copy: null };
    }
    return await whileAlone(databaseFile, patience, async (connection) => {
      // Once more: another start may have been first.
      const pending = pendingOf(connection, databaseFile, migrations);
      const copy = await keepCopy(connection, databaseFile);
      applyAll(connection, pending);
      // Afterwards: an upgrade that fails leaves the file as it was, and its copy is the same again.
      if (copy !== null && pending.some(({ name }) => name === ERASURE)) letGo(connection);
      return { applied: pending.map(({ name }) => name), copy };
    });
  } catch (error) {
    throw told(databaseFile, error);
  }
}

function findPending(
  databaseFile: string,
  migrations: readonly Migration[],
  patience: number,
): Migration[] {
  // Made here first: private to this account, and in WAL mode from its first page on.
  const connection = new Database(databaseFile, { timeout: patience });
  try {
    chmodSync(databaseFile, 0o600);
    connection.pragma("journal_mode = WAL");
    forgetStatistics(connection);
    return pendingOf(connection, databaseFile, migrations);
  } finally {
    connection.close();
  }
}

/**
 * Statistics that some tool left in the file (ANALYZE) are dropped. Statements are written for the
 * file without them: where most of a column is empty, as that of who a claim is merged into, they
 * have SQLite read a whole table for one row, and they are as old as the day they were taken.
 */
function forgetStatistics(connection: Connection): void {
  const left = connection
    .prepare(`SELECT "name" FROM sqlite_master WHERE "name" GLOB 'sqlite_stat[0-9]'`)
    .pluck()
    .all() as string[];
  for (const table of left) connection.exec(`DROP TABLE IF EXISTS "${table}"`);
}

function pendingOf(
  connection: Connection,
  databaseFile: string,
  migrations: readonly Migration[],
): Migration[] {
  const { applied, brokenOff } = readRecorded(connection);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter((name) => !known.has(name)).at(-1);
  if (unknown !== undefined) {
    throw new StorageFault(
      "newer",
      `The data in ${path.dirname(databaseFile)} was written by a newer Sourceline (its schema is ${unknown}), which this one would not understand. Start the newer one, or put back the copy made before it upgraded the data${newest(databaseFile)}. Nothing was changed.`,
    );
  }
  if (brokenOff !== null) {
    throw new StorageFault(
      "cut_short",
      `An upgrade of ${databaseFile} by other means was cut short in ${brokenOff}, so nobody can say what it holds. Put back the last backup${newest(databaseFile)}. Nothing was changed.`,
    );
  }
  const done = new Set(applied);
  return migrations.filter(({ name }) => !done.has(name));
}

function newest(databaseFile: string): string {
  const copy = copiesIn(databaseFile).at(-1);
  return copy === undefined ? "" : `, such as ${copy}`;
}

/** Whoever else has the file open, even to read, is waited for; from then on nobody can open it. */
async function whileAlone<T>(
  databaseFile: string,
  patience: number,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = new Database(databaseFile, { timeout: patience });
  try {
    connection.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;");
    return await work(connection);
  } finally {
    connection.close();
  }
}

/** From this one on the file holds nothing of what was changed or taken out of it. */
const ERASURE = "20261204100000_erasure";

/** What was changed or taken out before still lies in unused parts of the file: it is written anew. */
function letGo(connection: Connection): void {
  connection.exec("VACUUM");
}

/** All of them, or none. */
function applyAll(connection: Connection, pending: readonly Migration[]): void {
  // A table that is made anew is dropped in between, which must not take along what refers to it.
  // Only outside a transaction does SQLite heed this; in one it passes over what migrations say.
  connection.exec(
    "PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; BEGIN IMMEDIATE;",
  );
  try {
    const before = danglingIn(connection);
    for (const migration of pending) {
      const at = now();
      connection.exec(migration.sql);
      if (!connection.inTransaction) {
        throw new Error(`${migration.name} ends the transaction that it runs in; it must not.`);
      }
      record(connection, migration, at);
    }
    const dangling = danglingIn(connection);
    if (dangling > before) {
      const names = pending.map(({ name }) => name).join(", ");
      throw new Error(`${names} would leave ${dangling - before} references that lead nowhere.`);
    }
    connection.exec("COMMIT");
  } finally {
    // After some faults (a full disk) SQLite has done it itself.
    if (connection.inTransaction) connection.exec("ROLLBACK");
  }
}

function danglingIn(connection: Connection): number {
  return (connection.pragma("foreign_key_check") as unknown[]).length;
}

/** What stands in the way, as a sentence; a fault of ours stays what it is. */
function told(databaseFile: string, error: unknown): unknown {
  if (error instanceof StorageFault) return error;
  const kind = machineFaultKind(error) ?? systemFaultKind(error);
  if (kind === null) return error;
  return new StorageFault(kind, SENTENCES[kind](databaseFile), { cause: error });
}

const SENTENCES: Record<MachineFaultKind, (file: string) => string> = {
  in_use: (file) =>
    `The database ${file} is in use by another process, so it was left as it is. Stop the server, and whatever else has it open, and migrate again.`,
  full: (file) =>
    `The disk that holds ${path.dirname(file)} is full: an upgrade needs room for a copy of the database and for what it writes. The database was left as it was. Make room, and start again.`,
  unwritable: (file) =>
    `The database ${file}, or the folder it lies in, may not be written by this account, so it could not be upgraded and was left as it was. Change its owner or the way it is mounted, and start again.`,
  damaged: (file) =>
    `The database ${file} is damaged, so it was left as it is. Put back the last backup${newest(file)}.`,
  unreadable: (file) =>
    `The database ${file} could not be opened, read or written, so it was left as it is. Look at the disk and at who may read the folder, and start again.`,
};
