/** After publication: what forbids what, and what readers are given (DESIGN §1, story and correction). */
import { describe, expect, it } from "vitest";
import { STORY_STATUSES } from "@/lib/stories/rules";
import {
  faultsOfCorrection,
  isOut,
  monthLabel,
  perThousand,
  publicList,
  unmetForCorrecting,
  unmetForPublish,
} from "./rules";

describe("a story (DESIGN §1: drafting · checking · cleared · published · killed)", () => {
  it.each(STORY_STATUSES)("%s is published, and corrected, where that is so", (status) => {
    const story = { status, publishedAt: null };
    expect(unmetForPublish(story).length === 0).toBe(["cleared", "published"].includes(status));
    expect(isOut(story)).toBe(status === "published");
    expect(unmetForCorrecting(story).length === 0).toBe(isOut(story));
    expect(isOut({ status, publishedAt: new Date(0) })).toBe(status !== "killed");
  });
});

describe("a correction (DESIGN §1: what changed, why, and which claims)", () => {
  const whole = {
    ...{ kind: "correction" as const, oldText: "five", newText: "six" },
    ...{ claims: 1, cause: "figure", stage: "writing" },
  } as const;
  it.each([
    ["that is whole", {}, []],
    ["without what it said", { oldText: " " }, ["oldText"]],
    ["without what it says", { newText: "" }, ["newText"]],
    ["that changes nothing", { newText: "five " }, ["newText"]],
    ["without a cause", { cause: "" }, ["cause"]],
    ["without a stage", { stage: "" }, ["stage"]],
    ["of no claim", { claims: 0 }, ["claims"]],
    ["that clarifies, of no claim", { kind: "clarification", claims: 0 }, []],
    ["that is a note, with texts", { kind: "editors_note" }, ["oldText", "newText"]],
    [
      "that is a note alone",
      { kind: "editors_note", oldText: "", newText: "", cause: "", stage: "", claims: 0 },
      [],
    ],
  ] as const)("%s", (_, change, fields) => {
    expect(Object.keys(faultsOfCorrection({ ...whole, ...change }))).toEqual(fields);
  });
});

it.each([
  [0, 0, null],
  [0, 10, 0],
  [1, 3, 333.3],
  [2, 1_000, 2],
])("%i corrections of %i claims are %s in 1,000", (corrections, claims, rate) => {
  expect(perThousand(corrections, claims)).toBe(rate);
});

it("gives readers the texts alone, and nothing that was typed as a mark", () => {
  const list = publicList(
    "Hulls <b>",
    [
      {
        kind: "correction",
        notice: "Now [here](x)",
        oldText: "*five*",
        newText: "six",
        madeAt: "2026-01-05",
      },
    ],
    (day) => day,
  );
  expect(list).toBe(
    [
      "# Corrections: Hulls &lt;b&gt;",
      "## Correction, 2026-01-05",
      "Now \\[here\\](x)",
      "It said: “\\*five\\*”",
      "It says: “six”",
    ].join("\n\n"),
  );
});

it.each([
  ["2026-11", "November 2026"],
  ["2027-01", "January 2027"],
])("says %s as %s", (month, said) => {
  expect(monthLabel(month)).toBe(said);
});
