/**
 * Everything in the API's description, asked with the token of somebody for whom no story exists: what
 * is addressed is not found, what is listed is empty, and no row is touched. A new endpoint or command is
 * tried without anybody remembering it.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import type { DescribedEndpoint } from "@/lib/api/described";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { makeTokenFor } from "@/lib/people/tokens";
import { isForPeopleAlone, registry } from "@/lib/registry";
import { ApiClient, type OperationName } from "@/tests/api/client/client";
import type { CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { sendHere } from "@/tests/support/endpoints";
import { anyCitation, makeCommand, storyWithDraft } from "@/tests/support/every-command";
import { OF_NO_STORY, whileAllIsHidden } from "@/tests/support/hidden-newsroom";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
let newsroom: SmallNewsroom;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  vi.stubEnv("PROPOSALS_ENDPOINT", "http://127.0.0.1:9");
  vi.stubEnv("PROPOSALS_MODEL", "none");
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});

type Role = Parameters<SmallNewsroom["actor"]>[0];

async function clientOf(role: Role): Promise<ApiClient> {
  const { email } = newsroom.actor(role);
  const wanted = { name: "A script", scopes: ["read" as const, "write" as const], days: 1 };
  const before = clients.get(role);
  if (before) return before;
  const { id, token } = await makeTokenFor(email, wanted);
  // As if it had just been used: that is kept beside the record, and would be written on the way.
  newsroom.rows(
    `UPDATE "ApiToken" SET "lastUsedAt" = '2999-01-01T00:00:00.000+00:00' WHERE "id" = ? RETURNING 1`,
    id,
  );
  const client = new ApiClient(await sendHere(), token);
  clients.set(role, client);
  return client;
}

type Asked = { params?: Record<string, string | number>; query?: Record<string, string> };

/** A record of a story, for what stands in braces in the address and for what must be asked. */
async function recordOf(name: string): Promise<Asked> {
  const slug = await storyWithDraft(newsroom);
  const first = (table: string) =>
    newsroom.row<{ id: number }>(`SELECT max("id") AS "id" FROM "${table}"`).id;
  if (name.includes("/documents/{kind}")) {
    return { params: { slug, kind: "dossier" }, query: { form: "md", audience: "editor" } };
  }
  if (name.includes("/claim-review.json")) {
    newsroom.rows(
      `UPDATE "Story" SET "status" = 'published', "publishedUrl" = 'https://news.example/a' WHERE "slug" = ? RETURNING 1`,
      slug,
    );
  }
  if (name.includes("/stories/{slug}")) return { params: { slug } };
  if (name.includes("/claims/{id}")) return { params: { id: newsroom.freshClaim().id } };
  if (name.includes("/replies/{id}")) {
    const { by, input } = await makeCommand(newsroom, "replies.draft");
    await newsroom.give(by as "editor", "replies.draft", input);
    return { params: { id: first("ReplyRequest") } };
  }
  if (name.includes("/drafts/{id}")) return { params: { id: first("Draft") } };
  if (name.includes("/attachments/{id}")) {
    const { input } = await makeCommand(newsroom, "citations.detachFile");
    return { params: { id: (input as { attachmentId: number }).attachmentId } };
  }
  if (name.includes("/sources/{id}")) {
    const source = { name: `Kept from others ${slug}`, kind: "person", story: slug, shared: false };
    await newsroom.give("editor", "sources.create", source);
    return { params: { id: first("Source") } };
  }
  if (name.startsWith("POST /api/v1/attachments")) {
    return { query: { citationId: String(anyCitation(newsroom)) } };
  }
  if (/^POST \/api\/v1\/(?:drafts|imports)/.test(name)) return { query: { story: slug } };
  throw new Error(`Nobody said what ${name} is asked for.`);
}

function fileOf(): FormData {
  const form = new FormData();
  form.set("file", new File(["The ferry was late."], "note.txt", { type: "text/plain" }));
  return form;
}

const bodies: Partial<Record<OperationName, object>> = {
  "POST /api/v1/stories/{slug}/clearance": { text: "The ferry was late." },
};

