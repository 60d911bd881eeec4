import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/v1/commands/[name]/route";
import { db } from "@/lib/platform/db";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { makeClaim, makeDesk, type Desk, type MadeClaim } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { parseInput } from "./action";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
let claim: MadeClaim;
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
  claim = await makeClaim(desk.editor, story);
});
beforeEach(() => signIn(jar, desk.editor));

const JSON_TYPE = { "content-type": "application/json" };

async function send(
  name: string,
  body: BodyInit | null,
  headers: Record<string, string> = JSON_TYPE,
): Promise<Response> {
  const request = new Request(`http://localhost/api/v1/commands/${name}`, {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  return POST(request, { params: Promise.resolve({ name }) });
}

const log = (input: unknown, headers?: Record<string, string>) =>
  send("claims.log", JSON.stringify(input), headers);
const sound = () => ({ story: story.slug, wording: "Sound" });

/** Sends what must be refused, and sees to it that no event was written. */
async function refused(response: () => Promise<Response>) {
  const before = await db().event.count();
  const answer = await readRefusal(await response());
  expect(await db().event.count()).toBe(before);
  return answer;
}

describe("a command over HTTP", () => {
  it("runs, and answers with its value", async () => {
    const response = await log(sound());
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ value: { ref: "C2" } });
    const typed = await log(sound(), { "content-type": "Application/JSON; charset=utf-8" });
    expect(typed.status).toBe(200);
  });

  it.each(["nothing.here", "constructor", "__proto__", "toString", "claims.log/"])(
    "is not found under %j",
    async (name) => {
      expect(await refused(() => send(name, "{}"))).toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
    },
  );

  it("is not run for strangers, before anything of the request is read", async () => {
    await signIn(jar, null);
    let wasRead = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          wasRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    expect(await refused(() => send("claims.log", body))).toMatchObject({ status: 401 });
    expect(wasRead).toBe(false);
  });

  it("is not run for a forged cookie or a disabled account", async () => {
    for (const [name, { value }] of [...jar]) jar.set(name, { value: `${value.slice(0, -3)}AAA` });
    expect(await refused(() => log(sound()))).toMatchObject({ status: 401 });
  });

  it("is not run from another site", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const headers = { ...JSON_TYPE, "sec-fetch-site": site };
      expect(await refused(() => log(sound(), headers))).toMatchObject({ status: 403 });
    }
    const origin = { ...JSON_TYPE, origin: "https://evil.example", host: "localhost" };
    expect(await refused(() => log(sound(), origin))).toMatchObject({ status: 403 });
  });

  it.each([
    ["a form", "text/plain"],
    ["a form of the other kind", "application/x-www-form-urlencoded"],
    ["an upload", "multipart/form-data; boundary=x"],
    ["nothing said of it", ""],
  ])("does not take %s for JSON", async (_what, type) => {
    const answer = await refused(() => log(sound(), { "content-type": type }));
    expect(answer).toMatchObject({ status: 400, code: "INVALID" });
    expect(answer.message).toContain("application/json");
  });

  it.each<[string, BodyInit]>([
    ["nothing", ""],
    ["half of it", '{"story":'],
    ["two of them", "{}{}"],
    ["no JSON", "wording=x"],
    ["a comment", "// {}"],
    ["NaN", '{"story": NaN}'],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ["half a UTF-8 character", new Uint8Array([0x22, 0xc3])],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ])("is refused with %s for a body", async (_what, body) => {
    expect(await refused(() => send("claims.log", body))).toMatchObject({
      status: 400,
      code: "INVALID",
    });
  });

  it("is refused above two megabytes, whatever the request says of its length", async () => {
    const large = { ...sound(), note: "x".repeat(2 * 1024 * 1024) };
    expect(await refused(() => log(large))).toMatchObject({ status: 413, code: "TOO_LARGE" });
    const said = { ...JSON_TYPE, "content-length": "9999999999" };
    expect(await refused(() => log(sound(), said))).toMatchObject({ status: 413 });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    expect(await refused(() => send("claims.log", endless))).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(3 * 1024 * 1024);
  });

  it("is refused, not brought down, by deep nesting", async () => {
    const deep = "[".repeat(500_000) + "]".repeat(500_000);
    const inside = `{"claimId":${claim.claimId},"revision":0,"patch":{},"was":{"wording":${deep}}}`;
    for (const body of [deep, inside]) {
      expect(await refused(() => send("claims.edit", body))).toMatchObject({ status: 400 });
    }
  });

  it.each([
    ["null", null],
    ["a list", []],
    ["a number", 7],
    ["a text", "claims"],
    ["yes", true],
  ])("is refused with %s for input", async (_what, input) => {
    const answer = await refused(() => log(input));
    expect(answer).toMatchObject({ status: 400 });
    expect(Object.keys(answer.fields ?? {})).toEqual(["input"]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a number for a text", { wording: 7 }, "wording"],
    ["nothing for a text", { wording: null }, "wording"],
    ["a text for a number", { sourceId: "7" }, "sourceId"],
    ["an object for a text", { wording: { toString: "x" } }, "wording"],
    ["a list for a text", { wording: ["x"] }, "wording"],
    ["a text for a list", { tags: "a,b" }, "tags"],
    ["a number in a list of texts", { tags: ["a", 1] }, "tags.1"],
  ])("is refused with %s, naming it in fields and message", async (_what, input, field) => {
    const answer = await refused(() => log({ ...sound(), ...input }));
    expect(answer).toMatchObject({ status: 400, code: "INVALID" });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
    expect(answer.message).toContain(field);
  });

  it.each<[string, Record<string, unknown>]>([
    ["it does not have", { level: "verified" }],
    ["of the row", { loggedById: 1 }],
    ["named as a constructor is", { constructor: { prototype: { role: "admin" } } }],
    ["named as a script would be", { "<script>alert(1)</script>": 1 }],
  ])("is refused with a field %s, without repeating its name", async (_what, input) => {
    const answer = await refused(() => log({ ...sound(), ...input }));
    expect(answer).toMatchObject({ status: 400, code: "INVALID" });
    expect(Object.keys(answer.fields ?? {})).toEqual(["input"]);
    expect(answer.message).toContain("a field that is not known here");
    for (const name of Object.keys(input)) expect(JSON.stringify(answer)).not.toContain(name);
  });

  it("lets nobody reach the prototype of all objects", async () => {
    const body = `{"story":"${story.slug}","wording":"x","__proto__":{"role":"admin","polluted":1}}`;
    const answer = await refused(() => send("claims.log", body));
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.fields ?? {})).toEqual(["input"]);
    expect("polluted" in {}).toBe(false);
    const patch = `{"claimId":${claim.claimId},"revision":0,"patch":{"__proto__":{"wording":"x"}}}`;
    const nested = await refused(() => send("claims.edit", patch));
    expect(Object.keys(nested.fields ?? {})).toEqual(["patch"]);
  });

  it("refuses every role what its role does not allow, before it looks at the record", async () => {
    await signIn(jar, desk.viewer);
    expect(await refused(() => log({ story: "no-such-story", wording: "x" }))).toMatchObject({
      status: 403,
    });
  });
});

