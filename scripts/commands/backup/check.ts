/** Whether the records of a data folder are whole: the database file, the log, the attached files. */
import Database from "better-sqlite3";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import type { Connection } from "@/lib/platform/client";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations, readRecorded } from "@/lib/platform/migrations";
import { CommandFault } from "../fault";
import { DATABASE } from "./contents";

/**
 * Looks over a database that was unpacked, and brings it to the newest schema, which the log is read
 * with; so it also proves that this Sourceline can go on with it.
 * @throws CommandFault naming what is damaged.
 */
export async function assertSound(folder: string): Promise<void> {
  assertIntact(folder);
  await migrate(path.join(folder, DATABASE));
  // The backup itself is the copy of what it was.
  rmSync(path.join(folder, "before-upgrades"), { recursive: true, force: true });
  await assertLogWhole(folder);
}

function assertIntact(folder: string): void {
  const connection = new Database(path.join(folder, DATABASE), { fileMustExist: true });
  try {
    const answer = connection.pragma("integrity_check(1)", { simple: true });
    if (answer !== "ok") throw new CommandFault(`The database is damaged: ${String(answer)}`);
    const dangling = (connection.pragma("foreign_key_check") as unknown[]).length;
    if (dangling > 0) {
      throw new CommandFault(`The database is damaged: ${dangling} references lead nowhere.`);
    }
    assertUnderstood(connection);
  } finally {
    connection.close();
  }
}

function assertUnderstood(connection: Connection): void {
  const known = new Set(readMigrations().map(({ name }) => name));
  const newer = readRecorded(connection).applied.find((name) => !known.has(name));
  if (newer === undefined) return;
  throw new CommandFault(
    `It was made by a newer Sourceline (its schema is ${newer}), which this one does not understand.`,
  );
}

/** In a process of its own: what verifies the log reads the data folder that it was started with. */
async function assertLogWhole(folder: string): Promise<void> {
  const [, tool = ""] = process.argv;
  const args = [...process.execArgv, tool, "audit", "verify", "--log-only"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  }
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new CommandFault(text.trim());
}

type Named = { id: number; claimId: number; name: string; sha256: string };

/** @returns a sentence for each attached file that is missing or not what was attached. */
export async function findLostFiles(
  databaseFile: string,
  digestOf: (sha256: string) => Promise<string | null> | string | null,
): Promise<{ files: number; lost: string[] }> {
  const connection = new Database(databaseFile, { readonly: true, fileMustExist: true });
  try {
    // Removed ones too: their content stays for the record.
    const named = connection
      .prepare<[], Named>(
        `SELECT "Attachment"."id", "Citation"."claimId", "Attachment"."name", "sha256" FROM "Attachment"
         JOIN "Citation" ON "Citation"."id" = "citationId" ORDER BY "Attachment"."id"`,
      )
      .all();
    const lost: string[] = [];
    const seen = new Map<string, string | null>();
    for (const { id, claimId, name, sha256 } of named) {
      // Its content was erased with its name; where another file has the same, that one is looked for.
      if (isErasedMark(name)) continue;
      if (!seen.has(sha256)) seen.set(sha256, await digestOf(sha256));
      const digest = seen.get(sha256);
      if (digest === sha256) continue;
      const how = digest === null ? "is missing" : "is not what was attached";
      lost.push(`Attached file ${id} (of claim ${claimId}, ${sha256}) ${how}.`);
    }
    return { files: seen.size, lost };
  } finally {
    connection.close();
  }
}
