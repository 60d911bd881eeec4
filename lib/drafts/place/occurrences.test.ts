import fc from "fast-check";
import { expect, it } from "vitest";
import { indexTokens, occurrencesOf } from "./occurrences";

it("finds every occurrence, rare words or not, up to the limit", () => {
  const tokens = (maxLength: number, minLength = 0) =>
    fc.array(fc.nat(2), { minLength, maxLength }).map((ids) => Int32Array.from(ids));
  fc.assert(
    fc.property(
      tokens(300),
      tokens(5, 1),
      fc.integer({ min: 1, max: 400 }),
      (text, pattern, limit) => {
        const all = [...text.keys()].filter((at) =>
          pattern.every((id, step) => text[at + step] === id),
        );
        expect(occurrencesOf(pattern, text, indexTokens(text), limit)).toEqual(all.slice(0, limit));
      },
    ),
  );
});

it("finds nothing for a pattern of nothing", () => {
  const text = Int32Array.of(1, 2);
  expect(occurrencesOf(new Int32Array(), text, indexTokens(text), 9)).toEqual([]);
});
