/**
 * A tar archive (ustar) written and read as a stream: plain files with short names, nothing else.
 * Any `tar` unpacks what is written here.
 */
import { CommandFault } from "../fault";

const BLOCK = 512;
const NAME_BYTES = 100;
/** Where the numbers and marks of a header stand, and how long they are. */
const FIELDS = {
  name: [0, NAME_BYTES],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  changedAt: [136, 12],
  checksum: [148, 8],
  kind: [156, 1],
  magic: [257, 8],
} as const;

export type TarEntry = {
  name: string;
  size: number;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** @throws Error where a content is longer or shorter than was said. */
export async function* packTar(entries: Iterable<TarEntry>): AsyncGenerator<Uint8Array, void> {
  for (const { name, size, content } of entries) {
    yield headerOf(name, size);
    let written = 0;
    for await (const chunk of content) {
      written += chunk.byteLength;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes; it was to have ${size}.`);
    yield new Uint8Array(paddingOf(size));
  }
  yield new Uint8Array(2 * BLOCK);
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) >= NAME_BYTES) throw new Error(`“${name}” is too long for a tar.`);
  const octal = ([at, length]: readonly [number, number], value: number) =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  header.write(name, FIELDS.name[0], "utf8");
  octal(FIELDS.mode, 0o600);
  octal(FIELDS.owner, 0);
  octal(FIELDS.group, 0);
  octal(FIELDS.changedAt, 0);
  if (size < 0o100000000000) octal(FIELDS.size, size);
  else {
    // Beyond eight gigabytes: the number itself, marked by the highest bit.
    header[FIELDS.size[0]] = 0x80;
    header.writeBigUInt64BE(BigInt(size), FIELDS.size[0] + 4);
  }
  header.write("0", FIELDS.kind[0], "latin1");
  header.write("ustar\x0000", FIELDS.magic[0], "latin1");
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, FIELDS.checksum[0]);
  return header;
}

/** The sum of all bytes, those of the sum itself taken for spaces. */
function checksumOf(header: Uint8Array): number {
  const [at, length] = FIELDS.checksum;
  return header.reduce(
    (sum, byte, index) => sum + (index >= at && index < at + length ? 0x20 : byte),
    0,
  );
}

/**
 * The files of an archive in their order. A content may be read until the next one is asked for;
 * what of it was not read is passed over. Reads its source to the very end, which is where seals and
 * checksums around it are tested.
 * @throws CommandFault where it is no such archive, or ends too early.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void> {
  const bytes = new ByteReader(source);
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const content = bytes.stream(size);
    yield { name, size, content };
    await passOver(content);
    await bytes.take(paddingOf(size));
  }
  await bytes.drain();
}

async function passOver(content: AsyncGenerator<Uint8Array, void>): Promise<void> {
  while (!(await content.next()).done);
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = ([at, length]: readonly [number, number]) =>
    header.toString("utf8", at, at + length).split("\0", 1)[0] ?? "";
  if (!text(FIELDS.magic).startsWith("ustar")) throw notAnArchive();
  if (Number.parseInt(text(FIELDS.checksum), 8) !== checksumOf(header)) throw notAnArchive();
  if (!/^0?$/.test(text(FIELDS.kind))) throw notAnArchive();
  const isLarge = header[FIELDS.size[0]] === 0x80;
  const size = isLarge
    ? Number(header.readBigUInt64BE(FIELDS.size[0] + 4))
    : Number.parseInt(text(FIELDS.size), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw notAnArchive();
  return { name: text(FIELDS.name), size };
}

function notAnArchive(): CommandFault {
  return new CommandFault("it holds something else than a backup of Sourceline");
}

/** Bytes by their number, out of chunks as they come. */
class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** At most so many, at least one. @throws CommandFault at the end. */
  private async some(most: number): Promise<Uint8Array> {
    while (this.held.byteLength === 0) {
      const next = await this.chunks.next();
      if (next.done) throw new CommandFault("it ends too early");
      this.held = next.value;
    }
    const part = this.held.subarray(0, most);
    this.held = this.held.subarray(part.byteLength);
    return part;
  }

  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let left = count; left > 0; left -= parts.at(-1)?.byteLength ?? 0) {
      parts.push(await this.some(left));
    }
    return Buffer.concat(parts);
  }

  async *stream(count: number): AsyncGenerator<Uint8Array, void> {
    for (let left = count; left > 0;) {
      const part = await this.some(left);
      left -= part.byteLength;
      yield part;
    }
  }

  async drain(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }
}
