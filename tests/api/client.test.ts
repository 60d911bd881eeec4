/**
 * The API as a program uses it, by the client that is generated from its description: every read answers
 * as described, pages go on to the end, and versions, keys and scopes hold.
 */
import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { DescribedEndpoint } from "@/lib/api/described";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { describeApi } from "@/lib/api/openapi";
import { TOKEN_REQUESTS_A_SECOND } from "@/lib/access/token-limit";
import { makeTokenFor } from "@/lib/people/tokens";
import { ApiClient, type OperationName } from "@/tests/api/client/client";
import type { CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { sendHere } from "@/tests/support/endpoints";
import { makeCommand, storyWithDraft } from "@/tests/support/every-command";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
let newsroom: SmallNewsroom;
let editor: ApiClient;
let admin: ApiClient;
let ids: Record<string, string | number>;
beforeAll(async () => {
  newsroom = await SmallNewsroom.fill(place.databaseFile);
  const send = await sendHere();
  const clientOf = async (role: "editor" | "admin") => {
    const wanted = { name: "A script", scopes: ["read" as const, "write" as const], days: 1 };
    return new ApiClient(send, (await makeTokenFor(newsroom.actor(role).email, wanted)).token);
  };
  [editor, admin] = [await clientOf("editor"), await clientOf("admin")];
  const slug = await storyWithDraft(newsroom);
  for (const name of ["replies.draft", "questions.raise", "verdicts.give"] as const) {
    const { by, input } = await makeCommand(newsroom, name);
    await newsroom.give(by as "editor", name, input);
  }
  const last = (table: string) =>
    newsroom.row<{ id: number }>(`SELECT max("id") AS "id" FROM "${table}"`).id;
  ids = {
    slug,
    claims: newsroom.row<{ id: number }>(`SELECT min("claimId") AS "id" FROM "Citation"`).id,
    sources: 1,
    drafts: last("Draft"),
    replies: last("ReplyRequest"),
  };
}, 120_000);
afterAll(() => {
  newsroom.close();
});

const described = Object.entries<DescribedEndpoint>(ENDPOINTS)
  .filter(([name, { who, answer }]) => {
    const isRead = name.startsWith("GET") && who === "read" && typeof answer !== "string";
    // Who can be named is for who asks; parts are for who splits; a run is of who began it. Each has
    // tests of its own.
    return isRead && !/\/(people|parts)$|\/imports\//.test(name);
  })
  .map(([name]) => name as OperationName);

/** What cannot be asked without a word more. */
const QUERIES: Partial<Record<OperationName, object>> = {
  "GET /api/v1/claims/facets": { field: "level" },
  "GET /api/v1/claims/rows": { ids: "1,2" },
  "GET /api/v1/find": { q: "a" },
};

function paramsOf(name: string): Record<string, string | number> {
  const noun = /\/v1\/(\w+)\//.exec(name)?.[1] ?? "";
  return { slug: ids["slug"] ?? "", id: ids[noun] ?? 0 };
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });

describe("every read", { timeout: 60_000 }, () => {
  it.each(described)("%s answers as described", async (name) => {
    const given = { params: paramsOf(name), query: QUERIES[name] ?? {} } as object;
    const { status, headers, answer } = await admin.ask(name, given);
    expect(`${status} ${status === 200 ? "" : JSON.stringify(answer)}`).toBe("200 ");
    expect(headers.get("ratelimit")).toMatch(/^"token";r=\d+;t=1$/);
    const [, path = ""] = name.split(" ");
    const described = describeApi().paths[path]?.["get"]?.responses["200"];
    const { content } = described as { content: Record<string, { schema: object }> };
    const fits = ajv.compile(content["application/json"]?.schema ?? {});
    expect(fits(answer) ? [] : fits.errors).toEqual([]);
  });

  it.each(described.filter((name) => !name.includes("/find")))(
    "%s refuses what it does not know",
    async (name) => {
      const isStrict = (ENDPOINTS as Record<string, DescribedEndpoint>)[name]?.query !== undefined;
      const query = { ...QUERIES[name], nonsense: "1" };
      const given = { params: paramsOf(name), query } as object;
      const { status, problem } = await admin.ask(name, given);
      const passesOver = /\/(near|suggest|rows)$|\/me$/.test(name);
      if (!isStrict || passesOver) return;
      expect(status).toBe(400);
      expect(problem).toMatchObject({ code: "INVALID", status: 400, title: "Not understood" });
    },
  );
});

