/** Migrations that move what people wrote: each is run on a file of the version before it. */
import { asReader } from "@/tests/support/factories";
import { rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { canonical } from "@/lib/audit/canonical";
import { GENESIS, hashEvent, verifyChain } from "@/lib/audit/chain";
import { readHistory } from "@/lib/audit/history";
import { db } from "@/lib/platform/db";
import { inTransaction } from "@/lib/platform/transaction";
import { isFoldedAsToday, refold } from "@/lib/ledger/standing/refold";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";
import { useDatabase } from "@/tests/support/database";

const place = useDatabase();
const AT = "2026-11-20T09:00:00.000+00:00";

/** Puts a file in the place of the database that holds the migrations before the one named. */
async function databaseBefore(name: string): Promise<Database.Database> {
  const file = path.join(place.dataDir, "sourceline.db");
  for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
  const all = readMigrations();
  const migrations = all.filter((one) => one.name < name);
  expect(migrations.length).toBeLessThan(all.length);
  await migrate(file, { migrations });
  return new Database(file);
}

function insert(database: Database.Database, table: string, row: Record<string, unknown>): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  const names = columns.map((column) => `"${column}"`).join(", ");
  database
    .prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`)
    .run(...Object.values(row));
}

it("questions: rows, ids, views and log survive the renaming of their table", async () => {
  const before = await databaseBefore("20261126090000_questions");
  insert(before, "User", { id: 1, email: "a@b.example", name: "A", role: "admin", createdAt: AT });
  insert(before, "Story", { id: 1, slug: "s", headline: "S", createdById: 1, createdAt: AT, updatedAt: AT }); // prettier-ignore
  insert(before, "Claim", {
    id: 7,
    storyId: 1,
    number: 1,
    wording: "The ferry was late",
    loggedById: 1,
    loggedAt: AT,
    contentChangedById: 1,
    updatedAt: AT,
  });
  const raised = { claimId: 7, raisedById: 1, raisedAt: AT };
  insert(before, "Query", { id: 3, ...raised, question: "Who says so?" });
  insert(before, "Query", {
    id: 5,
    ...raised,
    question: "When?",
    answer: "In May.",
    answeredById: 1,
    answeredAt: AT,
    closedById: 1,
    closedAt: AT,
    dismissReason: "Moot.",
  });
  const kept = before.prepare(`SELECT * FROM "Query" ORDER BY "id"`).all();
  const views: Array<[before: string, after: string]> = [
    ["has=open_query", "has=open_question"],
    ["q=ferry&has=-open_query,note&sort=ref", "q=ferry&has=-open_question,note&sort=ref"],
    ["has=quote,open_query", "has=quote,open_question"],
    ["q=has%3Dopen_query", "q=has%3Dopen_query"],
    ["tag=open_query&has=open_query", "tag=open_query&has=open_question"],
    ["has=open_query&asserted_by=open_query", "has=open_question&asserted_by=open_query"],
    ["level=verified", "level=verified"],
    ["", ""],
  ];
  views.forEach(([query], at) =>
    insert(before, "SavedView", { name: `V${at}`, ownerId: 1, query, createdAt: AT }),
  );
  const event = {
    seq: 1,
    at: new Date("2026-11-20T09:00:00.000Z"),
    actorId: 1,
    type: "query.raised",
    storyId: 1,
    claimId: 7,
    sourceId: null,
    userId: null,
    data: canonical({ ref: "C1", queryId: 3, question: "Who says so?", sentBack: false }),
  };
  const hash = hashEvent(GENESIS, event);
  insert(before, "Event", { ...event, at: AT, prevHash: GENESIS, hash });
  before.close();

  expect((await migrate(path.join(place.dataDir, "sourceline.db"))).applied).toContain(
    "20261126090000_questions",
  );

  const after = new Database(path.join(place.dataDir, "sourceline.db"));
  expect(after.prepare(`SELECT * FROM "Question" ORDER BY "id"`).all()).toMatchObject(kept);
  expect(after.prepare(`SELECT "query" FROM "SavedView" ORDER BY "id"`).pluck().all()).toEqual(
    views.map(([, query]) => query),
  );
  expect(() => after.exec(`DELETE FROM "Question"`)).toThrow("never deleted");
  insert(after, "Question", { ...raised, question: "Where?" });
  expect(after.prepare(`SELECT max("id") FROM "Question"`).pluck().get()).toBe(6);
  const left = after
    .prepare(
      `SELECT "name" FROM sqlite_master WHERE "name" GLOB '*Query*' OR "sql" GLOB '*"Query"*'`,
    )
    .all();
  expect(left).toEqual([]);
  expect(after.pragma("foreign_key_check")).toEqual([]);
  after.close();

  expect(await db().question.findUniqueOrThrow({ where: { id: 5 } })).toMatchObject({
    answer: "In May.",
    dismissReason: "Moot.",
  });
  const somebody = asReader({ userId: 1, name: "A", email: "a@newsroom.example", role: "viewer" });
  // The log still says what it said, and the reader of today understands it.
  expect(await verifyChain()).toEqual({ ok: true, events: 1, lastHash: hash, erased: 0 });
  expect((await readHistory(somebody, { claimId: 7 })).events).toMatchObject([
    {
      type: "question.raised",
      claimId: 7,
      data: { ref: "C1", questionId: 3, question: "Who says so?", sentBack: false },
    },
  ]);
});

it("former slugs: what the log knows goes on answering, and views name stories by their ids", async () => {
  const before = await databaseBefore("20261127110100_former_slugs");
  insert(before, "User", { id: 1, email: "a@b.example", name: "A", role: "admin", createdAt: AT });
  for (const [id, slug] of [
    [1, "now"],
    [2, "other"],
    [3, "taken-again"],
  ] as const) {
    insert(before, "Story", { id, slug, headline: slug, createdById: 1, createdAt: AT, updatedAt: AT }); // prettier-ignore
  }
  const renamed: Array<[storyId: number, from: string, to: string]> = [
    [1, "first", "second"],
    [1, "second", "now"],
    [2, "taken-again", "other"],
  ];
  renamed.forEach(([storyId, from, to], at) =>
    insert(before, "Event", {
      seq: at + 1,
      at: AT,
      actorId: 1,
      type: "story.edited",
      storyId,
      data: canonical({ changes: { slug: { from, to } } }),
      prevHash: String(at),
      hash: String(at + 1),
    }),
  );
  const views: Array<[before: string, after: string]> = [
    ["story=now", "story=1"],
    ["q=story%3Dnow&story=now,other,-taken-again&withdrawn=all", "q=story%3Dnow&story=1,2,-3&withdrawn=all"], // prettier-ignore
    ["level=verified&story=-other", "level=verified&story=-2"],
    ["story=gone,now&tag=now", "story=1&tag=now"],
    ["story=gone", "story=0"],
    ["tag=story", "tag=story"],
    ["level=verified", "level=verified"],
    ["", ""],
  ];
  views.forEach(([query], at) =>
    insert(before, "SavedView", { name: `V${at}`, ownerId: 1, query, createdAt: AT }),
  );
  before.close();
  await migrate(path.join(place.dataDir, "sourceline.db"));
  const after = new Database(path.join(place.dataDir, "sourceline.db"));
  expect(after.prepare(`SELECT * FROM "FormerSlug" ORDER BY "slug"`).all()).toEqual([
    { slug: "first", storyId: 1 },
    { slug: "second", storyId: 1 },
  ]);
  expect(after.prepare(`SELECT "query" FROM "SavedView" ORDER BY "id"`).pluck().all()).toEqual(
    views.map(([, query]) => query),
  );
  expect(after.pragma("foreign_key_check")).toEqual([]);
  after.close();
});

it("one folding: what was written before is found after the migration", async () => {
  const before = await databaseBefore("20261127110000_one_folding");
  insert(before, "User", { id: 1, email: "a@b.example", name: "A", role: "admin", createdAt: AT });
  insert(before, "Story", { id: 1, slug: "s", headline: "S", createdById: 1, createdAt: AT, updatedAt: AT }); // prettier-ignore
  insert(before, "Source", {
    id: 1,
    name: "Rasmus Sørensen",
    nameKey: " rasmus sørensen",
    kind: "person",
    employer: "Łódź Ltd",
    createdById: 1,
    createdAt: AT,
    updatedAt: AT,
  });
  insert(before, "Claim", {
    id: 7,
    storyId: 1,
    number: 1,
    wording: "The gov\u00ADern\u00ADment knew",
    assertedBy: "REUTERS",
    loggedById: 1,
    loggedAt: AT,
    contentChangedById: 1,
    updatedAt: AT,
  });
  insert(before, "Citation", { id: 1, claimId: 7, sourceId: 1, addedById: 1, addedAt: AT });
  before.close();
  await migrate(path.join(place.dataDir, "sourceline.db"));
  expect(await isFoldedAsToday()).toBe(false);
  expect(await inTransaction(refold)).toBe(1);
  const after = new Database(path.join(place.dataDir, "sourceline.db"));
  for (const match of ["government", "sorensen", "lodz", "reuters", "ref : c1"]) {
    const found = after.prepare(`SELECT rowid FROM "claim_fts" WHERE "claim_fts" MATCH ?`);
    expect(found.pluck().all(match)).toEqual([7]);
  }
  expect(after.prepare(`SELECT "wording", "assertedByKey" FROM "Claim"`).get()).toEqual({
    wording: "The gov\u00ADern\u00ADment knew",
    assertedByKey: "reuters",
  });
  expect(after.prepare(`SELECT "nameKey", "aboutKey" FROM "Source"`).get()).toEqual({
    nameKey: " rasmus sorensen",
    aboutKey: " lodz ltd",
  });
  after.close();
});

it("readers of sources: the newsroom’s stay so, and what lies in restricted stories alone does not", async () => {
  const before = await databaseBefore("20261128110000_unseen");
  insert(before, "User", { id: 1, email: "a@b.example", name: "A", role: "admin", createdAt: AT });
  const own = { createdById: 1, createdAt: AT, updatedAt: AT };
  for (const [id, restricted] of [
    [1, 0],
    [2, 1],
    [3, 1],
  ] as const) {
    insert(before, "Story", { id, slug: `s${id}`, headline: "S", restricted, ...own });
    insert(before, "Claim", {
      id,
      storyId: id,
      number: 1,
      wording: "The ferry was late",
      loggedById: 1,
      loggedAt: AT,
      contentChangedById: 1,
      updatedAt: AT,
    });
  }
  const names = ["open", "secret", "both", "nowhere", "origin of secret", "origin of both", "rested on", "taken off", "merged into secret", "in two", "origin of origin"]; // prettier-ignore
  names.forEach((name, at) =>
    insert(before, "Source", { id: at + 1, name, nameKey: ` ${name}`, kind: "person", ...own }),
  );
  before.exec(`UPDATE "Source" SET "mergedIntoId" = 2 WHERE "id" = 9`);
  const cite = (claimId: number, sourceId: number, removedAt: string | null = null) =>
    insert(before, "Citation", { claimId, sourceId, addedById: 1, addedAt: AT, removedAt });
  cite(1, 1);
  cite(2, 2);
  cite(1, 3);
  cite(2, 3);
  cite(2, 8, AT);
  cite(3, 10);
  cite(2, 10);
  insert(before, "CitationRest", { citationId: 2, sourceId: 7 });
  for (const [sourceId, originId] of [
    [2, 5],
    [3, 6],
    [2, 6],
    [5, 11],
  ] as const) {
    insert(before, "SourceDerivation", { sourceId, originId });
  }
  before.close();
  await migrate(path.join(place.dataDir, "sourceline.db"));

  const after = new Database(path.join(place.dataDir, "sourceline.db"));
  const sources = after
    .prepare(`SELECT "name", "shared", "madeInId" FROM "Source" ORDER BY "id"`)
    .raw()
    .all();
  expect(after.pragma("foreign_key_check")).toEqual([]);
  after.close();
  expect(sources).toEqual([
    ["open", 1, null],
    ["secret", 0, 2],
    ["both", 1, null],
    ["nowhere", 1, null],
    ["origin of secret", 0, 2],
    ["origin of both", 1, null],
    ["rested on", 0, 2],
    ["taken off", 0, 2],
    ["merged into secret", 0, 2],
    ["in two", 0, 2],
    ["origin of origin", 0, 2],
  ]);
});
