/**
 * A name leaves under its terms. Every part of every citation holds a word of its own; every form
 * of export is taken by everybody who may, with names and without, filtered by everything, searched
 * for every word and sorted by every column, and read down to its bytes. A word that does not leave
 * is in no file, nor does any file differ when the word is another one.
 */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { can, ROLES, type Role } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import { takeDocumentOut } from "@/lib/documents/commands";
import { AUDIENCES, DOCUMENT_FORMS, DOCUMENT_KINDS, mayHoldNames } from "@/lib/documents/rules";
import { CITATION_PARTS, leaves, LEAVING, type Leaving } from "@/lib/ledger/citations/rules";
import { STANCES, TERMS, type Terms } from "@/lib/ledger/claims/rules";
import { aboutKeyOf, nameKeyOf } from "@/lib/ledger/sources/names";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { db } from "@/lib/platform/db";
import { COLUMNS } from "@/lib/table/columns";
import { answerExport } from "@/lib/table/export/answer";
import { exportChunks, openExport } from "@/lib/table/export/open";
import { EXPORT_FORMS, type ExportForm } from "@/lib/table/export/rules";
import { HAS } from "@/lib/table/fields/has";
import { openWordArchive } from "@/lib/text/import/word-archive";
import { makeCitation, makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { collect, decodedParts, readCsv } from "@/tests/support/export-readers";
import { makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";

const place = useDatabase();

/** What could tell who somebody is, of the source and of the citation. */
const OF_SOURCE = ["name", "aliases", "title", "employer", "url", "note"] as const;
const OF_CITATION = ["quote", "locator", "citationNote", "attachment", "termsAgreed"] as const;
const HELD = [...OF_SOURCE, ...OF_CITATION, "restsOn"] as const;
type Held = (typeof HELD)[number];

/** One plain word, which nothing but this part of these citations holds. */
const wordOf = (terms: Terms, held: Held, way = 1) =>
  `zq${way}${terms.replaceAll("_", "")}${held.toLowerCase()}`;
const described = (terms: Terms) => `zqdescribed${terms.replaceAll("_", "")}`;

/** What stands in a file, of what there is. Said here a second time, so that the table can be wrong. */
const NAMED: Record<Leaving, readonly Terms[]> = {
  under_terms: ["on_record"],
  with_names: ["not_said", "on_record", "background", "not_for_attribution", "deep_background"],
};
const DESCRIBED: readonly Terms[] = ["background", "not_for_attribution"];

let desk: Desk;
let outsider: Reader;
const sources = new Map<Terms, number>();
const claimIds: number[] = [];
const HIDDEN = "zqhiddenname";

beforeAll(async () => {
  desk = await makeDesk();
  outsider = desk.viewer;
  const story = await makeStory(desk.editor, { slug: "harbour" });
  const secret = await makeStory(desk.editor, { slug: "secret", restricted: true });
  for (const terms of TERMS) {
    const word = (held: Held) => wordOf(terms, held);
    const origin = await makeSource(desk.editor, { name: word("restsOn"), kind: "document" });
    const { id } = await makeSource(desk.editor, {
      ...{ name: word("name"), aliases: word("aliases"), title: word("title") },
      ...{ employer: word("employer"), url: `https://${word("url")}.example/`, note: word("note") },
    });
    sources.set(terms, id);
    const said = {
      ...{ sourceId: id, terms, quote: word("quote"), locator: word("locator") },
      ...{ note: word("citationNote"), termsAgreed: word("termsAgreed"), restsOn: [origin.id] },
    };
    const description = DESCRIBED.includes(terms) ? { agreedDescription: described(terms) } : {};
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim, { ...said, ...description });
    // Of the same source, with nothing agreed.
    const other = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, other, { ...said, stance: "denies" });
    claimIds.push(claim.claimId, other.claimId);
    attach(citationId, word("attachment"));
  }
  const all = await makeClaim(desk.editor, story, { wording: "Everybody says so" });
  for (const terms of TERMS) {
    await makeCitation(desk.editor, all, { sourceId: sources.get(terms) ?? 0, terms });
  }
  claimIds.push(all.claimId, (await makeClaim(desk.editor, story)).claimId);
  const hidden = await makeSource(desk.editor, { name: HIDDEN });
  const unseen = await makeClaim(desk.editor, secret);
  await makeCitation(desk.editor, unseen, { sourceId: hidden.id });
}, 60_000);

