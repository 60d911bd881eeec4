/** Every column that the log leaves out because it is derived is tried: set by hand, it is named. */
import Database from "better-sqlite3";
import { beforeAll, expect, it } from "vitest";
import { RECORDED } from "@/lib/audit/recorded";
import { makeCitation, makeClaim, makeDesk, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { compareDerived, type DerivedDifference } from "./derived";

const place = useDatabase();
const DERIVED = RECORDED.flatMap(({ table, not }) =>
  Object.entries(not)
    .filter(([, why]) => why.startsWith("derived"))
    .map(([column]) => [table, column] as const),
);

beforeAll(async () => {
  const { editor } = await makeDesk();
  const story = await makeStory(editor);
  const origin = await makeSource(editor);
  const claim = await makeClaim(editor, story, { assertedBy: "The mayor" });
  for (const terms of ["on_record", "off_record"] as const) {
    const source = await makeSource(editor, { title: "Clerk", derivesFrom: [origin.id] });
    await makeCitation(editor, claim, { sourceId: source.id, terms });
  }
  await makeClaim(editor, story);
});

async function differences(): Promise<DerivedDifference[]> {
  const found: DerivedDifference[] = [];
  expect(await compareDerived((difference) => found.push(difference))).toBe(found.length);
  return found;
}

it("follows from the record while only commands write", async () => {
  expect(await differences()).toEqual([]);
  expect(DERIVED.length).toBeGreaterThan(8);
});

it.each(DERIVED)("is named where %s.%s is set by hand", async (table, column) => {
  const file = new Database(place.databaseFile);
  try {
    const { id, was } = file
      .prepare<[], { id: number; was: unknown }>(
        `SELECT id, "${column}" AS was FROM "${table}" ORDER BY id LIMIT 1`,
      )
      .get()!;
    const set = file.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE id = ?`);
    set.run(typeof was === "number" ? was + 5 : "Permanent Secretary", id);
    expect(await differences()).toEqual([{ table, id, columns: [column] }]);
    set.run(was, id);
    expect(await differences()).toEqual([]);
  } finally {
    file.close();
  }
});
