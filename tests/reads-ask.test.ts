/**
 * Every read asks the policy table: each of its rows is set to nobody in turn, and whatever rests on
 * it is refused. Pages, endpoints, commands and jobs are found by walking them, so that a new one is
 * tried without anybody remembering it; one that goes on with every row closed fails.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { can, POLICY, type Action, type Role } from "@/lib/access/policy";
import type { Endpoint } from "@/lib/access/route";
import { pasteDraft } from "@/lib/drafts/commands";
import { draftJobs } from "@/lib/drafts/jobs";
import { answerJob } from "@/lib/platform/threads";
import { giveCommand, registry } from "@/lib/registry";
import { NO_FIGURES } from "@/lib/stories/shell-counts";
import { editClaim } from "@/lib/ledger/claims/commands";
import { listNotifications } from "@/lib/notifications/queries";
import { listPeople } from "@/lib/people/queries";
import { readLog } from "@/lib/log/queries";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import {
  at,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import "@/lib/threads/thread";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve(jar),
  headers: () => Promise.resolve(new Headers({ accept: "text/html" })),
}));

useDatabase();
let desk: Desk;
let params: Record<string, string>;
/** Of the administrator's, by its id. */
let notification: string;
beforeAll(async () => {
  desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const claim = await makeClaim(desk.editor, story, { wording: "The ferry was late." });
  const source = await makeSource(desk.editor, { name: "Anna Holt" });
  await makeCitation(desk.editor, claim, { sourceId: source.id });
  await pasteDraft(desk.editor, { story: story.slug, plain: "The ferry was late." });
  params = { slug: story.slug, id: String(source.id), ref: "C1", number: "1" };
  await editClaim(desk.editor, { ...(await at(claim)), patch: { checkerId: desk.admin.userId } });
  const [told] = (await listNotifications(desk.admin)).notifications;
  notification = String(told?.id);
});
beforeEach(() => signIn(jar, desk.admin));

const rows = Object.keys(POLICY) as Action[];
const reads = rows.filter((row) => row.endsWith(".read"));

/** While `work` runs, the rows are nobody's. */
async function whileClosed<Value>(closed: readonly Action[], work: () => Value): Promise<Value> {
  const table = POLICY as Record<Action, readonly Role[]>;
  const before = { ...table };
  for (const row of closed) table[row] = [];
  try {
    return await work();
  } finally {
    Object.assign(table, before);
  }
}

/** What `who` rests on: the rows without which nobody may. */
const ROWS_UNDER = new Map<Action, Action[]>();
for (const who of rows) {
  const under: Action[] = [];
  for (const row of rows) {
    if (await whileClosed([row], () => !can({ role: "admin" }, who))) under.push(row);
  }
  ROWS_UNDER.set(who, under);
}
const rowsUnder = (who: Action) => ROWS_UNDER.get(who) ?? [];

