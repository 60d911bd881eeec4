import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import type { Prisma } from "@/prisma/generated/client";
import { useDatabase } from "@/tests/support/database";
import { asReader, makePerson, type Reader } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { createStory, editStory } from "./commands";
import { getDesk } from "./desk";
import { listStories } from "./list";
import { getStory, listPossibleMembers } from "./queries";
import { getShellCounts } from "./shell-counts";

useDatabase();
let editor: Reader;
let reviewer: Reader;
let stranger: Reader;
const stories = new Map<string, { id: number; slug: string }>();

async function story(headline: string, options: { restricted?: boolean; deadline?: string } = {}) {
  const made = await createStory(editor, { headline, desk: "City", ...options });
  stories.set(headline, { id: made.storyId, slug: made.slug });
}

const storyId = (headline: string) => stories.get(headline)!.id;

const DAY = 24 * 60 * 60 * 1_000;

/** Straight through the door; the commands on claims stand above us. */
async function claim(
  headline: string,
  fields: Partial<Prisma.ClaimUncheckedCreateInput> = {},
  question?: { answer?: string },
): Promise<number> {
  return commit(editor, async (tx, at) => {
    const number = (await tx.claim.count({ where: { storyId: storyId(headline) } })) + 1;
    const row = await tx.claim.create({
      data: {
        storyId: storyId(headline),
        number,
        wording: `${headline} ${number}`,
        loggedById: editor.userId,
        loggedAt: at,
        contentChangedById: editor.userId,
        updatedAt: at,
        ...fields,
      },
    });
    if (question) {
      await tx.question.create({
        data: {
          claimId: row.id,
          question: "Who says so?",
          raisedById: reviewer.userId,
          raisedAt: at,
          ...(question.answer && {
            answer: question.answer,
            answeredAt: at,
            answeredById: editor.userId,
          }),
        },
      });
    }
    const event: NewEvent = {
      type: "claim.logged",
      storyId: row.storyId,
      claimId: row.id,
      data: { ref: `C${number}`, wording: row.wording, attribution: "named", kind: "fact" },
    };
    return { result: row.id, events: [event] };
  });
}

beforeAll(async () => {
  editor = await makePerson("editor", "Desk editor");
  reviewer = await makePerson("reviewer");
  stranger = await makePerson("admin");
  await story("Zürich bank", { deadline: "2027-01-02T10:00:00Z" });
  await story("Ferry contract", { deadline: "2027-01-01T10:00:00Z" });
  await story("Undated");
  await story("Secret leak", { restricted: true, deadline: "2026-12-01T10:00:00Z" });
  await story("Dropped");
  await editStory(editor, {
    storyId: storyId("Dropped"),
    revision: 0,
    patch: { status: "killed" },
  });
  await claim("Ferry contract", { level: "verified", reviewState: "decided" });
  await claim("Ferry contract", { reviewState: "ready" });
  await claim("Ferry contract", { reviewState: "ready", withdrawnAt: new Date() });
  await claim("Ferry contract", {}, {});
  await claim("Ferry contract", {}, { answer: "The register" });
  await claim("Zürich bank", { reviewState: "recheck", level: "verified" });
  await claim("Zürich bank", { checkerId: reviewer.userId, reviewState: "ready" });
  await claim("Zürich bank", { recheckOn: new Date("2026-01-01T00:00:00Z") });
  await claim("Zürich bank", { recheckOn: new Date("2999-01-01T00:00:00Z") });
  await claim("Secret leak", { reviewState: "ready", checkerId: reviewer.userId }, {});
  await claim("Dropped", { reviewState: "ready" });
});

const headlines = (list: { stories: Array<{ headline: string }> }) =>
  list.stories.map((entry) => entry.headline);

