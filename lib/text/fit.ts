/**
 * Fits a row of words into a stretch of text: which of its words stands as which there, where the
 * row begins and where it ends. Pure; one table of the row's words by the stretch's.
 *
 * It is the alignment of Needleman and Wunsch (1970) over words, with free ends in the stretch
 * (Sellers, "The Theory and Computation of Evolutionary Distances: Pattern Recognition", Journal
 * of Algorithms 1980). What likeness, omissions and additions are worth is for who asks to say.
 */

export type FitWorth = {
  /** Of a word of the row standing as one of the stretch; 0 where the two are unlike. */
  readonly pair: (row: number, column: number) => number;
  /** Of leaving a word of the row out; 0 or less. */
  readonly left: (row: number) => number;
  /** Of passing over a word of the stretch after so many words of the row; 0 or less. */
  readonly passed: (rows: number, column: number) => number;
};

export type FittedRow = {
  /** Words that are alike, rising in both. */
  readonly pairs: ReadonlyArray<{ readonly row: number; readonly column: number }>;
  /** The stretch's words, half-open, that the row stands as. */
  readonly from: number;
  readonly to: number;
  readonly worth: number;
};

type Table = { rows: number; columns: number; at: (row: number, column: number) => number };

/** The most worthy way; of equals the one whose last alike word comes first. */
export function fitRow(rows: number, columns: number, worth: FitWorth): FittedRow {
  const table = fill(rows, columns, worth);
  let to = 0;
  for (let column = 1; column <= columns; column += 1) {
    if (table.at(rows, column) > table.at(rows, to) + EQUAL) to = column;
  }
  const { pairs, from } = goBack(table, to, worth);
  return { pairs, from, to: withLastWords(table, from, to, worth), worth: table.at(rows, to) };
}

function fill(rows: number, columns: number, worth: FitWorth): Table {
  const width = columns + 1;
  const cells = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number) => cells[row * width + column] ?? 0;
  for (let row = 1; row <= rows; row += 1) {
    const left = worth.left(row - 1);
    cells[row * width] = at(row - 1, 0) + left;
    for (let column = 1; column <= columns; column += 1) {
      cells[row * width + column] = Math.max(
        at(row - 1, column - 1) + worth.pair(row - 1, column - 1),
        at(row - 1, column) + left,
        at(row, column - 1) + worth.passed(row, column - 1),
      );
    }
  }
  return { rows, columns, at };
}

/** From the row's end at a column back to its beginning, collecting the words that are alike. */
function goBack({ rows, at }: Table, to: number, worth: FitWorth) {
  const pairs: Array<{ row: number; column: number }> = [];
  let [row, column] = [rows, to];
  while (row > 0) {
    const here = at(row, column);
    const pair = column > 0 ? worth.pair(row - 1, column - 1) : 0;
    if (column > 0 && here === at(row - 1, column - 1) + pair) {
      if (pair > 0) pairs.push({ row: row - 1, column: column - 1 });
      row -= 1;
      column -= 1;
    } else if (here === at(row - 1, column) + worth.left(row - 1)) row -= 1;
    else column -= 1;
  }
  return { pairs: pairs.reverse(), from: column };
}

/** The end with those last words that the stretch has not, and that stand for as many of its own. */
function withLastWords(table: Table, from: number, to: number, worth: FitWorth): number {
  const { rows, columns, at } = table;
  let end = to;
  while (end < columns && end < to + rows && at(rows, end + 1) >= at(rows, end) - EQUAL) {
    if (goBack(table, end + 1, worth).from !== from) break;
    end += 1;
  }
  return end;
}

/** Worths are sums of fractions: what differs by less is equal. */
const EQUAL = 1e-9;
