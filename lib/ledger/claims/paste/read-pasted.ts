/** What a paste into the entry line holds: the table of a sheet, or lines with a claim each. Pure. */
import { areListMarks, linesOfList } from "@/lib/text/list-marks";
import { toGrid, type Grid } from "@/lib/text/table/grid";
import { readHtmlTable, type TreeNode } from "@/lib/text/table/html-table";
import { isQuotedColumn, readTabbed } from "@/lib/text/table/tabbed";

export type Pasted = ({ kind: "table" } & Grid) | { kind: "lines"; lines: string[] };

/**
 * @param html what the clipboard holds as HTML, parsed; it says where cells end without a doubt.
 * @returns null where it is a wording like any that is typed.
 */
export function readPasted(text: string, html: TreeNode | null): Pasted | null {
  const cells = html && readHtmlTable(html);
  if (cells) return asTable(toGrid(cells)) ?? asLines(text);
  const grid = toGrid(readTabbed(text));
  // A column alone has no tabs; that a program quoted its cells gives it away.
  if (grid.rows[0]?.length === 1 && !isQuotedColumn(text)) return asLines(text);
  return asTable(grid) ?? asLines(text);
}

function asTable({ rows, columnsLeft }: Grid): Pasted | null {
  const [first = []] = rows;
  if (rows.length === 0 || (rows.length === 1 && first.length === 1)) return null;
  if (first.length === 1) return { kind: "table", rows, columnsLeft };
  // Tabs that only indent lines, or stand behind the marks of a list, divide no cells.
  if (!rows.some((row) => row.filter((cell) => cell !== "").length > 1)) return null;
  if (first.length === 2 && areListMarks(rows.map(([mark = ""]) => mark))) return null;
  return { kind: "table", rows, columnsLeft };
}

function asLines(text: string): Pasted | null {
  const lines = linesOfList(text);
  return lines.length > 1 ? { kind: "lines", lines } : null;
}
