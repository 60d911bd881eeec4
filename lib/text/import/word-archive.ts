/**
 * Opens a .docx file, which is a zip archive of XML parts, as if its sender meant harm: entries
 * are counted, inflated bytes are counted while they come (whatever the archive says of them),
 * and every XML part is looked at before a parser sees it. Pictures and other media are not read.
 *
 * What is handed on is the text of the parts that passed, so that nobody reads the archive again
 * and understands it differently (two entries of one name, bytes before the archive).
 */
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { invalid, SourcelineError } from "@/lib/platform/errors";
import { MAX_TEXT_LENGTH } from "./limits";
import { endOfMarkup } from "./xml";

const MAX_ENTRIES = 2_000;

/** Of all XML parts together, inflated, in bytes. 100,000 words as Word writes them take ten. */
const MAX_INFLATED_BYTES = 24 * 1024 * 1024;

/** Of all XML parts together; each takes 10 µs and a kilobyte to read. A run of words has ten. */
const MAX_TAGS = 150_000;

/** Of the text in all XML parts, with the white space and the escapes of XML. */
const MAX_CHARACTERS = 2 * MAX_TEXT_LENGTH;

const MAX_DEPTH = 200;

/** Of one tag; Word's longest, with the names of its extensions, has fewer than fifty. */
const MAX_ATTRIBUTES = 500;

/**
 * @returns the XML parts by their names.
 * @throws SourcelineError INVALID saying why it cannot be a story's Word file.
 */
export async function openWordArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = await readParts(bytes);
  refuseOthers(parts);
  const light = new Map<string, string>();
  const seen = { tags: 0, characters: 0 };
  for (const [name, content] of parts) {
    const xml = content.toString("utf8").replace(/^\ufeff/, "");
    const needed = isStyles(name) ? withoutTableLooks(xml) : xml;
    refuseEntities(name, xml);
    measure(needed, seen);
    light.set(name, needed);
  }
  return light;
}

async function readParts(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let left = MAX_INFLATED_BYTES;
  try {
    const archive = await fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    );
    if (archive.entryCount > MAX_ENTRIES) throw tooLarge();
    let entries = 0;
    for await (const entry of archive.eachEntry()) {
      entries += 1;
      if (entries > MAX_ENTRIES) throw tooLarge();
      const { fileName } = entry;
      if (!/\.(?:xml|rels)$/i.test(fileName)) continue;
      if (parts.has(fileName)) throw damaged();
      const content = await inflate(archive, entry, left);
      left -= content.length;
      parts.set(fileName, content);
    }
  } catch (error) {
    if (error instanceof SourcelineError) throw error;
    // Whatever yauzl or zlib found: wrong sizes, a cut end, names that climb out of the archive.
    throw damaged();
  }
  return parts;
}

/** @throws SourcelineError INVALID as soon as more than `limit` bytes come out. */
async function inflate(archive: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw invalid("The file is protected with a password. Save it without.");
  const stream = await archive.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early destroys the stream, and with it the inflating.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Word's own relatives are archives too, and mammoth would find nothing in them, or worse. */
function refuseOthers(parts: ReadonlyMap<string, Buffer>): void {
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  const isWord =
    parts.has("word/document.xml") || /wordprocessingml|ms-word\.document/i.test(types);
  if (isWord) return;
  if (parts.has("xl/workbook.xml")) {
    throw invalid("This is an Excel file. Save the story as a Word file (.docx).");
  }
  throw invalid(
    "The file is an archive, but not a Word file. Open it in the program that made it and save it as .docx.",
  );
}

/** Office Open XML allows no document type (ECMA-376 part 2); entities can grow without end. */
function refuseEntities(name: string, xml: string): void {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return;
  throw invalid(
    `The file declares entities (in ${name}), which no Word file does. Open it in Word and save it again.`,
  );
}

/**
 * Adds to `seen` the tags (comments and the like too) and the characters between them, and makes sure that every tag ends and
 * closes the one that it should: on XML that is not well-formed the parser takes minutes.
 * @throws SourcelineError INVALID where it is not, or is too much, or nested too deeply.
 */
function measure(xml: string, seen: { tags: number; characters: number }): void {
  const open: string[] = [];
  let end = -1;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", end)) {
    seen.characters += at - end - 1;
    end = endOfMarkup(xml, at);
    if (end === -1) throw damaged();
    seen.tags += 1;
    if (seen.tags > MAX_TAGS || seen.characters > MAX_CHARACTERS) throw tooLarge();
    if (xml[at + 1] === "!" || xml[at + 1] === "?") continue;
    const tag = xml.slice(at + 1, end);
    // XML allows no "<" in an attribute either.
    if (tag.includes("<")) throw damaged();
    if (tag.length > MAX_ATTRIBUTES && tag.split("=").length > MAX_ATTRIBUTES) throw tooLarge();
    const name = /^\/?[^\s/]*/.exec(tag)?.[0] ?? "";
    if (name.startsWith("/")) {
      if (open.pop() !== name.slice(1)) throw damaged();
    } else if (!tag.endsWith("/")) open.push(name);
    if (open.length > MAX_DEPTH) {
      throw invalid("The file is nested too deeply to be a story. Copy its text and paste it.");
    }
  }
  if (open.length > 0) throw damaged();
}

const isStyles = (name: string): boolean => /(?:^|\/)styles\.xml$/i.test(name);

/**
 * How table styles look is most of what Word and its imitators write into a small file, and what
 * would take most of the time; nothing of the text depends on it.
 */
function withoutTableLooks(xml: string): string {
  const closing = "</w:tblStylePr>";
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = xml.indexOf("<w:tblStylePr", from);
    const end = start === -1 ? -1 : xml.indexOf(closing, start);
    if (end === -1) break;
    kept.push(xml.slice(from, start));
    from = end + closing.length;
  }
  return kept.join("") + xml.slice(from);
}

function tooLarge(): SourcelineError {
  return invalid(
    "The file unpacks to far more than a story holds. Copy its text into a new document and bring in that.",
  );
}

function damaged(): SourcelineError {
  return invalid("The file is damaged or was cut off on its way. Save it again as .docx.");
}
