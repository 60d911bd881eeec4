/** Learns the first guesses of relations, along the right courses. */
import { earlyFeatures, MOST_EARLY_FEATURES } from "@/lib/reading/grammar/early-relations";
import { bestOf } from "@/lib/reading/grammar/scorer";
import { Item, Machine } from "@/lib/reading/grammar/transitions";
import {
  FeatureCounter,
  perceptron,
  randomStream,
  shuffled,
  type AveragedWeights,
} from "./perceptron";
import { courseOf, type ParserExample } from "./train-parser";

export function trainEarly(
  examples: readonly ParserExample[],
  classes: number,
  { epochs, seed, atLeast, bits }: { epochs: number; seed: number; atLeast: number; bits: number },
): AveragedWeights {
  const machine = new Machine();
  const features = new Int32Array(MOST_EARLY_FEATURES);
  const guesses = new Float64Array(classes);
  const counter = new FeatureCounter(bits);
  const follow = (
    { input, heads, relations }: ParserExample,
    see: (count: number, right: number) => number,
  ): void => {
    let state = machine.begin(input.length, (of, head, dependent, action) => {
      const count = earlyFeatures(of, head, dependent, action, input, features);
      return see(count, relations[of.items[dependent * Item.size]!]!) + 1;
    });
    for (const action of courseOf(heads)) state = machine.apply(state, action, 0);
  };
  for (const example of examples) {
    follow(example, (count, right) => {
      counter.add(features, count);
      return right;
    });
  }
  const model = perceptron(classes, bits, counter.rows(atLeast));
  const random = randomStream(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const example of shuffled(examples, random)) {
      follow(example, (count, right) => {
        model.score(features, count, guesses);
        const guess = bestOf(guesses, classes);
        model.tick();
        if (guess !== right) {
          model.update(features, count, right, 1);
          model.update(features, count, guess, -1);
        }
        return guess;
      });
    }
  }
  return model.averaged();
}
