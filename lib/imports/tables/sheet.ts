/**
 * What a file is read into, whatever its form: sheets of rows of cells, each cell text, with what a
 * person could not see of them. Pure.
 */

export type FileLine = {
  /** As an editor or a spreadsheet counts it, from 1: in a text, where the row begins. */
  line: number;
  cells: readonly string[];
  isHidden?: true;
};

export type FileSheet = {
  /** Empty where the form of file has none. */
  name: string;
  isHidden: boolean;
  rows: FileLine[];
  /** By their places from 0. */
  hiddenColumns: readonly number[];
  /** Cells that were merged over several rows and say the same in each of them. */
  mergedCells: number;
};

export const FILE_FORMS = ["csv", "tsv", "semicolon", "xlsx", "ods", "json", "jsonl"] as const;
export type FileForm = (typeof FILE_FORMS)[number];

export type TableFile = {
  form: FileForm;
  /** Of a text; null of an archive. */
  encoding: string | null;
  /** Whether nobody has to be asked about the encoding. */
  isEncodingSure: boolean;
  /** What else it may be, with a line of the text in each. */
  readings: ReadonlyArray<{ encoding: string; name: string; line: string }>;
  delimiter: string | null;
  sheets: FileSheet[];
};

/** As many rows as are read of a file, over all its sheets. */
export const ROW_LIMIT = 250_000;
/** Of one row; a sheet that was formatted to its last column has thousands, and all are empty. */
export const MOST_CELLS = 500;

/** Whether a reader of the cell would see nothing. */
export function isEmptyCell(cell: string | undefined): boolean {
  return cell === undefined || cell === "" || !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(cell);
}
