/**
 * Opens a spreadsheet's file, which is a zip archive of XML parts, as if its sender meant harm: its
 * entries are counted, and so is what comes out of them, while it comes. A part is told piece by
 * piece, so that none is in memory as a whole.
 */
import { StringDecoder } from "node:string_decoder";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { invalid, SourcelineError } from "@/lib/platform/errors";
import { XmlScanner, type XmlListener } from "./scan-xml";

const MAX_ENTRIES = 5_000;
/** Of all parts that are read, inflated: a hundred thousand rows as Excel writes them take sixty. */
const MAX_INFLATED_BYTES = 400 * 1024 * 1024;

export type SheetArchive = {
  has: (name: string) => boolean;
  /** Tells a part to the listener; one that is not there tells nothing. */
  scan: (name: string, listener: XmlListener) => Promise<void>;
};

/** @throws SourcelineError INVALID where it is no archive, or damaged. */
export async function openArchive(bytes: Uint8Array): Promise<SheetArchive> {
  const { archive, entries } = await openEntries(bytes);
  let left = MAX_INFLATED_BYTES;
  return {
    has: (name) => entries.has(name),
    scan: async (name, listener) => {
      const entry = entries.get(name);
      if (!entry) return;
      try {
        left = await scanEntry(archive, entry, listener, left);
      } catch (error) {
        // Whatever yauzl or zlib found, such as a wrong size or a cut end.
        throw error instanceof SourcelineError ? error : damaged();
      }
    },
  };
}

async function openEntries(bytes: Uint8Array) {
  const entries = new Map<string, Entry>();
  try {
    const archive = await fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    );
    if (archive.entryCount > MAX_ENTRIES) throw tooLarge();
    for await (const entry of archive.eachEntry()) {
      // Of two parts of one name readers disagree which it is.
      if (entries.has(entry.fileName) || entries.size >= MAX_ENTRIES) throw damaged();
      entries.set(entry.fileName, entry);
    }
    return { archive, entries };
  } catch (error) {
    throw error instanceof SourcelineError ? error : damaged();
  }
}

async function scanEntry(
  archive: ZipFile,
  entry: Entry,
  listener: XmlListener,
  limit: number,
): Promise<number> {
  if (entry.isEncrypted()) throw invalid("The file is protected with a password. Save it without.");
  const scanner = new XmlScanner(listener, damaged);
  const decoder = new StringDecoder("utf8");
  const stream = await archive.openReadStreamPromise(entry);
  let left = limit;
  let isFirst = true;
  // Leaving the loop early destroys the stream, and with it the inflating.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    left -= chunk.length;
    if (left < 0) throw tooLarge();
    const text = decoder.write(chunk);
    scanner.push(isFirst ? text.replace(/^\ufeff/, "") : text);
    isFirst = false;
  }
  scanner.push(decoder.end(), true);
  return left;
}

function tooLarge(): SourcelineError {
  return invalid("The file unpacks to far more than a table of claims holds. Save it as CSV.");
}

export function damaged(): SourcelineError {
  return invalid("The file is damaged or was cut off on its way. Save it again.");
}
