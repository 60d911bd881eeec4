/**
 * What a spreadsheet, or a table of a page, is read into: rows of cells, all as wide, without rows
 * and columns that hold nothing. Pure.
 */

/** A cell is text; line breaks in it are line feeds. */
export type Grid = {
  rows: string[][];
  /** Columns that hold something and were not taken in, because nobody could look through them. */
  columnsLeft: number;
};

/** As many columns as are taken in; a sheet copied whole has thousands. */
export const COLUMN_LIMIT = 40;

const isEmpty = (cell: string | undefined) =>
  !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(cell ?? "");

export function toGrid(cells: readonly (readonly string[])[]): Grid {
  const held = cells.filter((row) => row.some((cell) => !isEmpty(cell)));
  const used = new Set<number>();
  for (const row of held) {
    for (const [column, cell] of row.entries()) if (!isEmpty(cell)) used.add(column);
  }
  const columns = [...used].sort((a, b) => a - b);
  const taken = columns.slice(0, COLUMN_LIMIT);
  return {
    rows: held
      .map((row) => taken.map((column) => row[column]?.trim() ?? ""))
      // Of a row that only had cells further right nothing is left.
      .filter((row) => row.some((cell) => !isEmpty(cell))),
    columnsLeft: columns.length - taken.length,
  };
}
