/** The machine and the search, with weights that know nothing: whatever they say, a tree comes out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mix } from "./hash";
import { findHeads, parserInput } from "./parser";
import { findRelations } from "./relations";
import type { Scorer } from "./scorer";
import { headsOf, LEFT, Machine, RIGHT, SHIFT } from "./transitions";

/** Scores that look random and depend on the features alone. */
function anyScorer(seed: number, classes: number): Scorer {
  return {
    classes,
    score: (features, count, scores) => {
      scores.fill(0, 0, classes);
      for (let at = 0; at < count; at += 1) {
        for (let label = 0; label < classes; label += 1) {
          scores[label]! += mix(mix(features[at]!, label), seed) % 1000;
        }
      }
    },
  };
}

const kinds = { verbs: new Set([1]), conjunctions: new Set([2]), marks: new Set([3]) };
const relationKinds = { markers: new Set([2]), auxiliary: 1, root: 0, once: new Map([[1, 1]]) };

const sentence = fc.array(
  fc.record({
    form: fc.constantFrom("the", "dam", "said", ",", '"', "Lund", "that", "2"),
    fine: fc.nat(9),
    universal: fc.nat(5),
  }),
  { minLength: 1, maxLength: 40 },
);

function inputOf(words: ReadonlyArray<{ form: string; fine: number; universal: number }>) {
  return parserInput(
    words.map(({ form }) => form),
    words.map(({ form }) => form),
    Int32Array.from(words, ({ fine }) => fine),
    Int32Array.from(words, ({ universal }) => universal),
    kinds,
  );
}

function expectTree(heads: Int32Array): void {
  const { length } = heads;
  expect([...heads].filter((head) => head === length)).toHaveLength(1);
  heads.forEach((head, word) => {
    // Upwards from each word the root is reached.
    let at = word;
    for (let steps = 0; at < length; steps += 1) {
      expect(steps).toBeLessThanOrEqual(length);
      at = heads[at]!;
    }
    // No arc crosses another: all between a word and its head hang below the head.
    const [from, to] = word < head ? [word, head] : [head, word];
    for (let between = from + 1; between < to && head < length; between += 1) {
      expect(heads[between]).toBeGreaterThanOrEqual(from);
      expect(heads[between]).toBeLessThanOrEqual(to);
    }
  });
}

describe("findHeads", () => {
  it("builds a tree without crossings whatever the weights say, at any width", () => {
    fc.assert(
      fc.property(sentence, fc.integer(), fc.integer({ min: 1, max: 5 }), (words, seed, width) => {
        const heads = findHeads(anyScorer(seed, 3), anyScorer(seed, 9), inputOf(words), width);
        expect(heads).toHaveLength(words.length);
        expectTree(heads);
      }),
      { numRuns: 60 },
    );
  });

  it("takes two steps for each word, and asks each course at most once a step", () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 1, max: 5 }), (words, width) => {
        let asked = 0;
        const scorer = anyScorer(7, 3);
        const counting: Scorer = {
          classes: 3,
          score: (features, count, scores) => {
            asked += 1;
            scorer.score(features, count, scores);
          },
        };
        findHeads(counting, anyScorer(7, 9), inputOf(words), width);
        expect(asked).toBeLessThanOrEqual(2 * words.length * width);
      }),
      { numRuns: 40 },
    );
  });
});

describe("findRelations", () => {
  it("gives the root its relation, and no other word that one", () => {
    fc.assert(
      fc.property(sentence, fc.integer(), (words, seed) => {
        const input = inputOf(words);
        const heads = findHeads(anyScorer(seed, 3), anyScorer(seed, 9), input, 2);
        const suffixes = new Int32Array(words.length);
        const scorer = anyScorer(seed, 6);
        const relations = findRelations(scorer, input, suffixes, heads, relationKinds);
        heads.forEach((head, word) =>
          expect(relations[word] === relationKinds.root).toBe(head === words.length),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("Machine", () => {
  it("hangs words as its actions say", () => {
    const machine = new Machine();
    const relations: number[] = [];
    let state = machine.begin(3, (_, __, ___, action) => {
      relations.push(action);
      return 1;
    });
    // "Lund said so": Lund ← said → so, and said on the root.
    for (const action of [SHIFT, LEFT, SHIFT, SHIFT, RIGHT, LEFT]) {
      expect(machine.isAllowed(state, action)).toBe(true);
      state = machine.apply(state, action, 0);
    }
    expect(machine.actionsTo(state)).toEqual([SHIFT, LEFT, SHIFT, SHIFT, RIGHT, LEFT]);
    expect([...headsOf(machine.actionsTo(state), 3)]).toEqual([1, 3, 1]);
    expect(relations).toEqual([LEFT, RIGHT, LEFT]);
  });

  it("refuses what cannot be done", () => {
    const machine = new Machine();
    const start = machine.begin(2, () => 1);
    expect(machine.isAllowed(start, LEFT)).toBe(false);
    expect(machine.isAllowed(start, RIGHT)).toBe(false);
    const both = machine.apply(machine.apply(start, SHIFT, 0), SHIFT, 0);
    // At the end: no more to read, and the root takes one dependent only.
    expect(machine.isAllowed(both, SHIFT)).toBe(false);
    expect(machine.isAllowed(both, LEFT)).toBe(false);
    expect(machine.isAllowed(both, RIGHT)).toBe(true);
  });
});
