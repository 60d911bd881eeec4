import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { EventType } from "@/lib/audit/events";
import { HISTORY_PAGE, type HistoryPage } from "@/lib/audit/history";
import { readHistoryFilter, type HistoryFilter } from "@/lib/audit/input";
import { EVENT_SUBJECTS, typesAbout } from "@/lib/audit/subjects";
import { writeDown } from "@/lib/audit/write-down";
import { db } from "@/lib/platform/db";
import { exportClaims } from "@/lib/table/export/commands";
import { EXPORT_LIMIT } from "@/lib/table/export/record";
import { decide, makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { listStoryDoers, listStoryEvents } from "./history";

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
      const page = await listStoryEvents(desk.viewer, "harbour", before === null ? {} : { before });
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

describe("a narrowed history", () => {
  it("answers every question with what fits and nothing else, each event once", async () => {
    const claim = await makeClaim(desk.editor, harbour);
    await decide(desk, claim);
    await makeCitation(desk.reviewer, claim);
    const file = await db().event.findMany({ orderBy: { seq: "desc" } });
    const left = new Set(
      (await db().storyExport.findMany({ where: { storyId: harbour.id } })).map(({ seq }) => seq),
    );
    const number = Number(claim.ref.slice(1));
    let found = 0;
    for (const about of [undefined, ...EVENT_SUBJECTS])
      for (const person of [undefined, desk.editor.userId, desk.reviewer.userId, 9_999])
        for (const one of [undefined, number, 999]) {
          const filter: HistoryFilter = {
            ...(about && { about }),
            ...(person && { person }),
            ...(one && { claim: one }),
          };
          const fits = file.filter(
            (event) =>
              (one
                ? one === number && event.claimId === claim.claimId
                : event.storyId === harbour.id || left.has(event.seq)) &&
              (person === undefined || event.actorId === person) &&
              (about === undefined || typesAbout(about).includes(event.type as EventType)),
          );
          const walked: number[] = [];
          for (let before: number | null | undefined = undefined; before !== null;) {
            const page: HistoryPage = await listStoryEvents(
              desk.viewer,
              "harbour",
              { ...filter, ...(before !== undefined && { before }) },
              40,
            );
            walked.push(...page.events.map(({ seq }) => seq));
            before = page.older;
          }
          expect(walked, JSON.stringify(filter)).toEqual(fits.map(({ seq }) => seq));
          found += walked.length;
        }
    expect(found).toBeGreaterThan(500);
  });

  it("names claims as they stand, and offers whoever did something", async () => {
    const { claims } = await listStoryEvents(desk.viewer, "harbour", { claim: 1 });
    expect(Object.values(claims)).toMatchObject([{ ref: "C1", slug: "harbour" }]);
    const doers = (await listStoryDoers(desk.viewer, "harbour")).map(({ id }) => id);
    // The viewer's export of the newsroom stands in the history, too.
    const { editor, reviewer, viewer } = desk;
    const did = [editor, reviewer, viewer].map(({ userId }) => userId);
    expect([...doers].sort()).toEqual([...did].sort());
  });

  it("is not there for whoever does not see the story, whatever is asked", async () => {
    for (const filter of [{}, { claim: 1 }, { person: desk.editor.userId }]) {
      await expectRefused("NOT_FOUND", () => listStoryEvents(desk.reviewer, "secret", filter));
    }
    await expectRefused("NOT_FOUND", () => listStoryDoers(desk.reviewer, "secret"));
  });

  it("is asked in an address; what cannot be read is left aside", () => {
    const read = (query: string) => {
      const params = new URLSearchParams(query);
      return readHistoryFilter((name) => params.get(name) ?? "");
    };
    expect(read("claim=c7&person=3&about=verdicts&before=12")).toEqual({
      ...{ claim: 7, person: 3, about: "verdicts", before: 12 },
    });
    expect(read("claim=7&person=-1&about=everything&before=soon")).toEqual({});
  });
});

it("who exports too often is refused, told until when, and nothing is written", async () => {
  for (let index = 0; index < EXPORT_LIMIT.most; index += 1) await exported(desk.admin);
  const error = await expectRefused("THROTTLED", () => exported(desk.admin));
  expect(error.message).toMatch(/^You have exported claims 60 times .* It goes on at \d\d:\d\d\.$/);
  await exported(desk.viewer);
});
