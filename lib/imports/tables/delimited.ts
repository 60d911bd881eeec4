/**
 * Reads text whose cells are separated by one sign (RFC 4180 and what programs make of it), and
 * finds out which sign that is. Cells come as they stand, line breaks and spaces included. A quote
 * inside a cell that did not begin with one is a sign like any other, and one that never closes ends
 * with its line, so that a stray mark does not swallow the rest of the file. Pure, linear.
 */
import { invalid } from "@/lib/platform/errors";
import { ROW_LIMIT, type FileLine } from "./sheet";

export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const BREAK = /\r\n?|\n/g;

/** @throws SourcelineError INVALID for more rows than are read. */
export function readDelimited(text: string, delimiter: string): FileLine[] {
  const rows: FileLine[] = [];
  let cells: string[] = [];
  let line = 1;
  let begins = 1;
  const plain = new RegExp(`[${delimiter === "|" ? "\\|" : delimiter}\r\n]`, "g");
  // Behind this place no quotation mark closes a cell.
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let unclosed = Infinity;
  while (at <= text.length) {
    const quoted = text[at] === '"' && at < unclosed ? quotedCell(text, at, delimiter) : null;
    if (quoted === "unclosed") unclosed = at;
    let end: number;
    if (quoted !== null && quoted !== "unclosed") {
      cells.push(quoted.cell);
      line += quoted.lines;
      end = quoted.end;
    } else {
      plain.lastIndex = at;
      end = plain.exec(text)?.index ?? text.length;
      cells.push(text.slice(at, end));
    }
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (rows.length >= ROW_LIMIT) throw tooManyRows();
    rows.push({ line: begins, cells });
    cells = [];
    line += 1;
    begins = line;
    at = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
    // What ends the last row begins no further one.
    if (at >= text.length) break;
  }
  return rows;
}

export function tooManyRows() {
  return invalid(
    `The file has more than ${ROW_LIMIT.toLocaleString("en-GB")} rows. Bring it in in parts.`,
  );
}

type Quoted = { cell: string; end: number; lines: number };

/** Null where the mark opens nothing that closes before a separator or a row's end. */
function quotedCell(text: string, start: number, delimiter: string): Quoted | "unclosed" | null {
  let close = text.indexOf('"', start + 1);
  let isDoubled = false;
  while (close !== -1 && text[close + 1] === '"') {
    isDoubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) return "unclosed";
  const after = text[close + 1];
  if (after !== undefined && after !== delimiter && after !== "\n" && after !== "\r") return null;
  const within = text.slice(start + 1, close);
  return {
    cell: isDoubled ? within.replaceAll('""', '"') : within,
    end: close + 1,
    lines: within.includes("\n") || within.includes("\r") ? (within.match(BREAK)?.length ?? 0) : 0,
  };
}

/** Rows by which the separator is told. */
const LOOKED_AT = 60;
const SAMPLE = 200_000;

/**
 * The sign by which most rows fall into as many cells, more than one; the more cells, the likelier.
 * Where none does, the comma: each row is one cell then.
 */
export function findDelimiter(text: string, name: string): Delimiter {
  const sample = text.slice(0, SAMPLE);
  const isCut = sample.length < text.length;
  const judged = DELIMITERS.map((delimiter) => {
    const read = readDelimited(sample, delimiter).slice(0, LOOKED_AT);
    const rows = isCut && read.length > 1 && read.length < LOOKED_AT ? read.slice(0, -1) : read;
    return { delimiter, weight: regularity(rows) };
  });
  const best = judged.reduce((one, other) => (other.weight > one.weight ? other : one));
  if (best.weight > 0) return best.delimiter;
  return /\.(?:tsv|tab)$/i.test(name) ? "\t" : ",";
}

/** How much of the rows has the most usual width, weighed by that width. */
function regularity(rows: readonly FileLine[]): number {
  const widths = new Map<number, number>();
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  for (const { cells } of filled) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of widths) {
    const share = count / filled.length;
    if (width > 1) best = Math.max(best, share * share * Math.min(width, 12));
  }
  return best;
}
