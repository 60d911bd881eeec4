/**
 * Sign-in from end to end but for Next itself: next-auth with our options behind a plain
 * server, an issuer of OpenID Connect beside it, and a client that keeps cookies.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { actorFromToken } from "@/lib/access/session";
import { openSession, sessionCookieName } from "@/lib/access/session-token";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { IdentityProvider, type Lie } from "@/tests/support/identity-provider";
import { forgetAttempts, from } from "@/tests/support/sessions";
import { authOptions, type Visit } from "./auth-options";
import { createAccount, disablePerson } from "./commands";
import { invitePerson } from "./invitations";

useDatabase();
const password = "a quiet field of barley";
let provider: IdentityProvider;
let site: Awaited<ReturnType<typeof startSite>>;
let admin: Actor;

/** Serves /api/auth the way Next's older handlers do; `visits` are what the options left behind. */
async function startSite() {
  const visits: Visit[] = [];
  const server = createServer((request, response) => {
    serve(request, response, visits).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, visits, stop };
}

async function serve(request: IncomingMessage, response: ServerResponse, visits: Visit[]) {
  const url = new URL(request.url ?? "/", "http://site.invalid");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const cookies = (request.headers.cookie ?? "")
    .split("; ")
    .filter(Boolean)
    .map((pair) => [pair.split("=", 1)[0], decodeURIComponent(pair.replace(/^[^=]*=/, ""))]);
  const nextRequest = {
    method: request.method,
    headers: request.headers,
    cookies: Object.fromEntries(cookies) as Record<string, string>,
    query: {
      ...Object.fromEntries(url.searchParams),
      nextauth: url.pathname.replace("/api/auth/", "").split("/"),
    },
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8"))),
  };
  const nextResponse = Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return nextResponse;
    },
    json(body: unknown) {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(body));
    },
    send(body: unknown) {
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    },
  });
  const visit: Visit = { arrival: from("192.0.2.1") };
  visits.push(visit);
  await NextAuth(
    nextRequest as unknown as NextApiRequest,
    nextResponse as unknown as NextApiResponse,
    authOptions(visit),
  );
}

/** A browser that follows redirects within the site and to the provider, and keeps cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async fetch(url: string, form?: Record<string, string>): Promise<Response> {
    const isOurs = url.startsWith(site.url);
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: isOurs ? { cookie } : {},
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const line of isOurs ? response.headers.getSetCookie() : []) {
      const [pair = ""] = line.split(";");
      const name = pair.split("=", 1)[0] ?? "";
      this.cookies.set(name, pair.slice(name.length + 1));
    }
    return response;
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const csrf = await this.fetch(`${site.url}/api/auth/csrf`);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    return this.fetch(`${site.url}/api/auth/${path}`, { ...fields, csrfToken, json: "true" });
  }

  /** @returns where one ends up: a path of the site. */
  async signInByProvider(callbackUrl = "/stories"): Promise<string> {
    const start = await this.post("signin/oidc", { callbackUrl });
    let { url } = (await start.json()) as { url: string };
    for (let hops = 0; hops < 8; hops += 1) {
      const { pathname, search, origin } = new URL(url, site.url);
      if (origin === site.url && !pathname.startsWith("/api/")) return `${pathname}${search}`;
      const response = await this.fetch(new URL(url, site.url).href);
      url = new URL(response.headers.get("location") ?? "/nowhere", url).href;
    }
    throw new Error("Too many redirects");
  }

  get session(): string | undefined {
    return this.cookies.get(sessionCookieName());
  }
}

