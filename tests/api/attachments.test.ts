import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ATTACHMENT_LIMIT } from "@/lib/ledger/citations/attachments";
import { db } from "@/lib/platform/db";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { GET } from "@/app/api/v1/attachments/[id]/route";
import { POST } from "@/app/api/v1/attachments/route";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();
let desk: Desk;
let citationId: number;
let hiddenCitationId: number;
beforeAll(async () => {
  desk = await makeDesk();
  const claim = await makeClaim(desk.editor, await makeStory(desk.editor));
  ({ citationId } = await makeCitation(desk.editor, claim));
  const hidden = await makeStory(desk.admin, { restricted: true });
  const secret = await makeClaim(desk.admin, hidden);
  ({ citationId: hiddenCitationId } = await makeCitation(desk.admin, secret));
});
beforeEach(() => signIn(jar, desk.editor));

const URL_OF = "http://localhost/api/v1/attachments";
const context = { params: Promise.resolve({}) };
const postTo = (query: string, body: BodyInit, headers: Record<string, string> = {}) =>
  POST(new Request(`${URL_OF}${query}`, { method: "POST", body, headers }), context);
const post = (body: BodyInit, headers?: Record<string, string>) =>
  postTo(`?citationId=${citationId}`, body, headers);
const get = (id: string) =>
  GET(new Request(`${URL_OF}/${id}`), { params: Promise.resolve({ id }) });

