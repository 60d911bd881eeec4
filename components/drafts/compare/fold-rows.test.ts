import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "@/lib/drafts/compare-paragraphs";
import { foldRows } from "./fold-rows";

/** "s" for an unchanged paragraph, "c" for a changed one. */
function rowsOf(kinds: string): ComparisonRow[] {
  return kinds.split("").map((kind, index) => {
    const paragraph = { number: index + 1, kind: "paragraph" as const, level: 0, text: "" };
    const same = kind === "s";
    return { kind: same ? "same" : "changed", before: paragraph, after: paragraph, pieces: [] };
  });
}

const shapeOf = (kinds: string) =>
  foldRows(rowsOf(kinds)).map(
    ({ isFolded, rows }) => `${isFolded ? "folded" : "shown"} ${rows.length}`,
  );

describe("folding unchanged paragraphs", () => {
  it.each([
    ["", []],
    ["ssss", ["shown 4"]],
    ["sssss", ["folded 5"]],
    ["csssscssssc", ["shown 11"]],
    ["csssssc", ["shown 2", "folded 3", "shown 2"]],
    ["sssssc", ["folded 4", "shown 2"]],
    ["csssss", ["shown 2", "folded 4"]],
    ["csssssscsssssc", ["shown 2", "folded 4", "shown 3", "folded 3", "shown 2"]],
  ])("of %s gives %j", (kinds, shape) => {
    expect(shapeOf(kinds)).toEqual(shape);
  });

  it("holds every row once, in order, folds unchanged ones alone and alternates", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("s", "s", "s", "c"), { maxLength: 80 }), (kinds) => {
        const rows = rowsOf(kinds.join(""));
        const groups = foldRows(rows);
        expect(groups.flatMap((group) => group.rows)).toEqual(rows);
        for (const [index, group] of groups.entries()) {
          expect(group.isFolded).not.toBe(groups[index - 1]?.isFolded);
          if (group.isFolded) expect(group.rows.every(({ kind }) => kind === "same")).toBe(true);
        }
      }),
    );
  });
});
