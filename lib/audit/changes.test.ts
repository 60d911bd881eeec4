import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, isEmpty } from "./changes";

const day = new Date("2024-02-18T00:00:00Z");

describe("changes between a record and a patch", () => {
  it("are the fields that differ, old and new", () => {
    const before = { wording: "may have", kind: "fact", asOf: null, tags: ["a"], risk: "low" };
    const patch = { wording: "did", kind: "fact", asOf: day, tags: ["a", "b"] };
    expect(changesBetween(before, patch)).toEqual({
      wording: { from: "may have", to: "did" },
      asOf: { from: null, to: "2024-02-18T00:00:00.000Z" },
      tags: { from: ["a"], to: ["a", "b"] },
    });
  });

  it("leave alone what the patch does not touch", () => {
    expect(changesBetween({ note: "x", risk: "low" }, { note: undefined })).toEqual({});
  });

  it.each<[unknown, unknown]>([
    [null, null],
    [undefined, null],
    [day, new Date(day)],
    [["a"], ["a"]],
    [0, 0],
    ["", ""],
  ])("%j and %j are the same", (before, after) => {
    expect(isEmpty(changesBetween({ field: before }, { field: after }))).toBe(true);
  });

  it.each<[unknown, unknown]>([
    ["", null],
    [0, null],
    [0, ""],
    [false, null],
    ["1", 1],
    [null, day],
    [
      ["a", "b"],
      ["b", "a"],
    ],
    ["é", "e\u0301"],
    [["ab"], ["a", "b"]],
  ])("%j and %j are not", (before, after) => {
    const changes = changesBetween({ field: before }, { field: after });
    expect(Object.keys(changes)).toEqual(["field"]);
    expect(isEmpty(changes)).toBe(false);
  });

  it("are none between a record and itself, and undo each other", () => {
    const record = fc.dictionary(
      fc.constantFrom("a", "b", "c"),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(record, record, (one, other) => {
        expect(changesBetween(one, one)).toEqual({});
        const patch = Object.fromEntries(Object.keys(one).map((key) => [key, other[key] ?? null]));
        const there = changesBetween(one, patch);
        const back = changesBetween({ ...one, ...patch }, one);
        expect(Object.keys(back).sort()).toEqual(Object.keys(there).sort());
        for (const [field, { from, to }] of Object.entries(there)) {
          expect(back[field]).toEqual({ from: to, to: from });
        }
      }),
    );
  });

  it.each([{}, Symbol("x"), () => 1, 1n])("are not made of %s", (odd) => {
    expect(() => changesBetween({ field: odd }, { field: 1 })).toThrow(TypeError);
  });
});
