import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { addCitation, removeCitation } from "@/lib/ledger/citations/commands";
import type { AddCitationInput } from "@/lib/ledger/claims/input";
import { sayTerms } from "@/tests/support/claims";
import { editClaim, logClaim } from "@/lib/ledger/claims/commands";
import { handOverClaim } from "@/lib/ledger/claims/moves";
import { splitEntries } from "@/lib/table/export/cells";
import { EXPORT_COLUMNS, type ExportColumn } from "@/lib/table/export/rules";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { createSource } from "@/lib/ledger/sources/commands";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { renamePerson } from "@/lib/people/commands";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { fileReader, readRows } from "./rows";

useDatabase();
let editor: Actor;
let reviewer: Actor;
let story: { id: number; slug: string };
let leak: number;
let register: number;
let whistleblower: number;

beforeAll(async () => {
  editor = await makePerson("editor", "Edith Editor");
  reviewer = await makePerson("reviewer", "Rob Reviewer");
  story = await makeStory(editor, { slug: "harbour" });
  leak = (await createSource(editor, { name: "Harbour files", kind: "document" })).id;
  register = (await createSource(editor, { name: "Ship register", kind: "dataset" })).id;
  whistleblower = (await createSource(editor, { name: "Quiet Clerk", kind: "person" })).id;
});

async function log(wording: string, details: { sourceId?: number; tags?: string[] } = {}) {
  const claim = await logClaim(editor, { story: story.slug, wording, ...details });
  await sayTerms(editor, claim);
  return claim.claimId;
}

/** On the record, unless other terms are said. */
const cite = (input: AddCitationInput) => addCitation(editor, { terms: "on_record", ...input });

const readFile = fileReader(EXPORT_COLUMNS, "under_terms");

/** A claim as it leaves, by column. */
async function rowOf(claimId: number, read = readFile): Promise<Record<ExportColumn, unknown>> {
  const [row = []] = await read([claimId]);
  expect(row).toHaveLength(EXPORT_COLUMNS.length);
  const cells = EXPORT_COLUMNS.map((column, index) => [column, row[index]] as const);
  return Object.fromEntries(cells) as Record<ExportColumn, unknown>;
}

