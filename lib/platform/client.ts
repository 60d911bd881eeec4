/**
 * Opens Prisma clients on the SQLite file with the settings that the promises rest on.
 * Hides the adapter; used by db.ts (reads) and transaction.ts (writes) only.
 */
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "@/prisma/generated/client";

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

// 64 MiB of page cache and mapped reads: a table page at 100,000 claims stays in memory.
const READ_PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA query_only = ON;
  PRAGMA cache_size = -65536;
  PRAGMA mmap_size = 268435456;
  PRAGMA temp_store = MEMORY;
`;

// synchronous = FULL: the adapter's default (NORMAL) can lose an acknowledged commit with the power.
const WRITE_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA temp_store = MEMORY;
`;

export function openReader(file: string): PrismaClient {
  return new PrismaClient({ adapter: new TunedAdapter(file, true, READ_PRAGMAS) });
}

export function openWriter(file: string): PrismaClient {
  return new PrismaClient({
    adapter: new TunedAdapter(file, false, WRITE_PRAGMAS),
    transactionOptions: { maxWait: 5_000, timeout: 30_000 },
  });
}
