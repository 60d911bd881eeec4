/** Fields that are stored in a column of Claim: how each sort is filtered, counted and read. */
import type { Stored } from "@/lib/table/field";
import { addDays, dayOfMark, type DayRange } from "@/lib/table/day-range";
import { ME, NO_VALUE, type ValueFilter } from "@/lib/table/filter-fields";
import { instantFromWall } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { plain, type Beside, type Cell } from "./cell";
import {
  alongColumn,
  asItCounts,
  columnTest,
  isTableColumn,
  onlyValue,
  seekValues,
  type Condition,
  type FilterContext,
  type TableColumn,
} from "./condition";
import { textKey, type GroupColumn } from "./order-spec";
import { all } from "./pieces";
import type { SqlField } from "./sql-field";

type StoredAs<As extends Stored["as"]> = Extract<Stored, { as: As }>;

/** How a field is handled that is stored in none but its own way. */
export function storedField(stored: Exclude<Stored, { as: "own" }>): SqlField {
  switch (stored.as) {
    case "scale":
      return scaleField(stored);
    case "person":
      return personField(stored);
    case "personId":
      return personIdField(stored);
    case "text":
      return textField(stored);
    case "count":
      return countField(stored);
    case "instant":
      return momentField(stored.in, stored.mayBeNone, "instant");
    case "day":
      return momentField(stored.in, true, "day");
  }
}

function columnOf(name: string): Prisma.Sql {
  return Prisma.raw(`c."${name}"`);
}

function tableColumn(name: string): TableColumn {
  if (isTableColumn(name)) return name;
  throw new Error(`The index of the table does not hold “${name}”.`);
}

function scaleField({ in: name, values }: StoredAs<"scale">): SqlField {
  const column = columnOf(name);
  return {
    condition: (filter, context) => {
      const passing = values.filter(
        (value) =>
          (filter.any.length === 0 || filter.any.includes(value)) && !filter.not.includes(value),
      );
      const [only] = passing.length === 1 ? passing : [];
      const seek = seekValues(column, passing);
      return {
        // Where having none is a value of the scale, it is stored as one and not as NULL.
        test: values.includes(NO_VALUE) ? seek.test : columnTest(column, filter),
        covered: { column: tableColumn(name), seek },
        ...(only !== undefined && {
          along: alongColumn(name, Prisma.sql`= ${only}`, context, values.length),
        }),
      };
    },
    counted: { by: "claim", value: column, column: tableColumn(name), values },
    order: () => ({ by: "scale", column: name, values }),
    cell: plain(column),
    fileCell: plain(column),
  };
}

/** About as many people as a newsroom has: what is one person's is a small part. */
const PEOPLE = 30;

function personField({ in: name, mayBeNone, didAt }: StoredAs<"person">): SqlField {
  const column = columnOf(name);
  const personName = Prisma.sql`(SELECT u."name" FROM "User" u WHERE u."id" = ${column})`;
  return {
    condition: (filter, context) => personCondition(name, filter, context),
    counted: { by: "claim", value: column, column: tableColumn(name), values: null },
    order: () => ({ by: "name", column: name as GroupColumn, mayBeNone }),
    cell: {
      parts: [column, personName],
      read: (id: number | null, called: string) => (id === null ? null : { id, name: called }),
    },
    fileCell: {
      parts: [column, didAt === undefined ? Prisma.raw("NULL") : columnOf(didAt)],
      needs: "people",
      read: (id: number | null, at: string | null, people: Beside["people"]) => {
        if (id === null) return "";
        return at === null ? people.today(id) : people.at(id, at);
      },
    },
  };
}

/** In the order of the names that they stand beside. */
function personIdField({ in: name, mayBeNone }: StoredAs<"personId">): SqlField {
  const column = columnOf(name);
  return {
    order: () => ({ by: "name", column: name as GroupColumn, mayBeNone }),
    cell: plain(column),
    fileCell: plain(column),
  };
}

function personCondition(name: string, filter: ValueFilter, context: FilterContext): Condition {
  const read = (value: string) =>
    value === NO_VALUE ? NO_VALUE : value === ME ? context.reader.userId : Number(value);
  const values = { any: filter.any.map(read), not: filter.not.map(read) };
  const only = onlyValue(values);
  const is = only === NO_VALUE ? Prisma.raw("IS NULL") : Prisma.sql`= ${only ?? 0}`;
  const isPlain = values.not.length === 0 && !values.any.includes(NO_VALUE);
  return {
    test: columnTest(columnOf(name), values),
    covered: {
      column: tableColumn(name),
      seek: isPlain ? seekValues(columnOf(name), values.any) : null,
    },
    ...(only !== undefined && { along: alongColumn(name, is, context, PEOPLE) }),
  };
}

function textField({ in: name, mayBeBlank }: StoredAs<"text">): SqlField {
  const column = columnOf(name);
  const blank = mayBeBlank ? "empty" : null;
  return {
    order: () => ({ by: "value", key: textKey(`c."${name}"`), blank, index: name }),
    cell: plain(column),
    fileCell: plain(column),
  };
}

function countField({ in: name, leaving: beside }: StoredAs<"count">): SqlField {
  const column = columnOf(name);
  const leaving = beside === null ? column : asItCounts(name, beside, { leaving: "under_terms" });
  return {
    order: (context) =>
      context.leaving && beside !== null
        ? { by: "computed", key: leaving, blank: null }
        : { by: "value", key: column, blank: null, index: name },
    cell: plain(column),
    fileCell: plain(leaving),
  };
}

type Holds = "day" | "instant";

function momentField(name: string, mayBeNone: boolean, holds: Holds): SqlField {
  const column = columnOf(name);
  const day = Prisma.sql`coalesce(substr(${column}, 1, 10), '')`;
  return {
    daysCondition: (range, context) => daysCondition(name, range, holds, context),
    order: () => ({ by: "value", key: column, blank: mayBeNone ? "null" : null, index: name }),
    cell: holds === "day" ? plain(day) : instantCell(column),
    fileCell: plain(holds === "day" ? day : column),
  };
}

/** Instants leave for screens as ISO 8601 in UTC, ending in Z. */
export function instantCell(column: Prisma.Sql): Cell {
  return {
    parts: [column],
    read: (stored: string | null) => stored?.replace("+00:00", "Z") ?? null,
  };
}

export function daysCondition(
  name: string,
  range: DayRange,
  holds: Holds,
  context: FilterContext,
): Condition {
  const test = (table: string) => {
    const at = Prisma.raw(`${table}."${name}"`);
    if (range === "none") return Prisma.sql`${at} IS NULL`;
    const bounds = [Prisma.sql`${at} IS NOT NULL`];
    if (range.from !== null)
      bounds.push(Prisma.sql`${at} >= ${begin(range.from, 0, holds, context)}`);
    if (range.to !== null) bounds.push(Prisma.sql`${at} < ${begin(range.to, 1, holds, context)}`);
    return all(bounds);
  };
  return {
    test: test("c"),
    ids: Prisma.sql`SELECT d."id" AS "id" FROM "Claim" d WHERE ${test("d")}`,
    ...(range === "none" && {
      along: alongColumn(name, Prisma.raw("IS NULL"), context, 1),
    }),
  };
}

/** The instant at which the day that a mark means begins, or the day some days after it. */
export function begin(mark: string, plus: number, holds: Holds, context: FilterContext): Date {
  const day = addDays(dayOfMark(mark, context.today), plus);
  return holds === "day"
    ? new Date(`${day}T00:00:00.000Z`)
    : instantFromWall(`${day}T00:00`, context.timeZone);
}
