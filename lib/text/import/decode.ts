/**
 * Bytes to characters: finds out in which encoding a text was saved. Pure.
 *
 * In this order: what a person chose; a byte order mark; valid UTF-8; the encoding that the document
 * itself names; UTF-16 without a mark, known by zero bytes that stand on one side of most pairs; else
 * what a detector and the look of the text make of it (readings.ts). UTF-8 comes before what is
 * named, because text that is valid UTF-8 by chance does not occur, while a wrong name does.
 * Where the answer is not sure, the person is asked, and shown a line of the text in each reading.
 * A stray zero byte becomes U+FFFD, so that the loss can be seen.
 */
import { invalid, SourcelineError } from "@/lib/platform/errors";
import { ENCODINGS, readingIn, readingsOf, type EncodingReading } from "./readings";

/**
 * @param named the encoding that the document or its sender names, a label of the Encoding
 *   Standard; unknown ones are passed over.
 * @param chosen the encoding that a person chose.
 * @throws SourcelineError INVALID where the bytes are no text, or, for the field `encoding` and with
 *   the readings as `current`, where they are text in several ways.
 */
export function decodeText(bytes: Uint8Array, named: string | null, chosen?: string): string {
  return decodeKnowing(bytes, named, chosen).text;
}

export type Decoded = { text: string; encoding: string };

/** The same, saying in which encoding it was found to be. @throws as decodeText does */
export function decodeKnowing(bytes: Uint8Array, named: string | null, chosen?: string): Decoded {
  if (chosen !== undefined)
    return { text: decodeAs(bytes, chosen), encoding: chosen.toLowerCase() };
  const marked = encodingOfMark(bytes);
  if (marked) return { text: decoded(bytes, marked) ?? refuse(), encoding: marked };
  if (bytes.includes(0)) return decodeWithZeros(bytes);
  const isEscaped = hasEscapes(bytes);
  const unicode = isEscaped ? null : decoded(bytes, "utf-8");
  if (unicode !== null) return isBinary(unicode) ? refuse() : { text: unicode, encoding: "utf-8" };
  const asNamed = named === null ? null : readable(bytes, named);
  if (named !== null && asNamed !== null) return { text: asNamed, encoding: named.toLowerCase() };
  const { readings, isSure, text } = readingsOf(bytes, (encoding) => readable(bytes, encoding));
  const [first] = readings;
  if (!first) refuse();
  return isSure ? { text, encoding: first.encoding } : ask(readings);
}

function decodeAs(bytes: Uint8Array, chosen: string): string {
  const encoding = chosen.toLowerCase();
  if (!Object.hasOwn(ENCODINGS, encoding)) {
    const message = `The encoding is not one of these: ${Object.keys(ENCODINGS).join(", ")}.`;
    throw invalid(message, { encoding: message });
  }
  const text = decoded(bytes, encoding);
  if (text === null) {
    const message = `The file is no text in this encoding (${encoding}). Choose another.`;
    throw invalid(message, { encoding: message });
  }
  return withZerosSeen(text);
}

/** UTF-16, or a text into which zero bytes strayed. */
function decodeWithZeros(bytes: Uint8Array): Decoded {
  const side = sideOfZeros(bytes);
  const wide = side === null ? null : readable(bytes, side);
  if (side !== null && wide !== null) return { text: wide, encoding: side };
  const narrow = readingsWithZeros(bytes, ["utf-8"]);
  const legacy = narrow.length > 0 ? narrow : readingsWithZeros(bytes, ["windows-1252"]);
  // A few zero bytes among letters of one byte each are none of UTF-16.
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  const isStray = legacy.length > 0 && zeros * 16 < bytes.length;
  const readings = isStray
    ? legacy
    : [...legacy, ...readingsWithZeros(bytes, ["utf-16le", "utf-16be"])];
  return readings.length === 0 ? refuse() : ask(readings);
}

function readingsWithZeros(bytes: Uint8Array, encodings: readonly string[]): EncodingReading[] {
  return encodings.flatMap((encoding) => {
    const text = decoded(bytes, encoding);
    if (text === null || 4 * text.split("\0").length > text.length) return [];
    const seen = withZerosSeen(text);
    return isBinary(seen) ? [] : [readingIn(encoding, seen)];
  });
}

const withZerosSeen = (text: string): string => text.replaceAll("\0", "\ufffd");

function readable(bytes: Uint8Array, encoding: string): string | null {
  const text = decoded(bytes, encoding);
  return text === null || isBinary(text) ? null : text;
}

/** Japanese in ISO-2022 is written in ASCII's bytes, and begins with this. */
function hasEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return (
    at !== -1 && bytes[at + 1] === 0x24 && /[@BA]/.test(String.fromCharCode(bytes[at + 2] ?? 0))
  );
}

function ask(readings: readonly EncodingReading[]): never {
  const lines = readings.map(({ encoding, line }) => `${encoding}: “${line}”`);
  throw new SourcelineError({
    code: "INVALID",
    message:
      "The file does not say how its characters are written. Choose the reading that is right.",
    fields: { encoding: `Choose one of these. ${lines.join(" · ")}` },
    current: { readings },
  });
}

/** The encoding named in an HTML document's first 1,024 bytes, where the standard looks for it. */
export function namedInHtml(bytes: Uint8Array): string | null {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024));
  return /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? null;
}

/** The encoding named by a media type such as "text/plain; charset=iso-8859-1". */
export function namedInMediaType(mediaType: string): string | null {
  return /;\s*charset\s*=\s*["']?([\w-]+)/i.exec(mediaType)?.[1] ?? null;
}

function encodingOfMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/**
 * A character of Latin script or punctuation has a zero byte in UTF-16, always on one side; a
 * quarter of the characters of any story are such, if only spaces and marks.
 */
function sideOfZeros(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (8 * Math.max(even, odd) < bytes.length) return null;
  if (odd > 9 * even) return "utf-16le";
  return even > 9 * odd ? "utf-16be" : null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? withWindowsMarks(text) : text;
  } catch (error) {
    // A RangeError is an unknown label, a TypeError bytes that are not of this encoding.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters; U+FFFD is free. */
const WINDOWS_MARKS = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

/** Some versions of Node decode Windows-1252 as if it were Latin-1. */
function withWindowsMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (mark) =>
    WINDOWS_MARKS.charAt(mark.charCodeAt(0) - 0x80),
  );
}

/** Whether one character in a hundred is one that no editor writes into a text. */
function isBinary(text: string): boolean {
  let strange = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // White space and U+001B, with which terminals colour, may be.
    const isStrange =
      (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0x7f;
    if (isStrange) strange += 1;
  }
  return strange > 0 && strange * 100 >= text.length;
}

function refuse(): never {
  throw invalid(
    "The file is not a text: its bytes make sense in no known encoding. Save it as .docx or as UTF-8 text.",
  );
}
