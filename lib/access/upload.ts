/**
 * Reads a form with one file from a request. Bytes are counted while they come in, so that at
 * most the limit and a little is ever held in memory, whatever the request says of its length.
 */
import { invalid, invalidField, type SourcelineError } from "@/lib/platform/errors";

export type Upload = {
  fields: Record<string, string>;
  file: { name: string; type: string; content: Uint8Array };
};

/** For the form's other fields and the boundaries between them. */
const OVERHEAD = 64 * 1024;

/**
 * @param tooLarge what to refuse with when the request exceeds the limit.
 * @throws SourcelineError INVALID naming what is missing, twice there or unreadable.
 */
export async function readUpload(
  request: Request,
  limit: number,
  tooLarge: () => SourcelineError,
): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw invalidField("file", "Send the file in a form (multipart/form-data).");
  }
  const most = limit + OVERHEAD;
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const form = await readForm(request, type, most, tooLarge);
  const fields = new Map<string, string>();
  let file: File | null = null;
  for (const [name, value] of form) {
    if (fields.has(name) || (name === "file" && file)) {
      throw invalidField(name, "is given more than once");
    }
    if (typeof value === "string") fields.set(name, value);
    else if (name === "file") file = value;
    else throw invalidField(name, "is not a file here; send it as “file”");
  }
  if (!file || (file.name === "" && file.size === 0)) throw invalidField("file", "Choose a file.");
  const content = new Uint8Array(await file.arrayBuffer());
  return {
    fields: Object.fromEntries(fields),
    file: { name: file.name, type: file.type, content },
  };
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
