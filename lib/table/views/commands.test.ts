import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { editStory } from "@/lib/stories/commands";
import { makeSource } from "@/tests/support/claims";
import { shareSource } from "@/lib/ledger/sources/commands";
import { refusal } from "@/tests/support/refusal";
import { editView, listViews, removeView, restoreView, saveView } from "./commands";

useDatabase();
let ann: Reader;
let ben: Reader;
let visitor: Actor;
let secret: string;
let view: number;

beforeAll(async () => {
  [ann, ben, visitor] = [
    await makePerson("editor", "Ann"),
    await makePerson("reviewer", "Ben"),
    await makePerson("viewer", "Vic"),
  ];
  secret = (await makeStory(ann, { restricted: true })).slug;
});

const input = { name: "To do", story: null, query: "level=-verified&open=a.C7", shared: false };

beforeEach(async () => {
  view = (await saveView(ann, input)).viewId;
});

async function names(actor: Reader, slug: string | null = null) {
  return (await listViews(actor, slug)).map(({ id }) => id);
}

const seen = async (viewId: number) => {
  const { revision } = await db().savedView.findUniqueOrThrow({ where: { id: viewId } });
  return { viewId, revision };
};

const lastEvent = async () => db().event.findFirst({ orderBy: { seq: "desc" } });

describe("a saved view", () => {
  it("keeps what the table shows, without the open panel, and is in the log", async () => {
    const [saved] = (await listViews(ann, null)).filter(({ id }) => id === view);
    expect(saved).toMatchObject({ name: "To do", query: "level=-verified", can: { edit: true } });
    expect((await lastEvent())?.type).toBe("view.saved");
  });

  it("is its owner's alone until it is shared", async () => {
    expect(await names(ben)).not.toContain(view);
    await editView(ann, { ...(await seen(view)), shared: true });
    expect(await names(ben)).toContain(view);
    await editView(ann, { ...(await seen(view)), shared: false });
    expect(await names(ben)).not.toContain(view);
  });

  it("is changed by its owner only", async () => {
    await expect(editView(ben, { ...(await seen(view)), name: "Mine" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await editView(ann, { ...(await seen(view)), shared: true });
    await expect(editView(ben, { ...(await seen(view)), name: "Mine" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(removeView(ben, { viewId: view })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const event = await lastEvent();
    await editView(ann, { ...(await seen(view)), name: "To do" });
    expect((await lastEvent())?.seq).toBe(event?.seq);
  });

  it("is shared by those who may", async () => {
    await expect(saveView(visitor, { ...input, shared: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const own = await saveView(visitor, input);
    await expect(
      editView(visitor, { viewId: own.viewId, revision: 0, shared: true }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("goes and comes back", async () => {
    await removeView(ann, { viewId: view });
    expect(await names(ann)).not.toContain(view);
    await restoreView(ann, { viewId: view });
    expect(await names(ann)).toContain(view);
    expect((await lastEvent())?.type).toBe("view.restored");
    await expect(removeView(ann, { viewId: 10 ** 6 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("of a restricted story, or naming one, exists for its members only", async () => {
    const { viewId } = await saveView(ann, { ...input, story: secret, shared: true });
    expect(await names(ann, secret)).toContain(viewId);
    expect(await names(ben, secret)).toEqual([]);
    await expect(editView(ben, { viewId, revision: 0, name: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(saveView(ben, { ...input, story: secret })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const naming = await saveView(ann, { ...input, query: `story=${secret}`, shared: true });
    expect(await names(ann)).toContain(naming.viewId);
    expect(await names(ben)).not.toContain(naming.viewId);
  });

  it("that names a source is there for those for whom the source exists", async () => {
    const story = await makeStory(ann, { restricted: true });
    const source = await makeSource(ann, { story: story.slug });
    const query = `source=-${source.id}`;
    const { viewId } = await saveView(ann, { ...input, query, shared: true });
    expect(await names(ann)).toContain(viewId);
    expect(await names(ben)).not.toContain(viewId);
    await shareSource(ann, { sourceId: source.id });
    expect(await names(ben)).toContain(viewId);
  });

  it("is refused with the parameter that the table does not know", async () => {
    await expect(saveView(ann, { ...input, query: "level=rumour" })).rejects.toMatchObject({
      code: "INVALID",
      fields: { level: expect.stringContaining("rumour") as string },
    });
  });

  it("edited on two screens is a conflict that says how it stands", async () => {
    const read = await seen(view);
    await editView(ann, { ...read, name: "First", query: "level=disputed" });
    const error = await refusal(() => editView(ann, { ...read, name: "Second" }));
    expect(error.code).toBe("CONFLICT");
    expect(error.current).toMatchObject({
      revision: read.revision + 1,
      name: "First",
      query: "level=disputed",
      changedBy: "Ann",
    });
    await editView(ann, { viewId: view, revision: read.revision + 1, name: "Second" });
    const [stands] = (await listViews(ann, null)).filter(({ id }) => id === view);
    expect(stands).toMatchObject({ name: "Second", query: "level=disputed" });
  });

  it("keeps to its stories, whatever they are called later", async () => {
    const [one, other] = [await makeStory(ann), await makeStory(ann)];
    const query = `story=${one.slug},-${other.slug}&level=verified`;
    const { viewId } = await saveView(ann, { ...input, query });
    const words = async () => (await listViews(ann, null)).find(({ id }) => id === viewId)?.query;
    expect(await words()).toBe(`level=verified&story=${one.slug},-${other.slug}`);
    await editStory(ann, { storyId: one.id, revision: 0, patch: { slug: "called-otherwise" } });
    expect(await words()).toBe(`level=verified&story=called-otherwise,-${other.slug}`);
    // The words of before still mean the same story.
    await editView(ann, { ...(await seen(viewId)), query: `story=${one.slug}` });
    expect(await words()).toBe("story=called-otherwise");
    await expect(saveView(ann, { ...input, query: "story=nowhere" })).rejects.toMatchObject({
      code: "INVALID",
      fields: { story: expect.stringContaining("nowhere") as string },
    });
  });
});