describe("a row of a file", () => {
  it("gives the claims in the order asked for, and none twice", async () => {
    const first = await log("First");
    const second = await log("Second");
    const rows = await fileReader(["claim"], "under_terms")([second, first]);
    expect(rows).toEqual([["Second"], ["First"]]);
    expect(await readFile([])).toEqual([]);
  });

  it("lists every citation with its terms and locators side by side", async () => {
    const claimId = await log("The basin is nine metres deep", { tags: ["depth", "basin"] });
    await cite({ claimId, sourceId: leak, locator: "p. 3; p. 5" });
    await cite({ claimId, sourceId: leak, locator: "map", terms: "background" });
    await cite({ claimId, sourceId: register, stance: "denies" });
    const row = await rowOf(claimId);
    expect(row).toMatchObject({
      story: "harbour",
      sources: "Harbour files; a source, on background; Ship register (denies)",
      source_count: 2,
      origin_count: 1,
      terms: "on_record; background; on_record",
      tags: "basin; depth",
      logged_by: "Edith Editor",
      verification_level: "unverified",
      review_state: "open",
      verdict_by: "",
      verdict_at: null,
      verdict_note: "",
      checker: "",
    });
    expect(splitEntries(String(row.locators), 3)).toEqual(["p. 3; p. 5", "", ""]);
    expect(await rowOf(claimId, fileReader(EXPORT_COLUMNS, "with_names"))).toMatchObject({
      sources: "Harbour files; Harbour files; Ship register (denies)",
      locators: "p. 3;; p. 5; map; ",
    });
    expect(row.ref).toMatch(/^C\d+$/);
    expect(row.url).toBe(`${env().baseUrl}/stories/harbour/claims/${row.ref}`);
    const claim = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    expect(row.logged_at).toBe(claim.loggedAt.toISOString().replace("Z", "+00:00"));
  });

  it("leaves no trace of a citation given off the record", async () => {
    const claimId = await log("The dredger ran at night");
    await cite({
      claimId,
      sourceId: whistleblower,
      terms: "off_record",
      locator: "call of 3 May",
      quote: "It ran at night.",
      note: "Met at the pier.",
    });
    expect(await rowOf(claimId)).toMatchObject({
      sources: "",
      source_count: 0,
      origin_count: 0,
      terms: "",
      locators: "",
    });
    await cite({ claimId, sourceId: register, locator: "row 9" });
    const row = await rowOf(claimId);
    expect(row).toMatchObject({
      sources: "Ship register",
      source_count: 1,
      origin_count: 1,
      terms: "on_record",
      locators: "row 9",
    });
    expect(JSON.stringify(row)).not.toMatch(/Quiet Clerk|off_record|3 May|pier|It ran/);
    // The table inside the newsroom does show it: what is left out is left out here.
    const claim = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    expect(claim).toMatchObject({ sourceCount: 2, originCount: 2 });
    const [shown] = await readRows([claimId]);
    expect(shown).toMatchObject({
      sourceNames: "Quiet Clerk; Ship register",
      terms: ["off_record", "on_record"],
      locators: ["call of 3 May", "row 9"],
    });
  });

  it("says heads beside origins where several sources rest on one", async () => {
    const claimId = await log("Two readers say so");
    await cite({ claimId, sourceId: whistleblower, restsOn: [leak] });
    await cite({ claimId, sourceId: register, restsOn: [leak] });
    await cite({ claimId, sourceId: leak, stance: "denies" });
    const [shown] = await readRows([claimId]);
    expect(shown).toMatchObject({ sharedOrigins: "2 sources · 1 origin" });
    const [entry] = await readRows([await log("Nobody says so")]);
    expect(entry).toMatchObject({ sharedOrigins: "" });
  });

  it("counts origins by what the remaining citations rest on", async () => {
    const claimId = await log("The files are genuine");
    const expert = (await createSource(editor, { name: "A. Expert", kind: "person" })).id;
    const other = (await createSource(editor, { name: "B. Scholar", kind: "person" })).id;
    await cite({ claimId, sourceId: expert, restsOn: [leak] });
    await cite({ claimId, sourceId: other, restsOn: [leak] });
    await cite({ claimId, sourceId: register, terms: "off_record" });
    expect(await rowOf(claimId)).toMatchObject({ source_count: 2, origin_count: 1 });
  });

  it("leaves out citations that were taken off the claim", async () => {
    const claimId = await log("The quay was rebuilt", { sourceId: leak });
    const { citationId } = await cite({ claimId, sourceId: register });
    const { revision } = await db().citation.findUniqueOrThrow({ where: { id: citationId } });
    await removeCitation(editor, { citationId, revision });
    expect((await rowOf(claimId)).sources).toBe("Harbour files");
  });

  it("carries the level that stands, and apart from it the one that lapsed", async () => {
    const claimId = await log("The port lost money", { sourceId: leak });
    const { revision } = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    await handOverClaim(editor, { claimId, revision, because: "The page is lost" });
    const ready = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    const note = "One ledger,\nread twice.";
    await giveVerdict(reviewer, {
      claimId,
      contentRevision: ready.contentRevision,
      level: "single_source",
      note,
    });
    expect(await rowOf(claimId)).toMatchObject({
      verification_level: "single_source",
      lapsed_level: "",
      review_state: "decided",
      verdict_by: "Rob Reviewer",
      verdict_note: note,
    });
    expect((await rowOf(claimId)).verdict_at).toMatch(/^\d{4}-\d\d-\d\dT.*\+00:00$/);
    const decided = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    await editClaim(editor, {
      claimId,
      revision: decided.revision,
      patch: { wording: "The port lost a lot of money" },
    });
    expect(await rowOf(claimId)).toMatchObject({
      verification_level: "unverified",
      lapsed_level: "single_source",
      review_state: "recheck",
      verdict_note: note,
    });
    const [shown] = await readRows([claimId]);
    expect(shown).toMatchObject({ level: "unverified", lapsedLevel: "single_source" });
    const { lapsedReason } = await db().verdict.findFirstOrThrow({ where: { claimId } });
    expect(lapsedReason).not.toBe("");
    expect(shown?.lapsedReason).toBe(lapsedReason);
  });

  it("says by numbers that no rename moves who logged a claim and who judged it", async () => {
    const claimId = await log("The pier is closed", { sourceId: leak });
    const { revision } = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    expect(await rowOf(claimId)).toMatchObject({ verdict_by: "", verdict_by_id: null });
    await handOverClaim(editor, { claimId, revision, because: "The page is lost" });
    const { contentRevision } = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    const verdict = { claimId, contentRevision, level: "single_source", note: "Seen." } as const;
    await giveVerdict(reviewer, verdict);
    const before = await rowOf(claimId);
    const numbers = { logged_by_id: editor.userId, verdict_by_id: reviewer.userId };
    expect(before).toMatchObject(numbers);
    await renamePerson(await makePerson("admin"), {
      userId: reviewer.userId,
      revision: 0,
      name: "Quite Another",
    });
    // A file names people as they were called when they did it.
    const later = await rowOf(claimId, fileReader(EXPORT_COLUMNS, "under_terms"));
    expect(later).toMatchObject({ verdict_by: "Rob Reviewer", ...numbers });
  });
});
