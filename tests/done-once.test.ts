/**
 * Every command there is, and every upload, sent again under the key that it had: two at once, one
 * after the other as after an answer that was lost, and with something else under the same key.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as sendDraft } from "@/app/api/v1/drafts/route";
import { POST as sendAttachment } from "@/app/api/v1/attachments/route";
import { POST as sendCommand } from "@/app/api/v1/commands/[name]/route";
import type { CommandName } from "@/components/command";
import { KEPT_DAYS } from "@/lib/audit/kept-answers";
import { verifyChain } from "@/lib/audit/chain";
import { RowsCheck, type RowDifference } from "@/lib/audit/verify-rows";
import { registry } from "@/lib/registry";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { giveInput } from "@/tests/support/give-input";
import { anyCitation, makeCommand, shortText, storyWithDraft } from "@/tests/support/every-command";
import { refusal } from "@/tests/support/refusal";
import { useSilentModel } from "@/tests/support/silent-model";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
useSilentModel();
let newsroom: SmallNewsroom;
beforeAll(async () => {
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});

const wire = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown;
const count = (table: string) =>
  newsroom.row<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`).n;

/** It keeps nothing, so that doing it again does nothing again. */
const READING = new Set(["drafts.preview"]);
/** What it answers is kept nowhere: it is done each time, and logged each time. */
const EACH_TIME = new Set(["identities.look"]);
/** Begins a step that runs out by itself where nobody goes on with it; there may be several. */
const BEGINNING = new Set(["account.beginTotp"]);
/** Writes no event, and so no answer; done again it does nothing. */
const UNLOGGED = new Set([
  ...["account.dismissNotice", "notifications.read", "notifications.readAll"],
  "notifications.choose",
]);

describe("a command under a key", { timeout: 120_000 }, () => {
  it.each(Object.keys(registry) as CommandName[])("%s is done once", async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    const actor = newsroom.actor(by);
    await signIn(jar, actor);
    const key = randomUUID();
    const give = async (sent: unknown = input) => {
      const { value, touched } = await giveInput(actor, name, sent, key);
      return wire({ value, touched: touched.sort((one, other) => one - other) });
    };
    const [kept, version] = [count("KeptAnswer"), newsroom.version()];

    const [first, second] = await Promise.all([give(), give()]);
    if (BEGINNING.has(name)) {
      expect(count("KeptAnswer")).toBe(kept);
      return;
    }
    expect(second).toEqual(first);
    if (EACH_TIME.has(name)) {
      expect(count("KeptAnswer")).toBe(kept);
      const looks = count("Event");
      expect(await give()).toEqual(first);
      expect(count("Event")).toBe(looks + 1);
      return;
    }
    if (UNLOGGED.has(name)) {
      expect(await give()).toEqual(first);
      return;
    }
    if (READING.has(name)) {
      expect(newsroom.version()).toBe(version);
      return;
    }
    // What a turn answers is kept in that turn: one answer was kept, so one turn was taken.
    expect(count("KeptAnswer")).toBe(kept + 1);

    const done = newsroom.version();
    expect(await give()).toEqual(first);
    expect(await Promise.all([give(), give()])).toEqual([first, first]);
    const other = { ...(input as object), andSomethingElse: true };
    expect((await refusal(() => give(other))).code).toBe("RULE_UNMET");
    expect(newsroom.version()).toBe(done);
  });

  it("leaves a log that is whole, and rows that are as the log says", async () => {
    const check = new RowsCheck();
    const onEvent = (event: Parameters<RowsCheck["add"]>[0]) => {
      check.add(event);
    };
    expect(await verifyChain({ onEvent })).toMatchObject({ ok: true });
    const differences: RowDifference[] = [];
    await check.compare((difference) => differences.push(difference));
    expect(differences).toEqual([]);
  });

  it("that was refused may be tried again", async () => {
    const actor = newsroom.actor("editor");
    const key = randomUUID();
    const claim = { story: "not-there-yet", wording: "It was paid for twice" };
    const give = () => giveInput(actor, "claims.log", claim, key);
    for (const refused of await Promise.all([refusal(give), refusal(give)])) {
      expect(refused.code).toBe("NOT_FOUND");
    }
    await newsroom.give("editor", "stories.create", { headline: "There", slug: claim.story });
    const logged = await give();
    expect(await give()).toEqual(logged);
  });

  it("adds the sources that a table names once", async () => {
    const source = { name: "Quayside Ferries Board", kind: "organisation" };
    const claims = ["One", "Two"].map((wording) => ({ wording, source }));
    const key = randomUUID();
    const table = { story: newsroom.bigStory, claims };
    const give = () => giveInput(newsroom.actor("editor"), "claims.logMany", table, key);
    const before = count("Source");
    const [first, second] = await Promise.all([give(), give()]);
    expect([second, await give()]).toEqual([first, first]);
    expect(count("Source")).toBe(before + 1);
  });

  it("of somebody else is another one", async () => {
    const key = randomUUID();
    const claim = { story: newsroom.bigStory, wording: "Said by two of us" };
    const logged = await Promise.all(
      (["editor", "admin"] as const).map((role) =>
        giveInput(newsroom.actor(role), "claims.log", claim, key),
      ),
    );
    expect(logged[0]).not.toEqual(logged[1]);
  });

  it("is done each time where it has none", async () => {
    const claim = { story: newsroom.bigStory, wording: "Said twice, and meant so" };
    const give = () => giveInput(newsroom.actor("editor"), "claims.log", claim);
    const kept = count("KeptAnswer");
    expect(await give()).not.toEqual(await give());
    expect(count("KeptAnswer")).toBe(kept);
  });

  it.each(["", "short", "x".repeat(65), "with a space in it", "⁣".repeat(20)])(
    "refuses %j for one",
    async (key) => {
      const give = () => giveInput(newsroom.actor("editor"), "claims.log", {}, key);
      expect(await refusal(give)).toMatchObject({
        code: "INVALID",
        message: expect.stringContaining("Idempotency-Key") as string,
      });
    },
  );

  it("has its answer kept for some days, and unreadable without it", async () => {
    const actor = newsroom.actor("admin");
    const key = randomUUID();
    const invite = { email: "kept@newsroom.example", role: "reviewer", days: 3 };
    const { value } = await giveInput(actor, "people.invite", invite, key);
    const link = JSON.stringify(value);
    const [row] = newsroom.rows<{ keyHash: string; answer: Buffer }>(
      `SELECT "keyHash", "answer" FROM "KeptAnswer" ORDER BY "at" DESC LIMIT 1`,
    );
    expect(row!.answer.toString("latin1")).not.toContain(link.slice(10, 40));
    expect(row!.keyHash).not.toContain(key);
    newsroom.rows(
      `UPDATE "KeptAnswer" SET "at" = '2020-01-01T00:00:00.000+00:00' WHERE "keyHash" = ?
       RETURNING "keyHash"`,
      row!.keyHash,
    );
    expect(KEPT_DAYS).toBeGreaterThanOrEqual(1);
    // The next one that is kept takes it along.
    const claim = { story: newsroom.bigStory, wording: "A day later" };
    await giveInput(actor, "claims.log", claim, randomUUID());
    const left = newsroom.rows(`SELECT 1 FROM "KeptAnswer" WHERE "keyHash" = ?`, row!.keyHash);
    expect(left).toEqual([]);
  });
});

