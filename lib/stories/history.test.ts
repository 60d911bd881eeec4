import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { HISTORY_PAGE } from "@/lib/audit/history";
import { writeDown } from "@/lib/audit/write-down";
import { db } from "@/lib/platform/db";
import { exportClaims } from "@/lib/table/export/commands";
import { EXPORT_LIMIT } from "@/lib/table/export/record";
import { makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { listStoryEvents } from "./history";

useDatabase();
let desk: Desk;
let harbour: { id: number; slug: string };
let secret: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  harbour = await makeStory(desk.editor, { slug: "harbour" });
  secret = await makeStory(desk.editor, { slug: "secret", restricted: true });
  for (const story of [harbour, harbour, secret]) await makeClaim(desk.editor, story);
});

async function exported(actor: Actor, search = ""): Promise<void> {
  const { chunks } = await exportClaims(actor, "csv", new URLSearchParams(search));
  await chunks.return(undefined);
}

const last = async (actor: Actor, slug: string) =>
  (await listStoryEvents(actor, slug)).events.find(({ type }) => type === "claims.exported");

describe("an export of the newsroom in a story's history", () => {
  it("says how many of its claims left, and nothing of another story", async () => {
    await exported(desk.editor, "sort=-logged_at");
    const told = await last(desk.viewer, "harbour");
    expect(told).toMatchObject({
      by: desk.editor.name,
      data: { form: "csv", rows: 2, query: "", columns: [], stories: [[harbour.id, 2]] },
    });
    expect(await last(desk.editor, "secret")).toMatchObject({ data: { rows: 1 } });
  });

  it("is not there where none of its claims left", async () => {
    const before = (await listStoryEvents(desk.editor, "secret")).events;
    await exported(desk.viewer);
    await exported(desk.editor, "story=harbour");
    expect((await listStoryEvents(desk.editor, "secret")).events).toEqual(before);
    expect(await last(desk.viewer, "harbour")).toMatchObject({ data: { story: "harbour" } });
  });

  it("is kept beside the event as the event says it", async () => {
    const events = await db().event.findMany({ where: { type: "claims.exported", storyId: null } });
    const said = events.flatMap(({ seq, data }) =>
      (JSON.parse(data) as { stories: [number, number][] }).stories.map(([storyId, claims]) => ({
        seq,
        storyId,
        claims,
      })),
    );
    expect(await db().storyExport.findMany({ orderBy: [{ seq: "asc" }, { storyId: "asc" }] })).toEqual(said); // prettier-ignore
    expect(said.length).toBeGreaterThan(2);
  });

  it("stands at its place, page by page, each event once", async () => {
    for (let index = 0; index < HISTORY_PAGE + 20; index += 1) {
      await writeDown({
        actor: desk.editor,
        event: { type: "story.member_added", storyId: harbour.id, data: { name: `N${index}` } },
      });
      if (index % 15 === 0) await exported(desk.reviewer);
    }
    const all: number[] = [];
    for (let before: number | null = null, more = true; more;) {
      const page = await listStoryEvents(
        desk.viewer,
        "harbour",
        before === null ? "" : `${before}`,
      );
      expect(page.events.length).toBeLessThanOrEqual(HISTORY_PAGE);
      all.push(...page.events.map(({ seq }) => seq));
      before = page.older;
      more = before !== null;
    }
    const own = await db().event.findMany({
      where: { storyId: harbour.id },
      select: { seq: true },
    });
    const left = await db().storyExport.findMany({ where: { storyId: harbour.id } });
    const expected = [...own, ...left].map(({ seq }) => seq).sort((one, other) => other - one);
    expect(all).toEqual(expected);
  });
});

it("who exports too often is refused, told until when, and nothing is written", async () => {
  for (let index = 0; index < EXPORT_LIMIT.most; index += 1) await exported(desk.admin);
  const error = await expectRefused("THROTTLED", () => exported(desk.admin));
  expect(error.message).toMatch(/^You have exported claims 60 times .* It goes on at \d\d:\d\d\.$/);
  await exported(desk.viewer);
});
