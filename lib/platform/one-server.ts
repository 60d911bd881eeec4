/**
 * A data folder is served by one server: two would each number claims, and answer from what they
 * remember. The lock is SQLite's on a file of its own, so that the system takes it back from a
 * process that ends in whatever way. Tools on the command line do not take it: they write through
 * SQLite's own lock on the database.
 */
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Connection } from "./client";
import { machineFaultKind, StorageFault } from "./storage-fault";

// Kept on globalThis: closed by the garbage collector, it would give the lock back. The development
// server loads this module anew in the same process.
const shared = globalThis as { sourcelineFolder?: Connection };

/** Holds the folder until the process ends. @throws StorageFault where another server has it. */
export function holdFolder(databaseFile: string): void {
  if (shared.sourcelineFolder) return;
  // Named like the database, so that backups leave it out; private to this account.
  const file = `${databaseFile}.server`;
  closeSync(openSync(file, "a", 0o600));
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;");
  } catch (error) {
    connection.close();
    if (machineFaultKind(error) !== "in_use") throw error;
    throw new StorageFault(
      "in_use",
      `The data folder ${path.dirname(databaseFile)} is served by another Sourceline. Stop that one first, or choose another folder with DATA_DIR.`,
      { cause: error },
    );
  }
  shared.sourcelineFolder = connection;
}
