import { beforeAll, describe, expect, it } from "vitest";
import { editClaim } from "@/lib/ledger/claims/commands";
import { CLAIM_KINDS } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { editStory } from "@/lib/stories/commands";
import { at, handOver, judge, makeClaim, makeDesk, rowOf, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import {
  listQueueChoices,
  listReviewQueue,
  type QueueEntry,
  type QueueFilter,
  type QueuePlace,
} from "./queue";

useDatabase();
let desk: Desk;
let second: Reader;
let secret: { slug: string };

/** Stories with and without deadlines, two of them at the same time, and one that few may see. */
beforeAll(async () => {
  desk = await makeDesk();
  second = await makePerson("editor", "Second editor");
  const deadlines = ["2030-06-01T10:00", "2030-05-01T10:00", null, "2030-06-01T10:00", null];
  for (const [index, deadline] of deadlines.entries()) {
    const story = await makeStory(desk.editor, { slug: `story-${index}`, restricted: index === 4 });
    if (index === 4) secret = story;
    if (deadline) {
      await editStory(desk.editor, { storyId: story.id, revision: 0, patch: { deadline } });
    }
    for (let number = 1; number <= 11; number += 1) {
      const by = index !== 4 && number % 3 === 0 ? second : desk.editor;
      const kind = CLAIM_KINDS[number % 2] ?? "fact";
      const claim = await makeClaim(by, story, { kind });
      if (number % 5 !== 0) await handOver(by, claim);
      if (index !== 4 && number % 4 === 0) {
        const patch = { checkerId: desk.reviewer.userId };
        await editClaim(desk.editor, { ...(await at(claim)), patch });
      }
    }
  }
});

const keyOf = ({ slug, number }: QueuePlace) => `${slug}.${number}`;

/** What the queue must hold, told from every claim there is. */
async function expected(reader: Reader, filter: QueueFilter): Promise<string[]> {
  const claims = await db().claim.findMany({ include: { story: true, authors: true } });
  return claims
    .filter(({ reviewState }) => reviewState === "ready" || reviewState === "recheck")
    .filter(({ story }) => story.slug !== secret.slug || reader.userId === desk.editor.userId)
    .filter(({ story }) => filter.story === undefined || story.slug === filter.story)
    .filter(({ loggedById }) => filter.loggedBy === undefined || loggedById === filter.loggedBy)
    .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
    .filter((claim) => filter.scope !== "checker" || claim.checkerId === reader.userId)
    .filter(
      (claim) =>
        filter.scope !== "mine" ||
        ![
          claim.loggedById,
          claim.contentChangedById,
          ...claim.authors.map((a) => a.userId),
        ].includes(reader.userId),
    )
    .sort((one, other) => {
      const [a, b] = [one, other].map(({ story }) => story.deadlineAt?.getTime() ?? Infinity);
      if (a !== b) return (a ?? 0) < (b ?? 0) ? -1 : 1;
      return one.storyId - other.storyId || one.number - other.number;
    })
    .map(({ story, number }) => keyOf({ slug: story.slug, number }));
}

function everyFilter(): QueueFilter[] {
  const filters: QueueFilter[] = [];
  for (const scope of ["mine", "all", "checker"] as const)
    for (const story of [undefined, "story-1", "story-4", "nowhere"])
      for (const loggedBy of [undefined, second.userId])
        for (const kind of [undefined, CLAIM_KINDS[1]])
          filters.push({
            ...{ scope, ...(story !== undefined && { story }) },
            ...(loggedBy !== undefined && { loggedBy }),
            ...(kind !== undefined && { kind }),
          });
  return filters;
}

describe("the queue", () => {
  it("answers every filter page by page with what waits, each claim once, forth and back", async () => {
    let walked = 0;
    for (const reader of [desk.reviewer, desk.editor])
      for (const filter of everyFilter()) {
        const all = await expected(reader, filter);
        const found: QueueEntry[] = [];
        let from: QueuePlace | null = null;
        for (;;) {
          const page = await listReviewQueue(reader, filter, from, 7);
          expect(page).toMatchObject({ total: all.length, before: found.length });
          const back = page.previous;
          expect(back && keyOf(back.last)).toEqual(found.length > 0 ? all[found.length - 1] : null);
          expect(back && keyOf(back.from)).toEqual(
            found.length > 0 ? all[Math.max(0, found.length - 7)] : null,
          );
          found.push(...page.entries);
          if (page.next === null) break;
          from = page.next;
        }
        expect(found.map(keyOf), JSON.stringify(filter)).toEqual(all);
        walked += found.length;
      }
    expect(walked).toBeGreaterThan(300);
  });

  it("offers to narrow it to what would leave something, and says how much", async () => {
    for (const reader of [desk.reviewer, desk.editor])
      for (const filter of everyFilter()) {
        const { stories, people, kinds } = await listQueueChoices(reader, filter);
        for (const { slug, claims } of stories)
          expect(await expected(reader, { ...filter, story: slug })).toHaveLength(claims);
        for (const { id, claims } of people)
          expect(await expected(reader, { ...filter, loggedBy: id })).toHaveLength(claims);
        for (const { kind, claims } of kinds)
          expect(await expected(reader, { ...filter, kind })).toHaveLength(claims);
      }
    const slugs = async (reader: Reader) =>
      (await listQueueChoices(reader, { scope: "all" })).stories.map(({ slug }) => slug);
    expect(await slugs(desk.reviewer)).toEqual(["story-1", "story-0", "story-3", "story-2"]);
    expect(await slugs(desk.editor)).toContain("story-4");
  });

  it("goes on from a claim that was decided meanwhile, and from the top where there is none", async () => {
    const all = await expected(desk.reviewer, { scope: "all" });
    const [first] = (await listReviewQueue(desk.reviewer, { scope: "all" }, null, 7)).entries;
    const claim = await db().claim.findFirstOrThrow({
      where: { number: 3, story: { slug: "story-0" } },
    });
    const place = { slug: "story-0", number: 3 };
    await judge(desk.reviewer, { claimId: claim.id });
    expect((await rowOf({ claimId: claim.id })).reviewState).toBe("decided");
    const page = await listReviewQueue(desk.reviewer, { scope: "all" }, place, 2);
    const after = all.slice(all.indexOf(keyOf(place)) + 1);
    expect(page.entries.map(keyOf)).toEqual(after.slice(0, 2));
    for (const nowhere of [
      { slug: "nowhere", number: 1 },
      { slug: secret.slug, number: 1 },
      { slug: "story-0", number: 999 },
    ]) {
      const top = await listReviewQueue(desk.reviewer, { scope: "all" }, nowhere, 2);
      expect(top).toMatchObject({ before: 0, previous: null, entries: [first, {}] });
    }
  });
});
