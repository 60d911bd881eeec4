/** API tokens: who they stand for, what they open, and what ends them. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as readMe } from "@/app/api/v1/me/route";
import { POST as sendCommand } from "@/app/api/v1/commands/[name]/route";
import { noteTokenUse } from "@/lib/access/token-use";
import { TOKEN_REQUESTS_A_SECOND } from "@/lib/access/token-limit";
import { db } from "@/lib/platform/db";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { expectRefused } from "@/tests/support/refusal";
import { changeRole, disablePerson, enablePerson } from "./commands";
import { signOutEverywhere } from "./account-commands";
import { listAllTokens, listTokens, makeTokenFor, revokeToken } from "./tokens";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});
beforeEach(() => signIn(jar, null));

type Wanted = Parameters<typeof makeTokenFor>[1];
const make = (email: string, wanted: Partial<Wanted> = {}) =>
  makeTokenFor(email, { name: "A script", scopes: ["read"], days: 90, ...wanted });

function ask(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request("http://localhost/api/v1/me", {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return readMe(request, { params: Promise.resolve({}) });
}

function give(token: string, name: string, input: unknown): Promise<Response> {
  const request = new Request(`http://localhost/api/v1/commands/${name}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return sendCommand(request, { params: Promise.resolve({ name }) });
}

const revisionOf = async (userId: number) =>
  (await db().user.findUniqueOrThrow({ where: { id: userId } })).revision;

describe("an API token", () => {
  it("is stored as a hash, and acts as its owner", async () => {
    const { token, id } = await make(desk.editor.email);
    expect(token).toMatch(/^sl_[\w-]{43}$/);
    const row = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token.slice(8));
    const answer = await ask(token);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ userId: desk.editor.userId, role: "editor" });
  });

  it("counts whatever cookie or page it comes with", async () => {
    const { token } = await make(desk.viewer.email);
    await signIn(jar, desk.admin);
    const answer = await ask(token, { "sec-fetch-site": "cross-site" });
    expect(await answer.json()).toMatchObject({ userId: desk.viewer.userId });
  });

  it.each(["", "sl_", "sl_nothing", "something else", `sl_${"A".repeat(43)}`])(
    "that is none (%j) is refused, and says how to prove oneself",
    async (token) => {
      await signIn(jar, desk.admin);
      const answer = await ask(token);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
      expect(await readRefusal(answer)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    },
  );

  it("does no more than it was made for", async () => {
    const story = { headline: "Who pays for the harbour" };
    const reads = await make(desk.editor.email);
    const refused = await readRefusal(await give(reads.token, "stories.create", story));
    expect(refused).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const writes = await make(desk.editor.email, { scopes: ["read", "write"] });
    expect((await give(writes.token, "stories.create", story)).status).toBe(200);
  });

  it.each(["people.invite", "account.makeToken", "identities.look", "erasure.confirm"])(
    "never gives %s",
    async (name) => {
      const { token } = await make(desk.admin.email, { scopes: ["read", "write"] });
      expect(await readRefusal(await give(token, name, {}))).toMatchObject({
        status: 403,
        message: expect.stringContaining("Sign in") as string,
      });
    },
  );

  it("has its owner's role as it stands now", async () => {
    const { token } = await make(desk.reviewer.email);
    const { userId } = desk.reviewer;
    const change = async (role: "viewer" | "reviewer") =>
      changeRole(desk.admin, { userId, revision: await revisionOf(userId), role });
    await change("viewer");
    expect(await (await ask(token)).json()).toMatchObject({ role: "viewer" });
    await change("reviewer");
  });

  it("opens nothing after its day", async () => {
    const { token, id } = await make(desk.editor.email);
    const expired = { expiresAt: "2020-01-01T00:00:00.000+00:00", id };
    await setExpiry(expired);
    expect((await ask(token)).status).toBe(401);
    const mine = await listTokens(desk.editor);
    expect(mine.find((each) => each.id === id)).toMatchObject({ isExpired: true });
  });

  it("is revoked by its owner, by an administrator, and by nobody else", async () => {
    const { token, id } = await make(desk.editor.email);
    const own = (by: Desk["editor"]) => revokeToken({ by, id, whose: "own" });
    await expectRefused("NOT_FOUND", () => own(desk.admin));
    const asAdmin = { by: desk.viewer, id, whose: "anybody's" } as const;
    await expectRefused("FORBIDDEN", () => revokeToken(asAdmin));
    expect((await ask(token)).status).toBe(200);
    await own(desk.editor);
    expect((await ask(token)).status).toBe(401);
    const other = await make(desk.editor.email);
    await revokeToken({ by: desk.admin, id: other.id, whose: "anybody's" });
    expect((await ask(other.token)).status).toBe(401);
    expect((await listAllTokens(desk.admin)).map((each) => each.id)).not.toContain(other.id);
    await expectRefused("NOT_FOUND", () => listAllTokens(desk.editor));
  });

  it("ends with signing out everywhere", async () => {
    const { token } = await make(desk.editor.email);
    await signOutEverywhere(desk.editor);
    expect((await ask(token)).status).toBe(401);
  });

  it("ends with the account, and does not come back with it", async () => {
    const { token } = await make(desk.viewer.email);
    const { userId } = desk.viewer;
    await disablePerson(desk.admin, { userId, revision: await revisionOf(userId) });
    expect((await ask(token)).status).toBe(401);
    await enablePerson(desk.admin, { userId, revision: await revisionOf(userId) });
    expect((await ask(token)).status).toBe(401);
  });

  it("says when it was last used, to within a minute", async () => {
    const { id } = await make(desk.editor.email);
    await noteTokenUse(id, null, new Date());
    const { lastUsedAt } = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(lastUsedAt).not.toBeNull();
    const soon = new Date(lastUsedAt!.getTime() + 59_000);
    await noteTokenUse(id, lastUsedAt, soon);
    const after = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(after.lastUsedAt).toEqual(lastUsedAt);
  });

  it("says how many requests are left", async () => {
    const { token } = await make(desk.editor.email);
    const { headers } = await ask(token);
    expect(headers.get("ratelimit-policy")).toBe(`"token";q=${TOKEN_REQUESTS_A_SECOND};w=1`);
    expect(headers.get("ratelimit")).toMatch(/^"token";r=\d+;t=1$/);
  });
});

async function setExpiry({ id, expiresAt }: { id: number; expiresAt: string }): Promise<void> {
  const { default: Database } = await import("better-sqlite3");
  const { env } = await import("@/lib/platform/env");
  const file = new Database(env().databaseFile);
  file.prepare(`UPDATE "ApiToken" SET "expiresAt" = ? WHERE "id" = ?`).run(expiresAt, id);
  file.close();
}
