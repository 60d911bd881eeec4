/**
 * Reads JSON and JSON Lines whose records are objects: the names of their members are the columns,
 * in the order in which they first come. Members within members are named with a full stop; a list
 * of texts is one cell. Pure.
 */
import { invalid } from "@/lib/platform/errors";
import { tooManyRows } from "./delimited";
import { ROW_LIMIT, type FileLine } from "./sheet";

/** Whether the text is JSON, by how it begins. */
export function jsonFormOf(text: string, name: string): "json" | "jsonl" | null {
  const start = text
    .slice(0, 1_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (start.startsWith("[")) return /^\[\s*(?:[{\]]|$)/.test(start) ? "json" : null;
  if (!start.startsWith("{")) return null;
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return "jsonl";
  const end = text.indexOf("\n");
  if (end === -1) return "json";
  return parsed(text.slice(0, end).replace(/^\ufeff/, "")) === undefined ? "json" : "jsonl";
}

/** @throws SourcelineError INVALID saying where it is no JSON, or no table. */
export function readJsonRows(text: string, form: "json" | "jsonl"): FileLine[] {
  const records = form === "jsonl" ? linesOf(text) : recordsOf(text);
  if (records.length > ROW_LIMIT) throw tooManyRows();
  const columns = new Map<string, number>();
  const flat = records.map(({ line, value }) => {
    const cells = new Map<string, string>();
    flatten(value, "", cells, 0);
    for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size);
    return { line, cells };
  });
  const names = [...columns.keys()];
  return [
    { line: 0, cells: names },
    ...flat.map(({ line, cells }) => ({ line, cells: names.map((name) => cells.get(name) ?? "") })),
  ];
}

type Numbered = { line: number; value: object };

function linesOf(text: string): Numbered[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .flatMap((written, index) => {
      if (written.trim() === "") return [];
      const value = parsed(written);
      if (!isRecord(value)) throw invalid(`Line ${index + 1} of the file is no JSON object.`);
      return [{ line: index + 1, value }];
    });
}

/** A list of objects, or the longest such list that a member of the object holds. */
function recordsOf(text: string): Numbered[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw invalid(`The file is no JSON: ${error instanceof Error ? error.message : "unreadable"}.`);
  }
  const lists = Array.isArray(value)
    ? [value]
    : isRecord(value)
      ? Object.values(value).filter((each) => Array.isArray(each) && each.some(isRecord))
      : [];
  const list = (lists as unknown[][]).reduce<unknown[]>(
    (longest, each) => (each.length > longest.length ? each : longest),
    [],
  );
  return list.map((each, index) => {
    if (!isRecord(each)) throw invalid(`Record ${index + 1} of the file is no JSON object.`);
    return { line: index + 1, value: each };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const DEPTH_LIMIT = 4;

function flatten(value: object, before: string, cells: Map<string, string>, depth: number): void {
  for (const [name, member] of Object.entries(value) as Array<[string, unknown]>) {
    const called = before === "" ? name : `${before}.${name}`;
    if (isRecord(member) && depth < DEPTH_LIMIT) flatten(member, called, cells, depth + 1);
    else cells.set(called, cellOf(member));
  }
}

function cellOf(member: unknown): string {
  if (member === null || member === undefined) return "";
  if (typeof member === "string") return member;
  if (typeof member === "number" || typeof member === "boolean") return String(member);
  const isOfTexts = Array.isArray(member) && member.every((each) => typeof each === "string");
  return isOfTexts ? member.join("; ") : JSON.stringify(member);
}
