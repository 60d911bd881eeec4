/**
 * Documents that leave: what each audience is told, in each form; that Word's file is read again with
 * its notes; who may not, and what the log says. Terms: tests/leave-under-terms.test.ts.
 */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { pasteDraft } from "@/lib/drafts/commands";
import { logClaimAt } from "@/lib/drafts/place/place-claims";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { db } from "@/lib/platform/db";
import { importText } from "@/lib/text/import/import-text";
import {
  handOver,
  judge,
  makeCitation,
  makeClaim,
  makeDesk,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { collect } from "@/tests/support/export-readers";
import { makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { readClaimReviews } from "@/lib/imports/claim-review";
import { takeClaimReviewsOut, takeDocumentOut } from "./commands";

const place = useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
const TEXT =
  "The yard paid the mayor <twice> & more.\n\nThe basin is nine metres deep, the port said.";
const PAID = "The yard paid the mayor";
const DEEP = "The basin is nine metres deep";

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor, { slug: "harbour", headline: "Harbour & *Sons*" });
  const { draftId } = await pasteDraft(desk.editor, { story: story.slug, plain: TEXT });
  const place = (wording: string, more = {}) => {
    const start = TEXT.indexOf(wording);
    return logClaimAt(desk.editor, {
      draftId,
      start,
      end: start + wording.length,
      wording,
      ...more,
    });
  };
  const paid = await place(PAID, { kind: "allegation", legalRisk: "high", note: "Ask the clerk." });
  const deep = await place(DEEP);
  await makeCitation(desk.editor, deep, { quote: "nine metres, at low water", locator: "p. 4" });
  await handOver(desk.editor, deep);
  await judge(desk.reviewer, deep, "single_source");
  await makeClaim(desk.editor, story, { wording: "The crane is old" });
  const asked = { claimId: paid.claimId, question: "Who says so?", sendBack: false };
  await raiseQuestion(desk.reviewer, asked);
});

async function taken(asked: object, by: Reader = desk.editor) {
  const { plan, chunks } = await takeDocumentOut(by, story.slug, asked);
  return { ...plan, bytes: await collect(chunks) };
}

const markdown = async (asked: object) =>
  (await taken({ form: "md", ...asked })).bytes.toString("utf8");

