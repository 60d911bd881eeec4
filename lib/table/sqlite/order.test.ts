import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { all } from "./pieces";
import { useDatabase } from "@/tests/support/database";
import { COLUMNS } from "@/lib/table/columns";
import { newestHits, orderOf, type Order } from "./order";

const place = useDatabase();

/** How SQLite would go about it; fails where an index that is named does not exist. */
function planOf({ sql, values }: Prisma.Sql): string {
  const database = new Database(place.databaseFile, { readonly: true });
  try {
    return database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map((step) => step.detail)
      .join("\n");
  } finally {
    database.close();
  }
}

function statementsOf(order: Order, tests: readonly Prisma.Sql[]): Prisma.Sql[] {
  const way = Prisma.raw(order.descending ? "DESC" : "ASC");
  return order.runs.flatMap(({ from, where, key, id }) => {
    const by = key ? Prisma.sql`${key} ${way}, ${id} ${way}` : Prisma.sql`${id} ${way}`;
    const bounds = [
      Prisma.raw("1"),
      Prisma.sql`${id} > 7`,
      ...(key ? [Prisma.sql`${key} > ${"m"}`] : []),
    ];
    return bounds.map(
      (bound) =>
        Prisma.sql`SELECT ${id} FROM ${from} WHERE ${all([where, bound, ...tests])} ORDER BY ${by} LIMIT 10`,
    );
  });
}

describe("every order is read off an index, never sorted", () => {
  for (const { id: column } of COLUMNS) {
    it.each([
      [column, false, false],
      [column, true, false],
      [column, false, true],
      [column, true, true],
    ] as const)("%s, descending %s, in a story %s", (_, descending, inStory) => {
      const order = orderOf({ column, descending }, inStory, [3, 1, 2]);
      const tests = [
        Prisma.raw(`c."withdrawnAt" IS NULL`),
        inStory ? Prisma.sql`c."storyId" = ${1}` : Prisma.raw(`c."storyId" NOT IN (4)`),
      ];
      for (const statement of statementsOf(order, tests)) {
        expect(planOf(statement), statement.sql).not.toContain("TEMP B-TREE");
      }
    });
  }

  it("hits from the newest on", () => {
    for (const statement of statementsOf(newestHits('"word"'), [])) {
      expect(planOf(statement)).not.toContain("TEMP B-TREE");
    }
  });
});
