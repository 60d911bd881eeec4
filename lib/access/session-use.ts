/**
 * When a session was last used: to within some minutes, so that reading a page writes nothing. The
 * writer does it; nobody waits for it.
 */
import { logFault } from "@/lib/platform/log";
import { job } from "@/lib/platform/threads";
import { keepUnlogged } from "@/lib/platform/unlogged";

const MINUTE = 60_000;
/** What a page says of the last use is not older than this. */
export const USE_KEPT_TO_WITHIN = 5 * MINUTE;

const keepUse = job("writer", "access.keepSessionUse", (sessionId: string) =>
  keepUnlogged(async (tx, at) => {
    await tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { lastUsedAt: at },
    });
    return null;
  }),
);

const underWay = new Set<string>();

/** @returns once it is kept, or at once where that is not due; for tests. */
export async function noteUse(sessionId: string, lastUsedAt: Date, at: Date): Promise<void> {
  if (at.getTime() - lastUsedAt.getTime() < USE_KEPT_TO_WITHIN || underWay.has(sessionId)) return;
  underWay.add(sessionId);
  try {
    await keepUse(sessionId);
  } catch (error) {
    // Whoever asked for a page gets it; the next request tries again.
    logFault(error);
  } finally {
    underWay.delete(sessionId);
  }
}
