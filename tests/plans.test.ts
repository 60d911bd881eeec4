/**
 * Statistics in the file (ANALYZE, which any tool may have run) do not have a statement walk a whole
 * table that it does not walk without them: of every statement that every command gives and every
 * address of the API asks, the plans are compared. A column that holds nothing yet is what misleads:
 * its index then looks as if every row were to be read for one value.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import type { Endpoint } from "@/lib/access/route";
import { sessionCookieName } from "@/lib/access/session-token";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import { listEntryStories } from "@/lib/ledger/claims/entry-stories";
import { authorize } from "@/lib/access/policy";
import { getContact } from "@/lib/calls/contact";
import { getSheet } from "@/lib/calls/sheet";
import { listSources, SOURCE_SORTS } from "@/lib/ledger/sources/directory";
import { listLeaningClaims } from "@/lib/ledger/sources/leaning-claims";
import { previewMerge } from "@/lib/ledger/sources/merge/preview";
import { getSource, listSourceEvents } from "@/lib/ledger/sources/source-page";
import { teachSha256 } from "@/lib/platform/noted-rows";
import { getGate } from "@/lib/clearance/queries";
import { listClaimReplies, listOverdue, listPuttable } from "@/lib/replies/about-claim";
import { getBoard, withoutCited } from "@/lib/replies/queries";
import { getRequest } from "@/lib/replies/request-view";
import { forgetOldNotifications, tellDue } from "@/lib/notifications/due";
import { gatherMails, isMailPending, makeDigests } from "@/lib/notifications/mails";
import { countUnread, listNotifications, seenNotification } from "@/lib/notifications/queries";
import { registry } from "@/lib/registry";
import { getDesk } from "@/lib/stories/desk";
import { listQueueChoices, listReviewQueue } from "@/lib/ledger/verdicts/queue";
import { listStoryDoers, listStoryEvents } from "@/lib/stories/history";
import { listStories } from "@/lib/stories/list";
import { getStory } from "@/lib/stories/queries";
import { openExport } from "@/lib/table/export/open";
import { listDrafts } from "@/lib/drafts/queries";
import { useDatabase } from "@/tests/support/database";
import { makeCommand } from "@/tests/support/every-command";
import { giveInput } from "@/tests/support/give-input";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { cookieOf } from "@/tests/support/sessions";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
let newsroom: SmallNewsroom;
const statements = new Set<string>();
// eslint-disable-next-line @typescript-eslint/unbound-method -- Given its connection by call().
const prepare = Database.prototype.prepare as (
  this: Database.Database,
  sql: string,
) => Database.Statement;
beforeAll(async () => {
  newsroom = await SmallNewsroom.fill(place.databaseFile);
  vi.spyOn(Database.prototype, "prepare").mockImplementation(function (
    this: Database.Database,
    sql: string,
  ) {
    // What a check looks up in a database of its own is no concern here.
    if (this.name === place.databaseFile) statements.add(sql);
    return prepare.call(this, sql);
  });
});
afterAll(() => {
  vi.restoreAllMocks();
  newsroom.close();
});

const commands = Object.keys(registry) as CommandName[];
const ASKING_ELSEWHERE = new Set(["proposals.ask"]);
it.each(commands.filter((name) => !ASKING_ELSEWHERE.has(name)))(
  "gives %s",
  async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    await signIn(jar, newsroom.actor(by));
    await giveInput(newsroom.actor(by), name, input);
  },
  60_000,
);

const api = path.join(import.meta.dirname, "../app/api/v1");
const addresses = readdirSync(api, { recursive: true, encoding: "utf8" }).filter(
  (file) => path.basename(file) === "route.ts" && !file.startsWith("exports"),
);

it.each(addresses)("asks %s", async (file) => {
  const { GET } = (await import(path.join(api, file))) as { GET?: Partial<Endpoint<never>> };
  // What asks nothing of the record, as the API's description, is known to no list.
  if (!GET?.known) return;
  const { userId } = newsroom.actor("admin");
  const headers = { cookie: `${sessionCookieName()}=${await cookieOf(userId)}` };
  for (const query of ["", "q=ministry", "field=source", "field=tag&level=disputed"]) {
    const request = new Request(`http://localhost/api/v1/x?${query}`, { headers });
    const params = { id: "7", slug: newsroom.bigStory } as never;
    expect((await GET.known.answer(request, params)).status).toBeLessThan(500);
  }
});

const DENIED = {
  ...{ party: "Anna Holt", says: "denied" as const, quote: "Anna Holt denies it." },
  ...{ cue: { start: 10, end: 16 }, paragraph: 1, start: 0 },
};

const CALLED = { id: 7, name: "Anna Holt", aliases: "A. Holt", confidential: false };

it("reads the pages", async () => {
  const [actor, slug] = [newsroom.actor("admin"), newsroom.bigStory];
  authorize(actor, "call.make");
  authorize(actor, "contact.see");
  await Promise.all([
    ...[getSheet(actor, CALLED, null), getSheet(actor, CALLED, { id: 1 }), getContact(actor, 7)],
    ...[getDesk(actor), listEntryStories(actor), listDrafts(actor, slug), getStory(actor, slug)],
    ...[listStories(actor, { status: "all", search: "" }), listStoryEvents(actor, slug)],
    ...[listStoryEvents(actor, slug, { claim: 3, person: 1, about: "drafts" })],
    listStoryDoers(actor, slug),
    ...SOURCE_SORTS.map((sort) => listSources(actor, { search: "min", sort })),
    ...[listClaimEvents(actor, 7), listSourceEvents(actor, 7), listLeaningClaims(actor, 7)],
    ...[getSource(actor, 7), previewMerge(actor, 7, 8)],
    listReviewQueue(actor, { scope: "mine" }, { slug, number: 3 }),
    listQueueChoices(actor, { scope: "mine", story: slug }),
    openExport(actor, "csv", new URLSearchParams("q=ministry")),
    ...[getBoard(actor, 1), getRequest(actor, 1, 1), listClaimReplies(actor, 7)],
    getGate(actor, slug),
    ...[listOverdue(actor), listPuttable(actor, 1, [1, 2]), withoutCited(actor, 1, [DENIED])],
  ]);
});

it("tells whom it concerns, and by mail", async () => {
  const actor = newsroom.actor("admin");
  authorize(actor, "notification.read");
  const at = new Date();
  await Promise.all([listNotifications(actor), countUnread(actor), seenNotification(actor, 1)]);
  await tellDue({ at });
  await gatherMails({ at });
  await makeDigests({ at });
  expect(await isMailPending()).toBe(false);
  await forgetOldNotifications({ at });
});

/** Tables that grow with a newsroom. */
const GROWING = [
  ...["Attachment", "Citation", "Claim", "ClaimTag", "Event", "EventRows", "Source"],
  "Notification",
];

