import { encode } from "next-auth/jwt";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { commit } from "@/lib/audit/commit";
import { inTransaction } from "@/lib/platform/transaction";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { cookieOf, makeSession } from "@/tests/support/sessions";
import { SYSTEM, type Actor } from "./actor";
import { actorFromToken } from "./session";
import { sessionSecret } from "./session-secret";
import { openSession, renewSession, sealSession, sessionCookieOptions } from "./session-token";
import { IDLE_SECONDS, LONGEST_SECONDS } from "./session-times";

const place = useDatabase();
let editor: Actor;
beforeAll(async () => {
  editor = await makePerson("editor");
});

async function endSessions(userId: number): Promise<void> {
  await inTransaction((tx) =>
    tx.session.updateMany({ where: { userId }, data: { endedAt: new Date() } }),
  );
}

async function change(userId: number, data: object): Promise<void> {
  await commit(SYSTEM, async (tx) => {
    await tx.user.update({ where: { id: userId }, data });
    return { result: null, events: [{ type: "person.enabled", userId, data: {} }] };
  });
}

describe("actorFromToken", () => {
  it("is the person as their row stands now", async () => {
    const cookie = await cookieOf(editor.userId);
    expect(await actorFromToken(cookie)).toEqual(editor);
    await change(editor.userId, { role: "viewer", name: "New Name" });
    expect(await actorFromToken(cookie)).toEqual({ ...editor, role: "viewer", name: "New Name" });
  });

  it("is nobody once the account is disabled or the session has ended", async () => {
    const { userId } = await makePerson("reviewer");
    const cookie = await cookieOf(userId);
    await change(userId, { disabledAt: new Date() });
    expect(await actorFromToken(cookie)).toBeNull();
    await change(userId, { disabledAt: null });
    expect(await actorFromToken(cookie)).not.toBeNull();
    await endSessions(userId);
    expect(await actorFromToken(cookie)).toBeNull();
    expect(await actorFromToken(await cookieOf(userId))).not.toBeNull();
  });

  it("is nobody for a cookie that is missing, forged, of another key or of no such person", async () => {
    const cookie = await cookieOf(editor.userId);
    const sid = await makeSession(editor.userId);
    const token = { sub: String(editor.userId), sid, since: Math.floor(Date.now() / 1000) };
    const sealed = () => encode({ token, secret: sessionSecret() });
    expect(await actorFromToken(await sealed())).toMatchObject({ userId: editor.userId });
    const somebodyElse = await makePerson("admin");
    const forgeries = [
      undefined,
      "",
      "nonsense",
      `${cookie}x`,
      cookie.slice(0, -4),
      await encode({ token, secret: "another key than the newsroom's own" }),
      await encode({ token, secret: sessionSecret(), salt: "next-auth.state" }),
      await encode({ token: { ...token, sub: "1e9" }, secret: sessionSecret() }),
      await encode({ token: { sub: token.sub }, secret: sessionSecret() }),
      await encode({ token: { ...token, sid: undefined }, secret: sessionSecret() }),
      // A session is its own person's alone.
      await cookieOf(somebodyElse.userId, sid),
      await cookieOf(editor.userId, "no such session"),
      await encode({ token: {}, secret: sessionSecret() }),
      await encode({ token, secret: sessionSecret(), maxAge: -60 }),
      await cookieOf(987_654, sid),
    ];
    for (const forgery of forgeries) expect(await actorFromToken(forgery)).toBeNull();
  });
});

describe("a session's cookie", () => {
  it("holds two ids and times, and nothing else about the person", async () => {
    const sessionId = await makeSession(editor.userId);
    const session = await openSession(await cookieOf(editor.userId, sessionId));
    const members = ["endsAt", "madeAt", "sessionId", "since", "userId"];
    expect(Object.keys(session ?? {}).sort()).toEqual(members);
    expect(session).toMatchObject({ userId: editor.userId, sessionId });
  });

  it("is not remembered beyond its end", async () => {
    const ended = await encode({
      token: { sub: String(editor.userId), sid: "s", since: 0 },
      secret: sessionSecret(),
      maxAge: -60,
    });
    expect(await openSession(ended)).toBeNull();
    const cookie = await cookieOf(editor.userId);
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now());
      expect(await openSession(cookie)).toMatchObject({ userId: editor.userId });
      vi.setSystemTime(Date.now() + (IDLE_SECONDS + 60) * 1000);
      expect(await openSession(cookie)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it("is renewed after an hour of use, never beyond 30 days from signing in", async () => {
    const madeAt = new Date();
    const { value, since } = await sealSession({ userId: 1, sessionId: "s" }, madeAt);
    const after = (seconds: number) => new Date(madeAt.getTime() + seconds * 1000);
    expect(await renewSession(value, after(60))).toBeNull();
    const renewed = await renewSession(value, after(2 * 3600));
    expect(renewed?.since).toBe(since);
    expect(await openSession(renewed?.value)).toMatchObject({ userId: 1, since });
    expect(sessionCookieOptions(since, after(60)).maxAge).toBe(IDLE_SECONDS);
    expect(sessionCookieOptions(since, after(LONGEST_SECONDS - 3600)).maxAge).toBeLessThan(3602);
    expect(await renewSession(value, after(LONGEST_SECONDS + 1))).toBeNull();
    expect(await renewSession("nonsense", madeAt)).toBeNull();
  });
});

describe("the session secret", () => {
  it("is made once, in a file that this account alone may read", () => {
    const file = path.join(place.dataDir, "session-secret");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8").trim()).toBe(sessionSecret());
    expect(sessionSecret().length).toBeGreaterThanOrEqual(64);
  });
});