const described = Object.entries<DescribedEndpoint>(ENDPOINTS).map(([name, endpoint]) => ({
  name: name as OperationName,
  endpoint,
}));
const addressed = described.filter(
  ({ name, endpoint }) =>
    // A run of one's own is known by a number that nobody else has, and of no story (lib/imports).
    !name.includes("/imports/{id}") &&
    (name.includes("{") || (endpoint.body === "file" && endpoint.who !== "session")),
);

describe("what is addressed", { timeout: 120_000 }, () => {
  it.each(addressed)("$name is not found", async ({ name, endpoint }) => {
    const client = await clientOf("editor");
    const asked = await recordOf(name);
    const body = endpoint.body === "file" ? fileOf() : bodies[name];
    const given = { ...asked, ...(body && { body }) } as object;
    await whileAllIsHidden(newsroom, async () => {
      const before = newsroom.version();
      const { status, problem } = await client.ask(name, given);
      expect({ status, code: problem["code"] }).toEqual({ status: 404, code: "NOT_FOUND" });
      expect(newsroom.version()).toBe(before);
    });
    // The same is there for whoever sees the story: it was the story that hid it.
    if (endpoint.body === undefined) expect((await client.ask(name, given)).status).toBe(200);
  });
});

const listed = described.filter(
  ({ name, endpoint }) =>
    name.startsWith("GET") && !name.includes("{") && endpoint.who === "read" && !isFixed(name),
);

/** Of the newsroom or of oneself, or asked for a choice that must be made. */
function isFixed(name: string): boolean {
  return /\/(me|sources|suggest|facets|events)$/.test(name);
}

describe("what is listed", { timeout: 120_000 }, () => {
  it.each(listed)("$name is empty", async ({ name }) => {
    const client = await clientOf("editor");
    const query = name.endsWith("/rows") ? { ids: String(newsroom.freshClaim().id) } : { q: "a" };
    const takesWords = /claims|stories|sources|find|exports/.test(name);
    await whileAllIsHidden(newsroom, async () => {
      const { status, headers, answer } = await client.ask(name, {
        query: (takesWords ? query : {}) as object,
      });
      expect(status).toBe(200);
      if (name.includes("/exports/")) {
        expect(headers.get("x-sourceline-claims") ?? "0").toBe("0");
        return;
      }
      const lists = Object.values(answer as object).filter((one) => Array.isArray(one));
      for (const list of lists) expect(list).toEqual([]);
      const { total = 0 } = answer as { total?: number };
      expect(total).toBe(0);
    });
  });

  it("the log does not exist but for administrators, and tells them nothing of a story", async () => {
    const ofEditor = await (await clientOf("editor")).ask("GET /api/v1/events");
    expect(ofEditor.status).toBe(404);
    const story = newsroom.row<{ slug: string }>(`SELECT "slug" FROM "Story" LIMIT 1`).slug;
    const admin = await clientOf("admin");
    await whileAllIsHidden(newsroom, async () => {
      const { answer } = await admin.ask("GET /api/v1/events", { query: { story } });
      expect(answer.items).toEqual([]);
    });
  });
});

const commands = Object.keys(registry) as CommandName[];
/** Whether a story hides what it is about; those that a token never gives are refused before that. */
const hidden = commands.filter((name) => !OF_NO_STORY.test(name) && !isForPeopleAlone(name));

describe("a command", { timeout: 120_000 }, () => {
  it.each(hidden)("%s on it is not found", async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    const client = await clientOf(by);
    await whileAllIsHidden(newsroom, async () => {
      const before = newsroom.version();
      const { status, problem } = await client.ask(`POST /api/v1/commands/${name}`, {
        body: input as never,
        headers: { "idempotency-key": randomUUID() },
      });
      expect({ status, code: problem["code"] }).toEqual({ status: 404, code: "NOT_FOUND" });
      expect(newsroom.version()).toBe(before);
    });
  });

  it.each(commands.filter(isForPeopleAlone))("%s is given by no token", async (name) => {
    const client = await clientOf("admin");
    const before = newsroom.version();
    const { status, problem } = await client.ask(`POST /api/v1/commands/${name}`, {
      body: {} as never,
    });
    expect({ status, code: problem["code"] }).toEqual({ status: 403, code: "FORBIDDEN" });
    expect(newsroom.version()).toBe(before);
  });
});
