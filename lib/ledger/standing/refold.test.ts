/** What is stored folded is the same, whether it was written bit by bit or folded anew as a whole. */
import Database from "better-sqlite3";
import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "@/lib/platform/transaction";
import { FOLDING_VERSION } from "@/lib/text/fold-letters";
import { makeCitation, makeClaim, makeDesk, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { isFoldedAsToday, refold } from "./refold";

const place = useDatabase();

beforeAll(async () => {
  const desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const source = await makeSource(desk.editor, {
    name: "Rasmus Sørensen",
    aliases: "Søren",
    title: "Überprüfer",
    employer: "Łódź Ltd",
  });
  for (const assertedBy of ["", "Reuters", "REUTERS", "Müller"]) {
    const claim = await makeClaim(desk.editor, story, { assertedBy, note: "Gesehen in Zürich" });
    await makeCitation(desk.editor, claim, { sourceId: source.id, quote: "Straße" });
    await makeCitation(desk.editor, claim, { terms: "off_record", note: "Geheim: Æsop" });
  }
});

function stored(): unknown {
  const file = new Database(place.databaseFile, { readonly: true });
  const found = [
    `SELECT "id", "nameKey", "aboutKey" FROM "Source" ORDER BY "id"`,
    `SELECT "id", "assertedByKey" FROM "Claim" ORDER BY "id"`,
    `SELECT rowid, * FROM "claim_fts" ORDER BY rowid`,
  ].map((statement) => file.prepare(statement).all());
  file.close();
  return found;
}

it("folds sources, claims and the search index anew, once", async () => {
  const written = stored();
  expect(JSON.stringify(written)).toContain("gesehen in zurich");
  expect(JSON.stringify(written)).toContain(" uberprufer\\n lodz ltd");
  const file = new Database(place.databaseFile);
  file.exec(`UPDATE "Source" SET "nameKey" = "name", "aboutKey" = '';
    UPDATE "Claim" SET "assertedByKey" = '';
    DELETE FROM "claim_fts" WHERE rowid > 1;
    UPDATE "claim_fts" SET "wording" = 'otherwise';
    PRAGMA user_version = 0`);
  file.close();
  expect(stored()).not.toEqual(written);
  expect(await isFoldedAsToday()).toBe(false);
  expect(await inTransaction(refold)).toBe(4);
  expect(stored()).toEqual(written);
  expect(await isFoldedAsToday()).toBe(true);
  expect(FOLDING_VERSION).toBeGreaterThan(0);
});
