/**
 * Finds the table in a file: which sheet it stands on, in which row its header is, and what of the
 * rest is no row of it (titles above, empty rows, a header printed again on every page). What was
 * found out is said, so that a person can see it and say otherwise. Pure.
 */
import { couldBeHeading, meaningsOf } from "./fields";
import { isEmptyCell, type FileSheet, type FileLine, type TableFile } from "./sheet";

export type FileColumn = {
  /** As the header has it; of a second column of the same name with a number. */
  name: string;
  /** Its heading as it stands in the file. */
  heading: string;
  /** Its place in the rows, from 0. */
  at: number;
  isHidden: boolean;
  /** Another column before it bears the same heading. */
  isRepeated: boolean;
};

export type FoundTable = {
  sheet: string;
  isSheetHidden: boolean;
  /** The names of the sheets that were passed over. */
  otherSheets: string[];
  /** The header's line; null where the table has none. */
  headerLine: number | null;
  columns: FileColumn[];
  rows: FileLine[];
  titleRows: number;
  emptyRows: number;
  repeatedHeaders: number;
  hiddenRows: number;
  mergedCells: number;
};

export type Chosen = {
  sheet?: string | undefined;
  /** 0: the table has no header. */
  headerLine?: number | undefined;
};

/** @returns null where no sheet holds a row. */
export function findTable(file: TableFile, chosen: Chosen = {}): FoundTable | null {
  const held = file.sheets.filter(({ rows }) => rows.some(isHeld));
  const named = held.find(({ name }) => name === chosen.sheet);
  const judged = held.map((sheet) => ({ sheet, ...judge(sheet) }));
  const best = named
    ? { sheet: named, ...judge(named) }
    : judged.reduce<(typeof judged)[number] | null>(
        (one, other) => (one === null || other.weight > one.weight ? other : one),
        null,
      );
  if (!best) return null;
  const { sheet } = best;
  const isOfNames = file.form === "json" || file.form === "jsonl";
  const header = isOfNames
    ? (sheet.rows[0] ?? null)
    : chosen.headerLine === undefined
      ? best.header
      : (sheet.rows.find(({ line }) => line === chosen.headerLine) ?? null);
  const otherSheets = held.filter((other) => other !== sheet).map(({ name }) => name);
  return { ...tableIn(sheet, header), otherSheets };
}

const isHeld = ({ cells }: FileLine) => cells.some((cell) => !isEmptyCell(cell));

/** Rows in which a header is looked for. */
const LOOKED_AT = 40;

/** How much a sheet is like a table of claims, and its header. */
function judge(sheet: FileSheet): { header: FileLine | null; weight: number } {
  const held = sheet.rows.filter(isHeld);
  const looked = held.slice(0, LOOKED_AT).map((row) => ({ row, likeness: headerLikeness(row) }));
  const likest = looked.reduce<{ row: FileLine | null; likeness: number }>(
    (best, next) => (next.likeness > best.likeness ? next : best),
    { row: null, likeness: 0 },
  );
  const header = likest.row ?? headerUnlikeBody(held);
  const below = header === null ? held : held.filter(({ line }) => line > header.line);
  const rows = Math.min(below.length, 50) / 50;
  const shown = sheet.isHidden ? 0.2 : 1;
  const weight = (0.1 + rows + likest.likeness) * shown * (below.length === 0 ? 0.01 : 1);
  return { header, weight };
}

/** How many headings a row knows, a claim's above all; 0 where it cannot be a header. */
function headerLikeness({ cells }: FileLine): number {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  if (filled.length === 0 || filled.some((cell) => !couldBeHeading(cell))) return 0;
  const known = filled.map(meaningsOf).filter((meanings) => meanings.length > 0);
  const hasClaim = known.some((meanings) => meanings.some(({ field }) => field === "claim"));
  if (known.length === 0 || (known.length === 1 && filled.length > 2)) return 0;
  // One word alone is more likely a title.
  if (filled.length === 1) return hasClaim ? 0.2 : 0;
  return known.length + (hasClaim ? 2 : 0) + known.length / filled.length;
}

/** A first row that is unlike what stands below it: names over figures, days, addresses. */
function headerUnlikeBody([first, ...below]: readonly FileLine[]): FileLine | null {
  if (!first || below.length === 0) return null;
  const filled = first.cells.filter((cell) => !isEmptyCell(cell));
  if (filled.length === 0 || filled.some((cell) => !couldBeHeading(cell))) return null;
  if (new Set(filled).size < filled.length) return null;
  const isOther = first.cells.some((cell, column) => {
    if (isEmptyCell(cell)) return false;
    const under = below
      .slice(0, LOOKED_AT)
      .flatMap((row) => row.cells[column] ?? [])
      .filter((text) => !isEmptyCell(text));
    const odd = under.filter((text) => !couldBeHeading(text) || text.length > 3 * cell.length + 20);
    return odd.length * 2 > under.length;
  });
  return isOther ? first : null;
}

function tableIn(sheet: FileSheet, header: FileLine | null): Omit<FoundTable, "otherSheets"> {
  const below = sheet.rows.filter(({ line }) => header === null || line > header.line);
  const held = below.filter(isHeld);
  const isHeader = ({ cells }: FileLine) =>
    header !== null &&
    cells.length === header.cells.length &&
    cells.every((cell, at) => cell === header.cells[at]);
  const rows = header === null ? held : held.filter((row) => !isHeader(row));
  const last = rows.at(-1)?.line ?? 0;
  return {
    sheet: sheet.name,
    isSheetHidden: sheet.isHidden,
    headerLine: header?.line ?? null,
    columns: columnsOf(sheet, header, rows),
    rows,
    titleRows: sheet.rows.filter((row) => header !== null && row.line < header.line && isHeld(row))
      .length,
    emptyRows: below.filter((row) => !isHeld(row) && row.line < last).length,
    repeatedHeaders: held.length - rows.length,
    hiddenRows: rows.filter(({ isHidden }) => isHidden).length,
    mergedCells: sheet.mergedCells,
  };
}

/** Columns with a heading, and those without one that hold something. */
function columnsOf(
  sheet: FileSheet,
  header: FileLine | null,
  rows: readonly FileLine[],
): FileColumn[] {
  const used = new Set<number>();
  for (const { cells } of rows) {
    for (let at = 0; at < cells.length; at += 1) {
      if (!used.has(at) && !isEmptyCell(cells[at])) used.add(at);
    }
  }
  for (const [at, heading] of (header?.cells ?? []).entries()) {
    if (!isEmptyCell(heading)) used.add(at);
  }
  const hidden = new Set(sheet.hiddenColumns);
  const counts = new Map<string, number>();
  return [...used]
    .sort((one, other) => one - other)
    .map((at) => {
      const heading = (header?.cells[at] ?? "").replace(/\s+/g, " ").trim();
      const bare = heading === "" ? `Column ${letters(at)}` : heading;
      const count = (counts.get(bare.toLowerCase()) ?? 0) + 1;
      counts.set(bare.toLowerCase(), count);
      const name = count > 1 ? `${bare} (${count})` : bare;
      return { name, heading, at, isHidden: hidden.has(at), isRepeated: count > 1 };
    });
}

/** 0 → A, 26 → AA. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
