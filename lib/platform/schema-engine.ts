/**
 * Prisma's schema engine from its WebAssembly package, offline: it tells the difference between a
 * database and the schema, for whoever writes the next migration. Applying them is migrate.ts's.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import { projectRoot } from "./migrations";

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
  "claim_occurrence",
  "claim_vocabulary",
];

export const FILTERS = { externalTables: EXTERNAL_TABLES, externalEnums: [] };

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
