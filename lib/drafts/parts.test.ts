import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { editStory } from "@/lib/stories/commands";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { addPart } from "./add-part";
import { pasteDraft } from "./commands";
import { setPart } from "./parts";
import { logClaimAt } from "./place/place-claims";
import { previewPaste } from "./preview";
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

describe("a part that is added", () => {
  it.each([
    ["headline", ["Twice billed", "The yard billed twice.", "It rained.", "A crane at the yard."]],
    ["deck", ["Twice billed", "The yard billed twice.", "It rained.", "A crane at the yard."]],
    ["push", ["The yard billed twice.", "It rained.", "A crane at the yard.", "Twice billed"]],
  ] as const)("makes the next draft, a %s in its place", async (part, paragraphs) => {
    const { story } = await start();
    const input = { story: story.slug, after: 1, part, text: "Twice billed" };
    expect(await addPart(desk.editor, input)).toMatchObject({ number: 2 });
    const draft = await getDraft(desk.editor, story.slug, 2);
    expect(draft.paragraphs.map(({ text }) => text)).toEqual(paragraphs);
    const added = draft.paragraphs.find(({ text }) => text === "Twice billed");
    expect(added?.part).toBe(part);
  });

  it("sets a deck below the headline, and leaves claims where they stand", async () => {
    const { story, draftId } = await start();
    const claim = await logClaimAt(desk.editor, {
      ...{ draftId, start: 0, end: 21, wording: "The yard billed twice" },
    });
    const add = (after: number, part: "headline" | "deck", text: string) =>
      addPart(desk.editor, { story: story.slug, after, part, text });
    await add(1, "headline", "Twice billed");
    expect(await add(2, "deck", "How a yard was paid")).toMatchObject({ placed: 1, moved: 0 });
    const draft = await getDraft(desk.editor, story.slug, 3);
    expect(draft.paragraphs.slice(0, 2).map(({ part }) => part)).toEqual(["headline", "deck"]);
    const [mark] = draft.claims;
    expect(mark?.ref).toBe(claim.ref);
    expect(draft.text.slice(mark?.start, mark?.end)).toBe("The yard billed twice");
  });

  it("is refused without a draft, after another draft, and to a viewer", async () => {
    const { story } = await start();
    const input = { story: story.slug, after: 1, part: "push" as const, text: "Twice billed" };
    expect(await refusal(() => addPart(desk.viewer, input))).toMatchObject({ code: "FORBIDDEN" });
    await addPart(desk.editor, input);
    expect(await refusal(() => addPart(desk.editor, input))).toMatchObject({ code: "CONFLICT" });
    const empty = await makeStory(desk.editor);
    expect(
      await refusal(() => addPart(desk.editor, { ...input, story: empty.slug })),
    ).toMatchObject({ code: "RULE_UNMET" });
  });
});

it("comes to its story also under what that was called when the page was opened", async () => {
  const { story, paste } = await start();
  const { revision } = await db().story.findUniqueOrThrow({ where: { id: story.id } });
  const slug = `${story.slug}-renamed`;
  await editStory(desk.editor, { storyId: story.id, revision, patch: { slug } });
  expect(await paste("The yard billed three times.")).toMatchObject({ number: 2 });
  const push = { story: story.slug, after: 2, part: "push" as const, text: "Thrice billed" };
  expect(await addPart(desk.editor, push)).toMatchObject({ number: 3 });
  expect(await previewPaste(desk.editor, { story: story.slug, plain: "Again." })).toMatchObject({
    text: "Again.",
  });
  expect((await getDraft(desk.viewer, slug, 3)).isLatest).toBe(true);
});
