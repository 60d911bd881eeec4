/**
 * Learns the tagger from sentences, and gives the tags that a tagger which has not seen a sentence
 * would give it: what comes after learns from those, since the treebank's own are never so wrong.
 * The same sentences give the same weights.
 */
import { wordOf } from "@/lib/reading/grammar/forms";
import { bestAmong, type Scorer } from "@/lib/reading/grammar/scorer";
import { MOST_TAG_FEATURES } from "@/lib/reading/grammar/tag-features";
import {
  fineFeatures,
  tagFine,
  taggerInput,
  TaggerRoom,
  tagUniversal,
  universalFeatures,
  type KnownTags,
  type TaggerInput,
  type Tags,
} from "@/lib/reading/grammar/tagger";
import {
  FeatureCounter,
  meanOf,
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
  readonly folds: number;
  /** In how many orders the examples are gone through for what is shipped. */
  readonly orders: number;
};

export type TrainedTagger = {
  readonly fine: AveragedWeights;
  readonly universal: AveragedWeights;
  readonly tagsOf: KnownTags;
  readonly universalOf: KnownTags;
  /** For each sentence the tags that it gets from taggers that have not seen it. */
  readonly jackknifed: readonly Tags[];
};

export function trainTagger(
  sentences: readonly TreebankSentence[],
  inventory: Inventory,
  course: TagCourse,
): TrainedTagger {
  const fineTags = indexed(sentences, "xpos", inventory.fine);
  const universalTags = indexed(sentences, "upos", inventory.universal);
  const all = sentences.map((_, at) => at);
  const room = new TaggerRoom();

  /** The fine tagger learnt from some of the sentences. */
  const fineOf = (some: readonly number[], orders = 1) => {
    const tagsOf = knownTags(sentences, fineTags, some);
    const examples = some.map((at) => ({
      input: taggerInput(sentences[at]!.forms, tagsOf),
      fine: fineTags[at]!,
    }));
    const scorer = meanOf(orders, (order) => {
      const { seed } = course;
      return trainFine(examples, tagsOf, inventory.fine.length, { ...course, seed: seed + order });
    });
    return { tagsOf, scorer };
  };
  const whole = fineOf(all, course.orders);
  const fine = jackknifed(
    all,
    course.folds,
    (some) => fineOf(some),
    ({ scorer, tagsOf }, at) =>
      tagFine(scorer, tagsOf, taggerInput(sentences[at]!.forms, tagsOf), room),
  );

  const inputs = sentences.map(({ forms }) => taggerInput(forms, whole.tagsOf));
  const universalOf = knownTags(sentences, universalTags, all);
  const universalFrom = (some: readonly number[], orders = 1): AveragedWeights => {
    const examples = some.map((at) => ({
      input: inputs[at]!,
      fine: fine[at]!,
      universal: universalTags[at]!,
    }));
    return meanOf(orders, (order) => {
      const { seed } = course;
      const { length } = inventory.universal;
      return trainUniversal(examples, universalOf, length, { ...course, seed: seed + order });
    });
  };
  const universal = jackknifed(
    all,
    course.folds,
    (some) => universalFrom(some),
    (scorer, at) => tagUniversal(scorer, universalOf, inputs[at]!, fine[at]!, room),
  );
  return {
    fine: whole.scorer,
    universal: universalFrom(all, course.orders),
    tagsOf: whole.tagsOf,
    universalOf,
    jackknifed: all.map((at) => ({ fine: fine[at]!, universal: universal[at]! })),
  };
}

function indexed(
  sentences: readonly TreebankSentence[],
  column: "xpos" | "upos",
  names: readonly string[],
): Int32Array[] {
  const ids = new Map(names.map((name, id) => [name, id]));
  return sentences.map((sentence) => Int32Array.from(sentence[column], (name) => ids.get(name)!));
}

/** For each sentence the answer of what was learnt from the others. */
function jackknifed<Learnt, Answer>(
  all: readonly number[],
  folds: number,
  learnFrom: (some: readonly number[]) => Learnt,
  answer: (learnt: Learnt, at: number) => Answer,
): Answer[] {
  const answers: Answer[] = [];
  // Documents stand in order, so neighbouring sentences fall into one fold.
  const foldOf = (at: number): number => Math.floor(at / 50) % folds;
  for (let fold = 0; fold < folds; fold += 1) {
    const learnt = learnFrom(all.filter((at) => foldOf(at) !== fold));
    for (const at of all) if (foldOf(at) === fold) answers[at] = answer(learnt, at);
  }
  return answers;
}

