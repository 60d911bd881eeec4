/**
 * The one way in for a story's text: a file or a paste becomes a text in its normal form, or is
 * refused in a sentence that says what is wrong and what to do. Reads nothing but what it is
 * given, and keeps nothing.
 */
import { invalid, invalidField, SourcelineError } from "@/lib/platform/errors";
import { decodeText, namedInHtml, namedInMediaType } from "./decode";
import { kindOfFile } from "./file-kind";
import { MAX_FILE_BYTES, MAX_PASTE_LENGTH } from "./limits";
import { readHtml } from "./html";
import { readMarkdown } from "./markdown";
import { readMended, type MendedText } from "./mended";
import { readPlain } from "./plain";
import { readWord } from "./word";
import type { BroughtText } from "./findings";

export type TextFile = {
  readonly name: string;
  /** As the browser or server gave it; empty where unknown. */
  readonly mediaType?: string;
  readonly bytes: Uint8Array;
  /** What a person chose where the encoding was asked about; a label of the Encoding Standard. */
  readonly encoding?: string;
};

/** What a clipboard holds: the same text as plain text, with its formatting, or both. */
export type Paste = { readonly plain?: string; readonly html?: string };

export type TextInput =
  { readonly file: TextFile } | { readonly paste: Paste } | { readonly mended: MendedText };

/** @throws SourcelineError INVALID, the fault in the field `file`, `text` or `encoding`. */
export async function importText(input: TextInput): Promise<BroughtText> {
  const field = "file" in input ? "file" : "text";
  try {
    if ("file" in input) return await readFile(input.file);
    return "paste" in input ? readPaste(input.paste) : readMended(input.mended);
  } catch (error) {
    const isRefusal = error instanceof SourcelineError && error.code === "INVALID";
    // A fault that has its field already is a question about the encoding.
    throw isRefusal && !error.fields ? invalidField(field, error.message) : error;
  }
}

async function readFile({ name, mediaType = "", bytes, encoding }: TextFile): Promise<BroughtText> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw invalid(
      `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Leave out its pictures, or paste the text.`,
    );
  }
  if (bytes.length === 0) throw invalid("The file is empty. Choose another, or paste the text.");
  const kind = kindOfFile(name, mediaType, bytes);
  const named = namedInMediaType(mediaType);
  switch (kind) {
    case "word":
      return readWord(bytes);
    case "html":
      return readHtml(decodeText(bytes, namedInHtml(bytes) ?? named, encoding));
    case "markdown":
      return readMarkdown(decodeText(bytes, named, encoding));
    case "plain":
      return readPlain(decodeText(bytes, named, encoding));
  }
}

/**
 * With its formatting where there is any, because that knows paragraphs and links. Where it cannot
 * be read, or is a picture without a word, the plain form is.
 */
function readPaste({ plain = "", html = "" }: Paste): BroughtText {
  if (Math.max(plain.length, html.length) > MAX_PASTE_LENGTH) {
    throw invalid("That is more than can be pasted. Save it as a file and bring in the file.");
  }
  if (html.trim() === "") return readPlain(plain);
  try {
    return readHtml(html);
  } catch (error) {
    const isReadable = error instanceof SourcelineError && plain.trim() !== "";
    if (isReadable) return readPlain(plain);
    throw error;
  }
}
