/**
 * Reads text with tabs as spreadsheets put it on the clipboard. A program quotes a cell where it
 * must: because the cell holds a tab, a line break or a quotation mark, and then doubles the marks
 * within. So a cell is quoted where its quotes close right before a tab or a line's end, and needed
 * to; anything else that begins with a quotation mark is somebody's quotation and keeps its marks.
 * No parser of comma-separated values reads it so: to those a quote at a cell's beginning is syntax,
 * always. Pure, linear: a quote that does not close is found at the next single quotation mark.
 */

type Cell = { text: string; end: number; isQuoted: boolean };
type Reading = { rows: string[][]; quotedWithTabs: number };

/** The rows of cells; a text without tabs has rows of one cell. */
export function readTabbed(text: string): string[][] {
  const all = isQuotedThroughout(text);
  const reading = read(text, { takesTabs: true, all });
  if (reading.quotedWithTabs === 0) return reading.rows;
  // “"I never said so.<tab>Ann<line>I denied it."<tab>Ann”: a cell with a tab in it, or a quotation
  // over two rows? The reading whose rows are more nearly of one width is the table's; where both
  // are, the second, because nobody can type a tab into a cell.
  const other = read(text, { takesTabs: false, all });
  return odd(other.rows) <= odd(reading.rows) ? other.rows : reading.rows;
}

/** Rows that are not as wide as most, of all. */
function odd(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return 1 - Math.max(0, ...counts.values()) / Math.max(1, rows.length);
}

type How = { takesTabs: boolean; all: boolean };

function read(text: string, how: How): Reading {
  const rows: string[][] = [];
  let row: string[] = [];
  let quotedWithTabs = 0;
  let at = 0;
  for (;;) {
    const cell = quotedCell(text, at, how) ?? plainCell(text, at);
    if (cell.isQuoted && cell.text.includes("\t")) quotedWithTabs += 1;
    row.push(cell.text);
    const after = text[cell.end];
    if (after !== "\t") {
      rows.push(row);
      row = [];
    }
    if (after === undefined) break;
    at = cell.end + (after === "\r" && text[cell.end + 1] === "\n" ? 2 : 1);
    if (at >= text.length && after !== "\t") break;
  }
  return { rows, quotedWithTabs };
}

const CELL_END = /[\t\r\n]/g;

function plainCell(text: string, start: number): Cell {
  CELL_END.lastIndex = start;
  const end = CELL_END.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end, isQuoted: false };
}

function quotedCell(text: string, start: number, { takesTabs, all }: How): Cell | null {
  if (text[start] !== '"') return null;
  const close = closingQuote(text, start + 1);
  if (close === -1 || !endsCell(text[close + 1])) return null;
  const within = text.slice(start + 1, close);
  if (!all && !/[\t\r\n"]/.test(within)) return null;
  if (!takesTabs && within.includes("\t")) return null;
  return {
    text: within.replaceAll('""', '"').replace(/\r\n?/g, "\n"),
    end: close + 1,
    isQuoted: true,
  };
}

/** The first quotation mark that is not one of two; -1 where there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

const endsCell = (sign: string | undefined) => sign === undefined || /[\t\r\n]/.test(sign);

/** Some programs quote every cell, in need or not; a few of them alone are quotations. */
function isQuotedThroughout(text: string): boolean {
  let cells = 0;
  for (let at = 0; at < text.length;) {
    if (endsCell(text[at])) {
      at += 1;
      continue;
    }
    const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
    if (close === -1 || !endsCell(text[close + 1])) return false;
    cells += 1;
    at = close + 1;
  }
  return cells > 3;
}

/**
 * Whether a text without tabs is a column of a sheet: only a program doubles the marks it quotes, or
 * puts marks around words, more than once, because a line breaks among them.
 */
export function isQuotedColumn(text: string): boolean {
  let broken = 0;
  const start = /(?:^|[\r\n])"(?=[^"\t\r\n])/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const at = found.index + found[0].length;
    const close = closingQuote(text, at);
    if (close === -1) return false;
    if (endsCell(text[close + 1])) {
      const within = text.slice(at, close);
      if (/\S[\r\n]+\S/.test(within)) broken += 1;
      if (broken > 1 || within.includes('""')) return true;
    }
    start.lastIndex = Math.max(at, close);
  }
  return false;
}
