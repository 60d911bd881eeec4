import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { pasteDraft } from "./commands";
import { sayNothingToCheck } from "./nothing-to-check";
import { getDraft } from "./queries";

useDatabase();

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

async function start() {
  const story = await makeStory(desk.editor);
  const paste = (...paragraphs: string[]) =>
    pasteDraft(desk.editor, { story: story.slug, plain: paragraphs.join("\n\n") });
  const { draftId } = await paste("LEITH, Tuesday.", "The yard billed the city twice.");
  return { story, draftId, paste };
}

describe("a sentence with nothing to check", () => {
  it("counts as looked at, can be taken back, and is told in the log each time", async () => {
    const { story, draftId } = await start();
    const say = (isNothing: boolean) =>
      sayNothingToCheck(desk.editor, { draftId, start: 0, isNothing });
    await say(true);
    await say(true);
    const { coverage } = await getDraft(desk.viewer, story.slug, 1);
    expect(coverage).toMatchObject({ carrying: 0, bare: [{ start: 17 }], idle: [{ start: 0 }] });
    await say(false);
    expect((await getDraft(desk.viewer, story.slug, 1)).coverage.idle).toEqual([]);
    const events = await db().event.findMany({
      where: { type: "sentence.nothing_to_check", storyId: story.id },
    });
    expect(events.map(({ data }) => JSON.parse(data) as object)).toEqual([
      { draft: 1, quote: "LEITH, Tuesday.", isNothing: true },
      { draft: 1, quote: "LEITH, Tuesday.", isNothing: false },
    ]);
  });

  it("is known again in the next draft by its words", async () => {
    const { story, draftId, paste } = await start();
    await sayNothingToCheck(desk.editor, { draftId, start: 0, isNothing: true });
    await paste("A headline came in.", "LEITH, Tuesday.", "The yard billed the city once.");
    const { coverage, text } = await getDraft(desk.editor, story.slug, 2);
    expect(coverage.idle.map(({ start, end }) => text.slice(start, end))).toEqual([
      "LEITH, Tuesday.",
    ]);
  });

  it("is refused where none begins, in an older draft, and to who may not log", async () => {
    const { draftId, paste } = await start();
    const at = { draftId, start: 3, isNothing: true };
    expect(await refusal(() => sayNothingToCheck(desk.editor, at))).toMatchObject({
      code: "INVALID",
      fields: { start: "No sentence of the draft begins there." },
    });
    expect(await refusal(() => sayNothingToCheck(desk.viewer, at))).toMatchObject({
      code: "FORBIDDEN",
    });
    await paste("Another text.");
    expect(await refusal(() => sayNothingToCheck(desk.editor, { ...at, start: 0 }))).toMatchObject({
      code: "CONFLICT",
    });
  });
});
