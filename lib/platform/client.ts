/**
 * Opens connections to the SQLite file with the settings that the promises rest on. Hides
 * Prisma's adapter and better-sqlite3; used by db.ts (reads), rows.ts (statements of our own) and
 * transaction.ts (writes) only.
 */
import Database from "better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
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

// synchronous = FULL: the adapter's default (NORMAL) can lose an acknowledged commit with the power.
const WRITE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
`;

/** Keeps hold of the connection that the adapter opens, for statements of our own on it. */
class TunedAdapter extends PrismaBetterSqlite3 {
  readonly #pragmas: string;
  connection: Connection | null = null;

  constructor(file: string, readonly: boolean, pragmas: string) {
    super({ url: `file:${file}`, readonly, fileMustExist: true });
    this.#pragmas = pragmas;
  }

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    await adapter.executeScript(this.#pragmas);
    this.connection = (adapter as unknown as { client: Connection }).client;
    return adapter;
  }
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

export type Writer = {
  client: PrismaClient;
  /** The very connection that `client` writes on. @throws Error before its first transaction. */
  connection: () => Connection;
};

export function openWriter(file: string): Writer {
  const adapter = new TunedAdapter(file, false, WRITE_PRAGMAS);
  const client = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 5_000, timeout: 30_000 },
  });
  return {
    client,
    connection: () => {
      if (!adapter.connection) throw new Error("The writer is not connected yet.");
      return adapter.connection;
    },
  };
}
