/**
 * The write side: one connection, one transaction at a time. Only audit/commit.ts calls it;
 * everything else writes through `commit`.
 */
import type { Prisma } from "@/prisma/generated/client";
import { openWriter, type Connection, type Writer } from "./client";
import { env } from "./env";
import { busy } from "./errors";

const shared = globalThis as { sourcelineWriter?: { file: string; writer: Writer } };

function writer(): Writer {
  const file = env().databaseFile;
  if (shared.sourcelineWriter?.file !== file) {
    shared.sourcelineWriter = { file, writer: openWriter(file) };
  }
  return shared.sourcelineWriter.writer;
}

/** The only writable client; alive until the transaction ends. */
export type Transaction = Prisma.TransactionClient;

/** The connection that a transaction runs on, for statements of our own inside it. */
export function connectionOf(_tx: Transaction): Connection {
  return writer().connection();
}

// P1008: the database stayed locked; P2024 / P2028: no turn within maxWait, or out of time.
const BUSY_CODES = new Set(["P1008", "P2024", "P2028", "P2034"]);

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code === "string" && BUSY_CODES.has(code)) return true;
  return /SQLITE_BUSY|database is locked/.test(error.message);
}

/**
 * Runs `work` in a transaction; all of it is committed, or none.
 * @throws SourcelineError BUSY when no turn could be had in time.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await writer().client.$transaction(async (tx) => {
      await takeWriteLock(tx);
      return work(tx);
    });
  } catch (error) {
    if (isBusy(error)) throw busy();
    throw error;
  }
}

/**
 * Prisma begins a transaction without the lock. Were it taken only with the first write, a
 * commit by another process (the command line) between our read and that write would fail us.
 */
async function takeWriteLock(tx: Transaction): Promise<void> {
  await tx.$executeRaw`UPDATE "Story" SET "id" = "id" WHERE 0`;
}