function inFile(work: (file: Database.Database) => void): void {
  const file = new Database(place.databaseFile);
  work(file);
  file.close();
}

function attach(citationId: number, name: string): void {
  inFile((file) =>
    file
      .prepare(
        `INSERT INTO "Attachment" ("citationId", "name", "mediaType", "size", "sha256", "addedById", "addedAt")
         VALUES (?, ?, 'application/pdf', 1, 'x', ?, '2026-05-31T10:00:00.000+00:00')`,
      )
      .run(citationId, `${name}.pdf`, desk.editor.userId),
  );
}

/** Every question that a table answers about citations, and every order. */
function questions(): string[] {
  const words = TERMS.flatMap((terms) =>
    HELD.flatMap((held) => [wordOf(terms, held), wordOf(terms, held).slice(0, -2)]),
  );
  const ids = [...sources.values()];
  return [
    "",
    ...words.map((word) => `q=${word}`),
    ...ids.flatMap((id) => [`source=${id}`, `source=-${id}`, `source=none,${id}`]),
    `source=${ids.join(",")}`,
    "source=none",
    "source=-none",
    ...TERMS.flatMap((terms) => [`terms=${terms}`, `terms=-${terms}`]),
    ...STANCES.flatMap((stance) => [`stance=${stance}`, `stance=-${stance}`]),
    ...HAS.flatMap((has) => [`has=${has}`, `has=-${has}`]),
    ...["0", "1", "2%2B"].map((origins) => `origins=${origins}`),
    ...COLUMNS.flatMap(({ id }) => [`sort=${id}`, `sort=-${id}`]),
  ];
}

/** Columns that a file has only where they are on screen leave as well. */
const EVERY_COLUMN = `cols=${COLUMNS.map(({ id }) => id).join(",")}`;

function addressed(question: string, leaving: Leaving, story: boolean): URLSearchParams {
  const parts = [question, EVERY_COLUMN, story ? "story=harbour" : "withdrawn=all"];
  if (leaving === "with_names") parts.push("names=yes");
  return new URLSearchParams(parts.filter((part) => part !== "").join("&"));
}

async function taken(actor: Reader, form: ExportForm, params: URLSearchParams) {
  const open = await openExport(actor, form, params);
  return { open, bytes: await collect(exportChunks(open, actor)) };
}

/** Everything that somebody who is given the file can read. */
async function readable(
  actor: Reader,
  form: ExportForm,
  params: URLSearchParams,
): Promise<{ text: string; ids: readonly number[] }> {
  const { open, bytes } = await taken(actor, form, params);
  const content = form === "xlsx" ? decodedParts(bytes) : bytes.toString("utf8");
  return { text: `${open.plan.fileName}\n${content}`, ids: open.ids };
}

/** The words that a file may hold. */
function allowed(leaving: Leaving): string[] {
  return [
    ...NAMED[leaving].flatMap((terms) => [wordOf(terms, "name"), wordOf(terms, "locator")]),
    ...(leaving === "under_terms" ? DESCRIBED.map(described) : []),
  ];
}

const wordsIn = (text: string) => [...new Set(text.match(/zq[a-z0-9]+/g) ?? [])];

const takers = ROLES.flatMap((role) =>
  LEAVING.flatMap((leaving) =>
    leaving === "under_terms" || can({ role }, "claims.exportNames")
      ? EXPORT_FORMS.map((form) => [role, leaving, form] as const)
      : [],
  ),
);

