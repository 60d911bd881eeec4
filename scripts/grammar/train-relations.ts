/** Learns the relations of words to their heads, on the treebank's own trees. */
import type { ParserInput } from "@/lib/reading/grammar/parse-features";
import { MOST_RELATION_FEATURES, relationFeatures } from "@/lib/reading/grammar/relation-features";
import { RelationWalk, type RelationKinds } from "@/lib/reading/grammar/relations";
import { bestOf } from "@/lib/reading/grammar/scorer";
import {
  FeatureCounter,
  perceptron,
  randomStream,
  shuffled,
  type AveragedWeights,
} from "./perceptron";

export type RelationExample = {
  readonly input: ParserInput;
  readonly suffixes: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
};

export function trainRelations(
  examples: readonly RelationExample[],
  classes: number,
  kinds: RelationKinds,
  course: { epochs: number; seed: number; atLeast: number; bits: number },
): AveragedWeights {
  const features = new Int32Array(MOST_RELATION_FEATURES);
  const scores = new Float64Array(classes);
  const counter = new FeatureCounter(course.bits);
  for (const { input, suffixes, heads, relations } of examples) {
    const walk = new RelationWalk(heads, input.universal, kinds);
    for (const word of walk.order) {
      const given = walk.given(word);
      counter.add(features, relationFeatures(input, suffixes, walk.outline, word, given, features));
      walk.give(word, relations[word]!);
    }
  }
  const model = perceptron(classes, course.bits, counter.rows(course.atLeast));
  const random = randomStream(course.seed);
  for (let epoch = 0; epoch < course.epochs; epoch += 1) {
    for (const { input, suffixes, heads, relations } of shuffled(examples, random)) {
      const walk = new RelationWalk(heads, input.universal, kinds);
      for (const word of walk.order) {
        if (heads[word] === heads.length) {
          walk.give(word, kinds.root);
          continue;
        }
        const given = walk.given(word);
        const count = relationFeatures(input, suffixes, walk.outline, word, given, features);
        model.score(features, count, scores);
        scores[kinds.root] = -Infinity;
        const guess = bestOf(scores, classes);
        const right = relations[word]!;
        walk.give(word, guess);
        model.tick();
        if (guess === right) continue;
        model.update(features, count, right, 1);
        model.update(features, count, guess, -1);
      }
    }
  }
  return model.averaged();
}
