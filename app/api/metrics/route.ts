import { createHash, timingSafeEqual } from "node:crypto";
import { countStreams } from "@/lib/live/streams";
import { env } from "@/lib/platform/env";
import { metricsText } from "@/lib/platform/metrics";
import { freeBytes } from "@/lib/platform/readiness";

export const dynamic = "force-dynamic";

const NO_STORE = { "Cache-Control": "no-store" };

/**
 * Counts and times for Prometheus, to whoever has METRICS_TOKEN; without one set there is no such
 * page. An address would prove nothing: behind a proxy everybody comes from this machine.
 */
export async function GET(request: Request): Promise<Response> {
  const { metricsToken } = env();
  if (metricsToken === null) return new Response(null, { status: 404, headers: NO_STORE });
  const given = request.headers.get("authorization") ?? "";
  if (!isSame(given, `Bearer ${metricsToken}`)) {
    const headers = { ...NO_STORE, "WWW-Authenticate": "Bearer" };
    return new Response(null, { status: 401, headers });
  }
  const text = metricsText([
    {
      name: "sourceline_disk_free_bytes",
      help: "Room on the disk of the data folder.",
      value: await freeBytes(),
    },
    {
      name: "sourceline_memory_bytes",
      help: "Memory that the server's process has in use.",
      value: process.memoryUsage.rss(),
    },
    {
      name: "sourceline_live_streams",
      help: "Browsers that are told what others do.",
      value: countStreams(),
    },
  ]);
  return new Response(text, {
    headers: { ...NO_STORE, "Content-Type": "text/plain; version=0.0.4; charset=utf-8" },
  });
}

/** In a time that does not tell how far they agree. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
