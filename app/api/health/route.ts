import { cutLog } from "@/lib/audit/known-head";
import { db } from "@/lib/platform/db";
import { logFault } from "@/lib/platform/log";
import { machineFaultKind, notedStorage, storageSentence } from "@/lib/platform/storage-fault";
import { isWriterWell } from "@/lib/platform/threads";

export const dynamic = "force-dynamic";

/** Anybody may ask: where the data lies, and the log's head, stand in the server's own log alone. */
const CUT =
  "The log lacks what it had when the server last ran: it was cut, or what was written last is lost. The server's own log says more.";

/**
 * Says whether the server answers, its database does, the thread that writes, and what stands in
 * the way of the data (a full disk, a damaged file); tells nothing else, and waits for no write.
 */
export async function GET(): Promise<Response> {
  const fault = await faultOfDatabase();
  const writing = isWriterWell();
  const kind = machineFaultKind(fault) ?? notedStorage();
  const cut = cutLog();
  // A log that was cut is no reason to start the server anew: it answers as well as before.
  const isWell = !fault && writing && kind === null;
  return Response.json(
    {
      status: isWell ? "ok" : "failing",
      database: fault ? "does not answer" : "ok",
      writing: writing ? "ok" : "does not answer",
      storage: kind ?? "ok",
      log: cut === null ? "ok" : "was cut",
      ...(kind && { message: storageSentence(kind) }),
      ...(cut !== null && { cut: CUT }),
    },
    { status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}

async function faultOfDatabase(): Promise<unknown> {
  try {
    await db().$queryRaw`SELECT 1 FROM "_prisma_migrations" LIMIT 1`;
    return null;
  } catch (error) {
    logFault(error);
    return error;
  }
}
