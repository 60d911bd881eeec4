/**
 * Bytes to characters: finds out in which encoding a text was saved. Pure.
 *
 * In this order: a byte order mark; UTF-16 without one, known by zero bytes that all stand on one
 * side of the pairs; valid UTF-8; the encoding that the document itself names; Windows-1252, the
 * usual one of old files, in which any bytes are text. UTF-8 comes before what is named, because
 * text that is valid UTF-8 by chance does not occur, while a wrong name does.
 */
import { invalid } from "@/lib/platform/errors";

/**
 * @param named the encoding that the document or its sender names, a label of the Encoding
 *   Standard; unknown ones are passed over.
 * @throws SourcelineError INVALID where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, named: string | null): string {
  const marked = encodingOfMark(bytes);
  if (marked) return decoded(bytes, marked) ?? refuse();
  if (bytes.includes(0)) {
    const text = decoded(bytes, sideOfZeros(bytes) ?? refuse());
    return text === null || isBinary(text) ? refuse() : text;
  }
  const text =
    decoded(bytes, "utf-8") ??
    (named === null ? null : decoded(bytes, named)) ??
    decoded(bytes, "windows-1252") ??
    refuse();
  return isBinary(text) ? refuse() : text;
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

/** A character of Latin script or punctuation has a zero byte in UTF-16, always on one side. */
function sideOfZeros(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
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