function filesNamed(folder: string, name: RegExp): Array<{ file: string; at: string }> {
  const root = path.join(import.meta.dirname, "..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => name.test(path.basename(file)))
    .map((file) => ({ file: path.join(root, file), at: file.replaceAll("\\", "/") }))
    .sort((one, other) => one.at.localeCompare(other.at));
}

describe("the table", () => {
  it.each(rows)("%s rests on a row for reading, or on one's own account", (who) => {
    const under = rowsUnder(who);
    expect(under).toContain(who);
    expect(under.some((row) => reads.includes(row) || row === "account.keep")).toBe(true);
  });
});

/** What each page reads, by the longest of these that its file lies under. */
const READ_BY: Record<string, Action> = {
  "page.tsx": "claim.read",
  "account/": "account.keep",
  "claims/": "draft.read",
  "claims/duplicates/": "claim.read",
  "corrections/": "correction.read",
  "log/": "log.read",
  "notifications/": "notification.read",
  "people/": "people.read",
  "retention/": "retention.read",
  "review/": "draft.read",
  "sources/": "source.read",
  "sources/[id]/history/": "history.read",
  "sources/[id]/edit/": "source.edit",
  "sources/[id]/merge/": "source.merge",
  "sources/[id]/retract/": "source.retract",
  "stories/": "story.read",
  "stories/[slug]/": "draft.read",
  "stories/[slug]/history/": "history.read",
  "stories/[slug]/edit/": "story.edit",
  "stories/[slug]/drafts/new/": "draft.add",
};

const FRAME = "layout.tsx";

const pages = filesNamed("app/(desk)", /^(page|layout)\.tsx$/)
  .filter(({ at }) => at !== FRAME)
  .map(({ file, at }) => {
    const [longest] = Object.keys(READ_BY)
      .filter((prefix) => at.startsWith(prefix))
      .sort((one, other) => other.length - one.length);
    return { file, at, who: longest === undefined ? undefined : READ_BY[longest] };
  });

type Page = (props: object) => Promise<unknown>;

async function open(file: string): Promise<"drawn" | "sent on" | "not there" | "refused"> {
  const { default: page } = (await import(pathToFileURL(file).href)) as { default: Page };
  try {
    const own = file.includes("notifications") ? { id: notification } : {};
    const props = {
      params: Promise.resolve({ ...params, ...own }),
      searchParams: Promise.resolve({}),
    };
    await page({ ...props, children: null });
    return "drawn";
  } catch (error) {
    const { digest, code } = error as { digest?: string; code?: string };
    if (digest?.startsWith("NEXT_REDIRECT")) return "sent on";
    if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return "not there";
    if (code === "FORBIDDEN") return "refused";
    throw error;
  }
}

describe("a page", () => {
  it.each(pages)("$at says what it reads", ({ who }) => {
    expect(who).toBeDefined();
  });

  it.each(pages)("$at is there while the table says so", async ({ file }) => {
    expect(await open(file)).toMatch(/^(drawn|sent on)$/);
  });

  const closings = pages.flatMap((page) =>
    rowsUnder(page.who ?? "claim.read").map((row) => ({ ...page, row })),
  );
  it.each(closings)("$at is refused while $row is nobody's", async ({ file, row }) => {
    const seen = await whileClosed([row], () => open(file));
    expect(seen).toMatch(/^(not there|refused)$/);
  });

  it("frames every one of them without figures for whoever may not read what they count", async () => {
    const { default: frame } = (await import("@/app/(desk)/layout")) as { default: Page };
    const figures = async () => {
      const drawn = (await frame({ children: null })) as { props: { figures: unknown } };
      return drawn.props.figures;
    };
    expect(await figures()).not.toEqual(NO_FIGURES);
    expect(await whileClosed(["claim.read"], figures)).toEqual(NO_FIGURES);
  });
});

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

const endpoints: Array<{ at: string; method: Method; endpoint: Endpoint<never> }> = [];
/** For anybody: it says nothing of any record. */
const DESCRIPTION = "openapi.json/route.ts";
for (const { file, at } of filesNamed("app/api/v1", /^route\.ts$/)) {
  if (at === DESCRIPTION) continue;
  const module = (await import(pathToFileURL(file).href)) as Partial<
    Record<Method, Endpoint<never>>
  >;
  for (const method of METHODS) {
    const endpoint = module[method];
    if (endpoint) endpoints.push({ at: path.dirname(at), method, endpoint });
  }
}

describe("an endpoint", () => {
  const closings = endpoints.flatMap((each) =>
    rowsUnder(each.endpoint.who).map((row) => ({ ...each, row })),
  );
  it.each(closings)("$method $at is refused while $row is nobody's", async (each) => {
    const request = new Request(`http://localhost/api/v1/${each.at}`, { method: each.method });
    const answer = await whileClosed([each.row], () =>
      each.endpoint(request, { params: Promise.resolve({ id: "1", ...params } as never) }),
    );
    expect(answer.status).toBe(403);
    if (each.method !== "HEAD") expect((await readRefusal(answer)).code).toBe("FORBIDDEN");
  });
});

describe("a command", () => {
  const closings = Object.entries(registry).flatMap(([name, { who }]) =>
    rowsUnder(who).map((row) => ({ name, row })),
  );
  it.each(closings)("$name is refused while $row is nobody's", async ({ name, row }) => {
    const readInput = vi.fn(() => Promise.resolve({}));
    await whileClosed([row], () =>
      expectRefused("FORBIDDEN", () => giveCommand(desk.admin, name, readInput)),
    );
    expect(readInput).not.toHaveBeenCalled();
  });
});

/**
 * Jobs that read no record of the newsroom for somebody: accounts and sessions, which their callers
 * have proven; notifications, which ask for each of their people (`whoSees`); commands, which ask
 * by themselves; what two people confirmed, which the server carries out; and functions of what
 * they are given.
 */
const ASKS_NOBODY =
  /^(people|account|access|platform|audit|demo|notifications)\.|^command$|^erasure\.(?!due$)/;
const COMPUTES = new Set([
  ...Object.keys(draftJobs).map((name) => `drafts.${name}`),
  "replies.saidLines",
]);

const { sourcelineJobs } = globalThis as { sourcelineJobs?: Map<string, unknown> };
const jobs = [...(sourcelineJobs?.keys() ?? [])]
  .filter((name) => !ASKS_NOBODY.test(name) && !COMPUTES.has(name))
  .sort();

describe("a job of another thread", () => {
  it("is there to be tried", () => {
    expect(jobs).toContain("table.total");
  });

  const closings = jobs.flatMap((name) =>
    (["claim.read", "source.read", "story.read"] as const).map((row) => ({ name, row })),
  );
  it.each(closings)("$name asks again, and is refused while $row is nobody's", async (each) => {
    // Given as jobs that make a file take it, too.
    const { port1: port } = new MessageChannel();
    const asked = { actor: desk.admin };
    const answer = await whileClosed([each.row], () =>
      answerJob({ name: each.name, input: { ...asked, input: asked, port } }),
    );
    expect(answer).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});

describe("what only administrators read", () => {
  const asked: Array<[Action, () => Promise<unknown>]> = [
    ["log.read", () => readLog(desk.admin)],
    ["people.read", () => listPeople(desk.admin)],
  ];
  it.each(asked)("does not exist while %s is nobody's", async (row, read) => {
    await expect(read()).resolves.toBeDefined();
    await whileClosed([row], () => expectRefused("NOT_FOUND", read));
  });
});
