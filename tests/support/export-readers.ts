/** Reads exported files with other people's readers, so that the tests do not trust our own. */
import { read, utils, type CellObject, type WorkBook } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { unguardFormula } from "@/lib/table/export/formulas";

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The records of a CSV file, by header name, cells as they stand in the file. */
export function readCsv(bytes: Buffer): Array<Record<string, string>> {
  return parse(bytes, { bom: true, columns: true, record_delimiter: "\r\n" });
}

/** As a re-importer reads it: with the apostrophes that guard against formulas taken off. */
export function readUnguardedCsv(bytes: Buffer): Array<Record<string, string>> {
  return readCsv(bytes).map((record) =>
    Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguardFormula(cell)])),
  );
}

export type ReadWorkbook = {
  /** Sheet "Claims" by header name. Date cells as if the clock they show were in UTC. */
  records: Array<Record<string, string | number | Date>>;
  /** Sheet "About", label and value. */
  about: Map<string, string | number | Date>;
  cells: CellObject[];
  /** A part of the file as it was written. */
  part: (path: string) => string;
};

export function readXlsx(bytes: Buffer): ReadWorkbook {
  const book = read(bytes, { bookFiles: true, cellNF: true, cellStyles: true, UTC: true });
  const claims = book.Sheets["Claims"];
  const about = book.Sheets["About"];
  if (!claims || !about) throw new Error(`Unexpected sheets: ${book.SheetNames.join(", ")}`);
  const cells = Object.entries(claims)
    .filter(([address]) => !address.startsWith("!"))
    .map(([, cell]) => cell as CellObject);
  return {
    records: utils.sheet_to_json(claims, { defval: "", raw: true }),
    about: new Map(utils.sheet_to_json<[string, string | number | Date]>(about, { header: 1 })),
    cells,
    part: (path) => readPart(book, path),
  };
}

/** All parts of an Excel file as they were written, one after the other. */
export function decodedParts(bytes: Buffer): string {
  const { files } = read(bytes, { bookFiles: true }) as WithFiles;
  return Object.entries(files)
    .map(([path, file]) => `${path}\n${Buffer.from(file?.content ?? []).toString("utf8")}`)
    .join("\n");
}

type WithFiles = WorkBook & { files: Record<string, { content: Uint8Array } | undefined> };

function readPart(book: WorkBook, path: string): string {
  const file = (book as WithFiles).files[path];
  if (!file) throw new Error(`The file has no ${path}.`);
  return Buffer.from(file.content).toString("utf8");
}