describe("no file holds a word that does not leave", { timeout: 120_000 }, () => {
  it.each(takers)("taken by the role %s %s as %s", async (role, leaving, form) => {
    const actor = desk[role];
    const may = new Set(allowed(leaving));
    if (actor.userId === desk.editor.userId) may.add(HIDDEN);
    // Whose table it is asks the same of citations, so that one role tries both.
    for (const inStory of role === "editor" ? [true, false] : [true]) {
      for (const question of questions()) {
        const { text } = await readable(actor, form, addressed(question, leaving, inStory));
        expect(
          wordsIn(text).filter((word) => !may.has(word)),
          question,
        ).toEqual([]);
      }
    }
    // Otherwise nothing would be looked for.
    const { text } = await readable(actor, form, addressed("", leaving, true));
    expect(wordsIn(text).sort()).toEqual([...allowed(leaving)].sort());
  });
});

it("what a restricted story names is in no file of somebody who is no member", async () => {
  for (const question of ["", `q=${HIDDEN}`]) {
    const { text } = await readable(outsider, "xlsx", addressed(question, "under_terms", false));
    expect(text).not.toContain(HIDDEN);
  }
});

describe("names are for those whom the policy lets ask", () => {
  it.each(ROLES)("%s", async (role: Role) => {
    const params = addressed("", "with_names", true);
    if (can({ role }, "claims.exportNames")) {
      expect((await openExport(desk[role], "csv", params)).plan.leaving).toBe("with_names");
    } else {
      const error = await expectRefused("FORBIDDEN", () => openExport(desk[role], "csv", params));
      expect(error.message).toContain(`your role is ${role}`);
    }
  });

  it("over HTTP, where the log says that they left, or that they did not", async () => {
    for (const names of ["yes", "no"]) {
      const url = `http://localhost/api/v1/exports/claims.csv?story=harbour&names=${names}`;
      const answer = await answerExport(desk.editor, new Request(url), "csv");
      const text = JSON.stringify([...answer.headers]) + (await answer.text());
      const background = wordOf("background", "name");
      expect(wordsIn(text).includes(background)).toBe(names === "yes");
      const event = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
      expect(event.type).toBe("claims.exported");
      expect(JSON.parse(event.data)).toMatchObject({ names: names === "yes" });
    }
    const before = await db().event.count();
    const url = "http://localhost/api/v1/exports/claims.csv?names=yes";
    await expectRefused("FORBIDDEN", () => answerExport(desk.viewer, new Request(url), "csv"));
    expect(await db().event.count()).toBe(before);
  });
});

/** Every text of citations under these terms becomes another, which sorts elsewhere. */
async function withOtherWords(terms: readonly Terms[], way: number): Promise<void> {
  inFile((file) => {
    for (const one of terms) {
      const word = (held: Held) => wordOf(one, held, way);
      const [name, title, employer] = [word("name"), word("title"), word("employer")];
      const named = { name, aliases: word("aliases"), title, employer };
      file
        .prepare(
          `UPDATE "Source" SET "name" = ?, "nameKey" = ?, "aboutKey" = ?, "aliases" = ?,
             "title" = ?, "employer" = ?, "url" = ?, "note" = ? WHERE "id" = ?`,
        )
        .run(
          ...[name, nameKeyOf(named), aboutKeyOf(named), named.aliases, title, employer],
          ...[`https://${word("url")}.example/`, word("note"), sources.get(one)],
        );
      file
        .prepare(
          `UPDATE "Citation" SET "locator" = ?, "note" = ?, "termsAgreed" = ? WHERE "terms" = ?`,
        )
        .run(word("locator"), word("citationNote"), word("termsAgreed"), one);
      if (["not_said", "deep_background", "off_record"].includes(one)) {
        file.prepare(`UPDATE "Citation" SET "quote" = ? WHERE "terms" = ?`).run(word("quote"), one);
      }
    }
  });
  await commit(desk.editor, async (tx) => {
    await refreshStanding(tx, claimIds);
    const sourceId = sources.get("on_record") ?? 0;
    return {
      result: null,
      events: [{ type: "source.edited", sourceId, data: { changes: {} } }],
    };
  });
}

