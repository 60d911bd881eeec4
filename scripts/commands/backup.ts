/**
 * Backs up a data folder, also while the server writes: the result is a data folder as it stood
 * at one moment, which DATA_DIR can point to. It holds the keys too, so it is as private as the
 * original (0600), and it appears under its name only when it is complete.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { env } from "@/lib/platform/env";
import { CommandFault, existingDatabase, refuseMore } from "./fault";

const ALL_PAGES = 0x7fffffff;

export async function backUp(args: readonly string[]): Promise<number> {
  const [given, ...more] = args;
  if (!given) throw new CommandFault("Say where to: npm run sourceline -- backup DIR");
  refuseMore(more);
  const source = existingDatabase();
  const target = path.resolve(given);
  if (existsSync(target)) {
    throw new CommandFault(`${target} exists already; a backup overwrites nothing.`);
  }
  process.umask(0o077);
  const making = `${target}.incomplete-${process.pid}`;
  mkdirSync(making, { recursive: true, mode: 0o700 });
  try {
    const copy = path.join(making, path.basename(source));
    await copyDatabase(source, copy);
    // After the database: files are stored before they are recorded, so none it names is missed.
    copyFiles(env().attachmentsDir, path.join(making, path.basename(env().attachmentsDir)));
    copyFiles(env().dataDir, making, (name) => !name.startsWith(path.basename(source)));
    renameSync(making, target);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
  console.log(
    `Backed up to ${target}. Check it: DATA_DIR=${target} npm run sourceline -- audit verify`,
  );
  return 0;
}

async function copyDatabase(source: string, copy: string): Promise<void> {
  const database = new Database(source, { readonly: true, fileMustExist: true });
  try {
    // In one step: between steps a write by the server would make SQLite begin again, on a busy
    // day for ever. Readers and writers are not held up (WAL).
    await database.backup(copy, { progress: () => ALL_PAGES });
  } finally {
    database.close();
  }
  const check = new Database(copy);
  try {
    const answer = check.pragma("integrity_check", { simple: true });
    if (answer !== "ok") throw new CommandFault(`The copy is damaged: ${String(answer)}`);
  } finally {
    check.close();
  }
  chmodSync(copy, 0o600);
}

/** Copies the plain files of one folder, each readable by this account alone. */
function copyFiles(from: string, to: string, wanted: (name: string) => boolean = () => true): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const names = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => entry.name);
  for (const name of names) {
    try {
      copyFileSync(path.join(from, name), path.join(to, name));
      chmodSync(path.join(to, name), 0o600);
    } catch (error) {
      // An upload that was in the making when the folder was listed.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}
