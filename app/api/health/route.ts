import { db } from "@/lib/platform/db";
import { logFault } from "@/lib/platform/log";
import { isWriterWell } from "@/lib/platform/threads";

export const dynamic = "force-dynamic";

/**
 * Says whether the server answers, its database does, and the thread that writes; tells nothing
 * else, and waits for no write.
 */
export async function GET(): Promise<Response> {
  const database = await doesDatabaseAnswer();
  const writing = isWriterWell();
  const isWell = database && writing;
  return Response.json(
    {
      status: isWell ? "ok" : "failing",
      database: database ? "ok" : "does not answer",
      writing: writing ? "ok" : "does not answer",
    },
    { status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}

async function doesDatabaseAnswer(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1 FROM "_prisma_migrations" LIMIT 1`;
    return true;
  } catch (error) {
    logFault(error);
    return false;
  }
}