/** How often a word must have been seen for its tags to be taken for all it can have. */
const WELL_KNOWN = 20;

/** For each word seen often its tags, the commonest first; the rare ones (misspellings) left out. */
function knownTags(
  sentences: readonly TreebankSentence[],
  tags: readonly Int32Array[],
  some: readonly number[],
): KnownTags {
  const counts = new Map<string, Map<number, number>>();
  for (const index of some) {
    sentences[index]!.forms.forEach((form, at) => {
      const word = wordOf(form);
      const seen = counts.get(word) ?? new Map<number, number>();
      const tag = tags[index]![at]!;
      seen.set(tag, (seen.get(tag) ?? 0) + 1);
      counts.set(word, seen);
    });
  }
  const known = new Map<string, number[]>();
  for (const word of [...counts.keys()].sort()) {
    const seen = [...counts.get(word)!].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const total = seen.reduce((sum, [, count]) => sum + count, 0);
    if (total < WELL_KNOWN) continue;
    const usual = seen.filter(([, count]) => count / total >= 0.003);
    known.set(
      word,
      usual.map(([tag]) => tag),
    );
  }
  return known;
}

type FineExample = { readonly input: TaggerInput; readonly fine: Int32Array };
type UniversalExample = FineExample & { readonly universal: Int32Array };

function trainFine(
  examples: readonly FineExample[],
  tagsOf: KnownTags,
  classes: number,
  course: TagCourse,
): AveragedWeights {
  const features = new Int32Array(MOST_TAG_FEATURES);
  const counter = new FeatureCounter(course.bits);
  for (const { input, fine } of examples) {
    fine.forEach((_, at) => counter.add(features, fineFeatures(input, fine, at, features)));
  }
  const model = perceptron(classes, course.bits, counter.rows(course.atLeast));
  const random = randomStream(course.seed);
  const choose = chooser(model, classes);
  for (let epoch = 0; epoch < course.epochs; epoch += 1) {
    for (const { input, fine: gold } of shuffled(examples, random)) {
      // Its own guesses are what it will know of the tags before.
      const fine = new Int32Array(gold.length);
      input.words.forEach((word, at) => {
        fine[at] = choose(tagsOf.get(word), gold[at]!, (out) => fineFeatures(input, fine, at, out));
      });
    }
  }
  return model.averaged();
}

function trainUniversal(
  examples: readonly UniversalExample[],
  universalOf: KnownTags,
  classes: number,
  course: TagCourse,
): AveragedWeights {
  const features = new Int32Array(MOST_TAG_FEATURES);
  const counter = new FeatureCounter(course.bits);
  for (const { input, fine } of examples) {
    fine.forEach((_, at) => counter.add(features, universalFeatures(input, fine, at, features)));
  }
  const model = perceptron(classes, course.bits, counter.rows(course.atLeast));
  const random = randomStream(course.seed);
  const choose = chooser(model, classes);
  for (let epoch = 0; epoch < Math.min(course.epochs, 5); epoch += 1) {
    for (const { input, fine, universal } of shuffled(examples, random)) {
      input.words.forEach((word, at) => {
        const allowed = universalOf.get(word);
        choose(allowed, universal[at]!, (out) => universalFeatures(input, fine, at, out));
      });
    }
  }
  return model.averaged();
}

/** Guesses a tag, and corrects the weights where it is wrong. */
function chooser(model: ReturnType<typeof perceptron>, classes: number) {
  const features = new Int32Array(MOST_TAG_FEATURES);
  const scores = new Float64Array(classes);
  const scorer: Scorer = model;
  return (
    allowed: readonly number[] | undefined,
    right: number,
    write: (out: Int32Array) => number,
  ): number => {
    if (allowed?.length === 1) return allowed[0]!;
    const count = write(features);
    scorer.score(features, count, scores);
    const guess = bestAmong(scores, classes, allowed);
    model.tick();
    if (guess !== right) {
      model.update(features, count, right, 1);
      model.update(features, count, guess, -1);
    }
    return guess;
  };
}
