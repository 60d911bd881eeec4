/**
 * Which of the readers a file is for: its first bytes can refuse it, its name decides, and its
 * media type helps out where the name says nothing. One that says nothing at all is plain text.
 * Pure.
 */
import { invalid } from "@/lib/platform/errors";

export type FileKind = "plain" | "markdown" | "html" | "word";

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  txt: "plain",
  text: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  docx: "word",
  docm: "word",
};

const BY_MEDIA_TYPE: Readonly<Record<string, FileKind>> = {
  "text/plain": "plain",
  "text/markdown": "markdown",
  "text/html": "html",
  "application/xhtml+xml": "html",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
};

/** What a file chooser may offer, for its `accept` attribute. */
export const ACCEPTED_FILES = ".docx,.txt,.md,.markdown,.html,.htm";

const INSTEAD = "Bring in .docx, .txt, .md or .html, or paste the text.";

/** First bytes, as Latin-1, of files that come in by mistake. */
const SIGNATURES: ReadonlyArray<readonly [start: string, refusal: string]> = [
  ["%PDF-", `This is a PDF file, in which text has lost its order. ${INSTEAD}`],
  [
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "This is a Word file of the old kind (.doc), or one that is protected with a password. Open it in Word and save it as .docx without a password.",
  ],
  ["{\\rtf", "This is an RTF file. Open it in Word and save it as .docx."],
  ["\x89PNG", `This is a picture. ${INSTEAD}`],
  ["\xff\xd8\xff", `This is a picture. ${INSTEAD}`],
  ["GIF8", `This is a picture. ${INSTEAD}`],
  ["\x7fELF", `This is a program, not a text. ${INSTEAD}`],
  ["\x1f\x8b", `This file is compressed. Unpack it first. ${INSTEAD}`],
];

const ZIP = "PK\x03\x04";

/** @throws SourcelineError INVALID where no reader is for it, saying what to do. */
export function kindOfFile(name: string, mediaType: string, bytes: Uint8Array): FileKind {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) throw invalid(known[1]);
  const kind = kindOfName(name, mediaType);
  if (!kind) throw invalid(`Files of this kind cannot be read. ${INSTEAD}`);
  if (kind === "word" && !start.startsWith(ZIP)) {
    throw invalid("The file is not a Word file, whatever its name says. Save it again as .docx.");
  }
  if (kind !== "word" && start.startsWith(ZIP)) {
    throw invalid("The file is not a text but an archive. If it is a Word file, name it .docx.");
  }
  return kind;
}

function kindOfName(name: string, mediaType: string): FileKind | null {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (extension === undefined && essence === "") return "plain";
  return ownValue(BY_EXTENSION, extension ?? "") ?? ownValue(BY_MEDIA_TYPE, essence);
}

function ownValue(table: Readonly<Record<string, FileKind>>, key: string): FileKind | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