describe("no file differs where what does not leave is another", { timeout: 120_000 }, () => {
  const silent: Record<Leaving, readonly Terms[]> = {
    under_terms: TERMS.filter((terms) => !NAMED.under_terms.includes(terms)),
    with_names: ["off_record"],
  };

  async function allFiles(leaving: Leaving): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const question of questions()) {
      const { bytes } = await taken(desk.editor, "csv", addressed(question, leaving, true));
      files.set(question, bytes.toString("utf8"));
    }
    return files;
  }

  it.each(LEAVING)("%s", async (leaving) => {
    const before = await allFiles(leaving);
    // Otherwise the orders would be of no rows.
    expect(before.get("sort=sources")?.split("\r\n").length).toBeGreaterThan(10);
    // Those that sort first now sort last.
    await withOtherWords(silent[leaving], 0);
    const after = await allFiles(leaving);
    for (const [question, text] of before) expect(after.get(question), question).toBe(text);
    await withOtherWords(silent[leaving], 9);
    const again = await allFiles(leaving);
    for (const [question, text] of before) expect(again.get(question), question).toBe(text);
    await withOtherWords(silent[leaving], 1);
  });
});

it("sorted by sources, a file goes by what it says of them", async () => {
  for (const leaving of LEAVING) {
    const { bytes } = await taken(desk.editor, "csv", addressed("sort=sources", leaving, true));
    const cells = readCsv(bytes).map((record) => (record["sources"] ?? "").toLowerCase());
    const said = cells.filter((cell) => cell !== "");
    expect(said.length).toBeGreaterThan(5);
    expect(said).toEqual([...said].sort());
  }
});

/** What of a citation stands in a document, by the table that says what leaves. */
function leavesIn(leaving: Leaving): string[] {
  const parts = CITATION_PARTS.filter((part) => part !== "itself");
  return [
    ...TERMS.flatMap((terms) =>
      parts
        .filter((part) => leaves(terms, part, leaving))
        .map((part) => wordOf(terms, part === "note" ? "citationNote" : part)),
    ),
    ...(leaving === "under_terms" ? DESCRIBED.map(described) : []),
  ];
}

const documents = DOCUMENT_KINDS.flatMap((kind) =>
  AUDIENCES.flatMap((audience) =>
    LEAVING.flatMap((leaving) =>
      leaving === "under_terms" || mayHoldNames(audience)
        ? [[kind, audience, leaving] as const]
        : [],
    ),
  ),
);

describe("no document holds a word that does not leave", { timeout: 60_000 }, () => {
  beforeAll(() => {
    // Otherwise nothing of the story were for the public, and next to nothing for a lawyer.
    inFile((file) =>
      file.exec(
        `UPDATE "Claim" SET "level" = 'verified', "reviewState" = 'decided', "legalRisk" = 'high'`,
      ),
    );
  });

  it.each(documents)("the %s for %s, %s", async (kind, audience, leaving) => {
    const may = new Set(leavesIn(leaving));
    for (const form of DOCUMENT_FORMS) {
      const names = leaving === "with_names" ? "yes" : "no";
      const asked = { kind, audience, form, names };
      const { plan, chunks } = await takeDocumentOut(desk.editor, "harbour", asked);
      const bytes = await collect(chunks);
      const parts = form === "docx" ? [...(await openWordArchive(bytes)).values()] : [bytes];
      const content = parts.map(String).join("\n");
      const words = wordsIn(`${plan.fileName}\n${content}`);
      expect(words.filter((word) => !may.has(word))).toEqual([]);
      // Otherwise nothing would be looked for.
      expect(words).toContain(wordOf("on_record", "name"));
      if (leaving === "with_names") expect(words).toContain(wordOf("background", "name"));
      else expect(words).toContain(described("background"));
    }
  });
});
