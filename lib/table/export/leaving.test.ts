/**
 * What was given off the record neither brings a claim into an export nor keeps it out: the answer
 * to every question is the one there would be if such citations were not there.
 */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { makeCitation, makeClaim, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { openExport } from "./open";

const place = useDatabase();
let editor: Reader;
/** Cited on the record by the full claim; cited off the record by both claims; cited by neither. */
let files: number;
let clerk: number;
let stranger: number;
let full: number;
let bare: number;

beforeAll(async () => {
  editor = await makePerson("editor");
  const story = await makeStory(editor, { slug: "harbour" });
  files = (await makeSource(editor, { name: "Harbour files", kind: "document" })).id;
  clerk = (await makeSource(editor, { name: "Quiet clerk", aliases: "Number Nine" })).id;
  stranger = (await makeSource(editor, { name: "Stranger" })).id;
  const log = await makeSource(editor, { name: "第二外国语学院" });
  const claim = await makeClaim(editor, story, { wording: "The Zürich office paid I-Soon" });
  full = claim.claimId;
  await makeCitation(editor, claim, { sourceId: files, stance: "denies", terms: "background" });
  await makeCitation(editor, claim, { sourceId: log.id, terms: "not_for_attribution" });
  const secret = await makeCitation(editor, claim, {
    sourceId: clerk,
    terms: "off_record",
    quote: "It coughed like a walrus",
    note: "Met at the pier",
    locator: "call of 3 May",
  });
  const reviewer = await makePerson("reviewer");
  await raiseQuestion(reviewer, { claimId: full, question: "Who paid?", sendBack: false });
  const other = await makeClaim(editor, story, { wording: "The basin is dry" });
  bare = other.claimId;
  await makeCitation(editor, other, {
    sourceId: clerk,
    terms: "off_record",
    stance: "contradicts",
  });
  const file = new Database(place.databaseFile);
  file
    .prepare(
      `INSERT INTO "Attachment" ("citationId", "name", "mediaType", "size", "sha256", "addedById", "addedAt")
       VALUES (?, 'a.pdf', 'application/pdf', 1, 'x', ?, '2026-05-31T10:00:00.000+00:00')`,
    )
    .run(secret.citationId, editor.userId);
  file.close();
});

async function leaving(search: string): Promise<readonly number[]> {
  const text = search
    .replace("FILES", String(files))
    .replace("CLERK", String(clerk))
    .replace("STRANGER", String(stranger));
  return (await openExport(editor, "csv", new URLSearchParams(`${text}&names=yes`))).ids;
}

describe("a claim with citations on and off the record", () => {
  it.each([
    ["source=FILES", true],
    ["source=CLERK", false],
    ["source=FILES,CLERK", true],
    ["source=none", false],
    ["source=-none", true],
    ["source=-CLERK", true],
    ["source=-FILES", false],
    ["source=STRANGER", false],
    ["terms=off_record", false],
    ["terms=-off_record", true],
    ["terms=background", true],
    ["stance=contradicts", false],
    ["stance=denies", true],
    ["origins=1", true],
    ["origins=2%2B", false],
    ["origins=-1", false],
    ["has=source", true],
    ["has=quote", false],
    ["has=-quote", true],
    ["has=attachment", false],
    ["has=-attachment", true],
    ["has=-note", true],
    ["has=open_question", true],
    ["has=-open_question", false],
    ["level=unverified", true],
    ["q=harbour", true],
    ["q=harb", true],
    ["q=arbour", false],
    ["q=zurich pay", false],
    ["q=zurich paid", true],
    ["q=i-soon", true],
    ['q="paid i"', true],
    ['q="i paid"', false],
    ["q=外国", true],
    ["q=clerk", false],
    ["q=nine", false],
    ["q=walrus", false],
    ["q=pier", false],
    ["q=zurich walrus", false],
    // Nothing to look for is found nowhere, as in the table.
    ["q=***", false],
  ])("%s: %s", async (search, answers) => {
    expect((await leaving(search)).includes(full)).toBe(answers);
  });
});

describe("a claim with nothing but a citation off the record", () => {
  it.each([
    ["", true],
    ["source=none", true],
    ["source=-none", false],
    ["source=CLERK", false],
    ["terms=off_record", false],
    ["terms=on_record", false],
    ["terms=-on_record", true],
    ["stance=contradicts", false],
    ["has=source", false],
    ["has=-source", true],
    ["origins=0", true],
  ])("%s: %s", async (search, answers) => {
    expect((await leaving(search)).includes(bare)).toBe(answers);
  });
});

describe("the order of an export", () => {
  it.each(["sources", "source_count", "origin_count", "terms", "locators"])(
    "by %s is not moved by a citation off the record",
    async (column) => {
      for (const sort of [column, `-${column}`]) {
        const before = await leaving(`sort=${sort}`);
        const file = new Database(place.databaseFile);
        file.exec(`UPDATE "Citation" SET "locator" = 'zzz' WHERE "terms" = 'off_record'`);
        file.exec(`UPDATE "Claim" SET "sourceNames" = 'Zzz', "sourceCount" = 9, "originCount" = 9
                   WHERE "leavingSourceCount" IS NOT NULL`);
        file.close();
        expect(await leaving(`sort=${sort}`)).toEqual(before);
      }
    },
  );
});
