/** Opening a restricted story that nobody can work in: by two people, with a reason, or not at all. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { ROLES } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import { readLog } from "@/lib/log/queries";
import { makePasswordLink } from "@/lib/people/password-links";
import { db } from "@/lib/platform/db";
import { listStoryEvents } from "@/lib/stories/history";
import { removeMember } from "@/lib/stories/members";
import { getStory } from "@/lib/stories/queries";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import {
  confirmOpening,
  confirmOpeningBySystem,
  requestOpening,
  withdrawOpening,
} from "./commands";
import { listOrphans, listStoryOpenings } from "./queries";
import { OPENING_DAYS, OPENING_SHOWN_DAYS } from "./rules";

useDatabase();
const reason = "Its editor left, and the court case goes on.";
let helen: Reader;
let omar: Reader;
let next: Reader;
let reader: Reader;
let story: { id: number; slug: string };

beforeEach(async () => {
  helen = await makePerson("admin");
  omar = await makePerson("admin");
  next = await makePerson("editor");
  reader = await makePerson("viewer");
  story = await orphan([reader]);
});

/** As newsrooms of before have them: nobody was asked who takes over. */
async function orphan(members: Reader[] = []): Promise<{ id: number; slug: string }> {
  const gone = await makePerson("editor");
  const made = await makeStory(gone, { restricted: true, members });
  await commit(SYSTEM, async (tx, at) => {
    await tx.user.update({ where: { id: gone.userId }, data: { disabledAt: at } });
    return { result: null, events: [{ type: "person.disabled", userId: gone.userId, data: {} }] };
  });
  return made;
}

const ask = (actor: Reader, memberId = next.userId) =>
  requestOpening(actor, { number: story.id, memberId, reason });
const orphans = async () => (await listOrphans(omar)).map(({ number }) => number);
const days = (count: number) => count * 24 * 60 * 60 * 1_000;

describe("the list", () => {
  it.each(ROLES)("exists for administrators alone: %s", async (role) => {
    const actor = await makePerson(role);
    expect(await codeOf(listOrphans(actor))).toBe(role === "admin" ? null : "NOT_FOUND");
    const code = await codeOf(ask(actor));
    expect(code).toBe(role === "admin" ? null : "FORBIDDEN");
  });

  it("says that there is such a story and since when, and nothing of it", async () => {
    const before = Date.now();
    const line = (await listOrphans(omar)).find(({ number }) => number === story.id);
    expect(Object.keys(line ?? {}).toSorted()).toEqual(["number", "request", "since"]);
    expect(Math.abs(Date.parse(line?.since ?? "") - before)).toBeLessThan(60_000);
    const kept = await makeStory(next, { restricted: true });
    const open = await makeStory(reader);
    expect(await orphans()).not.toContain(kept.id);
    expect(await orphans()).not.toContain(open.id);
  });
});

