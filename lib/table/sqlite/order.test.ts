import { asReader } from "@/tests/support/factories";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { TRUE } from "./pieces";
import { useDatabase } from "@/tests/support/database";
import { COLUMNS } from "@/lib/table/columns";
import { columnField } from "@/lib/table/columns";
import { alongHits } from "./hits";
import { idOrder, orderOf, type Order } from "./order";
import { boundsOf, passing } from "./reads";
import { sqlField } from "./sql-fields";
import type { FilterContext } from "./condition";
import { conditionsOf } from "./filters";
import { parseTableQuery } from "@/lib/table/query";

const place = useDatabase();

const context: FilterContext = {
  reader: asReader({ userId: 1, name: "One", email: "1@newsroom.example", role: "viewer" }),
  storyId: null,
  hiddenStories: [],
  storyIds: new Map([["a", 1]]),
  mergedSources: new Map(),
  today: "2026-05-31",
  timeZone: "UTC",
  leaving: null,
};

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

/** The statements of a page: from the beginning, and from a place within each run. */
function statementsOf(order: Order, tests: readonly Prisma.Sql[]): Prisma.Sql[] {
  return order.runs.flatMap((run) =>
    [null, { key: run.key ? "m" : null, id: 7 }].flatMap((cursor) =>
      boundsOf(run, cursor, order.descending).map((bound) =>
        passing(
          { run, bound, isDown: order.descending, look: 100 },
          tests,
          10,
          Prisma.raw(`, c."wording"`),
        ),
      ),
    ),
  );
}

function expectToBeReadOffAnIndex(statement: Prisma.Sql): void {
  const plan = planOf(statement);
  expect(plan, statement.sql).not.toContain("TEMP B-TREE");
  // Row by row, each joined at once: the order of the index is the order of the answer.
  expect(plan, statement.sql).toContain("CO-ROUTINE w");
  expect(plan, statement.sql).toContain("SEARCH c USING INTEGER PRIMARY KEY");
}

const tests = (inStory: boolean) => [
  Prisma.raw(`c."withdrawnAt" IS NULL`),
  inStory ? Prisma.sql`c."storyId" = ${1}` : Prisma.raw(`c."storyId" NOT IN (4)`),
];

describe("every order is read off an index, never sorted", () => {
  for (const { id: column } of COLUMNS) {
    it.each([
      [column, false, false],
      [column, true, false],
      [column, false, true],
      [column, true, true],
    ] as const)("%s, descending %s, in a story %s", (_, descending, inStory) => {
      const storyId = inStory ? 1 : null;
      const spec = sqlField(columnField(column).key).order?.({ ...context, storyId });
      // Open lints go by the day: they are sorted, and all that is needed stands in one index.
      if (spec?.by === "computed") {
        expect([column, spec.off]).toEqual(["lints", "lintCount"]);
        return;
      }
      const order =
        spec?.by === "logging" || !spec
          ? idOrder(
              { from: Prisma.raw(`"Claim" c`), where: TRUE, id: Prisma.raw(`c."id"`) },
              descending,
            )
          : orderOf(spec, descending, storyId, [3, 1, 2]);
      for (const statement of statementsOf(order, tests(inStory))) {
        expectToBeReadOffAnIndex(statement);
      }
    });
  }

  it("hits from the newest on", () => {
    for (const statement of statementsOf(idOrder(alongHits('"word"'), true), tests(false))) {
      expectToBeReadOffAnIndex(statement);
    }
  });
});

describe("what a filter leaves is read in the order of logging, never sorted", () => {
  it.each([
    "level=disputed",
    "checker=2",
    "checker=none",
    "story=a",
    "source=1",
    "terms=background",
    "stance=denies",
    "tag=port",
    "has=open_question",
    "asserted_by=Nobody",
    "as_of=none",
  ])("%s", (text) => {
    const { query } = parseTableQuery(new URLSearchParams(text));
    for (const storyId of [null, 1]) {
      const [narrow] = conditionsOf(query, { ...context, storyId }).flatMap(
        ({ along }) => along ?? [],
      );
      expect(narrow).toBeDefined();
      for (const descending of [false, true]) {
        for (const statement of statementsOf(
          idOrder(narrow!, descending),
          tests(storyId !== null),
        )) {
          expectToBeReadOffAnIndex(statement);
        }
      }
    }
  });
});
