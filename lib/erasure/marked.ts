/** What a row of the record is once its texts are erased. Pure. */
import type { Table } from "@/lib/platform/sets";
import { isErasedMark } from "@/lib/audit/erased-mark";
import type { Json } from "@/lib/audit/canonical";

export type Row = Readonly<Record<string, Json>>;

/** Empty JSON, as some columns hold it where there is nothing. */
const EMPTY = new Set(["", "[]", "{}"]);

/** These say where things stand in a text, and are judged with it. */
const ALONG: ReadonlySet<string> = new Set(["Draft.paragraphs", "Draft.sentences"]);

/** Whether a column still holds what a schedule erases. */
export function holdsText(table: Table, column: string, value: Json | undefined): boolean {
  if (typeof value !== "string" || EMPTY.has(value) || isErasedMark(value)) return false;
  const name = `${table}.${column}`;
  if (name === "ClaimMerge.given") return noteGiven(value) !== undefined;
  return !ALONG.has(name);
}

/**
 * The columns that are set, and to what.
 * @param columns those whose texts are erased; others change along where they speak of them.
 */
export function marked(table: Table, columns: readonly string[], row: Row, mark: string): Row {
  const plain = Object.fromEntries(
    columns.flatMap((column) => (holdsText(table, column, row[column]) ? [[column, mark]] : [])),
  );
  return { ...plain, ...along(table, columns, row, mark), ...raised(row) };
}

/** A form that was opened before must not put the text back. */
function raised({ revision }: Row): Row {
  return typeof revision === "number" ? { revision: revision + 1 } : {};
}

function along(table: Table, columns: readonly string[], row: Row, mark: string): Row {
  const whole = { start: 0, end: mark.length };
  switch (table) {
    case "Draft":
      return {
        ...{ title: mark, text: mark, links: "[]", notes: "[]", changes: "[]" },
        paragraphs: JSON.stringify([{ ...whole, kind: "paragraph", level: 0 }]),
        sentences: JSON.stringify([whole]),
      };
    case "Placement":
      return {
        ...{ exact: mark, prefix: "", suffix: "", wasExact: null, wasFrame: null },
        ...{ meaning: "[]", candidates: "[]" },
        ...(row["start"] === null ? {} : whole),
        // There is no text any more between whose places somebody could decide.
        ...(row["state"] === "pending" && { state: "orphaned" }),
      };
    case "FurtherPlace":
      return { exact: mark, prefix: "", suffix: "", wasFrame: null, meaning: "[]" };
    case "SourceIdentity":
      return { sealed: "", keptAt: null };
    case "ClaimMerge":
      return columns.includes("given") ? { given: withoutNote(row["given"] as string) } : {};
    default:
      return {};
  }
}

type Given = { fields?: { note?: unknown } };

function noteGiven(given: string): unknown {
  return (JSON.parse(given) as Given).fields?.note;
}

function withoutNote(given: string): string {
  const { fields, ...rest } = JSON.parse(given) as Given & Record<string, unknown>;
  if (!fields) return given;
  const { note: _, ...others } = fields;
  return JSON.stringify({ ...rest, fields: others });
}
