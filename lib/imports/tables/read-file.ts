/**
 * A file's bytes to its sheets, whatever form it has; the bytes decide, the name helps where they
 * say nothing.
 */
import { invalid, SourcelineError } from "@/lib/platform/errors";
import { decodeKnowing } from "@/lib/text/import/decode";
import type { EncodingReading } from "@/lib/text/import/readings";
import { openArchive } from "./archive";
import { findDelimiter, readDelimited } from "./delimited";
import { readExcel } from "./excel";
import { jsonFormOf, readJsonRows } from "./json-rows";
import { readOpenDocument } from "./open-document";
import type { FileForm, FileSheet, TableFile } from "./sheet";

export type ToRead = {
  name: string;
  bytes: Uint8Array;
  /** What a person chose instead of what was found out. */
  encoding?: string | undefined;
  delimiter?: string | undefined;
};

/** @throws SourcelineError INVALID saying why nothing can be read, and what to do. */
export async function readTableFile({ name, bytes, ...chosen }: ToRead): Promise<TableFile> {
  if (bytes.length === 0) throw invalid("The file is empty.");
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith("PK\x03\x04")) return readArchive(bytes);
  const refusal = NOT_TABLES.find(([signature]) => start.startsWith(signature));
  if (refusal) throw invalid(refusal[1]);
  const { text, ...encoded } = decode(bytes, chosen.encoding);
  const json = jsonFormOf(text, name);
  if (json) {
    return { form: json, ...encoded, delimiter: null, sheets: [only(readJsonRows(text, json))] };
  }
  const said = /^\ufeff?sep=(.)\r?\n/.exec(text);
  const delimiter = chosen.delimiter ?? said?.[1] ?? findDelimiter(text, name);
  const rows = readDelimited(text, delimiter);
  const form = FORM_OF[delimiter] ?? "csv";
  // A line for Excel alone.
  return { form, ...encoded, delimiter, sheets: [only(said ? rows.slice(1) : rows)] };
}

const FORM_OF: Readonly<Record<string, FileForm>> = { "\t": "tsv", ";": "semicolon" };

const only = (rows: FileSheet["rows"]): FileSheet => ({
  ...{ name: "", isHidden: false, rows, hiddenColumns: [], mergedCells: 0 },
});

async function readArchive(bytes: Uint8Array): Promise<TableFile> {
  const archive = await openArchive(bytes);
  const isExcel = archive.has("xl/workbook.xml");
  if (!isExcel && !archive.has("content.xml")) {
    const what = archive.has("word/document.xml") ? "a Word file" : "an archive";
    throw invalid(`This is ${what}, not a spreadsheet. Bring in .xlsx, .ods, .csv, .tsv or .json.`);
  }
  const sheets = isExcel ? await readExcel(archive) : await readOpenDocument(archive);
  if (sheets.length === 0) throw invalid("The file has no sheet with cells.");
  const form = isExcel ? "xlsx" : "ods";
  return { form, encoding: null, isEncodingSure: true, readings: [], delimiter: null, sheets };
}

/** First bytes, as Latin-1, of files that come in by mistake. */
const NOT_TABLES: ReadonlyArray<readonly [start: string, refusal: string]> = [
  ["%PDF-", "This is a PDF file, in which a table has lost its cells. Bring in the spreadsheet."],
  [
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "This is an Excel file of the old kind (.xls), or one that is protected with a password. Open it and save it as .xlsx without a password.",
  ],
  ["{\\rtf", "This is a text, not a table. Bring in .xlsx, .ods, .csv, .tsv or .json."],
  ["\x1f\x8b", "This file is compressed. Unpack it first."],
];

/** Bytes by which the encoding of a long text is found out. */
const SAMPLE = 64 * 1024;

type DecodedTable = Pick<TableFile, "encoding" | "isEncodingSure" | "readings"> & { text: string };

/** What is not sure is read in the likeliest way, which the preview shows, with the others. */
function decode(bytes: Uint8Array, chosen: string | undefined): DecodedTable {
  try {
    const known = chosen ?? (bytes.length > 8 * SAMPLE ? encodingOfLong(bytes) : undefined);
    return { ...decodeKnowing(bytes, null, known), isEncodingSure: true, readings: [] };
  } catch (error) {
    const readings = readingsIn(error);
    const [first] = readings;
    if (!first) throw error;
    const { encoding } = first;
    return { ...decodeKnowing(bytes, null, encoding), isEncodingSure: false, readings };
  }
}

/** Of its lines that hold more than ASCII; all of a long text in every encoding takes seconds. */
function encodingOfLong(bytes: Uint8Array): string | undefined {
  const isMarked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  if (isMarked || bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    // In another encoding.
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length && length < SAMPLE; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = bytes.lastIndexOf(0x0a, at) + 1;
    const newline = bytes.indexOf(0x0a, at);
    const end = newline === -1 ? bytes.length : newline + 1;
    pieces.push(bytes.subarray(start, end));
    length += end - start;
    at = end - 1;
  }
  return decodeKnowing(Buffer.concat(pieces), null).encoding;
}

function readingsIn(error: unknown): EncodingReading[] {
  if (!(error instanceof SourcelineError)) return [];
  const current = error.toAnswer().current as { readings?: EncodingReading[] } | null | undefined;
  return current?.readings ?? [];
}
