import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assertModestShape,
  MAX_DEPTH,
  MAX_FIELDS,
  MAX_VALUES,
  MAX_VALUES_OF_DRAFT,
} from "./json-shape";

const check = (json: string, mostValues?: number) => () => {
  assertModestShape(new TextEncoder().encode(json), mostValues);
};
const nested = (depth: number, open = "[", close = "]") => open.repeat(depth) + close.repeat(depth);
const fields = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, at])));

describe("the shape of JSON", () => {
  it("is refused where it is nested more deeply than any form of ours", () => {
    expect(check(nested(MAX_DEPTH))).not.toThrow();
    expect(check(nested(MAX_DEPTH + 1))).toThrow("nested too deeply");
    expect(check(nested(MAX_DEPTH + 1, '{"a":', "}"))).toThrow("nested too deeply");
    expect(check("[".repeat(1_000_000))).toThrow("nested too deeply");
  });

  it("is refused where one object has more fields than any form of ours", () => {
    expect(check(fields(MAX_FIELDS))).not.toThrow();
    expect(check(fields(MAX_FIELDS + 1))).toThrow("too many fields");
    expect(check(`[${fields(MAX_FIELDS + 1)}]`)).toThrow("too many fields");
  });

  it("may have long lists, and objects one after the other", () => {
    const list = (length: number) =>
      JSON.stringify(Array.from({ length }, () => ({ a: 1, b: [] })));
    expect(check(list(12_000))).not.toThrow();
    expect(check(list(70_000), MAX_VALUES_OF_DRAFT)).not.toThrow();
    expect(check(list(20_000))).toThrow("too many values");
    expect(check(list(80_000), MAX_VALUES_OF_DRAFT)).toThrow("too many values");
  });

  it.each(["{},", "[],", "1,", "[[]],", '{"a":1},'])(
    "is refused where a list holds more values than any form of ours: %s",
    (value) => {
      expect(check(`[${value.repeat(MAX_VALUES)}1]`)).toThrow("too many values");
    },
  );

  it("is not told from what stands in a text", () => {
    expect(check(JSON.stringify("[".repeat(100)))).not.toThrow();
    expect(check(JSON.stringify({ a: `"${",".repeat(1_000)}\\` }))).not.toThrow();
    expect(check('{"a": "\\"[[[[')).not.toThrow();
  });

  it("lets all through that is modest, and all that is no JSON to the parser", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        check(json)();
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        try {
          check(text)();
        } catch (error) {
          expect(String(error)).toContain("The input");
        }
      }),
    );
  });
});
