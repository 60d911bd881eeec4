/**
 * Writes claims as an Excel file while they are being read: holds one slice of rows at a time,
 * waits for whoever receives the file, deflates outside the main thread. A failure on the way
 * leaves a file without its directory, which no program takes for a whole one.
 * Why it is written here: docs/decisions/0007-write-excel-files-ourselves.md.
 */
import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { AboutLine } from "./about";
import type { ExportColumn, FileRow } from "./rules";
import {
  aboutXml,
  claimsClosing,
  claimsOpening,
  claimWriter,
  CONTENT_TYPES,
  PACKAGE_RELATIONS,
  STYLES,
  WORKBOOK_RELATIONS,
  workbookXml,
} from "./xlsx-parts";

export type Workbook = {
  slices: AsyncIterable<readonly FileRow[]>;
  columns: readonly ExportColumn[];
  zone: string;
  /** Asked once the claims are written, with how many there were. */
  about: (rows: number) => AboutLine[];
};

/** A tenth larger than what zlib makes of it left to itself, in three quarters of the time. */
const LEVEL = 3;

/** @yields the file's bytes; whatever reading the claims throws is thrown here. */
export async function* writeXlsx(workbook: Workbook): AsyncGenerator<Uint8Array, void> {
  const zip = new ZipFile();
  const written = { rows: 0 };
  const claims = Readable.from(claimsSheet(workbook, written), { objectMode: false });
  const output = zip.outputStream.pipe(new PassThrough());
  const fail = (error: Error) => void output.destroy(error);
  claims.once("error", fail);
  zip.once("error", fail);

  const width = workbook.columns.length;
  const add = (path: string, part: () => Readable) =>
    zip.addReadStreamLazy(path, { forceDosTimestamp: true, compressionLevel: LEVEL }, (give) =>
      give(null, part()),
    );
  add("[Content_Types].xml", () => text(CONTENT_TYPES));
  add("_rels/.rels", () => text(PACKAGE_RELATIONS));
  add("xl/_rels/workbook.xml.rels", () => text(WORKBOOK_RELATIONS));
  add("xl/styles.xml", () => text(STYLES));
  add("xl/worksheets/sheet1.xml", () => claims);
  // After the claims, because only now it is known how many there were.
  add("xl/worksheets/sheet2.xml", () =>
    text(aboutXml(workbook.about(written.rows), workbook.zone)),
  );
  add("xl/workbook.xml", () => text(workbookXml(width, written.rows)));
  zip.end();

  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    // Whoever receives the file may have gone: then the claims need not be read to their end.
    claims.destroy();
  }
}

async function* claimsSheet(
  { slices, columns, zone }: Workbook,
  written: { rows: number },
): AsyncGenerator<Buffer> {
  yield Buffer.from(claimsOpening(columns));
  const claimXml = claimWriter(columns, zone);
  for await (const slice of slices) {
    let xml = "";
    for (const row of slice) {
      written.rows += 1;
      xml += claimXml(row, written.rows + 1);
    }
    if (xml) yield Buffer.from(xml);
  }
  yield Buffer.from(claimsClosing(columns.length, written.rows));
}

function text(content: string): Readable {
  return Readable.from([Buffer.from(content)], { objectMode: false });
}
