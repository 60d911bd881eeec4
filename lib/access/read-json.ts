/** Reads what was sent as JSON, as far as anybody would honestly send it. */
import { invalid, tooLarge } from "@/lib/platform/errors";
import { assertModestShape } from "./json-shape";

/** A pasted table of claims fits; a bomb does not. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** @param mostValues more only where a whole text is sent (json-shape.ts). */
export async function readJson(request: Request, mostValues?: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/json")) {
    throw invalid("Send the input as JSON (Content-Type: application/json).");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    throw tooLarge("The input is larger than 2 MB.");
  }
  const bytes = await readAtMost(request, MAX_BODY_BYTES);
  assertModestShape(bytes, mostValues);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid("The input is not readable JSON in UTF-8.");
  }
}

async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge("The input is larger than 2 MB.");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