beforeAll(async () => {
  provider = await IdentityProvider.start();
  site = await startSite();
  Object.assign(process.env, provider.env, { NEXTAUTH_URL: site.url });
  admin = await makePerson("admin");
});
afterAll(async () => {
  site.stop();
  await provider.stop();
});
beforeEach(async () => {
  await forgetAttempts();
  provider.lie = null;
  provider.thinTokens = false;
  // next-auth tells the server's log what failed; the tests read it from the answer.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

let counter = 0;
async function hire(email = `p${++counter}@newsroom.example`): Promise<Actor> {
  return createAccount(
    SYSTEM,
    { email, name: `P of ${email}`, role: "editor", password },
    "set-up",
  );
}

describe("by password", () => {
  it("makes a session that holds two ids and a time", async () => {
    const person = await hire();
    const browser = new Browser();
    const response = await browser.post("callback/credentials", {
      email: person.email.toUpperCase(),
      password,
      callbackUrl: "/stories",
    });
    expect(await response.json()).toEqual({ url: "/stories" });
    expect(await actorFromToken(browser.session)).toEqual(person);
    expect(await openSession(browser.session)).toMatchObject({ userId: person.userId });
    const cookie = response.headers
      .getSetCookie()
      .find((line) => line.startsWith(sessionCookieName()));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it("leaves the refusal behind, and no session", async () => {
    const person = await hire();
    const browser = new Browser();
    for (const [given, code] of [
      ["wrong", "UNAUTHENTICATED"],
      ["", "INVALID"],
    ] as const) {
      const fields = { email: person.email, password: given };
      const response = await browser.post("callback/credentials", fields);
      expect(response.status).toBe(401);
      expect(site.visits.at(-1)?.refusal).toMatchObject({ code });
    }
    expect(browser.session).toBeUndefined();
  });

  it("is not possible without the token against forged requests", async () => {
    const person = await hire();
    const browser = new Browser();
    await browser.fetch(`${site.url}/api/auth/callback/credentials`, {
      email: person.email,
      password,
    });
    expect(browser.session).toBeUndefined();
  });

  it("leads to no other site, and to nothing but pages", async () => {
    const { email } = await hire();
    for (const callbackUrl of ["https://elsewhere.example/", "//elsewhere.example", "/api/x"]) {
      const fields = { email, password, callbackUrl };
      const response = await new Browser().post("callback/credentials", fields);
      expect(await response.json()).toEqual({ url: "/" });
    }
  });

  it("knows no one-click sign-in outside the demo", async () => {
    await hire("viewer@newsroom.example");
    const browser = new Browser();
    await browser.post("callback/demo", { email: "viewer@newsroom.example" });
    expect(browser.session).toBeUndefined();
  });
});

describe("by the identity provider", () => {
  it("lets in somebody with an account, by confirmed address first, by subject ever after", async () => {
    const person = await hire("dana@newsroom.example");
    provider.signedIn = { sub: "s-1", email: "Dana@Newsroom.example", email_verified: true };
    const browser = new Browser();
    expect(await browser.signInByProvider("/claims?open=a.C7")).toBe("/claims?open=a.C7");
    expect(await actorFromToken(browser.session)).toEqual(person);

    provider.signedIn = { sub: "s-1", email: "new.address@elsewhere.example" };
    const again = new Browser();
    await again.signInByProvider();
    expect(await actorFromToken(again.session)).toEqual(person);
    const events = await db().event.findMany({ where: { userId: person.userId } });
    expect(events.map(({ type }) => type)).toEqual([
      "person.joined",
      "person.linked_to_provider",
      "person.signed_in",
      "person.signed_in",
    ]);
  });

  it("makes the account of somebody invited, in the role of the invitation", async () => {
    await invitePerson(admin, { email: "guest@newsroom.example", role: "reviewer", days: 7 });
    provider.signedIn = {
      sub: "s-2",
      email: "guest@newsroom.example",
      email_verified: "true",
      name: "  Guest\nof Honour ",
    };
    const browser = new Browser();
    expect(await browser.signInByProvider()).toBe("/stories");
    expect(await actorFromToken(browser.session)).toMatchObject({
      email: "guest@newsroom.example",
      name: "Guest of Honour",
      role: "reviewer",
    });
  });

  it("asks for the address where the identity token does not tell it", async () => {
    const person = await hire();
    provider.thinTokens = true;
    provider.signedIn = { sub: "s-3", email: person.email, email_verified: true };
    const browser = new Browser();
    await browser.signInByProvider();
    expect(await actorFromToken(browser.session)).toEqual(person);
  });

  it("refuses a stranger, whatever they have over there", async () => {
    provider.signedIn = { sub: "s-4", email: "stranger@elsewhere.example", email_verified: true };
    const people = await db().user.count();
    const browser = new Browser();
    expect(await browser.signInByProvider()).toBe("/sign-in?error=NotInvited");
    expect(browser.session).toBeUndefined();
    expect(await db().user.count()).toBe(people);
  });

  it("refuses an address that the provider has not confirmed", async () => {
    const person = await hire();
    for (const email_verified of [undefined, false, "false"]) {
      provider.signedIn = { sub: "s-5", email: person.email, email_verified };
      const browser = new Browser();
      expect(await browser.signInByProvider()).toBe("/sign-in?error=UnverifiedEmail");
      expect(browser.session).toBeUndefined();
    }
  });

  it("refuses a second subject for an account that has one", async () => {
    const person = await hire();
    provider.signedIn = { sub: "s-6", email: person.email, email_verified: true };
    await new Browser().signInByProvider();
    provider.signedIn = { sub: "s-7", email: person.email, email_verified: true };
    expect(await new Browser().signInByProvider()).toBe("/sign-in?error=NotInvited");
  });

  it("refuses a disabled account, linked or not", async () => {
    for (const isLinked of [true, false]) {
      const person = await hire();
      provider.signedIn = { sub: `off-${isLinked}`, email: person.email, email_verified: true };
      if (isLinked) await new Browser().signInByProvider();
      const takesOverId = (await hire()).userId;
      await disablePerson(admin, { userId: person.userId, revision: 0, takesOverId });
      expect(await new Browser().signInByProvider()).toBe("/sign-in?error=NotInvited");
    }
  });

  it("leads back to the sign-in page when the person gives up there", async () => {
    provider.signedIn = null;
    const browser = new Browser();
    expect(await browser.signInByProvider()).toMatch(/^\/sign-in\?.*error=/);
    expect(browser.session).toBeUndefined();
  });

  const lies: Lie[] = [
    "wrong nonce",
    "wrong audience",
    "wrong issuer",
    "expired token",
    "foreign key",
    "unsigned token",
  ];
  it.each(lies)("refuses a token with a %s", async (lie) => {
    const person = await hire();
    provider.signedIn = { sub: `lie ${lie}`, email: person.email, email_verified: true };
    provider.lie = lie;
    const browser = new Browser();
    expect(await browser.signInByProvider()).toMatch(/^\/sign-in\?.*error=/);
    expect(browser.session).toBeUndefined();
    provider.lie = null;
    expect(await browser.signInByProvider()).toBe("/stories");
  });

  it("takes no answer that this browser did not ask for", async () => {
    const person = await hire();
    provider.signedIn = { sub: "s-8", email: person.email, email_verified: true };
    const asking = new Browser();
    const start = await asking.post("signin/oidc", { callbackUrl: "/" });
    const { url } = (await start.json()) as { url: string };
    const back = (await asking.fetch(url)).headers.get("location") ?? "";
    const victim = new Browser();
    const response = await victim.fetch(back);
    expect(response.headers.get("location")).toMatch(/error=/);
    expect(victim.session).toBeUndefined();
  });
});
