/**
 * A Word file (.docx) to the normal form: mammoth turns it into HTML, which is then read like any
 * other.
 *
 * Tracked changes are read as accepted: insertions are in the text, deletions are not. Comments,
 * headers, footers and pictures stay out; notes follow the text; text boxes come after the
 * paragraph that they are anchored in. The paragraph styles for titles, quotations and headings
 * mean what they say. A style map that the file itself brings along is not followed.
 */
import mammoth from "mammoth";
import { invalid } from "@/lib/platform/errors";
import { readHtml } from "./html";
import type { BroughtText } from "./findings";
import { openWordArchive } from "./word-archive";

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  // LibreOffice.
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "br[type='page'] => hr",
  "br[type='column'] => hr",
];

/** @throws SourcelineError INVALID where it is no Word file, is damaged, empty or too large. */
export async function readWord(bytes: Uint8Array): Promise<BroughtText> {
  const archive = await openWordArchive(bytes);
  return readHtml(await htmlOf(archive));
}

async function htmlOf(archive: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: archive },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // The archive holds no pictures any more.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      },
    );
    return value;
  } catch {
    // XML that does not parse, parts that are missing: mammoth tells these apart by text only.
    throw invalid(
      "The file is damaged: its text cannot be found. Open it in Word and save it again as .docx.",
    );
  }
}
