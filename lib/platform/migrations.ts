/**
 * The migrations as they lie in prisma/migrations, in Prisma's own form, and what a database says
 * of those that it was brought through.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Connection } from "./client";
import { storedInstant } from "./statements";

export type Migration = { readonly name: string; readonly sql: string };

export function projectRoot(): string {
  return process.cwd();
}

/** All there are, in the order in which they are applied. */
export function readMigrations(): Migration[] {
  const folder = path.join(projectRoot(), "prisma", "migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }));
}

export type Recorded = {
  /** Names of those that were applied to their end, in their order. */
  applied: string[];
  /** One that was begun and neither ended nor taken back; our own way leaves none. */
  brokenOff: string | null;
};

/** As Prisma keeps it, so that `prisma migrate deploy` understands it and is understood. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

export function readRecorded(connection: Connection): Recorded {
  const table = connection.prepare(
    `SELECT 1 FROM sqlite_master WHERE "type" = 'table' AND "name" = '_prisma_migrations'`,
  );
  if (!table.get()) return { applied: [], brokenOff: null };
  const rows = connection
    .prepare<[], { name: string; isFinished: 0 | 1 }>(
      `SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "isFinished"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
    )
    .all();
  return {
    applied: rows.filter(({ isFinished }) => isFinished).map(({ name }) => name),
    brokenOff: rows.find(({ isFinished }) => !isFinished)?.name ?? null,
  };
}

/** In the transaction that applied it. */
export function record(connection: Connection, { name, sql }: Migration, at: Date): void {
  connection.exec(TABLE);
  connection
    .prepare(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(
      randomUUID(),
      createHash("sha256").update(sql).digest("hex"),
      name,
      storedInstant(at),
      storedInstant(at),
    );
}
