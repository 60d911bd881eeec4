/**
 * Opens connections to the SQLite file with the settings that the promises rest on. Hides
 * Prisma's adapter and better-sqlite3; used by db.ts (reads), rows.ts (statements of our own) and
 * transaction.ts (writes) only.
 */
import { statSync } from "node:fs";
import Database from "better-sqlite3";
import type {
  SqlDriverAdapter,
  Transaction as PrismaTransaction,
} from "@prisma/driver-adapter-utils";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "@/prisma/generated/client";

export type Connection = Database.Database;

// 16 MiB of pages per connection; what does not fit comes from the system's own cache.
const READ_PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA query_only = ON;
  PRAGMA cache_size = -16384;
  PRAGMA temp_store = MEMORY;
`;

// secure_delete: what is changed or taken out stays in no unused part of the file (lib/erasure).
// synchronous = FULL: the adapter's default (NORMAL) can lose an acknowledged commit with the power.
const WRITE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA secure_delete = ON;
  PRAGMA journal_size_limit = 16777216;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
`;

/** Opens connections with our settings, and hands them out for statements of our own as well. */
class TunedAdapter extends PrismaBetterSqlite3 {
  readonly #pragmas: string;

  constructor(file: string, readonly: boolean, pragmas: string) {
    super({ url: `file:${file}`, readonly, fileMustExist: true });
    this.#pragmas = pragmas;
  }

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    await adapter.executeScript(this.#pragmas);
    return adapter;
  }
}

/** Prisma on a connection that is already open, inside the transaction that runs on it. */
class JoiningAdapter extends TunedAdapter {
  connection: Connection | null = null;

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    const { client } = adapter as unknown as { client: Connection };
    this.connection = client;
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      queryRaw: (query) => adapter.queryRaw(joining(client, query)),
      executeRaw: (query) => adapter.executeRaw(joining(client, query)),
      executeScript: (script) => adapter.executeScript(joining(client, script)),
      startTransaction: () => Promise.resolve(savepointIn(joining(client, adapter), client)),
      dispose: () => adapter.dispose(),
    };
  }
}

/** @throws Error where no transaction runs: what is written then would be in none. */
function joining<T>(connection: Connection, value: T): T {
  if (!connection.inTransaction) throw new Error("The writer is used outside a turn.");
  return value;
}

/**
 * Prisma begins a transaction of its own for a write of several statements. SQLite has one at a
 * time, so inside ours that is a savepoint.
 */
function savepointIn(adapter: SqlDriverAdapter, connection: Connection): PrismaTransaction {
  connection.exec("SAVEPOINT joined");
  const end = (statements: string) => {
    connection.exec(statements);
    return Promise.resolve();
  };
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    commit: () => end("RELEASE joined"),
    rollback: () => end("ROLLBACK TO joined; RELEASE joined"),
  };
}

export function openReader(file: string): PrismaClient {
  return new PrismaClient({ adapter: new TunedAdapter(file, true, READ_PRAGMAS) });
}

/** A read-only connection without Prisma in between. */
export function openReadConnection(file: string): Connection {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  connection.exec(READ_PRAGMAS);
  return connection;
}

/** Bytes from which on the log is brought into the file, and begun anew, between two groups. */
const LONG_LOG = 16 * 1024 * 1024;

/**
 * Keeps SQLite's log short: by itself it is only ever begun anew when no reader is in the midst of
 * it, which under many readers may be never. Waits for nobody: while somebody reads a moment that
 * has passed (an export), it stays long, and the next group tries again.
 * @param longest bytes that it may have; 1: it is emptied.
 * @returns whether it is short.
 */
export function shortenLog(connection: Connection, longest = LONG_LOG): boolean {
  const stats = statSync(`${connection.name}-wal`, { throwIfNoEntry: false });
  if (!stats || stats.size < longest) return true;
  const patience = connection.pragma("busy_timeout", { simple: true });
  connection.pragma("busy_timeout = 0");
  try {
    const [result] = connection.pragma("wal_checkpoint(TRUNCATE)") as Array<{ busy: unknown }>;
    return Number(result?.busy) === 0;
  } finally {
    connection.pragma(`busy_timeout = ${Number(patience)}`);
  }
}

/**
 * Brings what was written into the file itself, so that it is whole without the log beside it
 * (SQLite's write-ahead log): when the server ends.
 */
export function bringInLog(file: string): void {
  const connection = new Database(file, { fileMustExist: true, timeout: 1_000 });
  try {
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.close();
  }
}

export type Writer = {
  /** Writes on `connection`, in whatever transaction runs there. */
  client: PrismaClient;
  connection: Connection;
};

export async function openWriter(file: string): Promise<Writer> {
  const adapter = new JoiningAdapter(file, false, WRITE_PRAGMAS);
  const client = new PrismaClient({ adapter });
  await client.$connect();
  const { connection } = adapter;
  if (!connection) throw new Error("Prisma did not connect.");
  return { client, connection };
}
