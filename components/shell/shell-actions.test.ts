import { describe, expect, it } from "vitest";
import { can, POLICY, ROLES } from "@/lib/access/policy";
import { fitOf, matching } from "./find";
import { placesFor } from "./navigation";
import { SHELL_ACTIONS, shellActionsFor } from "./shell-actions";

describe.each(ROLES)("what the palette offers a %s everywhere", (role) => {
  it("is what the policy lets them do, and all of it", () => {
    const offered = shellActionsFor(role);
    for (const action of SHELL_ACTIONS) {
      const may = action.needs === undefined || can({ role }, action.needs);
      expect(offered.includes(action), action.label).toBe(may);
    }
  });
});

it("asks the policy wherever something is changed or leaves", () => {
  const free = SHELL_ACTIONS.filter(({ needs }) => needs === undefined);
  for (const { does, label } of free) expect("go" in does, label).toBe(false);
  for (const { needs } of SHELL_ACTIONS) if (needs) expect(POLICY).toHaveProperty([needs]);
  expect(shellActionsFor("viewer").map(({ label }) => label)).not.toContain("New story");
});

it("calls no two things alike", () => {
  const labels = [...SHELL_ACTIONS, ...placesFor("admin")].map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

describe("the palette finds", () => {
  const all = [...SHELL_ACTIONS, ...placesFor("admin")];
  const found = (query: string, recent: string[] = []) =>
    matching(query, all, recent).map(({ label }) => label);

  it.each([
    ["new story", "New story"],
    ["story new", "New story"],
    ["create story", "New story"],
    ["dark", "Theme: dark"],
    ["night", "Theme: dark"],
    ["appearance", "Theme: dark"],
    ["export", "Export claims"],
    ["csv", "Export claims"],
    ["pdf", "Print this page"],
    ["log out", "Sign out"],
    ["lóg ÓUT", "Sign out"],
    ["passkey", "Account settings"],
    ["queue", "Review"],
    ["sou", "Sources"],
    ["theme system", "Theme: as the system"],
    ["log a", "Log a claim"],
  ])("by %j first %j", (query, label) => {
    expect(found(query)[0]).toBe(label);
  });

  it("what was used of late first, among what fits alike", () => {
    expect(found("theme")[0]).toBe("Theme: dark");
    expect(found("theme", ["Theme: light"])[0]).toBe("Theme: light");
    expect(found("theme", ["Print this page", "Theme: as the system", "Theme: light"])).toEqual([
      "Theme: as the system",
      "Theme: light",
      "Theme: dark",
    ]);
    // What fits better stays above.
    expect(found("new", ["Invite somebody"])[0]).not.toBe("Invite somebody");
  });

  it("nothing that lacks a word that was typed", () => {
    expect(found("new nothingofthekind")).toEqual([]);
    expect(found("")).toHaveLength(all.length);
    expect(fitOf("%", { label: "100% sure" })).toBeNull();
  });

  it("the beginning of a name before a word of it, other words, and what merely holds it", () => {
    const fits = ["Print this", "this", "pdf", "aper"].map((query) =>
      fitOf(query, { label: "Print this page", words: "paper pdf" }),
    );
    expect(fits).toEqual([0, 1, 2, 3]);
  });
});
