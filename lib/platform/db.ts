/**
 * The read side: one read-only client on the database file. SQLite refuses writes on it,
 * and, being a connection of its own, it never sees a transaction that may yet roll back.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { openReader } from "./client";
import { env } from "./env";

// Kept on globalThis: Next loads a module once per bundle, but the process needs one client.
const shared = globalThis as { sourcelineReader?: { file: string; client: PrismaClient } };

export type Reader = Omit<
  PrismaClient,
  | "$transaction"
  | "$executeRaw"
  | "$executeRawUnsafe"
  | "$queryRawUnsafe"
  | "$connect"
  | "$disconnect"
>;

export function db(): Reader {
  const file = env().databaseFile;
  if (shared.sourcelineReader?.file !== file) {
    shared.sourcelineReader = { file, client: openReader(file) };
  }
  return shared.sourcelineReader.client;
}
