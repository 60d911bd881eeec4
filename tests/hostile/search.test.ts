/**
 * Every naughty string typed into the search box and put into every parameter of the table and
 * of an export: the page always answers, the endpoint answers or names the parameter.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { logClaim } from "@/lib/ledger/claims/commands";
import { listClaims, NEWSROOM } from "@/lib/table/page";
import { parseTableQuery } from "@/lib/table/query";
import { planExport } from "@/lib/table/export/commands";
import { exportChunks, openExport } from "@/lib/table/export/open";
import { SourcelineError } from "@/lib/platform/errors";
import { useDatabase } from "@/tests/support/database";
import { collect, readUnguardedCsv } from "@/tests/support/export-readers";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";

const PATIENCE = 180_000;
const PARAMETERS = ["level", "source", "tag", "sort", "cols", "after", "logged", "open", "story"];

useDatabase();
let editor: Reader;

beforeAll(async () => {
  editor = await makePerson("editor");
  const { slug } = await makeStory(editor);
  await logClaim(editor, { story: slug, wording: "The ferry sails at noon" });
});

/** The codes of whatever was refused; anything else that is thrown fails the test. */
async function refusalOf(work: () => Promise<unknown>): Promise<SourcelineError | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SourcelineError) return error;
    throw error;
  }
}

describe.runIf(hasNaughtyStrings())("every naughty string", () => {
  it("can be searched for", { timeout: PATIENCE }, async () => {
    for (const text of NAUGHTY_STRINGS) {
      const { query } = parseTableQuery(new URLSearchParams({ q: text }));
      const { rows } = await listClaims(editor, NEWSROOM, query);
      expect(rows.length, JSON.stringify(text)).toBeLessThanOrEqual(1);
      const exported = await planExport(editor, "csv", new URLSearchParams({ q: text }));
      expect(exported.rows, JSON.stringify(text)).toBe(rows.length);
    }
  });

  it("finds the claim that says it", { timeout: PATIENCE }, async () => {
    const { slug } = await makeStory(editor);
    const searchable = NAUGHTY_STRINGS.filter((text) => /[\p{L}\p{N}]{2}/u.test(text));
    const kept: string[] = [];
    for (const text of searchable) {
      const logging = () => logClaim(editor, { story: slug, wording: text.trim() });
      if ((await refusalOf(logging)) === null) kept.push(text.trim());
    }
    expect(kept.length).toBeGreaterThan(searchable.length * 0.9);
    const missed: string[] = [];
    for (const text of kept) {
      const params = new URLSearchParams({ q: text, story: slug, cols: "claim" });
      // Behind the door that counts how often one person exports: these are hundreds.
      const open = await openExport(editor, "csv", params);
      const found = readUnguardedCsv(await collect(exportChunks(open, editor)));
      if (!found.some((record) => record["claim"] === text)) missed.push(text);
    }
    expect(missed).toEqual([]);
  });

  it.each(PARAMETERS)("can stand in the parameter %s", { timeout: PATIENCE }, async (name) => {
    for (const text of NAUGHTY_STRINGS) {
      const params = new URLSearchParams({ [name]: text });
      const { query } = parseTableQuery(params);
      await listClaims(editor, NEWSROOM, query);
      const refused = await refusalOf(() => planExport(editor, "csv", params));
      if (refused?.code === "INVALID") expect(Object.keys(refused.fields ?? {})).toEqual([name]);
      else if (refused) expect([name, refused.code]).toEqual(["story", "NOT_FOUND"]);
    }
  });
});