describe("listStories", () => {
  it("shows active stories, the nearest deadline first, with progress", async () => {
    const list = await listStories(editor);
    expect(headlines(list)).toEqual(["Secret leak", "Ferry contract", "Zürich bank", "Undated"]);
    expect(list.stories[1]).toMatchObject({
      slug: "ferry-contract",
      desk: "City",
      progress: { total: 4, decided: 1, levels: { verified: 1, unverified: 3 } },
    });
    // Verified once; its verdict has lapsed.
    expect(list.stories[2]).toMatchObject({ progress: { decided: 0, levels: { unverified: 4 } } });
    expect(list.counts).toMatchObject({ active: 4, all: 5, drafting: 4, killed: 1 });
    expect(list.desks).toEqual(["City"]);
  });

  it("filters by status, desk and words, with marks folded", async () => {
    expect(headlines(await listStories(editor, { status: "killed" }))).toEqual(["Dropped"]);
    expect(headlines(await listStories(editor, { search: "ZURI ba" }))).toEqual(["Zürich bank"]);
    expect(headlines(await listStories(editor, { search: "%" }))).toEqual([]);
    expect(headlines(await listStories(editor, { desk: "Sports" }))).toEqual([]);
    expect((await listStories(editor, { search: "ferry" })).counts.all).toBe(1);
  });

  it("pages without losing or repeating one, dated and undated alike", async () => {
    const person = await makePerson("editor");
    for (let number = 0; number < 60; number += 1) {
      const deadline = number % 3 === 0 ? `2027-03-0${1 + (number % 5)}T10:00:00Z` : "";
      await createStory(person, { headline: `Many ${number}`, desk: "Paging", deadline });
    }
    for (const status of ["active", "all"] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listStories(person, { desk: "Paging", status, cursor });
        seen.push(...headlines(page));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toHaveLength(60);
      expect(new Set(seen).size).toBe(60);
    }
  });

  it.each(["x", "~", "~-1", "2026~x", "not a date~5"])(
    "starts from the top for the cursor %j",
    async (cursor) => {
      expect((await listStories(editor, { cursor, search: "ferry" })).stories).toHaveLength(1);
    },
  );
});

describe("getStory", () => {
  it("tells members and abilities", async () => {
    const view = await getStory(editor, "ferry-contract");
    expect(view).toMatchObject({
      headline: "Ferry contract",
      members: [{ userId: editor.userId, name: "Desk editor" }],
      can: { edit: true, share: true, logClaim: true },
    });
    expect(await getStory(reviewer, "ferry-contract")).toMatchObject({
      can: { edit: false, share: false, logClaim: false },
    });
    const possible = await listPossibleMembers(editor, view);
    expect(possible.map((person) => person.id)).toContain(reviewer.userId);
    expect(possible.map((person) => person.id)).not.toContain(editor.userId);
    expect(await listPossibleMembers(reviewer, view)).toEqual([]);
  });

  it("is NOT_FOUND for what does not exist", async () => {
    expect((await refusal(() => getStory(editor, "no-such-story"))).code).toBe("NOT_FOUND");
  });
});

describe("a restricted story", () => {
  it.each(ROLES)("is nowhere for a %s who is not a member", async (role) => {
    const person = role === "admin" ? stranger : await makePerson(role);
    expect((await refusal(() => getStory(person, stories.get("Secret leak")!.slug))).code).toBe(
      "NOT_FOUND",
    );
    const list = await listStories(person, { status: "all", search: "leak" });
    expect(list).toMatchObject({ stories: [], counts: { all: 0 } });
    const desk = await getDesk(person);
    expect(JSON.stringify(desk)).not.toMatch(/secret/i);
    const shell = await getShellCounts(person);
    expect(JSON.stringify(shell.deadlines)).not.toMatch(/secret/i);
    const all = await listStories(person, { status: "all" });
    expect(JSON.stringify(all)).not.toMatch(/secret/i);
  });

  it("adds nothing to a stranger's figures", async () => {
    const mine = (await getShellCounts(editor)).counts;
    const theirs = (await getShellCounts(stranger)).counts;
    expect(mine.stories - theirs.stories).toBe(1);
    expect(mine.claims - theirs.claims).toBe(1);
  });
});

