import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { pasteDraft } from "./commands";
import { setPart } from "./parts";
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
  const { draftId } = await paste("The yard billed twice.", "It rained.", "A crane at the yard.");
  const partsOf = async (number: number) => {
    const { paragraphs } = await getDraft(desk.viewer, story.slug, number);
    return paragraphs.map(({ part }) => part ?? "body");
  };
  return { story, draftId, paste, partsOf };
}

describe("the part that a paragraph is", () => {
  it("is said by hand, told in the log, and said otherwise later", async () => {
    const { story, draftId, partsOf } = await start();
    await setPart(desk.editor, { draftId, paragraph: 3, part: "caption" });
    expect((await partsOf(1))[2]).toBe("caption");
    await setPart(desk.editor, { draftId, paragraph: 3, part: "caption" });
    await setPart(desk.editor, { draftId, paragraph: 3, part: "sidebar" });
    expect((await partsOf(1))[2]).toBe("sidebar");
    const events = await db().event.findMany({
      where: { type: "draft.part_set", storyId: story.id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ data }) => JSON.parse(data) as object)).toEqual([
      { draft: 1, paragraph: 3, from: "body", to: "caption" },
      { draft: 1, paragraph: 3, from: "caption", to: "sidebar" },
    ]);
  });

  it("is known again in the next draft by the paragraph's words", async () => {
    const { draftId, paste, partsOf } = await start();
    await setPart(desk.editor, { draftId, paragraph: 3, part: "caption" });
    await paste("A new opening came in.", "The yard billed once.", "A crane at the yard.");
    expect((await partsOf(2))[2]).toBe("caption");
  });

  it("is refused where there is no such paragraph, in an older draft, and to a viewer", async () => {
    const { draftId, paste } = await start();
    const at = { draftId, paragraph: 9, part: "deck" as const };
    expect(await refusal(() => setPart(desk.editor, at))).toMatchObject({
      code: "INVALID",
      fields: { paragraph: "The draft has no paragraph of that number." },
    });
    expect(await refusal(() => setPart(desk.viewer, at))).toMatchObject({ code: "FORBIDDEN" });
    await paste("Another text.");
    expect(await refusal(() => setPart(desk.editor, { ...at, paragraph: 1 }))).toMatchObject({
      code: "CONFLICT",
    });
  });
});
