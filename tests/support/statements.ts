/** Counts what goes to the database, whoever sends it: Prisma and statements of our own alike. */
import Database from "better-sqlite3";
import { vi } from "vitest";

/** How many statements ran while `work` did; everything runs as it would. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const any = new Database(":memory:");
  const prototype = Object.getPrototypeOf(any.prepare("SELECT 1")) as Database.Statement;
  any.close();
  const spies = (["run", "all", "get", "iterate"] as const).map((name) =>
    vi.spyOn(prototype, name),
  );
  try {
    await work();
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