function form(entries: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

const note = (name = "note.txt", content: BlobPart = "said so") =>
  new File([content], name, { type: "text/plain" });

async function attach(file: File): Promise<string> {
  const response = await post(form({ file }));
  expect(response.status).toBe(200);
  const { value } = (await response.json()) as { value: { attachmentId: number } };
  return String(value.attachmentId);
}

describe("sending a file", () => {
  it("attaches it; it comes back as a download that no browser shows or runs", async () => {
    const page = "<script>alert(1)</script>";
    const id = await attach(new File([page], "page.html", { type: "text/html" }));
    const response = await get(id);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(page);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html",
      "content-length": String(page.length),
      "content-disposition": `attachment; filename="page.html"; filename*=UTF-8''page.html`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  it.each([
    ["Ärger 100%.pdf", `filename="Arger 100_.pdf"; filename*=UTF-8''%C3%84rger%20100%25.pdf`],
    [
      `say "hi"; x=(1)'*.txt`,
      `filename="say _hi_; x=(1)'*.txt"; filename*=UTF-8''say%20%22hi%22%3B%20x%3D%281%29%27%2A.txt`,
    ],
    [
      "外交部😀.txt",
      `filename="____.txt"; filename*=UTF-8''%E5%A4%96%E4%BA%A4%E9%83%A8%F0%9F%98%80.txt`,
    ],
    ["invoice\u202efdp.exe", `filename="invoicefdp.exe"; filename*=UTF-8''invoicefdp.exe`],
  ])(
    "gives the name %j back to the letter, and harmlessly to old clients",
    async (name, expected) => {
      const response = await get(await attach(note(name)));
      expect(response.headers.get("content-disposition")).toBe(`attachment; ${expected}`);
    },
  );

  const file = note();
  const cases: Array<[string, string, () => BodyInit, string]> = [
    ["no file", "", () => form({}), "file"],
    ["text for a file", "", () => form({ file: "text" }), "file"],
    ["no file chosen", "", () => form({ file: new File([], "") }), "file"],
    ["an empty file", "", () => form({ file: note("a", "") }), "file"],
    ["a file under another name", "", () => form({ other: file }), "file"],
    ["two files", "", () => form({ file, other: file }), "file"],
    ["a field beside the file", "", () => form({ file, claimId: "1" }), "file"],
    ["no citation", "?", () => form({ file }), "citationId"],
    ["an empty citation", "?citationId=", () => form({ file }), "citationId"],
    ["a citation that is no number", "?citationId=C7", () => form({ file }), "citationId"],
    ["a citation beyond counting", "?citationId=1e300", () => form({ file }), "citationId"],
    ["a fraction of a citation", "?citationId=1.5", () => form({ file }), "citationId"],
    ["a field that is not known", "?citationId=1&__proto=1", () => form({ file }), "input"],
  ];
  it.each(cases)("is refused with %s, naming the field", async (_what, query, body, field) => {
    const answer = await (query === "" ? post(body()) : postTo(query, body()));
    const refusal = await readRefusal(answer);
    expect(refusal).toMatchObject({ status: 400, code: "INVALID" });
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
  });

  it("is refused with two citations", async () => {
    const refusal = await readRefusal(await postTo("?citationId=1&citationId=2", form({ file })));
    expect(refusal).toMatchObject({ status: 400, code: "INVALID" });
  });

  it("asks who may send it, and for what, before it reads the file", async () => {
    const unread = () => {
      const read = { wasRead: false };
      const pull = () => void (read.wasRead = true);
      return { read, body: new ReadableStream({ pull }, { highWaterMark: 0 }) };
    };
    const type = { "content-type": "multipart/form-data; boundary=x" };
    for (const [person, id, status] of [
      [desk.viewer, citationId, 403],
      [desk.editor, hiddenCitationId, 404],
      [null, citationId, 401],
    ] as const) {
      await signIn(jar, person);
      const { read, body } = unread();
      const init = { method: "POST", body, headers: type, duplex: "half" } as RequestInit;
      const answer = await POST(new Request(`${URL_OF}?citationId=${id}`, init), context);
      expect((await readRefusal(answer)).status).toBe(status);
      expect(read.wasRead).toBe(false);
    }
  });

  it.each([
    ["JSON", "{}", "application/json"],
    ["a form of another kind", "citationId=1", "application/x-www-form-urlencoded"],
    ["no boundary", "x", "multipart/form-data"],
    ["a broken form", "--x\r\nContent-Disposition: nonsense", "multipart/form-data; boundary=x"],
    [
      "a form cut short",
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      "multipart/form-data; boundary=x",
    ],
    ["nothing", "", "multipart/form-data; boundary=x"],
  ])("is refused for %s", async (_what, body, type) => {
    const refusal = await readRefusal(await post(body, { "content-type": type }));
    expect(refusal).toMatchObject({ status: 400, code: "INVALID" });
  });

  it("takes a file of exactly the limit", async () => {
    const id = await attach(new File([new Uint8Array(ATTACHMENT_LIMIT)], "large.bin"));
    expect((await get(id)).headers.get("content-length")).toBe(String(ATTACHMENT_LIMIT));
  });

  it("stops reading a file without end soon after the limit", async () => {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="endless"\r\n\r\n`;
    const megabyte = new Uint8Array(1024 * 1024);
    let sent = 0;
    let wasCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(head));
      },
      pull(controller) {
        sent += megabyte.byteLength;
        controller.enqueue(megabyte);
      },
      cancel() {
        wasCancelled = true;
      },
    });
    const request = new Request(`${URL_OF}?citationId=${citationId}`, {
      method: "POST",
      body: endless,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      duplex: "half",
    } as RequestInit);
    const refusal = await readRefusal(await POST(request, context));
    expect(refusal).toMatchObject({ status: 413, code: "TOO_LARGE" });
    expect(sent).toBeLessThan(ATTACHMENT_LIMIT + 4 * megabyte.byteLength);
    expect(wasCancelled).toBe(true);
  });

  it("is refused before reading anything where the request says that it is too long", async () => {
    const response = await post(form({ file }), {
      "content-length": String(ATTACHMENT_LIMIT * 2),
    });
    expect((await readRefusal(response)).status).toBe(413);
  });

  it("is refused to viewers, to strangers, and from another site", async () => {
    const body = () => form({ file });
    await signIn(jar, desk.viewer);
    expect((await readRefusal(await post(body()))).status).toBe(403);
    await signIn(jar, null);
    expect((await readRefusal(await post(body()))).status).toBe(401);
    await signIn(jar, desk.editor);
    const foreign = await post(body(), { "sec-fetch-site": "cross-site" });
    expect((await readRefusal(foreign)).status).toBe(403);
  });

  it("answers for a citation one may not see as for one that is not there", async () => {
    const answers = await Promise.all(
      [hiddenCitationId, 999_999].map(async (id) =>
        readRefusal(await postTo(`?citationId=${id}`, form({ file }))),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404 });
  });
});

describe("fetching a file", () => {
  it.each(["0", "-1", "1.5", "1e3", "abc", "", "99999999999999999999", "../1", "999999", "\ud800"])(
    "%j is not found",
    async (id) => {
      expect((await readRefusal(await get(id))).status).toBe(404);
    },
  );

  it("is for those for whom the story exists, signed in", async () => {
    await signIn(jar, desk.admin);
    const sent = await postTo(`?citationId=${hiddenCitationId}`, form({ file: note() }));
    expect(sent.status).toBe(200);
    const last = await db().attachment.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect((await get(String(last.id))).status).toBe(200);
    await signIn(jar, desk.editor);
    expect((await get(String(last.id))).status).toBe(404);
    await signIn(jar, null);
    expect((await get(String(last.id))).status).toBe(401);
  });
});
