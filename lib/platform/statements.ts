/**
 * Prepared statements by their text: preparing one costs more than most of them take. As many
 * are kept as a newsroom's screens ask for; the one unused for longest goes first.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Statement } from "better-sqlite3";
import type { Connection } from "./client";

type Prepared = Statement;

const KEPT = 400;

const kept = new WeakMap<Connection, Map<string, Prepared>>();

/** Statements that are kept as constants are put together once. */
const texts = new WeakMap<Prisma.Sql, string>();

function textOf(statement: Prisma.Sql): string {
  const known = texts.get(statement);
  if (known !== undefined) return known;
  const { sql } = statement;
  texts.set(statement, sql);
  return sql;
}

export function prepared(connection: Connection, asked: Prisma.Sql): Prepared {
  const sql = textOf(asked);
  const statements = kept.get(connection) ?? new Map<string, Prepared>();
  kept.set(connection, statements);
  const known = statements.get(sql);
  // Prisma's connection hands every whole number out as a bigint, unless told otherwise.
  const statement = known ?? connection.prepare(sql).safeIntegers(false);
  if (known) statements.delete(sql);
  statements.set(sql, statement);
  if (statements.size > KEPT) {
    const [oldest] = statements.keys();
    if (oldest !== undefined) statements.delete(oldest);
  }
  return statement;
}

/** As SQLite's driver takes them: instants in the form in which Prisma stores them. */
export function bound({ values }: Prisma.Sql): unknown[] {
  return values.map((value) =>
    value instanceof Date
      ? storedInstant(value)
      : typeof value === "boolean"
        ? Number(value)
        : value,
  );
}

/** The instant that a statement of our own read; null stays null. */
export function readInstant<Stored extends string | null>(
  stored: Stored,
): Stored extends string ? Date : null {
  const instant = stored === null ? null : new Date(stored);
  return instant as Stored extends string ? Date : null;
}

/** How Prisma keeps a DateTime in SQLite; such texts compare as the instants do. */
export function storedInstant(at: Date): string {
  return at.toISOString().replace("Z", "+00:00");
}

/** Such a text as the instant is written elsewhere: in ISO 8601, with Z. */
export function instantOf(stored: string): string {
  return stored.replace("+00:00", "Z");
}
