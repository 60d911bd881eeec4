import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { actorFromToken } from "@/lib/access/session";
import { noteUse, USE_KEPT_TO_WITHIN } from "@/lib/access/session-use";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { cookieOf, makeSession } from "@/tests/support/sessions";
import { disablePerson, enablePerson } from "./commands";
import { endOneSession, endOtherSessions, listSessions, signOutOf } from "./sessions";

useDatabase();
const DAY = 24 * 60 * 60 * 1_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

const isOpen = async ({ userId }: Actor, sessionId: string) =>
  (await actorFromToken(await cookieOf(userId, sessionId))) !== null;

async function eventsOf({ userId }: Actor) {
  const events = await db().event.findMany({ where: { userId }, orderBy: { seq: "asc" } });
  return events.slice(1).map(({ type, data }) => [type, data]);
}

describe("a session", () => {
  it("is ended by its person alone, once, and is refused from then on", async () => {
    const [mine, others] = [await makePerson("editor"), await makePerson("admin")];
    const sessionId = await makeSession(mine.userId);
    await expectRefused("NOT_FOUND", () =>
      endOneSession({ actor: others, sessionId, how: "ended" }),
    );
    expect(await isOpen(mine, sessionId)).toBe(true);
    for (let times = 0; times < 2; times += 1) {
      await endOneSession({ actor: mine, sessionId, how: "ended" });
      expect(await isOpen(mine, sessionId)).toBe(false);
    }
    expect(await eventsOf(mine)).toEqual([
      ["person.session_ended", '{"device":"Firefox on Linux"}'],
    ]);
  });

  it("is over on the server with the sign-out, wherever its cookie was copied to", async () => {
    const person = await makePerson("editor");
    const sessionId = await makeSession(person.userId);
    await signOutOf(sessionId);
    await signOutOf("no such session");
    expect(await isOpen(person, sessionId)).toBe(false);
    expect(await eventsOf(person)).toEqual([
      ["person.signed_out", '{"device":"Firefox on Linux"}'],
    ]);
  });

  it("outlives the end of all others", async () => {
    const person = await makePerson("viewer");
    const stranger = await makePerson("viewer");
    const foreign = await makeSession(stranger.userId);
    const [here, there, elsewhere] = [
      await makeSession(person.userId),
      await makeSession(person.userId),
      await makeSession(person.userId),
    ];
    expect(await endOtherSessions({ actor: person, sessionId: here })).toEqual({ ended: 2 });
    expect(await endOtherSessions({ actor: person, sessionId: here })).toEqual({ ended: 0 });
    expect(await isOpen(person, here)).toBe(true);
    expect(await isOpen(person, there)).toBe(false);
    expect(await isOpen(person, elsewhere)).toBe(false);
    expect(await isOpen(stranger, foreign)).toBe(true);
    expect(await eventsOf(person)).toEqual([["person.other_sessions_ended", '{"sessions":2}']]);
  });

  it("ends with the account, and does not come back with it", async () => {
    const admin = await makePerson("admin");
    const person = await makePerson("editor");
    const { userId } = person;
    const sessionId = await makeSession(userId);
    const { revision } = await disablePerson(admin, {
      ...{ userId, revision: 0, takesOverId: (await makePerson("editor")).userId },
    });
    await enablePerson(admin, { userId, revision });
    expect(await isOpen(person, sessionId)).toBe(false);
    expect(await isOpen(person, await makeSession(userId))).toBe(true);
  });
});

describe("the list of one's sessions", () => {
  it("has those that can still be used, this one first, and nobody else's", async () => {
    const person = await makePerson("editor");
    await makeSession((await makePerson("editor")).userId);
    const [older, here, ended] = [
      await makeSession(person.userId, { at: ago(60_000) }),
      await makeSession(person.userId, { at: ago(30_000) }),
      await makeSession(person.userId),
    ];
    const newer = await makeSession(person.userId);
    await makeSession(person.userId, { at: ago(2 * DAY) });
    await signOutOf(ended);
    const listed = await listSessions(person, here);
    expect(listed.map(({ id, isThis }) => [id, isThis])).toEqual([
      [here, true],
      [newer, false],
      [older, false],
    ]);
    expect(listed[0]).toMatchObject({ device: "Firefox on Linux", network: "192.0.2.x" });
  });
});

describe("when a session was last used", () => {
  it("is written every few minutes at most, and never into the log", async () => {
    const { userId } = await makePerson("editor");
    const begun = ago(DAY / 2);
    const id = await makeSession(userId, { at: begun });
    const events = await db().event.count();
    const lastUse = async () =>
      (await db().session.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    await noteUse(id, begun, new Date(begun.getTime() + USE_KEPT_TO_WITHIN - 1));
    expect(await lastUse()).toEqual(begun);
    await noteUse(id, begun, new Date());
    expect((await lastUse()).getTime()).toBeGreaterThan(begun.getTime());
    expect(await db().event.count()).toBe(events);
  });
});
