/** What the bench says of its figures: reached, missed, or not measured. */
import { describe, expect, it } from "vitest";
import type { Measured } from "./load";
import { readSettings } from "./options";
import { makeReport } from "./report";
import type { Compared, Results } from "./results";
import { targetRows } from "./targets";

function measured(p50: number, failures = 0): Measured {
  const summary = { p50, p95: p50, p99: p50, max: p50 };
  return { ...summary, requests: 1, perSecond: 1, processorMs: 1, bytes: 1, failures };
}

function compared(name: string, atOne: Measured, atSixteen: Measured): Compared[] {
  return [
    { name, connections: 1, ours: atOne, floor: measured(1) },
    { name, connections: 16, ours: atSixteen, floor: measured(10) },
  ];
}

function results(claims: number, parts: Results["parts"]): Results {
  return { claims, machine: "a machine", parts };
}

function rowOf(parts: Results["parts"], what: RegExp, large: Results["parts"] = {}) {
  const rows = targetRows(results(100_000, parts), results(1_000_000, large));
  return rows.find((row) => what.test(row.what));
}

const listed = (rows: Compared[]) => ({ load: { on: "2026-05-31", is: rows } });

describe("a target against the floor", () => {
  const row = (atOne: Measured, atSixteen: Measured) =>
    rowOf(listed(compared("list", atOne, atSixteen)), /table as JSON/)?.isReached;

  it("is reached within both multiples and so many milliseconds", () => {
    expect(row(measured(6), measured(70))).toBe(true);
  });

  it("is missed by either multiple, or by more milliseconds", () => {
    expect(row(measured(6), measured(71))).toBe(false);
    expect(row(measured(6.1), measured(70))).toBe(false);
  });

  it("is missed where anything was not answered", () => {
    expect(row(measured(1), measured(1, 3))).toBe(false);
  });
});

describe("the targets", () => {
  it("say what was not measured", () => {
    const rows = targetRows(null, null);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) expect(row).toMatchObject({ isReached: null });
  });

  it("name what grew most with ten times the claims", () => {
    const at = (newest: number, search: number) => ({
      questions: {
        on: "2026-05-31",
        is: [
          { name: "newest", first: newest, again: 1 },
          { name: "search", first: search, again: 1 },
        ],
      },
    });
    expect(rowOf(at(10, 10), /any page/, at(11, 20))).toMatchObject({
      measured: "2.0× (search)",
      isReached: false,
    });
    expect(rowOf(at(10, 10), /any page/, at(11, 12))?.isReached).toBe(true);
  });
});

describe("the report", () => {
  it("holds the figures of both sizes, and marks what is missed", () => {
    const parts = listed(compared("list", measured(50), measured(50)));
    const report = makeReport(results(100_000, parts), results(1_000_000, parts));
    expect(report).toContain("## 100,000 claims");
    expect(report).toContain("## 1,000,000 claims");
    expect(report).toMatch(/\| table as JSON[^\n]*50\.0 ms, 50\.0×[^\n]*\*\*no\*\* \|/);
  });
});

describe("the options", () => {
  it("measure everything but the soak, unless told otherwise", () => {
    const { wants, claims } = readSettings([]);
    expect(claims).toBe(100_000);
    expect(wants("load", "list") && wants("holds") && wants("memory")).toBe(true);
    expect(wants("soak")).toBe(false);
    expect(readSettings(["--soak", "20"]).wants("soak")).toBe(true);
  });

  it("take parts, and small operations one by one", () => {
    const { wants } = readSettings(["--only", "list,exports"]);
    expect(wants("load") && wants("load", "list") && wants("exports")).toBe(true);
    expect(wants("load", "open") || wants("heavy")).toBe(false);
  });

  it.each([
    ["--only", "everything"],
    ["--claims", "many"],
    ["--soak", "long"],
  ])("refuse %s %s", (...args) => {
    expect(() => readSettings(args)).toThrow("npm run bench");
  });
});
