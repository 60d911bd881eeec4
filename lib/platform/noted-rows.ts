/**
 * Triggers by which a connection notes what is written on it, row by row, and the form in which a
 * row is noted. SQLite's own way of making JSON stands here.
 */
import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { Prisma } from "@/prisma/generated/client";
import type { Connection } from "./client";

export type NotedTable = {
  table: string;
  key: readonly string[];
  /** What is noted of a row. */
  logged: readonly string[];
  /** What is noted as its SHA-256. */
  hashed: readonly string[];
  /** Whether it is noted as well what a row was before. */
  keepsBefore?: boolean;
  /** Whether rows that are put in or taken out are left aside. */
  onlyUpdates?: boolean;
};

const SHA256 = "sourceline_sha256";

const withFunctions = new WeakSet<Connection>();

/** Lets statements on this connection take the SHA-256 of a text. */
export function teachSha256(connection: Connection): void {
  if (withFunctions.has(connection)) return;
  connection.function(SHA256, { deterministic: true }, (text) =>
    text === null ? null : createHash("sha256").update(String(text)).digest("hex"),
  );
  withFunctions.add(connection);
}

/** @param row what the row is called in the statement. */
export function imageSql({ logged, hashed }: NotedTable, row: string): string {
  const members = [
    ...logged.map((column) => `'${column}', ${row}."${column}"`),
    ...hashed.map((column) => `'${column}', ${SHA256}(${row}."${column}")`),
  ];
  return `json_object(${members.join(", ")})`;
}

export function keySql({ key }: NotedTable, row: string): string {
  return `json_array(${key.map((column) => `${row}."${column}"`).join(", ")})`;
}

/** What a table's triggers note; a second image of a row stands after the first. */
function triggersOn(columns: NotedTable): string {
  const { table, key, logged, hashed, keepsBefore = false, onlyUpdates = false } = columns;
  const note = (row: string, image: string, before: string) =>
    `INSERT INTO written_rows ("table", "key", "image", "before")
     SELECT '${table}', ${keySql(columns, row)}, ${image}, ${before}`;
  const old = keepsBefore ? imageSql(columns, "OLD") : "NULL";
  const listed = (names: readonly string[], row: string) =>
    `(${names.map((column) => `${row}."${column}"`).join(", ")})`;
  const differs = (names: readonly string[]) =>
    names.length === 1
      ? `OLD."${names[0]}" IS NOT NEW."${names[0]}"`
      : `${listed(names, "OLD")} IS NOT ${listed(names, "NEW")}`;
  const updates = `
    CREATE TEMP TRIGGER "noted_update_${table}" AFTER UPDATE ON main."${table}"
    WHEN ${differs([...logged, ...hashed])}
    BEGIN
      ${note("OLD", "NULL", old)} WHERE ${differs(key)};
      ${note("NEW", imageSql(columns, "NEW"), `CASE WHEN ${differs(key)} THEN NULL ELSE ${old} END`)};
    END;`;
  if (onlyUpdates) return updates;
  return `${updates}
    CREATE TEMP TRIGGER "noted_insert_${table}" AFTER INSERT ON main."${table}"
    BEGIN ${note("NEW", imageSql(columns, "NEW"), "NULL")}; END;
    CREATE TEMP TRIGGER "noted_delete_${table}" AFTER DELETE ON main."${table}"
    BEGIN ${note("OLD", "NULL", old)}; END;`;
}

/** Has this connection note, in temp.written_rows, each row of these tables that is written on it. */
export function notingSql(tables: readonly NotedTable[]): string {
  return `
    CREATE TEMP TABLE written_rows (
      "table" TEXT NOT NULL, "key" TEXT NOT NULL, "image" TEXT, "before" TEXT);
    ${tables.map(triggersOn).join("\n")}`;
}

/** Takes out what was noted of these rows. */
export function forgetNotedSql(
  names: ReadonlyArray<readonly [table: string, key: string, ...unknown[]]>,
): Prisma.Sql {
  return Prisma.sql`DELETE FROM temp.written_rows WHERE ("table", "key") IN (
    SELECT "value" ->> 0, "value" ->> 1 FROM json_each(${JSON.stringify(names)}))`;
}

/** Notes rows by images that are handed in. */
export function noteInsteadSql(
  images: ReadonlyArray<readonly [table: string, key: string, image: string | null]>,
): Prisma.Sql {
  return Prisma.sql`INSERT INTO temp.written_rows ("table", "key", "image", "before")
    SELECT "value" ->> 0, "value" ->> 1, "value" ->> 2, NULL
    FROM json_each(${JSON.stringify(images)})`;
}

/** The rows with these keys as they stand, each as it is noted: `key` and `image`. */
export function standingSql(
  columns: NotedTable,
  keys: ReadonlyArray<readonly unknown[]>,
): Prisma.Sql {
  const same = columns.key.map((column, at) => `r."${column}" = ("given"."value" ->> ${at})`);
  return Prisma.sql`
    SELECT ${Prisma.raw(keySql(columns, "r"))} AS "key",
      ${Prisma.raw(imageSql(columns, "r"))} AS "image"
    FROM json_each(${JSON.stringify(keys)}) "given"
      JOIN ${Prisma.raw(`"${columns.table}"`)} r ON ${Prisma.raw(same.join(" AND "))}`;
}

/** A database of its own for what one piece of work has to look up: on the disk where it grows, and gone with it. */
export function scratchDatabase(): Connection {
  const scratch = new Database("");
  scratch.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE");
  return scratch;
}
