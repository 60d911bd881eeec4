/**
 * Whether JSON has a shape that any form of ours could have sent. Told from its bytes before it is
 * parsed: what is nested a million deep, or is one object of a hundred thousand fields, is cheap
 * to send and dear to read.
 */
import { invalid } from "@/lib/platform/errors";

/** Objects and lists within one another; the deepest of our own inputs has five. */
export const MAX_DEPTH = 32;
/** Of one object; the largest of our own has some thirty. */
export const MAX_FIELDS = 200;
/** Values in all: five hundred claims with all that a line may hold are some thirty thousand. */
export const MAX_VALUES = 50_000;
/** Of a whole draft: thirty thousand paragraphs, each with its kind, links and notes. */
export const MAX_VALUES_OF_DRAFT = 300_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * @param bytes UTF-8, read once from end to end; what is no JSON at all passes here.
 * @throws SourcelineError INVALID where it is nested too deeply or has too many fields or values.
 */
export function assertModestShape(bytes: Uint8Array, mostValues = MAX_VALUES): void {
  let values = 0;
  // Commas seen in each object or list that is open.
  const commas = new Uint32Array(MAX_DEPTH + 1);
  const isObject = new Uint8Array(MAX_DEPTH + 1);
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = endOfText(bytes, index);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      values += 1;
      if (depth > MAX_DEPTH) throw invalid("The input is nested too deeply.");
      commas[depth] = 0;
      isObject[depth] = byte === OPEN_OBJECT ? 1 : 0;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth > 0) depth -= 1;
    } else if (byte === COMMA) {
      const seen = (commas[depth] ?? 0) + 1;
      commas[depth] = seen;
      values += 1;
      if (isObject[depth] === 1 && seen >= MAX_FIELDS)
        throw invalid("The input has too many fields.");
    }
    if (values > mostValues) {
      throw invalid("The input has too many values; send it in several parts.");
    }
  }
}

/** Where the text that begins at `start` ends: at its closing quote, or where the bytes do. */
function endOfText(bytes: Uint8Array, start: number): number {
  for (let index = start + 1; index < bytes.length; index += 1) {
    if (bytes[index] === BACKSLASH) index += 1;
    else if (bytes[index] === QUOTE) return index;
  }
  return bytes.length;
}
