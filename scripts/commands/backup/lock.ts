/** One at a time in a data folder: SQLite's lock on a file of its own, which the system takes back. */
import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { machineFaultKind } from "@/lib/platform/storage-fault";
import { CommandFault } from "../fault";

/** @throws CommandFault with the sentence where another process has it. */
export async function whileHeld<T>(
  file: string,
  sentence: string,
  work: () => Promise<T>,
): Promise<T> {
  closeSync(openSync(file, "a", 0o600));
  const connection = new Database(file, { timeout: 0 });
  try {
    try {
      connection.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;");
    } catch (error) {
      if (machineFaultKind(error) !== "in_use") throw error;
      throw new CommandFault(sentence, { cause: error });
    }
    return await work();
  } finally {
    connection.close();
  }
}
