/** Learns the tagger from sentences. The same sentences give the same weights. */
import { hashesOf, wordOf } from "@/lib/reading/grammar/forms";
import { bestAmong } from "@/lib/reading/grammar/scorer";
import { MOST_TAG_FEATURES, secondLookFeatures } from "@/lib/reading/grammar/tag-features";
import { fineFeatures, usualTags, type TaggerModel } from "@/lib/reading/grammar/tagger";
import {
  FeatureCounter,
  perceptron,
  randomStream,
  shuffled,
  type AveragedWeights,
} from "./perceptron";
import type { TreebankSentence } from "./treebank";

export type Inventory = { readonly fine: readonly string[]; readonly universal: readonly string[] };

export type TagCourse = {
  readonly epochs: number;
  readonly seed: number;
  readonly atLeast: number;
  readonly bits: number;
};

export type TrainedTagger = TaggerModel & {
  readonly fine: AveragedWeights;
  readonly universal: AveragedWeights;
};

/** How often a word must have been seen for its tags to be taken for all it can have. */
const WELL_KNOWN = 20;

/** For each word seen often its tags, the commonest first; the rare ones (misspellings) left out. */
function dictionaryOf(
  sentences: readonly TreebankSentence[],
  fine: ReadonlyMap<string, number>,
): Map<string, number[]> {
  const counts = new Map<string, Map<number, number>>();
  for (const { forms, xpos } of sentences) {
    forms.forEach((form, at) => {
      const word = wordOf(form);
      const tags = counts.get(word) ?? new Map<number, number>();
      const tag = fine.get(xpos[at]!)!;
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
      counts.set(word, tags);
    });
  }
  const dictionary = new Map<string, number[]>();
  for (const word of [...counts.keys()].sort()) {
    const tags = [...counts.get(word)!].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const total = tags.reduce((sum, [, count]) => sum + count, 0);
    if (total < WELL_KNOWN) continue;
    dictionary.set(
      word,
      tags.filter(([, count]) => count / total >= 0.003).map(([tag]) => tag),
    );
  }
  return dictionary;
}

type Example = {
  readonly hashes: ReturnType<typeof hashesOf>[];
  readonly usual: Int32Array;
  readonly allowed: Array<readonly number[] | undefined>;
  readonly fine: Int32Array;
  readonly universal: Int32Array;
};

export function trainTagger(
  sentences: readonly TreebankSentence[],
  inventory: Inventory,
  { epochs, seed, atLeast, bits }: TagCourse,
): TrainedTagger {
  const fineIds = new Map(inventory.fine.map((tag, id) => [tag, id]));
  const universalIds = new Map(inventory.universal.map((tag, id) => [tag, id]));
  const tagsOf = dictionaryOf(sentences, fineIds);
  const universalOf = inventory.fine.map(() => new Set<number>());
  const examples = sentences.map(({ forms, xpos, upos }): Example => {
    const allowed = forms.map((form) => tagsOf.get(wordOf(form)));
    const fine = Int32Array.from(xpos, (tag) => fineIds.get(tag)!);
    const universal = Int32Array.from(upos, (tag) => universalIds.get(tag)!);
    fine.forEach((tag, at) => universalOf[tag]!.add(universal[at]!));
    return {
      hashes: forms.map(hashesOf),
      usual: Int32Array.from(allowed, usualTags),
      allowed,
      fine,
      universal,
    };
  });
  const sortedUniversal = universalOf.map((tags) => [...tags].sort((a, b) => a - b));
  const random = randomStream(seed);
  return {
    tagsOf,
    universalOf: sortedUniversal,
    fine: trainFine(examples, inventory.fine.length, { epochs, random, atLeast, bits }),
    universal: trainUniversal(examples, sortedUniversal, inventory.universal.length, {
      epochs: Math.min(epochs, 6),
      random,
      atLeast,
      bits: bits - 2,
    }),
  };
}

type Course = { epochs: number; random: () => number; atLeast: number; bits: number };

function trainFine(examples: readonly Example[], classes: number, course: Course): AveragedWeights {
  const features = new Int32Array(MOST_TAG_FEATURES);
  const scores = new Float64Array(classes);
  const counter = new FeatureCounter(course.bits);
  for (const { hashes, usual, fine } of examples) {
    hashes.forEach((_, at) =>
      counter.add(features, fineFeatures({ hashes, usual, fine, at }, features)),
    );
  }
  const model = perceptron(classes, course.bits, counter.rows(course.atLeast));
  for (let epoch = 0; epoch < course.epochs; epoch += 1) {
    for (const { hashes, usual, allowed, fine: gold } of shuffled(examples, course.random)) {
      const fine = new Int32Array(gold.length);
      gold.forEach((right, at) => {
        const choices = allowed[at];
        if (choices?.length === 1) {
          fine[at] = choices[0]!;
          return;
        }
        const count = fineFeatures({ hashes, usual, fine, at }, features);
        model.score(features, count, scores);
        const guess = bestAmong(scores, classes, choices);
        fine[at] = guess;
        model.tick();
        if (guess === right) return;
        model.update(features, count, right, 1);
        model.update(features, count, guess, -1);
      });
    }
  }
  return model.averaged();
}

function trainUniversal(
  examples: readonly Example[],
  universalOf: readonly number[][],
  classes: number,
  course: Course,
): AveragedWeights {
  const features = new Int32Array(MOST_TAG_FEATURES);
  const scores = new Float64Array(classes);
  const counter = new FeatureCounter(course.bits);
  for (const { hashes, fine } of examples) {
    hashes.forEach((word, at) =>
      counter.add(features, secondLookFeatures(word, fine, at, features)),
    );
  }
  const model = perceptron(classes, course.bits, counter.rows(course.atLeast));
  for (let epoch = 0; epoch < course.epochs; epoch += 1) {
    for (const { hashes, fine, universal } of shuffled(examples, course.random)) {
      hashes.forEach((word, at) => {
        const allowed = universalOf[fine[at]!]!;
        if (allowed.length === 1) return;
        const count = secondLookFeatures(word, fine, at, features);
        model.score(features, count, scores);
        const guess = bestAmong(scores, classes, allowed);
        const right = universal[at]!;
        model.tick();
        if (guess === right) return;
        model.update(features, count, right, 1);
        model.update(features, count, guess, -1);
      });
    }
  }
  return model.averaged();
}
