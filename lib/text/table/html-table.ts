/**
 * Reads the table that a spreadsheet, a word processor or a page puts on the clipboard as HTML.
 * Works on a plain tree (hast's shape), whoever parsed it: a browser here, a test there. Pure.
 */
import { COLUMN_LIMIT } from "./grid";

export type TreeNode =
  | { type: "text"; value: string }
  | { type: "element"; tagName: string; properties: Properties; children: readonly TreeNode[] }
  | { type: "root"; children: readonly TreeNode[] }
  | { type: "comment" | "doctype" };

type Properties = Readonly<Record<string, unknown>>;
type TreeElement = Extract<TreeNode, { type: "element" }>;

/** Their text is no text. */
const SILENT = new Set(["script", "style", "template", "title", "head", "noscript", "colgroup"]);
const BLOCKS = new Set(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"]);

/** Cells one above the other that one cell may stand for; a sheet of a million rows is no table. */
const ROWSPAN_LIMIT = 1_000;

/**
 * The table's rows of cells, or null unless the HTML is one table and nothing else that is read:
 * a page or a text in which a table stands is text.
 */
export function readHtmlTable(root: TreeNode): string[][] | null {
  const found = { tables: [] as TreeElement[], hasText: false };
  look(root, found, 0);
  const [table] = found.tables;
  return table && found.tables.length === 1 && !found.hasText ? readRows(table) : null;
}

/** Deeper, no editor nests; a hostile text does, and must not exhaust the stack. */
const DEPTH_LIMIT = 400;

function look(
  node: TreeNode,
  found: { tables: TreeElement[]; hasText: boolean },
  depth: number,
): void {
  if (depth > DEPTH_LIMIT) {
    found.hasText = true;
    return;
  }
  if (node.type === "text") {
    if (/\S/u.test(node.value)) found.hasText = true;
    return;
  }
  if (!("children" in node)) return;
  if (node.type === "element") {
    if (SILENT.has(node.tagName) || isHidden(node)) return;
    if (node.tagName === "table") {
      found.tables.push(node);
      return;
    }
  }
  for (const child of node.children) look(child, found, depth + 1);
}

function readRows(table: TreeElement): string[][] {
  const rows: string[][] = [];
  // Cells of rows above that reach down: by column, what they say and for how many rows yet.
  let reaching = new Map<number, { text: string; rows: number }>();
  for (const tr of rowsOf(table, 0)) {
    const row: string[] = [];
    const next = new Map<number, { text: string; rows: number }>();
    const reachDown = () => {
      for (let above = reaching.get(row.length); above; above = reaching.get(row.length)) {
        if (above.rows > 1) next.set(row.length, { ...above, rows: above.rows - 1 });
        row.push(above.text);
      }
    };
    for (const cell of tr.children) {
      if (!isElement(cell) || !/^t[dh]$/.test(cell.tagName)) continue;
      reachDown();
      const text = textOf(cell);
      const down = span(cell.properties.rowSpan ?? cell.properties.rowspan, ROWSPAN_LIMIT);
      const across = span(cell.properties.colSpan ?? cell.properties.colspan, COLUMN_LIMIT);
      for (let column = 0; column < across; column += 1) {
        const part = column === 0 ? text : "";
        if (down > 1) next.set(row.length, { text: part, rows: down - 1 });
        row.push(part);
      }
    }
    reachDown();
    reaching = next;
    rows.push(row);
  }
  return rows;
}

function rowsOf(node: TreeElement, depth: number): TreeElement[] {
  if (depth > DEPTH_LIMIT) return [];
  return node.children.flatMap((child): TreeElement[] => {
    if (!isElement(child) || isHidden(child)) return [];
    if (child.tagName === "tr") return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child, depth + 1) : [];
  });
}

const isElement = (node: TreeNode): node is TreeElement => node.type === "element";

/** Rows and columns that a spreadsheet hides are no part of what somebody saw and copied. */
function isHidden({ properties: { style } }: TreeElement): boolean {
  return typeof style === "string" && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

function span(given: unknown, limit: number): number {
  const count = Math.trunc(Number(given));
  return count >= 1 ? Math.min(count, limit) : 1;
}

/** As it is seen: white space as one space, a line break where the cell has one. */
function textOf(cell: TreeElement): string {
  const pieces: string[] = [];
  collect(cell, pieces, 0);
  return pieces
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

function collect(node: TreeNode, pieces: string[], depth: number): void {
  if (node.type === "text") pieces.push(node.value.replace(/[ \t\r\n\f]+/g, " "));
  if (node.type !== "element" || depth > DEPTH_LIMIT) return;
  if (SILENT.has(node.tagName) || (depth > 0 && isHidden(node))) return;
  if (node.tagName === "br") pieces.push("\n");
  const isBlock = depth > 0 && BLOCKS.has(node.tagName);
  if (isBlock) pieces.push("\n");
  for (const child of node.children) collect(child, pieces, depth + 1);
  if (isBlock) pieces.push("\n");
}