describe("a list", { timeout: 60_000 }, () => {
  it.each(["GET /api/v1/stories", "GET /api/v1/sources"] as const)(
    "%s goes on to the end, each once",
    async (name) => {
      const seen: number[] = [];
      let after: string | undefined;
      for (let pages = 0; pages < 4; pages += 1) {
        const { answer } = await editor.ask(name, { query: { ...(after && { after }) } });
        seen.push(...answer.items.map(({ id }) => id));
        if (answer.next === null) break;
        after = answer.next;
      }
      expect(seen.length).toBeGreaterThan(5);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it("has as many rows as were asked for, and goes on after the last", async () => {
    const all = await admin.ask("GET /api/v1/events", { query: { limit: "7" } });
    const one = await admin.ask("GET /api/v1/events", { query: { limit: "3" } });
    const after = one.answer.next ?? "";
    const next = await admin.ask("GET /api/v1/events", { query: { limit: "4", after } });
    expect([...one.answer.items, ...next.answer.items]).toEqual(all.answer.items);
  });

  it.each([
    { limit: "0" },
    { limit: "501" },
    { limit: "all" },
    { after: "somewhere" },
    { state: "shut" },
  ])("refuses %j, naming it", async (query) => {
    const { status, problem } = await editor.ask("GET /api/v1/questions", { query } as object);
    expect(status).toBe(400);
    expect(Object.keys(problem["fields"] as object)).toEqual(Object.keys(query));
  });

  it("of a story that is not there is not found", async () => {
    const query = { story: "nowhere" };
    expect((await editor.ask("GET /api/v1/verdicts", { query })).status).toBe(404);
  });
});

describe("a version", () => {
  const claimIn = async (wording: string) => {
    const { answer } = await editor.ask("POST /api/v1/commands/claims.log", {
      body: { story: String(ids["slug"]), wording },
    });
    return (answer.value as { claimId: number }).claimId;
  };

  it("is in the tag of a record, which is not sent again while it is that", async () => {
    const id = await claimIn("The ferry was late by an hour");
    const first = await editor.ask("GET /api/v1/claims/{id}", { params: { id } });
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(new RegExp(`^"${first.answer.claim.revision}-`));
    const headers = { "if-none-match": tag };
    const again = await editor.ask("GET /api/v1/claims/{id}", { params: { id }, headers });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(tag);
  });

  it("stands for the revision of a command, and is refused once it is not the one that stands", async () => {
    const id = await claimIn("The ferry was late by two hours");
    const seen = await editor.ask("GET /api/v1/claims/{id}", { params: { id } });
    const headers = { "if-match": seen.headers.get("etag") ?? "" };
    const edit = (wording: string) =>
      editor.ask("POST /api/v1/commands/claims.edit", {
        body: { claimId: id, patch: { wording } } as never,
        headers,
      });
    expect((await edit("The ferry was late by three hours")).status).toBe(200);
    const late = await edit("The ferry was late by four hours");
    expect(late).toMatchObject({ status: 412, problem: { code: "STALE" } });
    const now = await editor.ask("GET /api/v1/claims/{id}", { params: { id } });
    expect(now.answer.claim.wording).toBe("The ferry was late by three hours");
  });

  it.each(["*", "3", 'W/"3"', '"three"'])("that is none (%s) is refused", async (tag) => {
    const refused = await editor.ask("POST /api/v1/commands/claims.edit", {
      body: { claimId: 1, patch: {} } as never,
      headers: { "if-match": tag },
    });
    expect(refused).toMatchObject({ status: 400, problem: { code: "INVALID" } });
  });
});

describe("a key", () => {
  it("has a thing done once", async () => {
    const key = { "idempotency-key": randomUUID() };
    const log = () =>
      editor.ask("POST /api/v1/commands/claims.log", {
        body: { story: String(ids["slug"]), wording: "Said by a program, once" },
        headers: key,
      });
    const [first, second] = [await log(), await log()];
    expect(first.status).toBe(200);
    expect(second.answer).toEqual(first.answer);
  });
});

describe("a loop without an end", { timeout: 60_000 }, () => {
  it("is told to wait, and nothing is done", async () => {
    const { email } = newsroom.actor("reviewer");
    const wanted = { name: "A loop", scopes: ["read" as const], days: 1 };
    const { token } = await makeTokenFor(email, wanted);
    const looping = new ApiClient(await sendHere(), token);
    vi.spyOn(performance, "now").mockReturnValue(1_000);
    try {
      for (let asked = 0; asked < TOKEN_REQUESTS_A_SECOND; asked += 1) {
        expect((await looping.ask("GET /api/v1/me")).status).toBe(200);
      }
      const refused = await looping.ask("GET /api/v1/me");
      expect(refused).toMatchObject({ status: 429, problem: { code: "THROTTLED" } });
      expect(refused.headers.get("retry-after")).toBe("1");
    } finally {
      vi.restoreAllMocks();
    }
  });
});
