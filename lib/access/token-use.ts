/**
 * When a token was last used: to within a minute, so that a program that asks all day writes once a
 * minute at most, and beside the log. The writer does it; nobody waits for it.
 */
import { logFault } from "@/lib/platform/log";
import { job } from "@/lib/platform/threads";
import { keepUnlogged } from "@/lib/platform/unlogged";

const MINUTE = 60_000;

const keepUse = job("writer", "access.keepTokenUse", (id: number) =>
  keepUnlogged(async (tx, at) => {
    await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { lastUsedAt: at } });
    return null;
  }),
);

const underWay = new Set<number>();

/** @returns once it is kept, or at once where that is not due; for tests. */
export async function noteTokenUse(id: number, lastUsedAt: Date | null, at: Date): Promise<void> {
  const isRecent = lastUsedAt !== null && at.getTime() - lastUsedAt.getTime() < MINUTE;
  if (isRecent || underWay.has(id)) return;
  underWay.add(id);
  try {
    await keepUse(id);
  } catch (error) {
    // Whoever asked has their answer; the next request tries again.
    logFault(error);
  } finally {
    underWay.delete(id);
  }
}
