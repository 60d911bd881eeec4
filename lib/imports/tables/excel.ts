/**
 * Reads the sheets of an Excel file (.xlsx, .xlsm): what a reader of the sheet would see in each
 * cell, days as days, merged cells filled downwards, and what is hidden said to be.
 */
import { tooManyRows } from "./delimited";
import { damaged, type SheetArchive } from "./archive";
import { formatOf, sayCellNumber, type NumberFormat } from "./number-formats";
import { attributeOf, type XmlListener } from "./scan-xml";
import { MOST_CELLS, ROW_LIMIT, type FileSheet, type FileLine } from "./sheet";

type Book = {
  sheets: Array<{ name: string; part: string; isHidden: boolean }>;
  is1904: boolean;
  formats: readonly NumberFormat[];
  strings: readonly string[];
};

/** @throws SourcelineError INVALID where it is damaged, or too large. */
export async function readExcel(archive: SheetArchive): Promise<FileSheet[]> {
  const { sheets, is1904 } = await readWorkbook(archive);
  const formats = await readFormats(archive);
  const strings = await readStrings(archive);
  const read: FileSheet[] = [];
  let left = ROW_LIMIT;
  for (const sheet of sheets) {
    const found = await readSheet(archive, { sheets, is1904, formats, strings }, sheet, left);
    left -= found.rows.length;
    read.push(found);
  }
  return read;
}

const SILENT = { open: () => undefined, close: () => undefined, text: () => undefined };

