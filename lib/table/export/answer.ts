/**
 * Serves an export over HTTP: a stream that is made no faster than it is received, and stops
 * being made when the receiver goes. A failure on the way breaks the connection off, so that
 * half a file is never taken for a whole one. HEAD says whether it would be given.
 */
import type { Actor } from "@/lib/access/actor";
import { exportClaims, planExport } from "./commands";
import { fileHeaders, fileStream } from "@/lib/platform/file-job";
import type { ExportPlan } from "./open";
import { COUNT_HEADER, MEDIA_TYPES, type ExportForm } from "./rules";

export async function answerExport(
  actor: Actor,
  request: Request,
  form: ExportForm,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  if (request.method === "HEAD") {
    return new Response(null, { headers: headersOf(await planExport(actor, form, params)) });
  }
  const { plan, chunks } = await exportClaims(actor, form, params);
  return new Response(fileStream(chunks), { headers: headersOf(plan) });
}

function headersOf({ form, fileName, rows }: ExportPlan): Record<string, string> {
  return { ...fileHeaders(fileName, MEDIA_TYPES[form]), [COUNT_HEADER]: String(rows) };
}
