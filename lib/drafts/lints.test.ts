/** Lints of a draft's text: read with the draft, waived with a reason, for as long as the words stand. */
import { beforeAll, describe, expect, it } from "vitest";
import { unwaiveLint } from "@/lib/ledger/lint/commands";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { pasteDraft } from "./commands";
import { waiveDraftLint, type DraftLint } from "./lints";
import { findLatestNumber, getDraft } from "./queries";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const WRONG = "Costs rose from 30 million to 40 million euros, or 25 percent.";
const TEXT = `The port is old. ${WRONG}\n\nA clerk, Otto Bergström, wept. Otto Bergstrom then left.`;
const REASON = "The audit office rounds so.";

async function drafted(options = {}) {
  const story = await makeStory(desk.editor, options);
  await pasteDraft(desk.editor, { story: story.slug, plain: TEXT });
  return story;
}

async function newest(story: { slug: string }, reader: Reader = desk.viewer) {
  return getDraft(reader, story.slug, (await findLatestNumber(reader, story.slug))!);
}

async function waive(actor: Reader, story: { slug: string }, lint?: Partial<DraftLint>) {
  const { id: draftId, lints } = await newest(story, desk.editor);
  const { code, words } = { ...lints[0]!, ...lint };
  return waiveDraftLint(actor, { draftId, code, words: [...words], reason: REASON });
}

const open = async (story: { slug: string }) =>
  (await newest(story)).lints.filter(({ waiver }) => !waiver).map(({ code }) => code);

describe("lints of a text", () => {
  it("stand with the draft, each where its words stand", async () => {
    const { text, lints } = await newest(await drafted());
    expect(lints.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ["sum", WRONG],
      ["spelling", "Bergstrom"],
    ]);
  });

  it("are waived with a reason, in the next draft too, until the words change", async () => {
    const story = await drafted();
    await waive(desk.reviewer, story);
    expect(await open(story)).toEqual(["spelling"]);
    await pasteDraft(desk.editor, { story: story.slug, plain: `It rained. ${TEXT}` });
    expect((await newest(story)).lints[0]).toMatchObject({ waiver: { reason: REASON } });
    const changed = TEXT.replace("25 percent", "20 percent");
    await pasteDraft(desk.editor, { story: story.slug, plain: changed });
    expect(await open(story)).toEqual(["sum", "spelling"]);
  });

  it("stand open again once the waiver is taken back", async () => {
    const story = await drafted();
    const { waiverId } = await waive(desk.editor, story);
    await unwaiveLint(desk.reviewer, { waiverId });
    expect(await open(story)).toEqual(["sum", "spelling"]);
  });
});

describe("what forbids waiving one, and leaves every row as it was", () => {
  const untouched = async (...given: Parameters<typeof expectRefused>) => {
    const rows = () => db().lintWaiver.findMany({ orderBy: { id: "asc" } });
    const before = await rows();
    await expectRefused(...given);
    expect(await rows()).toEqual(before);
  };

  it("a viewer's role", async () => {
    const story = await drafted();
    await untouched("FORBIDDEN", () => waive(desk.viewer, story));
  });

  it("words that do not stand in the draft", async () => {
    const story = await drafted();
    await untouched("RULE_UNMET", () => waive(desk.editor, story, { words: ["It never rained."] }));
  });

  it("another's waiver, and a newer draft", async () => {
    const story = await drafted();
    const { id: draftId, lints } = await newest(story);
    await waive(desk.editor, story);
    await untouched("CONFLICT", () => waive(desk.reviewer, story));
    await pasteDraft(desk.editor, { story: story.slug, plain: `It rained. ${TEXT}` });
    const { code, words } = lints[1]!;
    const input = { draftId, code, words: [...words], reason: REASON };
    await untouched("CONFLICT", () => waiveDraftLint(desk.editor, input));
  });

  it("a restricted story, which does not exist for others", async () => {
    const story = await drafted({ restricted: true });
    const outsider = await makePerson("reviewer");
    await untouched("NOT_FOUND", () => waive(outsider, story));
  });
});