describe("an opening", () => {
  it("takes two administrators, and its reason is read by the next members", async () => {
    const { openingId } = await ask(helen);
    await expectRefused("RULE_UNMET", () => confirmOpening(helen, { openingId }));
    await expectRefused("NOT_FOUND", () => getStory(next, story.slug));
    expect(await listStoryOpenings(reader, story.id)).toMatchObject([{ reason, confirmed: null }]);

    await confirmOpening(omar, { openingId });
    expect(await orphans()).not.toContain(story.id);
    expect((await getStory(next, story.slug)).id).toBe(story.id);
    for (const admin of [helen, omar]) {
      await expectRefused("NOT_FOUND", () => getStory(admin, story.slug));
      expect(await listStoryOpenings(admin, story.id)).toEqual([]);
    }
    const { events } = await listStoryEvents(next, story.slug);
    expect(events.slice(0, 2)).toMatchObject([
      { type: "story.opening_confirmed", by: omar.name, data: { reason, requestedBy: helen.name } },
      { type: "story.opening_requested", by: helen.name, data: { reason, member: next.name } },
    ]);
    expect(await listStoryOpenings(next, story.id)).toMatchObject([
      { reason, requestedBy: helen.name, confirmed: { by: omar.name } },
    ]);
    for (const { userId } of [next, reader]) {
      const told = await db().notice.findMany({ where: { userId, kind: "opening" } });
      expect(told.at(-1)?.detail).toContain(reason);
    }
    // Both steps stand in the log that administrators read, without anything of the story.
    const { entries } = await readLog(helen, {}, 2);
    expect(entries.map((entry) => !entry.isHidden && entry.event.type)).toEqual([
      "story.opening_confirmed",
      "story.opening_requested",
    ]);
    expect(JSON.stringify(entries)).not.toContain(story.slug);
  });

  it("is confirmed once, by two at the same moment", async () => {
    const third = await makePerson("admin");
    const { openingId } = await ask(helen);
    const codes = await Promise.all(
      [omar, third].map((actor) => codeOf(confirmOpening(actor, { openingId }))),
    );
    expect(codes.toSorted()).toEqual(["NOT_FOUND", null]);
  });

  it("is not confirmed where one of the two may be the other", async () => {
    const { openingId } = await ask(helen);
    await makePasswordLink(helen, { userId: omar.userId });
    await expectRefused("RULE_UNMET", () => confirmOpening(omar, { openingId }));
    const third = await makePerson("admin");
    await makePasswordLink(third, { userId: helen.userId });
    await expectRefused("RULE_UNMET", () => confirmOpening(third, { openingId }));
    const fourth = await makePerson("admin");
    await confirmOpening(fourth, { openingId });
  });

  it("lapses, and is withdrawn by any administrator", async () => {
    const first = await ask(helen);
    await expectRefused("RULE_UNMET", () => ask(omar));
    await withdrawOpening(omar, first);
    await expectRefused("NOT_FOUND", () => confirmOpening(omar, first));
    const second = await ask(helen);
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now() + days(OPENING_DAYS) + 1_000);
      await expectRefused("NOT_FOUND", () => confirmOpening(omar, second));
      const line = (await listOrphans(omar)).find(({ number }) => number === story.id);
      expect(line?.request).toBeNull();
      const third = await ask(omar);
      await confirmOpening(helen, third);
      vi.setSystemTime(Date.now() + days(OPENING_SHOWN_DAYS) + 1_000);
      expect(await listStoryOpenings(reader, story.id)).toEqual([]);
      expect((await listStoryEvents(reader, story.slug)).events[0]?.type).toBe(
        "story.opening_confirmed",
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it("is confirmed from the command line where there is one administrator", async () => {
    const { openingId } = await ask(helen);
    await confirmOpeningBySystem(openingId);
    expect((await getStory(next, story.slug)).id).toBe(story.id);
    const [shown] = await listStoryOpenings(next, story.id);
    expect(shown?.confirmed?.by).toBe("whoever runs the server");
  });

  it("is for nobody who could not work in the story, and for no other story", async () => {
    const disabled = await makePerson("editor");
    await commit(SYSTEM, async (tx, at) => {
      await tx.user.update({ where: { id: disabled.userId }, data: { disabledAt: at } });
      return { result: null, events: [{ type: "person.disabled", data: {} }] };
    });
    for (const { userId } of [reader, disabled]) {
      const refused = await expectRefused("INVALID", () => ask(helen, userId));
      expect(refused.fields).toHaveProperty("memberId");
    }
    const kept = await makeStory(next, { restricted: true });
    const open = await makeStory(next);
    const told = [];
    for (const number of [kept.id, open.id, 9_999]) {
      const attempt = () => requestOpening(helen, { number, memberId: next.userId, reason });
      told.push((await expectRefused("NOT_FOUND", attempt)).message);
    }
    expect(new Set(told).size).toBe(1);
  });

  it("is over where somebody who was named can no longer work, or the story is kept", async () => {
    const { openingId } = await ask(helen);
    await commit(SYSTEM, async (tx) => {
      await tx.user.update({ where: { id: next.userId }, data: { role: "viewer" } });
      const data = { from: "editor", to: "viewer" };
      return { result: null, events: [{ type: "person.role_changed", userId: next.userId, data }] };
    });
    await expectRefused("RULE_UNMET", () => confirmOpening(omar, { openingId }));
    await commit(SYSTEM, async (tx) => {
      await tx.user.update({ where: { id: reader.userId }, data: { role: "editor" } });
      const data = { from: "viewer", to: "editor" };
      const userId = reader.userId;
      return { result: null, events: [{ type: "person.role_changed", userId, data }] };
    });
    await expectRefused("NOT_FOUND", () => confirmOpening(omar, { openingId }));
  });
});

it("a restricted story keeps a member who can work in it, not one who reads", async () => {
  const kept = await makeStory(next, { restricted: true, members: [reader] });
  const input = { storyId: kept.id, userId: next.userId };
  await expectRefused("RULE_UNMET", () => removeMember(next, input));
});
