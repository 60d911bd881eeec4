import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { takeBackImport } from "@/lib/imports/run";
import { db } from "@/lib/platform/db";
import { makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { importClaims } from "./import-claims";

useDatabase();
let desk: Desk;
const folder = mkdtempSync(path.join(tmpdir(), "import-claims-"));
beforeAll(async () => {
  desk = await makeDesk();
});

function fileOf(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.join("\n"));
  return file;
}

type Answer = Record<string, unknown> & {
  rows: Array<Record<string, unknown>>;
  created: number;
  refused: number;
};

async function answered(...args: string[]): Promise<Answer> {
  const lines: string[] = [];
  expect(await importClaims([...args, "--json"], (line) => lines.push(line))).toBe(0);
  return JSON.parse(lines.join("\n")) as Answer;
}

describe("import claims --dry-run", () => {
  it("says what was found out, and what would become of each row", async () => {
    const story = await makeStory(desk.editor, { slug: "waits" });
    const claim = await makeClaim(desk.editor, story, { wording: "Nine beds were closed" });
    const source = await makeSource(desk.editor, { name: "Board paper", kind: "document" });
    expect(claim.ref).toBe("C1");
    expect(source.id).toBeGreaterThan(0);
    const file = fileOf(
      "checks.csv",
      "Checks of the week;;;",
      "Statement;Source cited;Verdict;Date",
      "Nine beds were closed;;True;",
      "One in nine left;Board paper;Mostly true;9 Oct 2024",
      "One in nine left.;Board paper;;",
      "See row 4;;;",
    );
    const answer = await answered(file, "--story", "waits", "--dry-run");
    expect(answer).toMatchObject({
      ...{ dryRun: true, encoding: "utf-8", delimiter: ";", created: 1, refused: 1 },
      header: { line: 2, names: ["Statement", "Source cited", "Verdict", "Date"] },
      mapping: {
        ...{ claim: "Statement", source: "Source cited", verification: "Verdict", date: "Date" },
      },
      rows: [
        { line: 3, action: "duplicate", reason: "C1 says the same already.", source: null },
        {
          ...{ line: 4, action: "new", reason: null, claim: "One in nine left" },
          ...{ source: "Board paper", verification: "Mostly true", date: "2024-10-09" },
        },
        { line: 5, action: "duplicate", reason: "The same as row 4 of this file." },
        { line: 6, action: "refused" },
      ],
    });
  });
});

describe("import claims", () => {
  const waits = ["Claim,Source 1,Source 2,Verdict,Notes", '"One, two",Ann Doe,Rota,True,Asked']; // prettier-ignore

  it("brings nothing in where a row is refused, and the others where that is said", async () => {
    const story = await makeStory(desk.editor, { slug: "beds" });
    const file = fileOf("beds.csv", ...waits, "See row 2,,,,", "Three,,,False,");
    await expect(answered(file, "--story", "beds", "--email", desk.editor.email)).rejects.toThrow(
      "Nothing was brought in, because 1 row is refused.",
    );
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(0);
    const answer = await answered(
      ...[file, "--story", "beds", "--email", desk.editor.email, "--leave-refused"],
    );
    expect(answer).toMatchObject({ dryRun: false, created: 2, refused: 1 });
    const claims = await db().claim.findMany({
      where: { storyId: story.id },
      include: { citations: { include: { source: true } } },
    });
    expect(claims).toMatchObject([
      {
        ...{ wording: "One, two", level: "unverified", reviewState: "open" },
        ...{ note: "Asked\nRated “True” (Verdict, in beds.csv).", loggedById: desk.editor.userId },
        citations: [
          { terms: "not_said", source: { name: "Ann Doe" } },
          { terms: "not_said", source: { name: "Rota" } },
        ],
      },
      { wording: "Three", note: "Rated “False” (Verdict, in beds.csv).", citations: [] },
    ]);
    const [told] = await db().event.findMany({ where: { type: "claims.imported" } });
    expect(JSON.parse(told?.data ?? "{}")).toEqual({
      ...{ file: "beds.csv", form: "csv", logged: 2, edited: 0, rows: 3 },
      ...{ refused: 1, duplicates: 0, byCommand: true },
    });
    const again = await answered(
      ...[file, "--story", "beds", "--email", desk.editor.email, "--leave-refused"],
    );
    expect(again).toMatchObject({ created: 0, duplicates: 2 });
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(2);

    await takeBackImport(desk.editor, Number(answer.importId));
    expect(await db().claim.count({ where: { storyId: story.id, withdrawnAt: null } })).toBe(0);
    await expect(takeBackImport(desk.editor, Number(answer.importId))).rejects.toThrow(
      "could not be found",
    );
  });

  it("is given in the first administrator's name where nobody is named", async () => {
    const story = await makeStory(desk.editor, { slug: "rota" });
    await answered(fileOf("rota.csv", ...waits), "--story", "rota");
    expect(await db().claim.findFirst({ where: { storyId: story.id } })).toMatchObject({
      loggedById: desk.admin.userId,
    });
  });
});
