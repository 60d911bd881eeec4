/**
 * Reads one file from a request. What it is for stands in the address, so that it can be asked who
 * may send it before any of it is read; bytes are counted while they come in, so that at most the
 * limit and a little is ever held in memory, whatever the request says of its length.
 */
import { invalid, invalidField, type SourcelineError } from "@/lib/platform/errors";

export type UploadedFile = { name: string; type: string; content: Uint8Array<ArrayBuffer> };

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
  const said = Number(request.headers.get("content-length") ?? 0);
  if (said > most) throw tooLarge();
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const sign = boundary?.[1] ?? boundary?.[2];
  if (sign === undefined) throw unreadable();
  return fileIn(await readAll(request, said, most, tooLarge), Buffer.from(`--${sign}`, "latin1"));
}

const FIRST_ROOM = 1024 * 1024;

/** Into one stretch of memory, so that nothing long is copied at the end. */
async function readAll(
  request: Request,
  said: number,
  most: number,
  tooLarge: () => SourcelineError,
): Promise<Buffer> {
  // No more for what is only announced.
  let memory = Buffer.alloc(Math.min(said + 1, FIRST_ROOM));
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw unreadable();
    });
    if (done) break;
    if (size + value.byteLength > most) {
      await reader.cancel();
      throw tooLarge();
    }
    if (size + value.byteLength > memory.length) {
      const larger = Buffer.alloc(Math.min(most, Math.max(2 * memory.length, size + value.length)));
      memory.copy(larger, 0, 0, size);
      memory = larger;
    }
    memory.set(value, size);
    size += value.byteLength;
  }
  return memory.subarray(0, size);
}

const LINE = Buffer.from("\r\n");
const LAST = Buffer.from("--");
const HEAD_END = Buffer.from("\r\n\r\n");
/** What a browser says of a file is some hundred bytes. */
const LONGEST_HEAD = 16 * 1024;

/**
 * The one file of the form (RFC 7578). Written for that alone: a parser of any form builds every part
 * that is sent, and four hundred thousand of them keep everybody waiting.
 */
function fileIn(form: Buffer, delimiter: Buffer): UploadedFile {
  const headAt = delimiter.length + LINE.length;
  const beginsWith = (end: Buffer) =>
    form.subarray(0, headAt).equals(Buffer.concat([delimiter, end]));
  if (beginsWith(LAST)) throw notChosen();
  if (!beginsWith(LINE)) throw unreadable();
  const headEnd = form.subarray(0, headAt + LONGEST_HEAD).indexOf(HEAD_END, headAt);
  const end = form.indexOf(Buffer.concat([LINE, delimiter]), Math.max(headAt, headEnd));
  if (headEnd < 0 || end < 0) throw unreadable();
  const rest = end + LINE.length + delimiter.length;
  const after = form.toString("latin1", rest, rest + 2);
  if (after === "\r\n") {
    throw invalidField("file", "Send the file alone; the rest goes into the address.");
  }
  if (after !== "--") throw unreadable();
  const head = form.toString("utf8", headAt, headEnd);
  const { field, name, type } = readHead(head);
  if (field !== "file" || name === null) {
    throw notChosen();
  }
  const content = new Uint8Array(form.subarray(headEnd + HEAD_END.length, end));
  if (name === "" && content.length === 0) throw invalidField("file", "Choose a file.");
  return { name, type, content };
}

/** @returns name: null where it is no file. */
function readHead(head: string): { field: string | null; name: string | null; type: string } {
  const lines = head.split("\r\n");
  const valueOf = (header: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${header}:`))?.slice(header.length + 1);
  const disposition = valueOf("content-disposition") ?? "";
  if (!/^\s*form-data\s*;/i.test(disposition)) throw unreadable();
  const quoted = (parameter: string) =>
    new RegExp(`;\\s*${parameter}="([^"]*)"`, "i").exec(disposition)?.[1];
  const name = quoted("filename");
  return {
    field: quoted("name") ?? null,
    // As browsers write what would end the line or the quotation.
    name: name?.replace(/%22/g, '"').replace(/%0d/gi, "\r").replace(/%0a/gi, "\n") ?? null,
    type: (valueOf("content-type") ?? "").trim(),
  };
}

function notChosen(): SourcelineError {
  return invalidField("file", "Choose a file; send it as “file”.");
}

function unreadable(): SourcelineError {
  return invalid("The form cannot be read; send it again.");
}
