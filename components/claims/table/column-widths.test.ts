import { describe, expect, test } from "vitest";
import { COLUMNS, defaultColumns } from "@/lib/table/columns";
import { givingWay, widthOf } from "./column-widths";

/** The list beside a panel of 432 pixels, in a window of 1360 with the sidebar. */
const BESIDE_PANEL = 1360 - 196 - 432;

describe("columns beside an open claim", () => {
  test("the level stays in a window of 1360 pixels, and the wording has room", () => {
    for (const scope of ["story", "newsroom"] as const) {
      const columns = defaultColumns(scope);
      const limits = givingWay(columns);
      const shown = columns.filter((_column, index) => (limits[index] ?? 0) <= BESIDE_PANEL);
      expect(shown).toContain("verification_level");
      const taken = shown.reduce((sum, column) => sum + (widthOf(column) ?? 0), 0);
      expect(BESIDE_PANEL - taken).toBeGreaterThanOrEqual(300);
    }
  });

  test("with every column and at every width, what is left leaves the wording its room", () => {
    const columns = COLUMNS.map(({ id }) => id);
    const limits = givingWay(columns);
    for (let width = 700; width < 6_000; width += 50) {
      const shown = columns.filter((_column, index) => (limits[index] ?? 0) <= width);
      const taken = shown.reduce((sum, column) => sum + (widthOf(column) ?? 0), 0);
      expect(width - taken, `${width}`).toBeGreaterThanOrEqual(170);
    }
    expect(limits.filter((limit) => limit === null)).toHaveLength(
      columns.filter((column, at) => at === 0 || column === "ref" || column === "claim").length,
    );
  });

  test("the level leaves last", () => {
    const columns = defaultColumns("newsroom");
    const limits = givingWay(columns);
    const level = limits[columns.indexOf("verification_level")] ?? 0;
    for (const limit of limits) if (limit !== null) expect(limit).toBeGreaterThanOrEqual(level);
  });
});
