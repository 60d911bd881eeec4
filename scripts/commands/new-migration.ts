/**
 * Writes the next migration in Prisma's own form, offline. The engine's own way wants a shadow
 * database that the adapter cannot give it; so the migrations so far are applied to a scratch
 * database, and the difference from there to the schema is the new one. Prisma changes a table by
 * making it anew and knows nothing of triggers: those that would be lost are made again.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { now } from "@/lib/platform/clock";
import { migrate } from "@/lib/platform/migrate";
import { projectRoot } from "@/lib/platform/migrations";
import { FILTERS, readSchemaFiles, withEngine } from "@/lib/platform/schema-engine";
import { CommandFault, refuseMore } from "./fault";

export async function newMigration(args: readonly string[]): Promise<number> {
  const isEmpty = args.includes("--empty");
  const [name, ...more] = args.filter((argument) => argument !== "--empty");
  refuseMore(more);
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new CommandFault("Name the migration in lower_case, e.g. new-migration reply_deadlines");
  }
  const sql = isEmpty ? "-- Written by hand: say here what and why.\n" : await sqlToSchema();
  if (sql === null) {
    console.log(
      "The schema holds nothing that the migrations do not. For SQL of your own: --empty",
    );
    return 0;
  }
  const migrations = path.join(projectRoot(), "prisma", "migrations");
  const folder = path.join(migrations, `${nextStamp(readdirSync(migrations))}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(
    `Wrote ${path.relative(projectRoot(), folder)}/migration.sql; read it before you use it.`,
  );
  return 0;
}

/** The time in UTC; but after the newest there is, whatever that machine's clock said. */
function nextStamp(existing: readonly string[]): string {
  const stamp = now().toISOString().replace(/\D/g, "").slice(0, 14);
  const newest = existing
    .filter((name) => /^\d{14}_/.test(name))
    .sort()
    .at(-1)
    ?.slice(0, 14);
  return newest === undefined || stamp > newest ? stamp : String(Number(newest) + 1);
}

/** @returns the SQL, or null where the schema asks for nothing new. */
async function sqlToSchema(): Promise<string | null> {
  const folder = mkdtempSync(path.join(tmpdir(), "sourceline-migration-"));
  try {
    const scratch = path.join(folder, "scratch.db");
    await migrate(scratch);
    makeGeneratedPlain(scratch);
    const files = readSchemaFiles().map(([file, content]) => ({ path: file, content }));
    const { stdout } = await withEngine(scratch, (engine) =>
      engine.diff({
        from: { tag: "schemaDatasource", files, configDir: projectRoot() },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: FILTERS,
      }),
    );
    const sql = stdout?.trim() ?? "";
    if (sql === "" || sql === "-- This is an empty migration.") return null;
    return `${sql}\n${triggersLostBy(sql, scratch)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Named = { name: string; sql: string };

/**
 * The engine does not see generated columns, and would add them anew. In the scratch database they
 * become plain ones with the same indexes. Where the SQL makes such a table anew, they have to be
 * written as generated again by hand.
 */
function makeGeneratedPlain(scratch: string): void {
  const database = new Database(scratch);
  try {
    const tables = database
      .prepare<[], Named>(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%GENERATED ALWAYS%'",
      )
      .all();
    for (const { name: table } of tables) {
      const generated = database
        .prepare<[string], { name: string; type: string }>(
          "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden IN (2, 3)",
        )
        .all(table);
      const indexes = database
        .prepare<[string], Named>(
          "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL",
        )
        .all(table);
      for (const index of indexes) database.exec(`DROP INDEX "${index.name}"`);
      for (const { name, type } of generated) {
        database.exec(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
        database.exec(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${type || "TEXT"}`);
      }
      for (const index of indexes) database.exec(index.sql);
    }
  } finally {
    database.close();
  }
}

/** Tries the SQL on the scratch database. @returns SQL that makes the triggers again. */
function triggersLostBy(sql: string, scratch: string): string {
  const database = new Database(scratch);
  try {
    const list = () =>
      database
        .prepare<[], { name: string; sql: string }>(
          "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid",
        )
        .all();
    const before = list();
    database.exec(sql);
    const after = new Set(list().map((trigger) => trigger.name));
    const lost = before.filter((trigger) => !after.has(trigger.name));
    if (lost.length === 0) return "";
    return `\n-- Went with the tables that were made anew above.\n${lost.map((t) => `${t.sql};\n`).join("\n")}`;
  } finally {
    database.close();
  }
}
