/**
 * Writes claims as CSV: UTF-8 with a byte-order mark, RFC 4180 (CRLF, quotes doubled), instants
 * as ISO 8601, formulas made harmless (formulas.ts). Holds one slice of rows at a time.
 */
import { stringify } from "csv-stringify/sync";
import { isoInZone } from "./cells";
import { guardFormula } from "./formulas";
import type { ExportCell, ExportColumn, ExportRow } from "./rules";

/** Without it Excel takes the file for the encoding of its country. */
const BYTE_ORDER_MARK = "\ufeff";

/** One chunk of bytes for the header, then one for each slice. */
export async function* writeCsv(
  slices: AsyncIterable<readonly ExportRow[]>,
  columns: readonly ExportColumn[],
  zone: string,
): AsyncGenerator<Uint8Array, void> {
  yield encode(BYTE_ORDER_MARK + lines([[...columns]]));
  for await (const slice of slices) {
    const records = slice.map((row) => columns.map((column) => cellText(row[column], zone)));
    if (records.length > 0) yield encode(lines(records));
  }
}

/** Numbers and instants are ours, and are left as they are. */
function cellText(cell: ExportCell, zone: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return cell instanceof Date ? isoInZone(cell, zone) : guardFormula(cell);
}

function lines(records: string[][]): string {
  return stringify(records, { record_delimiter: "\r\n" });
}

function encode(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}