describe("over HTTP", { timeout: 60_000 }, () => {
  beforeEach(() => signIn(jar, newsroom.actor("editor")));
  const request = (path: string, body: BodyInit, key: string) =>
    new Request(`http://localhost/api/v1/${path}`, {
      method: "POST",
      body,
      headers: {
        "idempotency-key": key,
        ...(typeof body === "string" && { "content-type": "application/json" }),
      },
    });
  const none = { params: Promise.resolve({}) };

  it.each([["as it is"], ["in quotation marks"]])("a key %s is the command's", async (how) => {
    const uuid = randomUUID();
    const key = how === "as it is" ? uuid : `"${uuid}"`;
    const body = JSON.stringify({ story: newsroom.bigStory, wording: `A key ${how}` });
    const context = { params: Promise.resolve({ name: "claims.log" }) };
    const send = () => sendCommand(request("commands/claims.log", body, key), context);
    const [first, second] = [await send(), await send()];
    expect(first.status).toBe(200);
    const answers = (await Promise.all([first.json(), second.json()])) as unknown[];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ rows: [{ wording: `A key ${how}` }] });
    const changed = request("commands/claims.log", body.replace("key", "word"), uuid);
    expect(await readRefusal(await sendCommand(changed, context))).toMatchObject({
      status: 422,
      message: "Something else was done under this key before.",
    });
  });

  const uploads: Array<[string, typeof sendAttachment, () => Promise<string>, string]> = [
    [
      "a file of a citation",
      sendAttachment,
      () => Promise.resolve(`attachments?citationId=${anyCitation(newsroom)}`),
      "Attachment",
    ],
    [
      "a file that is a draft",
      sendDraft,
      async () => `drafts?story=${await storyWithDraft(newsroom)}&after=1`,
      "Draft",
    ],
  ];
  it.each(uploads)("%s is kept once", async (_what, send, makePath, table) => {
    const path = await makePath();
    const form = formOf(shortText(77));
    const key = randomUUID();
    const post = () => send(request(path, form, key), none);
    const before = count(table);
    const answers = await Promise.all([post(), post()]);
    answers.push(await post());
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(bodies).size).toBe(1);
    expect(count(table)).toBe(before + 1);
    form.set("file", new File(["something else"], "note.txt", { type: "text/plain" }));
    expect((await readRefusal(await post())).status).toBe(422);
    expect(count(table)).toBe(before + 1);
  });

  function formOf(content: string): FormData {
    const form = new FormData();
    form.set("file", new File([content], "note.txt", { type: "text/plain" }));
    return form;
  }
});