describe("an annotated draft", () => {
  it("is the draft with a note behind each claim, and what stands nowhere in it", async () => {
    const said = await markdown({ kind: "annotated_draft", audience: "editor" });
    expect(said).toContain("The yard paid the mayor[^1] &lt;twice&gt; &amp; more.");
    expect(said).toContain("The basin is nine metres deep[^2], the port said.");
    expect(said).toMatch(/\[\^1\]: C1: Unverified; no verdict {2}\n/);
    expect(said).toContain("Open question: Who says so?");
    expect(said).toContain("Note: Ask the clerk.");
    expect(said).toMatch(/\[\^2\]: C2: Single source \(/);
    expect(said).toContain("“nine metres, at low water”");
    expect(said).toContain("Claims that stand nowhere in this draft");
    expect(said).toContain("The crane is old");
  });

  it("says first who, when, of which draft, and the log's head", async () => {
    const said = await markdown({ kind: "annotated_draft", audience: "editor" });
    const { sha256 } = await db().draft.findFirstOrThrow({ where: { storyId: story.id } });
    expect(said).toContain(`Made by ${desk.editor.name}, `);
    expect(said).toContain(`draft 1, SHA-256 ${sha256}`);
    expect(said).toMatch(/Head of the log: \d+:[0-9a-f]{64}/);
    const forReaders = await markdown({ kind: "annotated_draft", audience: "public" });
    expect(forReaders).not.toContain(desk.editor.name);
  });

  it("is a Word file that is read again, text and footnotes", async () => {
    const { bytes, fileName } = await taken({
      kind: "annotated_draft",
      audience: "editor",
      form: "docx",
    });
    const read = await importText({ file: { name: fileName, bytes: new Uint8Array(bytes) } });
    expect(read.text).toContain("The yard paid the mayor <twice> & more.");
    expect(read.text).toContain("The basin is nine metres deep, the port said.");
    const notes = JSON.stringify(read);
    expect(notes).toContain("C2: Single source");
    expect(notes).toContain("nine metres, at low water");
  });

  it("is one page of HTML that runs nothing and asks nobody", async () => {
    const { bytes } = await taken({ kind: "annotated_draft", audience: "editor", form: "html" });
    const page = bytes.toString("utf8");
    expect(page).toContain("<title>Annotated draft: Harbour &amp; *Sons*</title>");
    expect(page).toContain("&lt;twice&gt; &amp; more.");
    expect(page).not.toMatch(/<script|https?:\/\//);
  });
});

describe("a dossier", () => {
  it("tells a lawyer of allegations and risks, without notes of the desk", async () => {
    const said = await markdown({ kind: "dossier", audience: "lawyer" });
    expect(said).toContain(PAID);
    expect(said).toContain("Legal risk: high");
    expect(said).not.toContain(DEEP);
    expect(said).not.toContain("Ask the clerk.");
  });

  it("tells the public what may be said, and nothing of the desk", async () => {
    const said = await markdown({ kind: "dossier", audience: "public" });
    expect(said).toContain(DEEP);
    expect(said).toContain("## Single source");
    for (const word of [
      PAID,
      "low water",
      "p. 4",
      "Who says so",
      desk.reviewer.name,
      "Looked into",
    ])
      expect(said).not.toContain(word);
  });
});

it("a list of sources names each once, with its claims", async () => {
  const said = await markdown({ kind: "source_list", audience: "editor" });
  expect(said.match(/^- \*\*/gm)).toHaveLength(1);
  expect(said).toContain("C2 (Single source)");
});

it("is logged before it leaves, and only then", async () => {
  const before = await db().event.count({ where: { type: "document.exported" } });
  await taken({ kind: "dossier", audience: "lawyer", form: "md" });
  const events = await db().event.findMany({
    where: { type: "document.exported" },
    orderBy: { seq: "desc" },
  });
  expect(events).toHaveLength(before + 1);
  expect(JSON.parse(events[0]?.data ?? "")).toMatchObject({
    ...{ kind: "dossier", audience: "lawyer", form: "md", names: false, draft: 1, claims: 1 },
  });
});

describe("the findings of a published story", () => {
  const reviews = async (by: Reader = desk.editor) =>
    JSON.parse(
      (await collect((await takeClaimReviewsOut(by, story.slug)).chunks)).toString("utf8"),
    ) as { "@graph": unknown[] };

  it("are no file while readers do not have it", async () => {
    const before = await db().event.count();
    await expectRefused("RULE_UNMET", () => reviews());
    expect(await db().event.count()).toBe(before);
  });

  it("are read again as ClaimReview, named and rated as found, and told in the log", async () => {
    const database = new Database(place.databaseFile);
    database
      .prepare(`UPDATE "Story" SET "status" = 'published', "publishedUrl" = ? WHERE "id" = ?`)
      .run("https://news.example/harbour", story.id);
    database
      .prepare(`UPDATE "Claim" SET "level" = 'verified' WHERE "storyId" = ? AND "number" = 2`)
      .run(story.id);
    database.close();
    const file = await reviews();
    expect(readClaimReviews(JSON.stringify(file))).toMatchObject({
      reviews: [{ claim: DEEP, rating: "Verified", url: "https://news.example/harbour#C2" }],
      skipped: [],
    });
    expect(JSON.stringify(file)).not.toContain("low water");
    const event = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(JSON.parse(event.data)).toMatchObject({ kind: "claim_review", claims: 1 });
  });
});

it.each([
  ["INVALID", "the story for nobody", { audience: "rival" }, "editor"],
  ["INVALID", "a form that there is not", { form: "pdf" }, "editor"],
  ["INVALID", "names for the public", { audience: "public", names: "yes" }, "editor"],
  ["FORBIDDEN", "names, by a viewer", { names: "yes" }, "viewer"],
  ["NOT_FOUND", "a draft that there is not", { draft: "7" }, "editor"],
] as const)("%s: %s", async (code, _, change, role) => {
  const before = await db().event.count();
  const asked = { kind: "dossier", audience: "editor", form: "md", ...change };
  await expectRefused(code, () => taken(asked, desk[role]));
  expect(await db().event.count()).toBe(before);
});

it("does not exist where the story does not", async () => {
  const hidden = await makeStory(desk.editor, { restricted: true });
  const asked = { kind: "dossier", audience: "editor", form: "md" };
  await expectRefused("NOT_FOUND", () => takeDocumentOut(desk.admin, hidden.slug, asked));
});
