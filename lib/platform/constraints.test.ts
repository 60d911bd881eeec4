import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { useDatabase } from "@/tests/support/database";
import { refusal } from "@/tests/support/refusal";
import { refusedByConstraint } from "./constraints";
import { env } from "./env";
import { execute } from "./rows";
import { inTransaction, type Transaction } from "./transaction";

useDatabase();

type Column = { name: string; type: string; pk: number };
type Constraint = { table: string; columns: string[] };

/** Every table that holds records, with its columns; the index of words keeps its own. */
function readTables(file: Database.Database): Map<string, Column[]> {
  const names = file
    .prepare(
      `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT GLOB 'sqlite_*'
       AND "name" NOT GLOB '_prisma_*' AND "name" NOT GLOB 'claim_*'`,
    )
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [name, file.pragma(`table_info("${name}")`) as Column[]] as const),
  );
}

/** Primary keys and unique indexes, whoever made them. */
function readConstraints(file: Database.Database, tables: Map<string, Column[]>): Constraint[] {
  return [...tables].flatMap(([table, columns]) => {
    const indexes = file.pragma(`index_list("${table}")`) as Array<{
      name: string;
      unique: number;
    }>;
    const unique = indexes
      .filter((index) => index.unique === 1)
      .map((index) => file.pragma(`index_info("${index.name}")`) as Array<{ name: string }>)
      .map((members) => members.map((member) => member.name));
    const primary = columns.filter((column) => column.pk > 0).map((column) => column.name);
    const all = new Map([primary, ...unique].map((members) => [members.join(), members]));
    return [...all.values()].map((members) => ({ table, columns: members }));
  });
}

function readSchema(): { tables: Map<string, Column[]>; constraints: Constraint[] } {
  const file = new Database(env().databaseFile, { readonly: true });
  try {
    const tables = readTables(file);
    return { tables, constraints: readConstraints(file, tables) };
  } finally {
    file.close();
  }
}

/** A row with every column filled; `which` tells one row's values from another's. */
function rowOf(columns: readonly Column[], which: (column: string) => number) {
  return columns.map(({ name, type }) => {
    const number = 700_000 + which(name);
    if (type === "TEXT") return `value ${number}`;
    return type === "DATETIME" ? new Date(number) : number;
  });
}

async function insert(tx: Transaction, table: string, columns: readonly Column[], row: unknown[]) {
  // Rows that these would have to refer to are not there: that is looked at when all is done.
  await execute(tx, Prisma.sql`PRAGMA defer_foreign_keys = ON`);
  const names = Prisma.join(columns.map(({ name }) => Prisma.raw(`"${name}"`)));
  await execute(
    tx,
    Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) VALUES (${Prisma.join(row)})`,
  );
}

const LOG = new Set(["Event", "EventRows"]);

describe("a unique constraint that is hit", () => {
  it("is answered as a refusal, whichever of the schema's it is", async () => {
    const { tables, constraints } = readSchema();
    expect(constraints.length).toBeGreaterThan(tables.size);
    const answered = new Map<string, string>();
    for (const { table, columns: unique } of constraints) {
      // The log is written by commit() alone, and refuses by triggers what does not follow it.
      if (LOG.has(table)) continue;
      const columns = tables.get(table) ?? [];
      const first = rowOf(columns, () => 1);
      // Equal in what there may be one of, and in nothing else.
      const second = rowOf(columns, (name) => (unique.includes(name) ? 1 : 2));
      const error = await refusal(() =>
        inTransaction(async (tx) => {
          await insert(tx, table, columns, first);
          await insert(tx, table, columns, second);
        }),
      );
      answered.set(`${table}.${unique.join()}`, error.code);
    }
    expect(new Set(answered.values())).toEqual(new Set(["INVALID", "CONFLICT"]));
    expect(Object.fromEntries(answered)).toMatchObject({
      "User.email": "INVALID",
      "Story.slug": "INVALID",
      "Claim.storyId,number": "CONFLICT",
      "Draft.storyId,number": "CONFLICT",
      "ClaimTag.claimId,tag": "CONFLICT",
      "Source.id": "CONFLICT",
    });
  });

  it("is known through Prisma, too, and names the field of what a person chose", async () => {
    const person = { email: "one@newsroom.example", name: "One", role: "editor" } as const;
    const error = await refusal(() =>
      inTransaction(async (tx) => {
        await tx.user.create({ data: { ...person, createdAt: new Date() } });
        await tx.user.create({ data: { ...person, createdAt: new Date() } });
      }),
    );
    expect(error).toMatchObject({
      code: "INVALID",
      fields: { email: expect.any(String) as string },
    });
  });

  it("is told apart from what else a database can refuse", async () => {
    const withoutStory = inTransaction((tx) =>
      tx.storyMember.create({ data: { storyId: 9, userId: 9, addedAt: new Date() } }),
    );
    await expect(withoutStory).rejects.toMatchObject({ code: "P2003" });
    expect(refusedByConstraint(new Error("Foreign key constraint failed"))).toBeNull();
    expect(refusedByConstraint("UNIQUE constraint failed: User.email")).toBeNull();
  });
});
