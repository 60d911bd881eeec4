import { describe, expect, it } from "vitest";
import { faultInPassword, invitationState, safePath } from "./rules";

describe("faultInPassword", () => {
  const email = "daniel.okafor@newsroom.example";
  const cases: Array<[password: string, fault: RegExp | null]> = [
    ["", /at least 12/],
    ["eleven char", /at least 12/],
    ["twelve chars", null],
    ["ünïcödé wörds", null],
    ["👍👍👍👍👍👍", /at least 12/],
    ["x".repeat(201), /at most 200/],
    [`ab1${"x".repeat(197)}`, null],
    [email, /email address/],
    [email.toUpperCase(), /email address/],
    ["daniel.okafor", /email address/],
    ["PASSWORD1234", /guessed/],
    [" password1234 ", /guessed/],
    ["aaaaaaaaaaaa", /guessed/],
    ["121212121212", /guessed/],
    ["sourceline-demo", null],
  ];
  it.each(cases)("%j", (password, fault) => {
    const found = faultInPassword(password, email);
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeNull();
  });
});

describe("safePath", () => {
  const cases: Array<[wanted: string | null | undefined, path: string]> = [
    ["/stories?sort=deadline#top", "/stories?sort=deadline#top"],
    ["/claims?open=contractor-leak.C7", "/claims?open=contractor-leak.C7"],
    [undefined, "/"],
    [null, "/"],
    ["", "/"],
    ["stories", "/"],
    ["https://elsewhere.example/", "/"],
    ["//elsewhere.example/", "/"],
    ["/\\elsewhere.example/", "/"],
    ["/\t/elsewhere.example/", "/"],
    ["/.//elsewhere.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["/api/auth/signout", "/"],
    ["/sign-in?callbackUrl=/", "/"],
    ["/set-up", "/"],
    ["/sign-in-help", "/sign-in-help"],
  ];
  it.each(cases)("%j leads to %s", (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });
});

describe("invitationState", () => {
  const at = new Date("2026-03-02T12:00:00Z");
  const before = new Date("2026-03-02T11:59:59Z");
  const after = new Date("2026-03-02T12:00:01Z");
  it.each([
    ["open", { expiresAt: after, acceptedAt: null, revokedAt: null }],
    ["expired", { expiresAt: at, acceptedAt: null, revokedAt: null }],
    ["revoked", { expiresAt: after, acceptedAt: null, revokedAt: before }],
    ["accepted", { expiresAt: before, acceptedAt: before, revokedAt: null }],
  ] as const)("%s", (state, dates) => {
    expect(invitationState(dates, at)).toBe(state);
  });
});
