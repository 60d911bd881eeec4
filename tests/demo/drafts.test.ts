/** The demo's drafts: where the claims stand, what an edit did to them, what nobody logged yet. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { getDraft, type DraftView } from "@/lib/drafts/queries";
import { listUnsettled, type UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { db } from "@/lib/platform/db";
import { bridgeBearings } from "@/prisma/seeds/bridge-bearings/story";
import { contractorLeak } from "@/prisma/seeds/contractor-leak/story";
import { loadDemoNewsroom } from "@/prisma/seeds/demo-newsroom";
import { ferryContract } from "@/prisma/seeds/ferry-contract/story";
import { hospitalWaits } from "@/prisma/seeds/hospital-waits/story";
import { putOn } from "@/prisma/seeds/perform-draft";
import { countDraftMoves, planDrafts } from "@/prisma/seeds/plan-drafts";
import type { DraftSeed } from "@/prisma/seeds/shape";
import { useDatabase } from "@/tests/support/database";

useDatabase();

const LEAK = "contractor-leak";
const stories = [contractorLeak, ferryContract, hospitalWaits, bridgeBearings];

let editor: Actor;
let first: DraftView;
let second: DraftView;
let unsettled: UnsettledPlacement[];

beforeAll(async () => {
  await loadDemoNewsroom();
  const user = await db().user.findFirstOrThrow({ where: { role: "editor" } });
  editor = { userId: user.id, name: user.name, email: user.email, role: user.role };
  first = await getDraft(editor, LEAK, 1);
  second = await getDraft(editor, LEAK, 2);
  unsettled = await listUnsettled(editor, LEAK, 2);
}, 120_000);

const refsIn = (state: string) =>
  unsettled.filter((claim) => claim.state === state).map(({ ref }) => ref);
const eventsOf = (type: string) =>
  db().event.findMany({ where: { type }, orderBy: { seq: "asc" } });

/** What a wording and its place in the text can have in common: words of some length. */
function longWordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return [...new Set(words)];
}

describe("the places that the data names", () => {
  it.each(stories.map((story) => [story.slug, story] as const))(
    "are where the claims of %s stand, in words that tell what the claim says",
    async (slug, story) => {
      const draft = await getDraft(editor, slug, 1);
      const standing = draft.claims.map(({ ref, start, end }) => [
        ref,
        draft.text.slice(start, end),
      ]);
      expect(Object.fromEntries(standing)).toEqual(story.drafts?.[0]?.places);
      for (const [ref, words] of standing) {
        const wording = story.claims[Number(ref?.slice(1)) - 1]?.wording ?? "";
        const told = longWordsOf(wording).filter((word) => words?.toLowerCase().includes(word));
        expect(told.length / longWordsOf(wording).length, `${ref}: ${words}`).toBeGreaterThan(0.4);
      }
    },
  );

  it.each([
    ["stand nowhere", "The files were printed on blue paper"],
    ["stand twice", "requests"],
  ])("stop the loading, and are named with the claim, where they %s", async (_, words) => {
    const { id } = await db().claim.findFirstOrThrow({
      where: { story: { slug: LEAK }, number: 7 },
    });
    const placing = putOn(
      { slug: LEAK, actor: editor, number: 2 },
      { ref: "C7", claimId: id },
      words,
    );
    await expect(placing).rejects.toThrow(new RegExp(`C7 .*“${words}”`));
  });

  it("are refused beforehand for a claim that the story does not have", () => {
    const draft: DraftSeed = {
      addedHoursAgo: 1,
      text: { as: "paste", html: "<p>One line.</p>" },
      places: { C2: "One line" },
    };
    const cast = { admin: editor, editor, reviewer: editor, viewer: editor };
    const claims = [{ standing: { claimId: 1 }, loggedAt: new Date(0) }];
    const plan = () => planDrafts({ slug: LEAK, drafts: [draft] }, claims, cast, () => new Date(0));
    expect(plan).toThrow(/no claim C2/);
  });
});

describe("the leak's first draft", () => {
  it("is a story of some length, with headings and links", () => {
    expect(first.paragraphs.filter(({ kind }) => kind === "paragraph").length).toBeGreaterThan(13);
    expect(first.paragraphs.filter(({ kind }) => kind === "heading").length).toBe(3);
    expect(first.wordCount).toBeGreaterThan(700);
    expect(first.wordCount).toBeLessThan(900);
    expect(first.links.length).toBe(2);
    expect(first.title).toBe(contractorLeak.headline);
  });

  it("holds every claim that stands, some within others and some overlapping", () => {
    expect(first.counts).toEqual({ placed: 49, moved: 0, pending: 0, orphaned: 0, unplaced: 0 });
    const pairs = first.claims.flatMap((one) =>
      first.claims
        .filter((other) => other.start > one.start && other.start < one.end)
        .map((other) => (other.end <= one.end ? "within" : "overlapping")),
    );
    expect(pairs.filter((pair) => pair === "within").length).toBeGreaterThan(3);
    expect(pairs.filter((pair) => pair === "overlapping").length).toBeGreaterThan(1);
  });
});