describe("faults of input", () => {
  const schema = z.strictObject({
    name: z.string("is missing"),
    list: z.array(z.int("is no number")),
    choice: z.union(
      [z.strictObject({ a: z.int("is no number") }), z.strictObject({ b: z.string("is no text") })],
      "is neither",
    ),
  });
  const faultsIn = async (input: unknown) =>
    (await refusal(() => Promise.resolve().then(() => parseInput(schema, input)))).fields;

  it("are all named at once, one each", async () => {
    expect(await faultsIn({ list: [1, "2", "3"], choice: { a: 1 }, extra: 1 })).toEqual({
      name: "is missing",
      "list.1": "is no number",
      "list.2": "is no number",
      input: "has a field that is not known here; leave it out",
    });
  });

  it("are not told by the thousand", async () => {
    const list = Array.from({ length: 5_000 }, () => "x");
    expect(Object.keys((await faultsIn({ list })) ?? {})).toHaveLength(50);
  });

  it("in one of several alternatives are those of the one that was meant", async () => {
    const base = { name: "x", list: [] };
    expect(await faultsIn({ ...base, choice: { a: "1" } })).toEqual({ "choice.a": "is no number" });
    expect(await faultsIn({ ...base, choice: { b: 1 } })).toEqual({ "choice.b": "is no text" });
    for (const neither of [{ c: 1 }, { a: 1, b: "2" }, null, 7]) {
      expect(await faultsIn({ ...base, choice: neither })).toEqual({ choice: "is neither" });
    }
  });
});
