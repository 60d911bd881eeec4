import { db } from "@/lib/platform/db";
import { logFault } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

/** Says whether the server and its database answer; tells nothing else. */
export async function GET(): Promise<Response> {
  try {
    await db().$queryRaw`SELECT 1 FROM "_prisma_migrations" LIMIT 1`;
    return Response.json(
      { status: "ok", database: "ok" },
      { headers: { "Cache-Control": "no-store" } },
    );
  } catch (error) {
    logFault(error);
    return Response.json({ status: "failing", database: "does not answer" }, { status: 503 });
  }
}
