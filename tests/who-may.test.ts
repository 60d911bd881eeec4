/**
 * Who may do what, over everything that can be asked: every command and every endpoint there is,
 * for every role and for strangers. A new one is tried without anybody remembering it.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { can, ROLES, type Role } from "@/lib/access/policy";
import type { Endpoint } from "@/lib/access/route";
import { giveCommand, registry } from "@/lib/registry";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { expectRefused } from "@/tests/support/refusal";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const commands = Object.entries(registry).map(([name, { who }]) => ({ name, who }));

describe("a command", () => {
  const refused = commands.flatMap(({ name, who }) =>
    ROLES.filter((role) => !can({ role }, who)).map((role): [string, Role] => [name, role]),
  );
  it.each(refused)("%s is refused to the role %s before its input is read", async (name, role) => {
    const readInput = vi.fn(() => Promise.resolve({}));
    const error = await expectRefused("FORBIDDEN", () => giveCommand(desk[role], name, readInput));
    expect(error.message).toContain(`your role is ${role}`);
    expect(readInput).not.toHaveBeenCalled();
  });
});

/** Endpoints for people who are not signed in; each has tests of its own. */
const FOR_STRANGERS = new Set([
  "[[...path]]",
  "auth/[...nextauth]",
  "auth/accept-invitation",
  "auth/second-step",
  "auth/set-up",
  "health",
  "metrics",
  "ready",
  "v1/openapi.json",
]);

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const api = path.join(import.meta.dirname, "..", "app", "api");

function endpointFiles(): Array<{ file: string; at: string }> {
  return readdirSync(api, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => ({ file: path.join(api, file), at: path.dirname(file).replaceAll("\\", "/") }))
    .filter(({ at }) => !FOR_STRANGERS.has(at));
}

type Method = (typeof METHODS)[number];
const endpoints: Array<{ at: string; method: Method; endpoint: Endpoint<never> }> = [];
for (const { file, at } of endpointFiles()) {
  const module = (await import(pathToFileURL(file).href)) as Partial<
    Record<Method, Endpoint<never>>
  >;
  for (const method of METHODS) {
    const endpoint = module[method];
    if (endpoint) endpoints.push({ at, method, endpoint });
  }
}

/** As Next calls an endpoint, and as it is called without Next once it is known. */
const WAYS = {
  "by Next": (endpoint, request, params) => endpoint(request, { params: Promise.resolve(params) }),
  "without Next": (endpoint, request, params) => endpoint.known.answer(request, params),
} satisfies Record<
  string,
  (endpoint: Endpoint<never>, request: Request, params: never) => Promise<Response>
>;

/** Next has the cookies from the jar, and an endpoint without it from the request. */
function cookies(): Record<string, string> {
  return { cookie: [...jar].map(([name, { value }]) => `${name}=${value}`).join("; ") };
}

/** A request whose body tells whether it was read. */
function ask({ at, method, endpoint }: (typeof endpoints)[number], way: keyof typeof WAYS) {
  const sent = { wasRead: false };
  const pull = (controller: ReadableStreamDefaultController) => {
    sent.wasRead = true;
    controller.close();
  };
  const hasBody = method !== "GET" && method !== "HEAD";
  const request = new Request(`http://localhost/api/${at}`, {
    method,
    headers: cookies(),
    ...(hasBody && {
      body: new ReadableStream({ pull }, { highWaterMark: 0 }),
      headers: { ...cookies(), "content-type": "application/json" },
      duplex: "half",
    }),
  });
  const names = [...at.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, "1"]);
  return { sent, answer: WAYS[way](endpoint, request, Object.fromEntries(names) as never) };
}

describe.each(Object.keys(WAYS) as Array<keyof typeof WAYS>)("an endpoint called %s", (way) => {
  beforeEach(() => signIn(jar, null));

  it.each(endpoints)("$method $at says whom it is for", ({ endpoint }) => {
    expect(Object.keys(endpoint)).toContain("who");
  });

  it.each(endpoints)("$method $at is refused to strangers, and unread", async (each) => {
    const { sent, answer } = ask(each, way);
    expect((await answer).status).toBe(401);
    expect(sent.wasRead).toBe(false);
  });

  const refused = endpoints.flatMap((each) =>
    ROLES.filter((role) => !can({ role }, each.endpoint.who)).map((role) => ({ ...each, role })),
  );
  it.each(refused)("$method $at is refused to the role $role, and unread", async (each) => {
    await signIn(jar, desk[each.role]);
    const { sent, answer } = ask(each, way);
    expect(await readRefusal(await answer)).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(sent.wasRead).toBe(false);
  });

  it.each(endpoints)("$method $at is refused to a page of another site", async (each) => {
    await signIn(jar, desk.admin);
    const url = `http://localhost/api/${each.at}`;
    const headers = { ...cookies(), "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    const request = new Request(url, { method: each.method, headers });
    const answer = await WAYS[way](each.endpoint, request, {} as never);
    expect(answer.status).toBe(403);
  });
});
