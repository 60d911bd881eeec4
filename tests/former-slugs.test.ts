/** A story that is called otherwise goes on answering to what it was called before. */
import { beforeAll, describe, expect, it } from "vitest";
import { logClaim } from "@/lib/ledger/claims/commands";
import { createStory, editStory } from "@/lib/stories/commands";
import { drawSlugsOfBefore } from "@/lib/stories/drawn-slugs";
import { slugSince } from "@/lib/stories/former-slugs";
import { openExport } from "@/lib/table/export/open";
import { listClaims, NEWSROOM, storyScope } from "@/lib/table/page";
import { requireTableQuery } from "@/lib/table/query";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";

useDatabase();
let editor: Reader;
let stranger: Reader;
beforeAll(async () => {
  editor = await makePerson("editor");
  stranger = await makePerson("admin");
});

const read = (text: string) => requireTableQuery(new URLSearchParams(text));

async function rename(storyId: number, revision: number, slug: string): Promise<void> {
  await editStory(editor, { storyId, revision, patch: { slug } });
}

describe("a former slug", () => {
  it("leads to the story, for tables, filters, files, and what is logged under it", async () => {
    const story = await createStory(editor, { headline: "Harbour fees", slug: "harbour-fees" });
    await logClaim(editor, { story: "harbour-fees", wording: "The fees rose" });
    await rename(story.storyId, 0, "port-fees");
    await rename(story.storyId, 1, "fees");
    expect(await slugSince(editor, "harbour-fees")).toBe("fees");
    expect(await slugSince(editor, "port-fees")).toBe("fees");
    expect(await slugSince(editor, "fees")).toBeNull();
    await logClaim(editor, { story: "port-fees", wording: "They fell again" });
    for (const slug of ["harbour-fees", "port-fees", "fees"]) {
      const { total, rows } = await listClaims(editor, storyScope(slug), read(""));
      expect([total, rows[0]?.story.slug]).toEqual([2, "fees"]);
      expect((await listClaims(editor, NEWSROOM, read(`story=${slug}`))).total).toBe(2);
      const { plan } = await openExport(editor, "csv", new URLSearchParams({ story: slug }));
      expect([plan.rows, plan.story?.slug]).toEqual([2, "fees"]);
    }
  });

  it("is taken by no other story, but by its own again", async () => {
    const story = await createStory(editor, { headline: "Leak", slug: "first-leak" });
    await rename(story.storyId, 0, "second-leak");
    const made = await refusal(() =>
      createStory(editor, { headline: "Other", slug: "first-leak" }),
    );
    expect(made.fields).toHaveProperty("slug");
    const other = await createStory(editor, { headline: "First leak" });
    expect(other.slug).toBe("first-leak-2");
    const renamed = await refusal(() => rename(other.storyId, 0, "first-leak"));
    expect(renamed.fields).toHaveProperty("slug");
    await rename(story.storyId, 1, "first-leak");
    expect(await slugSince(editor, "second-leak")).toBe("first-leak");
    expect(await slugSince(editor, "first-leak")).toBeNull();
  });

  it("of a story that does not exist for somebody leads nowhere", async () => {
    const story = await createStory(editor, { headline: "S", slug: "hush" });
    const patch = { restricted: true };
    const hushed = await editStory(editor, { storyId: story.storyId, revision: 0, patch });
    expect(hushed.slug).toMatch(/^story-[0-9a-f]{12}$/);
    expect(await slugSince(editor, "hush")).toBe(hushed.slug);
    expect(await slugSince(stranger, "hush")).toBeNull();
    expect((await refusal(() => listClaims(stranger, storyScope("hush"), read("")))).code).toBe(
      "NOT_FOUND",
    );
    expect((await listClaims(stranger, NEWSROOM, read("story=hush"))).total).toBe(0);
  });

  it("of a restricted story is free for another, which its address leads to from then on", async () => {
    const secret = await createStory(editor, { headline: "Quiet", slug: "quiet" });
    await editStory(editor, { storyId: secret.storyId, revision: 0, patch: { restricted: true } });
    const other = await createStory(stranger, { headline: "Quiet" });
    expect(other.slug).toBe("quiet");
    expect(await slugSince(editor, "quiet")).toBeNull();
    await rename(other.storyId, 0, "loud");
    expect(await slugSince(editor, "quiet")).toBe("loud");
    // Opened again, it is called after its headline, as far as that is free.
    const patch = { restricted: false };
    const opened = await editStory(editor, { storyId: secret.storyId, revision: 1, patch });
    expect(opened.slug).toBe("quiet-2");
    expect(await slugSince(stranger, "quiet")).toBe("loud");
  });

  it("is what a restricted story of before drawn slugs had, once slugs are drawn", async () => {
    const story = await makeStory(editor, { slug: "readable", restricted: true });
    expect(await drawSlugsOfBefore()).toBeGreaterThan(0);
    expect(await slugSince(editor, "readable")).toMatch(/^story-[0-9a-f]{12}$/);
    const made = await createStory(stranger, { headline: "Other", slug: "readable" });
    expect(made.storyId).not.toBe(story.id);
    expect(await drawSlugsOfBefore()).toBe(0);
  });
});