describe("getDesk", () => {
  async function waiting(actor: Reader) {
    const { waiting: groups } = await getDesk(actor);
    return Object.fromEntries(
      groups.map((group) => [
        group.reason,
        group.claims.map((entry) => `${entry.slug} C${entry.number} ${entry.detail}`.trim()),
      ]),
    );
  }

  it("shows an editor what was asked, what lapsed and what is due", async () => {
    expect(await waiting(editor)).toEqual({
      sentBack: [
        `${stories.get("Secret leak")!.slug} C1 Who says so?`,
        "ferry-contract C4 Who says so?",
      ],
      lapsed: ["zurich-bank C1"],
      recheckDue: ["zurich-bank C3 2026-01-01"],
    });
  });

  it("shows a reviewer answers, what they check and what they may judge", async () => {
    expect(await waiting(reviewer)).toEqual({
      answered: ["ferry-contract C5 The register"],
      toCheck: ["zurich-bank C2"],
      toReview: ["ferry-contract C2", "zurich-bank C1"],
    });
  });

  it("asks about what was so on a day that is past, unless that is history", async () => {
    const author = await makePerson("editor");
    const days = (back: number) => new Date(Math.floor(Date.now() / DAY - back) * DAY);
    const of = {
      loggedById: author.userId,
      reviewState: "decided" as const,
      level: "verified" as const,
    };
    const asOf = (day: number, logged: number) => ({
      ...{ ...of, asOf: days(day), loggedAt: new Date(days(logged).getTime() + DAY / 2) },
    });
    await claim("Undated", asOf(2, 5));
    await claim("Undated", asOf(0, 5));
    await claim("Undated", asOf(9, 5));
    await claim("Undated", asOf(120, 130));
    await claim("Undated", { ...asOf(2, 5), reviewState: "open" });
    const day = days(2).toISOString().slice(0, 10);
    expect(await waiting(author)).toEqual({ asOfPast: [`undated C1 ${day}`] });
    expect((await getShellCounts(author)).counts.desk).toBe(1);
  });

  it("counts what it shows", async () => {
    for (const actor of [editor, reviewer]) {
      const { waiting: groups, asked } = await getDesk(actor);
      expect(asked).toEqual([]);
      const ids = new Set(groups.flatMap((group) => group.claims.map((entry) => entry.id)));
      expect((await getShellCounts(actor)).counts.desk).toBe(ids.size);
    }
    expect((await getShellCounts(reviewer)).counts.review).toBe(3);
    expect((await getShellCounts(editor)).counts.review).toBe(4);
  });

  it("lists my stories, and others by deadline", async () => {
    const mine = await getDesk(editor);
    expect(mine.stories.map((entry) => entry.headline).slice(0, 3)).toEqual([
      "Secret leak",
      "Ferry contract",
      "Zürich bank",
    ]);
    const theirs = await getDesk(reviewer);
    expect(theirs.stories).toEqual([]);
    expect(theirs.ahead.map((entry) => entry.headline).slice(0, 2)).toEqual([
      "Ferry contract",
      "Zürich bank",
    ]);
  });
});

describe("getShellCounts", () => {
  it("follows the log: a figure changes with the write that changes it", async () => {
    const before = await getShellCounts(editor);
    expect(await getShellCounts(editor)).toBe(before);
    const made = await createStory(editor, {
      headline: "Fresh",
      deadline: "2026-11-30T10:00:00Z",
    });
    const after = await getShellCounts(editor);
    expect(after.counts.stories).toBe(before.counts.stories + 1);
    expect(after.deadlines[0]).toMatchObject({ slug: made.slug, label: "Fresh" });
  });

  it("is nobody else's: a change of role or person asks anew", async () => {
    const asEditor = await getShellCounts(editor);
    const { userId, name, email } = editor;
    const promoted = asReader({ userId, name, email, role: "reviewer" });
    const asReviewer = await getShellCounts(promoted);
    expect(asReviewer).not.toBe(asEditor);
    expect(asReviewer.counts.review).toBeLessThanOrEqual(asEditor.counts.review);
  });
});
