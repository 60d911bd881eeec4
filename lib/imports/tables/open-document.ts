/**
 * Reads the sheets of an OpenDocument spreadsheet (.ods): what a reader would see in each cell, days
 * as days, merged cells filled downwards, and what is hidden said to be.
 */
import { invalid } from "@/lib/platform/errors";
import { tooManyRows } from "./delimited";
import type { SheetArchive } from "./archive";
import { attributeOf, type XmlListener } from "./scan-xml";
import { MOST_CELLS, ROW_LIMIT, type FileSheet, type FileLine } from "./sheet";

/** @throws SourcelineError INVALID where it is damaged, locked, or too large. */
export async function readOpenDocument(archive: SheetArchive): Promise<FileSheet[]> {
  await refuseLocked(archive);
  const reader = new ContentReader();
  await archive.scan("content.xml", reader);
  return reader.sheets;
}

type OpenSheet = FileSheet & { hidden: Set<number> };
type OpenRow = { cells: string[]; repeats: number; isHidden: boolean };
type OpenCell = { repeats: number; down: number; shown: string | null; text: string };

class ContentReader implements XmlListener {
  readonly sheets: FileSheet[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = "";
  private sheet: OpenSheet | null = null;
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  private line = 1;
  private column = 0;
  /** By column: what reaches down from above, and for how many rows yet. */
  private reaching = new Map<number, { text: string; rows: number }>();
  private paragraphs = 0;
  private asides = 0;
  private rowsRead = 0;

  open = (name: string, tag: string): void => {
    if (name === "style") this.style = attributeOf(tag, "name") ?? "";
    else if (name === "table-properties") {
      if (attributeOf(tag, "display") === "false") this.hiddenStyles.add(this.style);
    } else if (name === "table") this.openSheet(tag);
    else if (this.sheet) this.openWithin(this.sheet, name, tag);
  };

  close = (name: string): void => {
    if (name === "p" && this.cell && this.asides === 0) this.paragraphs -= 1;
    else if (name === "annotation") this.asides -= 1;
    else if (name === "table-cell") this.endCell();
    else if (name === "table-row") this.endRow();
    else if (name === "table" && this.sheet) {
      const { hidden, ...sheet } = this.sheet;
      this.sheets.push({ ...sheet, hiddenColumns: [...hidden] });
      this.sheet = null;
    }
  };

  text = (text: string): void => {
    if (this.cell && this.paragraphs > 0 && this.asides === 0) this.cell.text += text;
  };

  private openSheet(tag: string): void {
    // One within a cell is part of a drawing.
    if (this.sheet) return;
    const isHidden = this.hiddenStyles.has(attributeOf(tag, "style-name") ?? "");
    const name = attributeOf(tag, "name") ?? "";
    this.sheet = { name, isHidden, rows: [], hiddenColumns: [], mergedCells: 0, hidden: new Set() };
    [this.line, this.column] = [1, 0];
    this.reaching = new Map();
  }

  private openWithin(sheet: OpenSheet, name: string, tag: string): void {
    if (name === "table-column") this.openColumn(sheet, tag);
    else if (name === "table-row") {
      this.column = 0;
      const repeats = repeatsIn(tag, "number-rows-repeated");
      this.row = { cells: [], repeats, isHidden: isCollapsed(tag) };
    } else if (name === "table-cell") {
      const repeats = repeatsIn(tag, "number-columns-repeated");
      const down = repeatsIn(tag, "number-rows-spanned");
      this.cell = { repeats, down, shown: shownBy(tag), text: "" };
    } else if (name === "covered-table-cell") {
      this.coverCells(sheet, repeatsIn(tag, "number-columns-repeated"));
    } else if (name === "annotation") this.asides += 1;
    else if (name === "p") this.openParagraph();
    else if (name === "s") this.text(" ".repeat(Math.min(repeatsIn(tag, "c"), 1_000)));
    else if (name === "tab") this.text("\t");
    else if (name === "line-break") this.text("\n");
  }

  private openParagraph(): void {
    if (!this.cell || this.asides > 0) return;
    this.paragraphs += 1;
    if (this.cell.text !== "") this.cell.text += "\n";
  }

  private openColumn({ hidden }: OpenSheet, tag: string): void {
    const repeats = repeatsIn(tag, "number-columns-repeated");
    if (isCollapsed(tag)) {
      for (let at = 0; at < Math.min(repeats, MOST_CELLS); at += 1) hidden.add(this.column + at);
    }
    this.column += repeats;
  }

  private put(column: number, text: string): void {
    if (!this.row || column >= MOST_CELLS) return;
    while (this.row.cells.length < column) this.row.cells.push("");
    this.row.cells[column] = text;
  }

  private endCell(): void {
    if (!this.cell) return;
    const { repeats, down, shown, text: said } = this.cell;
    const text = shown ?? said;
    for (let count = 0; text !== "" && count < Math.min(repeats, MOST_CELLS); count += 1) {
      const column = this.column + count;
      if (down > 1) this.reaching.set(column, { text, rows: down - 1 });
      this.put(column, text);
    }
    this.column += repeats;
    this.cell = null;
  }

  private coverCells(sheet: OpenSheet, repeats: number): void {
    for (let count = 0; count < Math.min(repeats, MOST_CELLS); count += 1) {
      const above = this.reaching.get(this.column + count);
      if (!above || above.rows < 1) continue;
      this.put(this.column + count, above.text);
      sheet.mergedCells += 1;
      above.rows -= 1;
    }
    this.column += repeats;
  }

  private endRow(): void {
    if (!this.row || !this.sheet) return;
    const { cells, repeats, isHidden } = this.row;
    for (let count = 0; cells.length > 0 && count < repeats; count += 1) {
      this.rowsRead += 1;
      if (this.rowsRead > ROW_LIMIT) throw tooManyRows();
      const row: FileLine = { line: this.line + count, cells };
      this.sheet.rows.push(isHidden ? { ...row, isHidden: true } : row);
    }
    this.line += repeats;
    this.row = null;
  }
}

async function refuseLocked(archive: SheetArchive): Promise<void> {
  const seen = new Set<string>();
  await archive.scan("META-INF/manifest.xml", {
    open: (name) => {
      seen.add(name);
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (!seen.has("encryption-data")) return;
  throw invalid("The file is protected with a password. Save it without.");
}

/** A sheet is filled up to its last row and column by a few tags that say how often. */
function repeatsIn(tag: string, name: string): number {
  const count = Math.trunc(Number(attributeOf(tag, name) ?? 1));
  return count >= 1 && count <= 2_000_000 ? count : 1;
}

function isCollapsed(tag: string): boolean {
  const visibility = attributeOf(tag, "visibility");
  return visibility === "collapse" || visibility === "filter";
}

/** A day as a day; everything else as its own text has it. */
function shownBy(tag: string): string | null {
  if (attributeOf(tag, "value-type") !== "date") return null;
  const value = attributeOf(tag, "date-value");
  if (value === undefined) return null;
  const [day = "", time = ""] = value.split("T");
  return time === "" || /^00:00:00(?:\.0+)?$/.test(time) ? day : `${day} ${time.slice(0, 8)}`;
}