/** What a plan goes through from one end to the other, of the tables that grow. */
function walked(database: Database.Database, sql: string): string[] {
  const steps = prepare.call(database, `EXPLAIN QUERY PLAN ${sql}`);
  const values = Array.from({ length: sql.split("?").length - 1 }, () => null);
  const plan = steps.all(...values) as Array<{ detail: string }>;
  return plan.flatMap(({ detail }) => {
    const name = /^SCAN (?:main\.)?(\w+)\b(?! VIRTUAL)/.exec(detail)?.[1];
    if (name === undefined) return [];
    const table = new RegExp(`"(\\w+)"(?: AS)? "?${name}"?\\b`).exec(sql)?.[1] ?? name;
    return GROWING.includes(table) ? [detail] : [];
  });
}

/** Statistics as of a large newsroom, in which of what may be left open nothing was ever filled in. */
function analyse(database: Database.Database): void {
  database.exec("ANALYZE");
  const kept = database.prepare(`SELECT "tbl", "idx", "stat" FROM sqlite_stat1`).all() as Array<{
    tbl: string;
    idx: string | null;
    stat: string;
  }>;
  const put = database.prepare(`UPDATE sqlite_stat1 SET "stat" = ? WHERE "tbl" = ? AND "idx" IS ?`);
  for (const { tbl, idx, stat } of kept) {
    const optional = database
      .prepare(`SELECT "name" FROM pragma_table_xinfo(?) WHERE "notnull" = 0 AND "pk" = 0`)
      .pluck()
      .all(tbl);
    const [column] = database
      .prepare(`SELECT "name" FROM pragma_index_info(?) ORDER BY "seqno"`)
      .pluck()
      .all(idx ?? "");
    const [rows = 0, ...each] = stat.split(" ").map((count) => Number(count) * 30);
    const isEmpty = optional.includes(column) && each.length === 1;
    put.run([rows, ...(isEmpty ? [rows] : each)].join(" "), tbl, idx);
  }
}

it("no plan walks more for statistics", () => {
  const planned = [...statements].filter(
    (sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql) && !/\btemp\./.test(sql),
  );
  expect(planned.length).toBeGreaterThan(200);
  const without = new Database(place.databaseFile);
  teachSha256(without);
  const before = new Map(planned.map((sql) => [sql, walked(without, sql)]));
  analyse(without);
  without.close();
  const analysed = new Database(place.databaseFile);
  teachSha256(analysed);
  const worse = planned.flatMap((sql) => {
    const was = before.get(sql) ?? [];
    const more = walked(analysed, sql).filter((step) => !was.includes(step));
    return more.length > 0 ? [`${more.join("; ")} in ${sql.replace(/\s+/g, " ")}`] : [];
  });
  analysed.close();
  expect(worse).toEqual([]);
});
