/**
 * A database of one's own per test file: migrated once per set of migrations, then copied.
 * Call `useDatabase()` at the top of a test file; commands and queries then run on the copy.
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { env, parseEnv } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";

async function migratedTemplate(): Promise<string> {
  const migrations = JSON.stringify(readMigrations());
  const key = createHash("sha256").update(migrations).digest("hex").slice(0, 16);
  const folder = path.join(tmpdir(), "sourceline-test-templates");
  const template = path.join(folder, `${key}.db`);
  if (existsSync(template)) return template;
  mkdirSync(folder, { recursive: true });
  const making = path.join(mkdtempSync(path.join(folder, "making-")), "template.db");
  await migrate(making);
  // Several workers may get here at once; each makes a whole file and the rename is atomic.
  renameSync(making, template);
  rmSync(path.dirname(making), { recursive: true, force: true });
  return template;
}

/** Makes an empty, migrated database in a scratch data folder and points DATA_DIR at it. */
export async function freshDatabase(): Promise<{ dataDir: string; databaseFile: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "sourceline-test-"));
  const databaseFile = path.join(dataDir, "sourceline.db");
  copyFileSync(await migratedTemplate(), databaseFile);
  return { dataDir, databaseFile };
}

/** Whether this process has run a file with a database before. */
let hasServed = false;

export function useDatabase(): { dataDir: string; databaseFile: string } {
  const place = { dataDir: "", databaseFile: "" };
  beforeAll(async () => {
    Object.assign(place, await freshDatabase());
    process.env.DATA_DIR = place.dataDir;
    // Files that share a process share what the first of them read of its configuration; one that has
    // it to itself may change more of it before it is read.
    if (hasServed) Object.assign(env(), parseEnv(process.env));
    hasServed = true;
  });
  afterAll(() => {
    rmSync(place.dataDir, { recursive: true, force: true });
  });
  return place;
}
