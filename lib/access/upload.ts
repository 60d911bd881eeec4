/**
 * Reads one file from a request. What it is for stands in the address, so that it can be asked who
 * may send it before any of it is read; bytes are counted while they come in, so that at most the
 * limit and a little is ever held in memory, whatever the request says of its length.
 */
import { invalid, invalidField, type SourcelineError } from "@/lib/platform/errors";

export type UploadedFile = { name: string; type: string; content: Uint8Array };

/** For the boundaries round the file, and its name. */
const OVERHEAD = 64 * 1024;

/**
 * The fields in an address, for parseInput.
 * @throws SourcelineError INVALID where one is given twice.
 */
export function fieldsOf(url: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    if (fields.has(name)) throw invalid("The address gives a field more than once.");
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/**
 * @param tooLarge what to refuse with when the request exceeds the limit.
 * @throws SourcelineError INVALID naming what is missing, twice there or unreadable.
 */
export async function readUpload(
  request: Request,
  limit: number,
  tooLarge: () => SourcelineError,
): Promise<UploadedFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw invalidField("file", "Send the file in a form (multipart/form-data).");
  }
  const most = limit + OVERHEAD;
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const form = await readForm(request, type, most, tooLarge);
  const parts = [...form];
  const [first] = parts;
  if (parts.length > 1)
    throw invalidField("file", "Send the file alone; the rest goes into the address.");
  if (first?.[0] !== "file" || typeof first[1] === "string") {
    throw invalidField("file", "Choose a file; send it as “file”.");
  }
  const file = first[1];
  if (file.name === "" && file.size === 0) throw invalidField("file", "Choose a file.");
  return { name: file.name, type: file.type, content: new Uint8Array(await file.arrayBuffer()) };
}

async function readForm(
  request: Request,
  type: string,
  most: number,
  tooLarge: () => SourcelineError,
): Promise<FormData> {
  let refusal: SourcelineError | null = null;
  let size = 0;
  const counted = (request.body ?? new Blob().stream()).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > most) {
          refusal = tooLarge();
          controller.error(refusal);
        } else controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(counted, { headers: { "Content-Type": type } }).formData();
  } catch {
    // Whatever the parser makes of a stream that broke off, the cause is the size.
    throw (refusal as SourcelineError | null) ?? invalid("The form cannot be read; send it again.");
  }
}
