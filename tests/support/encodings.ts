/** The forms in which a word may stand in what a program writes, so that none is overlooked. */

const bytesOf = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);

/** Base64 at each of its three alignments, without the letters that the neighbours decide. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const text = padded.toString("base64").replace(/=+$/, "");
    const first = Math.ceil((before * 4) / 3);
    return text.slice(first, text.length - 1);
  });
}

/**
 * As it is, in either case, reversed, escaped for addresses, JSON and HTML, in Base64 (both
 * alphabets), in hexadecimal figures, and in UTF-16.
 */
export function formsOf(word: string): string[] {
  const escaped = Array.from(word).map(
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const entities = Array.from(word).map((letter) => `&#${letter.charCodeAt(0)};`);
  const based = [word, word.toLowerCase()].flatMap((text) => base64Forms(bytesOf(text, "utf8")));
  return [
    ...[word, word.toLowerCase(), word.toUpperCase(), Array.from(word).reverse().join("")],
    ...[encodeURIComponent(word), escaped.join(""), entities.join("")],
    ...based,
    ...based.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    ...[bytesOf(word, "utf8").toString("hex"), bytesOf(word, "utf8").toString("hex").toUpperCase()],
    ...["utf16le" as const].map((encoding) => bytesOf(word, encoding).toString("latin1")),
  ];
}

/** Those of the words that stand in these bytes, in any form. */
export function wordsIn(bytes: Buffer, words: readonly string[]): string[] {
  const text = bytes.toString("latin1");
  return words.filter((word) => formsOf(word).some((form) => text.includes(form)));
}
