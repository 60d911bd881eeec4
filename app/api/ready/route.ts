import { readiness } from "@/lib/platform/readiness";

export const dynamic = "force-dynamic";

/**
 * Says whether the server can do its work: for what decides whether requests are sent here, and for
 * what wakes somebody. `/api/health` says whether it lives.
 */
export async function GET(): Promise<Response> {
  const found = await readiness();
  const isReady = Object.values(found).every((state) => state === "ok");
  return Response.json(
    { status: isReady ? "ready" : "not ready", ...found },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
