/**
 * Writes in sets: rows are handed to the database as one JSON parameter and written by one
 * statement, so that a command which changes a thousand of them costs a handful of statements.
 * Tables and columns are named as Prisma's models name them and are checked by the compiler. A
 * column that is left out, or undefined, is not touched; a new row gets its default.
 *
 * SQLite's way of reading JSON stands here and in no caller: for another database this file is
 * written anew.
 */
import { Prisma } from "@/prisma/generated/client";
import { execute, rows } from "./rows";
import { storedInstant } from "./statements";
import type { Transaction } from "./transaction";

export type Table = Prisma.ModelName;

type Scalars<T extends Table> = Prisma.TypeMap["model"][T]["payload"]["scalars"];

/** Some columns of a table's row and their values. */
export type Columns<T extends Table> = {
  readonly [Column in keyof Scalars<T>]?: Scalars<T>[Column] | undefined;
};

type CreationOf<T extends Table> =
  Prisma.TypeMap["model"][T]["operations"]["createMany"]["args"] extends { data: infer Data }
    ? Exclude<Data, readonly unknown[]>
    : never;

/** Columns that a new row does not get by itself: without a default, and not null. */
type Needed<T extends Table> = {
  [Column in keyof CreationOf<T>]-?: undefined extends CreationOf<T>[Column] ? never : Column;
}[keyof CreationOf<T>] &
  keyof Scalars<T>;

/** A row to be inserted: no column that has no default is forgotten. */
export type NewRow<T extends Table> = Columns<T> & {
  readonly [Column in Needed<T>]: Scalars<T>[Column];
};

/** Columns that come back as they are: numbers and texts, but no instants. */
type Plain<T extends Table> = {
  [Column in keyof Scalars<T>]: Scalars<T>[Column] extends number | string ? Column : never;
}[keyof Scalars<T>] &
  string;

/** @param options.orSkip leaves out a row whose key is there already, instead of failing. */
export async function insertMany<T extends Table>(
  tx: Transaction,
  table: T,
  list: readonly NewRow<T>[],
  { orSkip = false } = {},
): Promise<void> {
  for (const alike of grouped(list)) {
    await execute(tx, insertion(table, alike, orSkip ? "INSERT OR IGNORE" : "INSERT"));
  }
}

/** @returns the given columns of each new row, in no particular order. */
export async function insertReturning<T extends Table, Column extends Plain<T>>(
  tx: Transaction,
  table: T,
  list: readonly NewRow<T>[],
  returned: readonly Column[],
): Promise<Array<Pick<Scalars<T>, Column>>> {
  const made: Array<Pick<Scalars<T>, Column>> = [];
  for (const alike of grouped(list)) {
    const statement = Prisma.sql`${insertion(table, alike, "INSERT")} RETURNING ${listed(returned)}`;
    made.push(...(await rows<Pick<Scalars<T>, Column>>(statement, tx)));
  }
  return made;
}

export type Change<T extends Table> = {
  /** Values that name the row and are not null: mostly its `id` and the `revision` it was read at. */
  where: Columns<T>;
  set: Columns<T>;
};

/**
 * Sets columns of rows, each its own; rows that set the same columns share a statement.
 * @returns how many were changed: fewer than were given where a row no longer is as `where` says.
 */
export async function updateEach<T extends Table>(
  tx: Transaction,
  table: T,
  changes: ReadonlyArray<Change<T>>,
): Promise<number> {
  let changed = 0;
  for (const keys of grouped(changes.map(({ where }) => where))) {
    const sets = keys.positions.map((position) => changes[position]?.set ?? {});
    for (const columns of grouped(sets)) {
      const width = keys.names.length;
      const values = columns.values.map((row, at) => [
        ...(keys.values[columns.positions[at] ?? 0] ?? []),
        ...row,
      ]);
      const settings = columns.names.map(
        (name, at) => Prisma.sql`${quoted(name)} = ${item(width + at)}`,
      );
      const isRow = keys.names.map(
        (name, at) => Prisma.sql`${quoted(table)}.${quoted(name)} = ${item(at)}`,
      );
      changed += await execute(
        tx,
        Prisma.sql`UPDATE ${quoted(table)} SET ${Prisma.join(settings)}
          FROM json_each(${JSON.stringify(values)}) AS "given"
          WHERE ${Prisma.join(isRow, " AND ")}`,
      );
    }
  }
  return changed;
}

/** Deletes the rows that hold these values, all of them in each. */
export async function deleteEach<T extends Table>(
  tx: Transaction,
  table: T,
  list: readonly Columns<T>[],
): Promise<void> {
  for (const alike of grouped(list)) {
    const { names } = alike;
    const key = names.length === 1 ? listed(names) : Prisma.sql`(${listed(names)})`;
    await execute(
      tx,
      Prisma.sql`DELETE FROM ${quoted(table)} WHERE ${key} IN (${selection(alike)})`,
    );
  }
}

/** For `x IN ${among(ids)}`: any number of values as one parameter. */
export function among(values: readonly (number | string)[]): Prisma.Sql {
  return Prisma.sql`(SELECT "value" FROM json_each(${JSON.stringify(values)}))`;
}

function insertion(table: Table, alike: Alike, verb: "INSERT" | "INSERT OR IGNORE"): Prisma.Sql {
  const { names, values } = alike;
  return withRows(`${verb} INTO "${table}" (${names.map((name) => `"${name}"`).join(",")})`, {
    names,
    values,
  });
}

/** The rows that were handed over, as a SELECT. */
function selection(alike: Pick<Alike, "names" | "values">): Prisma.Sql {
  return withRows("", alike);
}

/** What stands round the rows in a statement, by the statement's beginning and the columns' number. */
const aroundRows = new Map<string, readonly [string, string]>();

/** The same few statements are written for every command; putting one together takes longer than some run. */
function withRows(
  beginning: string,
  { names, values }: Pick<Alike, "names" | "values">,
): Prisma.Sql {
  const key = `${names.length} ${beginning}`;
  let around = aroundRows.get(key);
  if (!around) {
    const items = names.map((_, at) => item(at).sql).join(",");
    around = [`${beginning} SELECT ${items} FROM json_each(`, `) AS "given"`];
    aroundRows.set(key, around);
  }
  return Prisma.sql(around, JSON.stringify(values));
}

/** One value of a row that was handed over. */
function item(at: number): Prisma.Sql {
  return Prisma.raw(`"given"."value" ->> ${at}`);
}

function quoted(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`);
}

function listed(names: readonly string[]): Prisma.Sql {
  return Prisma.join(names.map(quoted));
}

/** Rows that hold the same columns, their values in the columns' order. */
type Alike = {
  names: string[];
  values: unknown[][];
  /** Where in the whole list each of them stood. */
  positions: number[];
};

function grouped(list: readonly object[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const [position, row] of list.entries()) {
    const entries = Object.entries(row).filter(([, value]) => value !== undefined);
    const names = entries.map(([name]) => name);
    const key = names.join();
    const group = groups.get(key) ?? { names, values: [], positions: [] };
    groups.set(key, group);
    group.values.push(entries.map(([, value]) => stored(value)));
    group.positions.push(position);
  }
  return [...groups.values()];
}

function stored(value: unknown): unknown {
  if (value instanceof Date) return storedInstant(value);
  return typeof value === "boolean" ? Number(value) : value;
}
