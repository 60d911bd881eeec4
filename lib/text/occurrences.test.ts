import fc from "fast-check";
import { expect, it } from "vitest";
import { indexPlaces, indexedRunPlaces, runPlaces, unitsIn } from "./occurrences";

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
        expect(indexedRunPlaces(pattern, text, indexPlaces(text), limit)).toEqual(
          all.slice(0, limit),
        );
      },
    ),
  );
});

it("finds nothing for a pattern of nothing", () => {
  const text = Int32Array.of(1, 2);
  expect(indexedRunPlaces(new Int32Array(), text, indexPlaces(text), 9)).toEqual([]);
});

it("finds a phrase's units in a text, overlapping ones too", () => {
  const places = (phrase: string, text: string, limit?: number) =>
    runPlaces(unitsIn(phrase), unitsIn(text), limit);
  expect(places("aba", "ababa")).toEqual([0, 2]);
  expect(places("aba", "ababa", 1)).toEqual([0]);
  expect(places("", "ababa")).toEqual([]);
  expect(places("😀", "a😀b")).toEqual([1]);
});
