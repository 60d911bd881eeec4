import { describe, expect, it } from "vitest";
import { looksLike } from "./use-typed";

describe("what was kept is taken for a form's own", () => {
  const isOurs = looksLike({ note: "", source: { id: 1, name: "Log" }, level: null, lines: [""] });
  it.each([
    ["as it began", { note: "", source: { id: 1, name: "Log" }, level: null, lines: [] }],
    ["with a choice made", { note: "a", source: { id: 2, name: "Map" }, level: "x", lines: ["b"] }],
    ["with a choice taken back", { note: "a", source: null, level: null, lines: [] }],
  ])("%s", (_what, kept) => expect(isOurs(kept)).toBe(true));

  it("with another choice, of which a list says less than the record that it began with", () => {
    const begun = {
      source: { id: 1, name: "Log", kind: "document", title: "", retractedAt: null },
    };
    const isTheirs = looksLike(begun);
    expect(isTheirs({ source: { id: 2, name: "Map", kind: "document", citations: 3 } })).toBe(true);
    expect(isTheirs({ source: { name: "Map", kind: "document" } })).toBe(false);
    expect(isTheirs({ source: { id: 2, name: 3, kind: "document" } })).toBe(false);
  });

  it.each([
    ["nothing", null],
    ["a text", "note"],
    ["a text that is none", { note: null, source: null, level: null, lines: [] }],
    ["a choice of another kind", { note: "", source: 1, level: null, lines: [] }],
    ["without a member", { note: "", source: null, level: null }],
  ])("and not %s", (_what, kept) => expect(isOurs(kept)).toBe(false));
});
