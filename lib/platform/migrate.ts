/**
 * Applies prisma/migrations (Prisma's own form) to a database file, offline: the same schema
 * engine that `prisma migrate deploy` downloads, here from its WebAssembly package.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { SourcelineError } from "./errors";

type Engine = import("@prisma/schema-engine-wasm").SchemaEngine;
type EngineModule = typeof import("@prisma/schema-engine-wasm");

/** Tables that Prisma must leave alone: the full-text index, its shadow tables and its words. */
export const EXTERNAL_TABLES = [
  "claim_fts",
  "claim_fts_config",
  "claim_fts_content",
  "claim_fts_data",
  "claim_fts_docsize",
  "claim_fts_idx",
  "claim_vocabulary",
];

export const FILTERS = { externalTables: EXTERNAL_TABLES, externalEnums: [] };

export function projectRoot(): string {
  return process.cwd();
}

/** Remembers its connections, because the engine does not close them when it is freed. */
class ClosingAdapterFactory extends PrismaBetterSqlite3 {
  readonly #open: SqlDriverAdapter[] = [];

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    this.#open.push(adapter);
    return adapter;
  }

  async close(): Promise<void> {
    for (const adapter of this.#open.splice(0)) await adapter.dispose();
  }
}

/** Every schema file under prisma/schema as the engine wants it. */
export function readSchemaFiles(): Array<[string, string]> {
  const folder = path.join(projectRoot(), "prisma", "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, name), "utf8")]);
}

export function readMigrations() {
  const baseDir = path.join(projectRoot(), "prisma", "migrations");
  const lockfile = path.join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: readdirSync(baseDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

let loading: Promise<EngineModule> | undefined;

/**
 * The package's own loader is for browsers and bundlers, so the module is instantiated here;
 * once, because its bindings keep views on the memory of the instance they met first.
 */
async function loadEngine(): Promise<EngineModule> {
  const require = createRequire(path.join(projectRoot(), "package.json"));
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as EngineModule & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const bytes = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return bindings;
}

/** Runs `work` with a schema engine bound to one database file. */
export async function withEngine<T>(
  databaseFile: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  const bindings = await loading;
  const factory = new ClosingAdapterFactory({ url: `file:${databaseFile}` });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: readSchemaFiles() },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.close();
  }
}

/** Milliseconds in which somebody else may still be done with the file. */
const PATIENCE = 2_000;

/**
 * Brings the file (made if missing) to the newest schema; returns the names applied now. The engine
 * does so alone, keeping even readers out: no server goes on with a schema that it does not know.
 * @throws SourcelineError BUSY while another process has the file open; then nothing was changed.
 */
export async function migrate(databaseFile: string): Promise<{ applied: string[] }> {
  mkdirSync(path.dirname(databaseFile), { recursive: true, mode: 0o700 });
  const migrationsList = readMigrations();
  const names = migrationsList.migrationDirectories.map((directory) => directory.path);
  try {
    const applied = prepare(databaseFile);
    if (names.every((name) => applied.has(name))) return { applied: [] };
    assertAlone(databaseFile);
    const answer = await withEngine(databaseFile, (engine) =>
      engine.applyMigrations({ migrationsList, filters: FILTERS }),
    );
    return { applied: answer.appliedMigrationNames };
  } catch (error) {
    throw isInUse(error) ? inUse(databaseFile, error) : error;
  }
}

/** @returns the names of the migrations that were applied, to their end. */
function prepare(databaseFile: string): ReadonlySet<unknown> {
  // Made here first: private to this account, and in WAL mode from its first page on.
  const file = new Database(databaseFile, { timeout: PATIENCE });
  try {
    chmodSync(databaseFile, 0o600);
    file.pragma("journal_mode = WAL");
    const table = file.prepare(`SELECT 1 FROM sqlite_master WHERE "name" = '_prisma_migrations'`);
    if (!table.get()) return new Set();
    const applied = file.prepare(
      `SELECT "migration_name" FROM "_prisma_migrations"
       WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    );
    return new Set(applied.pluck().all());
  } finally {
    file.close();
  }
}

/** Before the engine begins, which could not say what is wrong. @throws SQLITE_BUSY */
function assertAlone(databaseFile: string): void {
  const file = new Database(databaseFile, { timeout: PATIENCE });
  try {
    file.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;");
  } finally {
    file.close();
  }
}

/** Where a lock is not had in time, the engine says that it knows no "SocketTimeout". */
function isInUse(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    (typeof code === "string" && code.startsWith("SQLITE_BUSY")) ||
    /SQLITE_BUSY|SocketTimeout|database is locked/.test(String(message))
  );
}

function inUse(databaseFile: string, cause: unknown): SourcelineError {
  const error = new SourcelineError({
    code: "BUSY",
    message: `The database ${databaseFile} is in use by another process, so it was left as it is. Stop the server, and whatever else has it open, and migrate again.`,
  });
  error.cause = cause;
  return error;
}
