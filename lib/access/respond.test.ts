import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  busy,
  conflict,
  forbidden,
  HTTP_STATUS,
  invalidField,
  notFound,
  ruleUnmet,
  SourcelineError,
  throttled,
  tooLarge,
  unauthenticated,
  type ErrorCode,
} from "@/lib/platform/errors";
import { answerError, answerFile, answerWith } from "./respond";

const log = vi.spyOn(process.stderr, "write");
beforeEach(() => {
  log.mockImplementation(() => true);
});
afterEach(() => {
  log.mockClear();
});

describe("a refusal", () => {
  it.each<[SourcelineError, number, ErrorCode]>([
    [unauthenticated(), 401, "UNAUTHENTICATED"],
    [notFound("That claim"), 404, "NOT_FOUND"],
    [forbidden(), 403, "FORBIDDEN"],
    [invalidField("wording", "Write it."), 400, "INVALID"],
    [ruleUnmet("Not yet.", ["Needs a source."]), 422, "RULE_UNMET"],
    [conflict("Somebody was first.", { revision: 2 }), 409, "CONFLICT"],
    [tooLarge("Too large."), 413, "TOO_LARGE"],
    [throttled("Slower."), 429, "THROTTLED"],
    [busy(), 503, "BUSY"],
  ])("is answered in its own words: %s", async (error, status, code) => {
    const response = answerError(error);
    expect(response.status).toBe(status);
    expect(HTTP_STATUS[code]).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ status, code, detail: error.message });
    expect(body["title"]).toMatch(/^[A-Z]/);
    expect(body["type"]).toMatch(/^\/api\/docs#[a-z-]+$/);
    expect(body["error"]).toMatchObject({ code, message: error.message });
    expect(log).not.toHaveBeenCalled();
  });

  it("carries faulty fields, unmet requirements and the version that stands", async () => {
    const parts = { fields: { a: "wrong" }, unmet: ["more"], current: { wording: "theirs" } };
    const error = new SourcelineError({ code: "CONFLICT", message: "m", ...parts });
    const body = (await answerError(error).json()) as { error: unknown };
    expect(body).toMatchObject(parts);
    expect(body.error).toEqual({ code: "CONFLICT", message: "m", ...parts });
  });
});

describe("a fault of ours", () => {
  it.each([
    new Error("SELECT secret FROM vault"),
    new TypeError("at /srv/ledger/lib/secret.ts"),
    "secret",
    { secret: true },
    null,
    Object.assign(new Error("secret"), { code: "NOT_FOUND", name: "SourcelineError" }),
  ])("is answered 500 without its text, which goes to the server's log: %s", async (fault) => {
    const response = answerError(fault);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret|vault|srv/);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "FAULT" } });
    expect(log).toHaveBeenCalledOnce();
    if (fault) expect(String(log.mock.calls[0]?.[0])).toContain("secret");
  });
});

it("an answer is never kept by anybody on the way", async () => {
  const response = answerWith({ claimId: 1 });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ value: { claimId: 1 } });
});

it("a file of any name makes a header that can be sent", () => {
  const names = [
    'a"b.txt',
    "a\\b",
    "ü".repeat(200),
    "\u{1f600}",
    "a;b=c",
    "%0d%0a",
    "\u202egnp.exe",
  ];
  for (const name of names) {
    const file = { name, mediaType: "text/plain", content: new Uint8Array([1]) };
    const header = answerFile(file).headers.get("content-disposition") ?? "";
    expect(header).toMatch(
      /^attachment; filename="[ !#-$&-[\]-~]*"; filename\*=UTF-8''[!\w.~%-]*$/,
    );
  }
});
