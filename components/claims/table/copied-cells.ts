/**
 * Cells of the claim table as they go into a spreadsheet: tab-separated text, and the same as an
 * HTML table. What stands in a cell is what the screen shows of it, times as the newsroom's clock
 * writes them in full and sources under their terms, as in a print: what is copied may leave.
 * Nothing in it can run as a formula. Pure.
 */
import { LABELS } from "@/lib/ledger/claims/rules";
import type { ColumnId } from "@/lib/table/columns";
import { guardFormula } from "@/lib/table/export/formulas";
import type { ClaimRow } from "@/lib/table/row";
import { cellText } from "./cell-words";

/** What is copied of one claim. */
export type CopiedRow = { row: ClaimRow; columns: readonly ColumnId[] };

export type CopiedCells = { text: string; html: string };

export function copiedCells(rows: readonly CopiedRow[], zone: string): CopiedCells {
  const cells = rows.map(({ row, columns }) =>
    columns.map((column) => guardFormula(wordsToCopy(column, row, zone))),
  );
  return {
    text: cells.map((row) => row.map(quoted).join("\t")).join("\n"),
    html: `<table><tbody>${cells
      .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`)
      .join("")}</tbody></table>`,
  };
}

/** As spreadsheets read what is pasted: a cell that would be taken for several is quoted. */
function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escaped(cell: string): string {
  return cell
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}

function wordsToCopy(column: ColumnId, row: ClaimRow, zone: string): string {
  switch (column) {
    case "ref":
      return row.ref;
    case "story":
      return row.story.slug;
    case "claim":
      return row.withdrawn ? `${row.wording} (withdrawn)` : row.wording;
    case "verification_level":
      return row.lapsedLevel === ""
        ? LABELS.level[row.level]
        : `${LABELS.level[row.level]} (lapsed: ${LABELS.level[row.lapsedLevel].toLowerCase()})`;
    case "tags":
      return row.tags.join(", ");
    case "sources":
    case "locators":
    case "terms":
      // The mark goes with the words wherever they go.
      return [leavingWords(column, row), row.hasOffRecord ? "(off the record)" : ""]
        .filter((words) => words !== "")
        .join(" ");
    case "logged_at":
      return onClock(row.loggedAt, zone);
    case "updated_at":
      return onClock(row.updatedAt, zone);
    case "suspect":
      return row.suspectSince === null ? "" : onClock(row.suspectSince, zone);
    case "verdict_at":
      return row.verdictAt === null ? "" : onClock(row.verdictAt, zone);
    case "as_of":
      return row.asOf;
    case "recheck_on":
      return row.recheckOn;
    default:
      return cellText(column, row);
  }
}

function leavingWords(column: "sources" | "locators" | "terms", row: ClaimRow): string {
  if (column === "terms" || row.onPaper === null) return cellText(column, row);
  return row.onPaper[column];
}

/** "2024-03-12 14:10", which every spreadsheet reads as a time. */
function onClock(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return "";
  const parts = new Map(
    new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit" },
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}
