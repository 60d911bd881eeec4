import { describe, expect, it } from "vitest";
import { openedIn, queryOf } from "./address";

const opened = (query: string) => openedIn(new URLSearchParams(query));

describe("openedIn", () => {
  it.each([
    ["open=C7", "C7"],
    ["open=c7", "C7"],
    ["proposal=12", "p12"],
    ["open=C7&proposal=12", "C7"],
    ["", null],
    ["open=7", null],
    ["open=C0", null],
    ["proposal=-1", null],
    ["proposal=12abc", null],
  ])("reads %o as %o", (query, key) => {
    expect(opened(query)).toBe(key);
  });
});

describe("queryOf", () => {
  it.each(["C7", "p12"])("is read back as %s", (key) => {
    expect(opened(queryOf(key))).toBe(key);
  });

  it("is empty when nothing is open", () => {
    expect(queryOf(null)).toBe("");
  });
});
