/** What comes after publication: who may not, what forbids it, and that two at once have one outcome. */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import { readStandingClearance } from "@/lib/clearance/cleared";
import { clearDraft } from "@/lib/clearance/commands";
import { readGate } from "@/lib/clearance/queries";
import { pasteDraft } from "@/lib/drafts/commands";
import { sayNothingToCheck } from "@/lib/drafts/nothing-to-check";
import { db } from "@/lib/platform/db";
import { makeCitation, makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import {
  dismissError,
  makeCorrection,
  publishStory,
  reportError,
  withdrawCorrection,
} from "./commands";
import { publishInput } from "./input";
import { getAfterPublication, listReuse, readRates } from "./queries";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

type Story = { id: number; slug: string };
const URL_OF = "https://news.example/harbour";
const WHEN = "2026-01-05T09:00:00Z";

async function revisionOf(id: number): Promise<number> {
  return (await db().story.findUniqueOrThrow({ where: { id } })).revision;
}

async function cleared(options = {}): Promise<Story> {
  const story = await makeStory(desk.editor, options);
  const plain = "The council met on the quay, beside five hulls.";
  const { draftId } = await pasteDraft(desk.editor, { story: story.slug, plain });
  await sayNothingToCheck(desk.editor, { draftId, start: 0, isNothing: true });
  const { facts, seen } = await readGate(desk.editor, story.slug);
  await clearDraft(desk.editor, { story: story.slug, sha256: facts.draft!.sha256, seen });
  return story;
}

const publish = async (story: Story, by: Reader = desk.editor, publishedAt = WHEN) =>
  publishStory(by, {
    ...{ storyId: story.id, revision: await revisionOf(story.id), publishedAt, url: URL_OF },
  });

async function published(options = {}): Promise<Story> {
  const story = await cleared(options);
  await publish(story);
  return story;
}

const TEXTS = {
  ...{ oldText: "five hulls", newText: "six hulls", notice: "It was another number." },
} as const;

const correct = (story: Story, by: Reader = desk.editor, more = {}) =>
  makeCorrection(by, {
    ...{ story: story.slug, kind: "correction", ...TEXTS, cause: "figure", stage: "writing" },
    ...{ claims: [1], ...more },
  });

const report = (story: Story, by: Reader = desk.reviewer) =>
  reportError(by, { story: story.slug, origin: "reader", said: "There were six." });

describe("publishing", () => {
  it("says when and where, of a story that is cleared, and keeps it", async () => {
    const story = await cleared();
    await expectRefused("FORBIDDEN", () => publish(story, desk.reviewer));
    await expectRefused("INVALID", () => publish(story, desk.editor, "2999-01-05T09:00:00Z"));
    await expectRefused("CONFLICT", () =>
      publishStory(desk.editor, { storyId: story.id, revision: 9, publishedAt: WHEN, url: URL_OF }),
    );
    await publish(story);
    expect(await getAfterPublication(desk.viewer, story.id)).toMatchObject({
      ...{ status: "published", publishedAt: "2026-01-05T09:00:00.000Z", publishedUrl: URL_OF },
    });
    const draft = await makeStory(desk.editor);
    await expectRefused("RULE_UNMET", () => publish(draft));
  });
});

describe("a published story that is changed", () => {
  it("stays published, and is another text than the one that was cleared", async () => {
    const story = await published();
    expect(await readStandingClearance(story.id)).not.toBeNull();
    await makeClaim(desk.editor, story);
    expect(await readStandingClearance(story.id)).toBeNull();
    expect(await getAfterPublication(desk.viewer, story.id)).toMatchObject({ status: "published" });
  });
});

describe("an error that is reported", () => {
  it("is taken down of what readers have, and settled once", async () => {
    const waiting = await cleared();
    await expectRefused("RULE_UNMET", () => report(waiting));
    const story = await published();
    await expectRefused("FORBIDDEN", () => report(story, desk.viewer));
    const { reportId } = await report(story);
    const dismiss = (by: Reader) => dismissError(by, { reportId, reason: "Five, as it says." });
    await expectRefused("FORBIDDEN", () => dismiss(desk.viewer));
    const both = await Promise.allSettled([dismiss(desk.editor), dismiss(desk.reviewer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectRefused("CONFLICT", () => dismiss(desk.editor));
  });
});

describe("a correction", () => {
  it("holds both texts, cause, stage and claims, and settles the report", async () => {
    const story = await published();
    await makeClaim(desk.editor, story);
    const { reportId } = await report(story);
    await expectRefused("FORBIDDEN", () => correct(story, desk.reviewer));
    await expectRefused("INVALID", () => correct(story, desk.editor, { cause: undefined }));
    await expectRefused("INVALID", () => correct(story, desk.editor, { claims: [7] }));
    const { correctionId } = await correct(story, desk.editor, { reportId });
    await expectRefused("CONFLICT", () => correct(story, desk.editor, { reportId }));
    const after = await getAfterPublication(desk.viewer, story.id);
    expect(after).toMatchObject({
      reports: [{ outcome: "corrected" }],
      corrections: [{ ...TEXTS, cause: "figure", stage: "writing", refs: ["C1"] }],
    });
    const withdraw = (by: Reader) => withdrawCorrection(by, { correctionId, reason: "Made twice" });
    await expectRefused("FORBIDDEN", () => withdraw(desk.reviewer));
    await withdraw(desk.admin);
    await expectRefused("CONFLICT", () => withdraw(desk.editor));
    // What was reported waits again, and can be settled.
    const [waiting] = (await getAfterPublication(desk.viewer, story.id))?.reports ?? [];
    expect(waiting).toMatchObject({ outcome: "open" });
    await correct(story, desk.editor, { reportId });
    const spaced = { ...TEXTS, newText: `${TEXTS.oldText.replace(" ", "  ")} ` };
    await expectRefused("INVALID", () => correct(story, desk.editor, spaced));
  });

  it("says what readers had as they had it, but for what was never in the text", async () => {
    const story = await published();
    await makeClaim(desk.editor, story);
    const never = { oldText: "nine hulls", newText: "six hulls" };
    const refused = await expectRefused("INVALID", () => correct(story, desk.editor, never));
    expect(Object.keys(refused.fields ?? {})).toEqual(["oldText"]);
    await correct(story, desk.editor, { ...never, cause: "production" });
    // What a correction put there is what readers have since.
    await correct(story, desk.editor, { oldText: "six hulls", newText: "seven hulls" });
    const note = { ...{ kind: "editors_note", claims: [] }, cause: undefined, stage: undefined };
    const texts = await expectRefused("INVALID", () => correct(story, desk.editor, note));
    expect(Object.keys(texts.fields ?? {})).toEqual(["oldText", "newText"]);
    await correct(story, desk.editor, { ...note, oldText: "", newText: "" });
  });

  it("is of an address that readers can open", () => {
    const told = { storyId: 1, revision: 0, publishedAt: "2026-11-27T09:30" };
    for (const url of ["https://me:secret@a.example/x", "https://a.example/\u202Ex", "ftp://a.b"]) {
      expect(() => parseInput(publishInput, { ...told, url })).toThrow();
    }
    expect(() =>
      parseInput(publishInput, { ...told, publishedAt: "0000-01-01T00:00", url: "https://a.b" }),
    ).toThrow();
    expect(parseInput(publishInput, { ...told, url: "https://a.example/x" }).url).toContain("/x");
  });

  it("warns of other stories that cite the source, and of none that is hidden", async () => {
    const source = await makeSource(desk.editor);
    const citing = async (options = {}) => {
      const story = await published(options);
      await makeCitation(desk.editor, await makeClaim(desk.editor, story), { sourceId: source.id });
      return story;
    };
    const [story, other, hidden] = [
      await citing(),
      await citing(),
      await citing({ restricted: true }),
    ];
    await correct(story);
    const outsider = await makePerson("admin");
    const slugs = async (by: Reader, of: Story, way: "here" | "elsewhere") =>
      (await listReuse(by, of.id, way)).map(({ slug }) => slug);
    expect(await slugs(outsider, story, "here")).toEqual([other.slug]);
    expect(await slugs(desk.editor, story, "here")).toEqual([other.slug, hidden.slug]);
    expect(await slugs(outsider, other, "elsewhere")).toEqual([story.slug]);
    await expectRefused("NOT_FOUND", () => correct(hidden, outsider));
    await expectRefused("NOT_FOUND", () => report(hidden, outsider));
    expect(await getAfterPublication(outsider, hidden.id)).toBeNull();
  });
});

it("rates are of published claims that exist for the asker, by month, desk and cause", async () => {
  const outsider = await makePerson("admin");
  const before = await readRates(outsider);
  const own = await readRates(desk.editor);
  const story = await published({ restricted: true });
  await makeClaim(desk.editor, story);
  await correct(story);
  expect(await readRates(outsider)).toEqual(before);
  const { total, months, causes } = await readRates(desk.editor);
  expect(total).toMatchObject({
    ...{ corrections: own.total.corrections + 1, claims: own.total.claims + 1 },
  });
  expect(months.map(({ key }) => key)).toEqual(["2026-01"]);
  expect(causes.map(({ key }) => key)).toEqual(["figure", "production"]);
});