async function readWorkbook(archive: SheetArchive): Promise<Pick<Book, "sheets" | "is1904">> {
  const targets = new Map<string, string>();
  await archive.scan("xl/_rels/workbook.xml.rels", {
    ...SILENT,
    open: (name, tag) => {
      if (name !== "Relationship") return;
      const target = attributeOf(tag, "Target") ?? "";
      const part = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
      targets.set(attributeOf(tag, "Id") ?? "", part);
    },
  });
  const sheets: Book["sheets"] = [];
  let is1904 = false;
  await archive.scan("xl/workbook.xml", {
    ...SILENT,
    open: (name, tag) => {
      if (name === "workbookPr") is1904 = isTrue(attributeOf(tag, "date1904"));
      if (name !== "sheet") return;
      const part = targets.get(/\s[\w-]+:id=["']([^"']*)/.exec(tag)?.[1] ?? "") ?? "";
      // A sheet that is a chart has no cells.
      if (!archive.has(part) || !part.includes("worksheets/")) return;
      const state = attributeOf(tag, "state");
      const isHidden = state === "hidden" || state === "veryHidden";
      sheets.push({ name: attributeOf(tag, "name") ?? "", part, isHidden });
    },
  });
  return { sheets, is1904 };
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

/** By the number by which cells name their style. */
async function readFormats(archive: SheetArchive): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  await archive.scan("xl/styles.xml", {
    ...SILENT,
    open: (name, tag) => {
      const id = Number(attributeOf(tag, "numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attributeOf(tag, "formatCode") ?? "");
      else if (name === "cellXfs") isInCells = true;
      else if (name === "xf" && isInCells) formats.push(formatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return formats;
}

async function readStrings(archive: SheetArchive): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  const words = wordsIn((piece) => (text += piece));
  await archive.scan("xl/sharedStrings.xml", {
    open: (name, tag) => {
      words.open(name, tag);
      if (name === "si") text = "";
    },
    text: words.text,
    close: (name) => {
      words.close(name);
      if (name === "si") strings.push(unescapeCell(text));
    },
  });
  return strings;
}

/** The texts of runs; how a word is pronounced is none of its cell. */
function wordsIn(tell: (text: string) => void): XmlListener {
  let isText = false;
  let phonetic = 0;
  return {
    open: (name) => {
      if (name === "t") isText = true;
      if (name === "rPh") phonetic += 1;
    },
    text: (text) => {
      if (isText && phonetic === 0) tell(text);
    },
    close: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") phonetic -= 1;
    },
  };
}

/** How Excel writes what XML cannot carry: _x000D_. */
function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

async function readSheet(
  archive: SheetArchive,
  book: Book,
  { name: called, part, isHidden }: Book["sheets"][number],
  rowLimit: number,
): Promise<FileSheet> {
  const rows: FileLine[] = [];
  const hiddenColumns = new Set<number>();
  const merges: string[] = [];
  let row: { line: number; cells: string[]; isHidden: boolean } | null = null;
  let lastLine = 0;
  let cell = { column: 0, type: "", style: 0, value: "", text: "" };
  let isValue = false;
  const words = wordsIn((text) => (cell.text += text));

  const open = (name: string, tag: string) => {
    words.open(name, tag);
    if (name === "c" && row) {
      const place = attributeOf(tag, "r");
      const column = place === undefined ? row.cells.length : columnOf(place);
      const style = Number(attributeOf(tag, "s") ?? 0);
      cell = { column, type: attributeOf(tag, "t") ?? "n", style, value: "", text: "" };
    } else if (name === "v") isValue = true;
    else if (name === "row") {
      lastLine = Number(attributeOf(tag, "r") ?? lastLine + 1);
      row = { line: lastLine, cells: [], isHidden: isTrue(attributeOf(tag, "hidden")) };
    } else if (name === "mergeCell") merges.push(attributeOf(tag, "ref") ?? "");
    else if (name === "col" && isTrue(attributeOf(tag, "hidden"))) {
      const [min, max] = [Number(attributeOf(tag, "min")), Number(attributeOf(tag, "max"))];
      for (let at = min; at <= Math.min(max, MOST_CELLS); at += 1) hiddenColumns.add(at - 1);
    }
  };
  const close = (name: string) => {
    words.close(name);
    if (name === "v") isValue = false;
    else if (name === "c" && row) {
      const shown = shownIn(cell, book);
      if (shown !== "" && cell.column < MOST_CELLS) {
        while (row.cells.length < cell.column) row.cells.push("");
        row.cells[cell.column] = shown;
      }
    } else if (name === "row" && row) {
      if (row.cells.length > 0) {
        if (rows.length >= rowLimit) throw tooManyRows();
        const { line, cells } = row;
        rows.push(row.isHidden ? { line, cells, isHidden: true } : { line, cells });
      }
      row = null;
    }
  };
  const text = (piece: string) => {
    if (isValue) cell.value += piece;
    else words.text(piece);
  };
  await archive.scan(part, { open, close, text });
  const mergedCells = fillMerged(rows, merges);
  return { name: called, isHidden, rows, hiddenColumns: [...hiddenColumns], mergedCells };
}

type Cell = { type: string; style: number; value: string; text: string };

function shownIn({ type, style, value, text }: Cell, book: Book): string {
  switch (type) {
    case "inlineStr":
      return unescapeCell(text);
    case "s":
      return book.strings[Number(value)] ?? "";
    case "str":
      return unescapeCell(value);
    case "b":
      return value === "1" ? "TRUE" : value === "0" ? "FALSE" : value;
    case "d":
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, "");
    case "e":
      return value;
    default:
      return sayCellNumber(value, book.formats[style] ?? { kind: "number" }, book.is1904);
  }
}

/** "AB12" → 27. @throws where it names no column. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  if (column === 0) throw damaged();
  return column - 1;
}

/** A merged cell stands for all the rows that it covers. @returns how many were filled so. */
function fillMerged(rows: FileLine[], merges: readonly string[]): number {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  let filled = 0;
  for (const merge of merges) {
    const [, from = "", first = "", last = ""] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(merge) ?? [];
    if (from === "" || first === last) continue;
    const column = columnOf(from);
    const said = byLine.get(Number(first))?.cells[column] ?? "";
    if (said === "" || column >= MOST_CELLS) continue;
    for (
      let line = Number(first) + 1;
      line <= Math.min(Number(last), Number(first) + rows.length);
      line += 1
    ) {
      const row = byLine.get(line);
      // A row in which nothing else stands is none.
      if (!row || (row.cells[column] ?? "") !== "") continue;
      const cells = [...row.cells];
      while (cells.length < column) cells.push("");
      cells[column] = said;
      row.cells = cells;
      filled += 1;
    }
  }
  return filled;
}
