import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, type Json } from "./canonical";

/** Values as events hold them: any text, safe integers, and names that objects inherit. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "constructor", "toString", "\ud800", "\u2028", "€", "\u{1f600}"),
);
const leaf = fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(text, tie("value")), { maxLength: 4 })
      .map((members) => Object.fromEntries(members)),
  ),
}));

/** The same value with every object's members in the opposite order. */
function reversed(json: Json): Json {
  if (Array.isArray(json)) return json.map(reversed);
  if (json === null || typeof json !== "object") return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : reversed(member)]),
  );
}

describe("canonical JSON", () => {
  it("is JSON of the same value", () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(JSON.parse(canonical(json))).toEqual(json);
      }),
    );
  });

  it("is one text for one value, in whatever order its members were written", () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(canonical(reversed(json))).toBe(canonical(json));
      }),
    );
  });

  it("comes back as itself from being stored and read", () => {
    fc.assert(
      fc.property(value, (json) => {
        const stored = canonical(json);
        expect(canonical(JSON.parse(stored) as Json)).toBe(stored);
      }),
    );
  });

  it("is different for different values", () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        fc.pre(JSON.stringify(reversed(one)) !== JSON.stringify(reversed(other)));
        const same = canonical(one) === canonical(other);
        if (same) expect(JSON.parse(canonical(one))).toEqual(JSON.parse(canonical(other)));
      }),
    );
  });

  it.each<[Json, string]>([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: {} }, '{"b":{}}'],
    // By UTF-16 unit, as RFC 8785 has it: the pair of U+1F600 comes before U+FB33.
    [
      { "\ufb33": 1, "\u{1f600}": 2, "€": 3, "\r": 4, "1": 5 },
      '{"\\r":4,"1":5,"€":3,"\u{1f600}":2,"\ufb33":1}',
    ],
    [-0, "0"],
    [1e21, "1e+21"],
    ['\u0000\u001f"\\\u007f', '"\\u0000\\u001f\\"\\\\\u007f"'],
    ["\ud800", '"\\ud800"'],
  ])("%j is written %s", (json, expected) => {
    expect(canonical(json)).toBe(expected);
  });

  it.each([Number.NaN, Infinity, -Infinity])("%s has none", (number) => {
    expect(() => canonical({ number })).toThrow(TypeError);
  });

  it.each([undefined, 1n, Symbol("x"), () => 1, new Date(0), new Map()])(
    "%s, which the types refuse, is refused",
    (odd) => {
      expect(() => canonical([odd as never])).toThrow(TypeError);
    },
  );
});
