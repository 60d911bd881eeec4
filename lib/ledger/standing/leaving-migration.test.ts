/** What a claim lets leave is worked out twice: by standing.ts, and once by the migration that brought it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/migrations";
import { makeCitation, makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";

const place = useDatabase();
let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const sources: number[] = [];
  for (const [name, derivesFrom] of [
    ["Leak", []],
    ["Report", [0]],
    ["Article", [1]],
    ["Expert", []],
    ["Clerk", []],
  ] as const) {
    const origins = derivesFrom.map((origin) => sources[origin]!);
    const aliases = name === "Leak" ? "" : `Also ${name}`;
    sources.push((await makeSource(desk.editor, { name, aliases, derivesFrom: origins })).id);
  }
  const citation = fc.record({
    source: fc.nat({ max: 4 }),
    stance: fc.constantFrom("supports", "supports", "denies"),
    terms: fc.constantFrom("on_record", "off_record"),
    quote: fc.constantFrom("", "a quote", "another"),
    note: fc.constantFrom("", "a note"),
    rests: fc.nat({ max: 8 }),
  });
  const claims = fc.sample(fc.array(citation, { minLength: 1, maxLength: 5 }), {
    numRuns: 40,
    seed: 7,
  });
  for (const [index, citations] of claims.entries()) {
    const note = index % 3 === 0 ? "Seen by two." : "";
    const claim = await makeClaim(desk.editor, story, {
      note,
      assertedBy: index % 2 ? "Leak" : "",
    });
    for (const { source, rests, ...rest } of citations) {
      const restsOn = rests < 5 && rests !== source ? [sources[rests]!] : [];
      await makeCitation(desk.editor, claim, { ...rest, sourceId: sources[source]!, restsOn });
    }
  }
}, 120_000);

it("both come to the same", () => {
  const file = new Database(place.databaseFile);
  const claims = () =>
    file
      .prepare<[], { origins: number | null }>(
        `SELECT "id", "leavingSourceCount", "leavingSourceNames", "leavingOriginCount" AS "origins"
         FROM "Claim" ORDER BY "id"`,
      )
      .all();
  const before = claims();
  // Otherwise nothing would be compared.
  const origins = new Set(before.map((claim) => claim.origins));
  expect([...origins]).toEqual(expect.arrayContaining([null, 0, 1, 2]));
  file.exec(`UPDATE "Claim" SET "leavingSourceCount" = NULL, "leavingOriginCount" = NULL,
             "leavingSourceNames" = NULL`);
  const migration = path.join(projectRoot(), "prisma/migrations/20261126210000_leaving");
  const statements = readFileSync(path.join(migration, "migration.sql"), "utf8");
  // The columns are there already. The search index, which it makes as well, is since filled
  // after the last migration (refold.test.ts).
  file.exec(statements.replace(/^ALTER TABLE .*$/gm, ""));
  expect(claims()).toEqual(before);
  file.close();
});
