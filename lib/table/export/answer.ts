/**
 * Serves an export over HTTP: a stream that is made no faster than it is received, and stops
 * being made when the receiver goes. A failure on the way breaks the connection off, so that
 * half a file is never taken for a whole one. HEAD says whether it would be given.
 */
import type { Actor } from "@/lib/access/actor";
import { exportClaims, planExport } from "./commands";
import { COUNT_HEADER, MEDIA_TYPES, type ExportForm } from "./rules";

export async function answerExport(
  actor: Actor,
  request: Request,
  form: ExportForm,
): Promise<Response> {
  const plan = await planExport(actor, form, new URL(request.url).searchParams);
  const headers = {
    "Content-Type": MEDIA_TYPES[form],
    "Content-Disposition": `attachment; filename="${plan.fileName}"`,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    [COUNT_HEADER]: String(plan.rows),
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  return new Response(streamOf(await exportClaims(actor, plan)), { headers });
}

/** Nothing is made ahead of what is asked for; going away ends the making. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