describe("the leak's second draft", () => {
  it("leaves a handful of claims to look at", () => {
    expect(refsIn("moved")).toEqual(["C28", "C32", "C33", "C36"]);
    expect(refsIn("pending")).toEqual(["C39"]);
    expect(refsIn("orphaned")).toEqual(["C34"]);
    expect(refsIn("unplaced")).toEqual([]);
    expect(second.counts).toEqual({ placed: 43, moved: 4, pending: 1, orphaned: 1, unplaced: 0 });
  });

  it("offers the pending claim's two places, in the opening and at the end", () => {
    const places = unsettled.find(({ state }) => state === "pending")?.candidates ?? [];
    expect(places.map(({ paragraph }) => paragraph)).toEqual([2, second.paragraphs.length]);
    const words = places.map(({ start, end }) => second.text.slice(start, end));
    expect(new Set(words).size).toBe(1);
  });

  it("drops hedges whose claims wait for a new verdict", () => {
    const lapsed = unsettled.filter(({ isLapsed }) => isLapsed);
    expect(lapsed.map(({ ref }) => ref)).toEqual(["C28", "C32"]);
    expect(lapsed.map(({ before }) => /may have|apparently/.exec(before)?.[0])).toEqual([
      "may have",
      "apparently",
    ]);
    expect(lapsed.some(({ after }) => /may have|apparently/.test(after))).toBe(false);
  });

  it("makes no verdict lapse that an edit of the claim did not", async () => {
    const reasons = await db().verdict.findMany({ where: { lapsedAt: { not: null } } });
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.filter(({ lapsedReason }) => lapsedReason.includes("draft"))).toEqual([]);
  });

  it("has two moved claims that the editor confirmed", async () => {
    const confirmed = await eventsOf("placement.confirmed");
    const refs = confirmed.map(({ data }) => (JSON.parse(data) as { ref: string }).ref);
    expect(refs).toEqual(["C9", "C46"]);
    const settled = second.claims.filter(({ ref }) => refs.includes(ref));
    expect(settled.map(({ state }) => state)).toEqual(["placed", "placed"]);
  });

  it("still prints what was found false", () => {
    const wrong = second.claims.filter(({ level }) => level === "false");
    expect(wrong.map(({ ref, state }) => [ref, state])).toEqual([["C48", "placed"]]);
  });

  it("came in as a file after an hour or more, by the editor", () => {
    expect(second.fileName).toMatch(/\.md$/);
    expect(second.addedBy).toBe(editor.name);
    expect(Date.parse(second.addedAt) - Date.parse(first.addedAt)).toBeGreaterThan(3_600_000);
  });
});

describe("what nobody logged yet", () => {
  it("is proposed: figures, people named and not, a silence, a condition", () => {
    const claims = second.proposals.map(({ claim }) => claim);
    expect(claims.length).toBeGreaterThanOrEqual(8);
    expect(claims.length).toBeLessThanOrEqual(16);
    expect(claims.some(({ figures }) => figures.some((figure) => figure.includes("15,000")))).toBe(
      true,
    );
    expect(claims.some(({ source }) => source?.name === "Jon Condra" && source.isNamed)).toBe(true);
    expect(claims.some(({ source }) => source?.isNamed === false)).toBe(true);
    expect(claims.some(({ silence }) => silence?.kind === "no_reply")).toBe(true);
    expect(claims.some(({ hedges }) => hedges.some((hedge) => /if genuine/i.test(hedge)))).toBe(
      true,
    );
  });

  it("stays dismissed in the second draft where it was in the first", async () => {
    const dismissed = await db().proposal.findMany({
      where: { state: "dismissed" },
      select: { draft: { select: { number: true } }, start: true, end: true },
      orderBy: { draftId: "asc" },
    });
    expect(dismissed.map(({ draft }) => draft.number)).toEqual([1, 2]);
    const [one, two] = dismissed;
    expect(second.text.slice(two!.start, two!.end)).toBe(first.text.slice(one!.start, one!.end));
  });

  it("is a sentence or a few in each of the other stories, whose claims are placed", async () => {
    const ferry = await getDraft(editor, "ferry-contract", 1);
    const hospital = await getDraft(editor, "hospital-waits", 1);
    for (const { proposals } of [ferry, hospital]) {
      expect(proposals.length).toBeGreaterThan(0);
      expect(proposals.length).toBeLessThanOrEqual(4);
    }
    expect(ferry.counts).toMatchObject({ placed: 14, unplaced: 0 });
    // C13 is known off the record only, so the text does not say it.
    expect(hospital.counts).toMatchObject({ placed: 12, unplaced: 1 });
    const lengths = [ferry, hospital].map(({ wordCount }) => wordCount);
    expect(lengths.every((words) => words >= 250 && words <= 400)).toBe(true);
  });

  it("is less than two sentences in five", async () => {
    for (const { slug, drafts = [] } of stories) {
      for (const index of drafts.keys()) {
        const { coverage } = await getDraft(editor, slug, index + 1);
        expect(coverage.carrying / coverage.sentences, slug).toBeGreaterThanOrEqual(0.6);
      }
    }
  });
});

it("every line of the drafts' data is one event in the log", async () => {
  const types = ["draft.added", "claim.placed", "placement.confirmed", "proposal.dismissed"];
  const events = await db().event.count({ where: { type: { in: types } } });
  expect(events).toBe(stories.reduce((sum, story) => sum + countDraftMoves(story), 0));
  expect(events).toBeGreaterThan(75);
});
