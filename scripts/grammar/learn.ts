/** The whole course of learning, from the treebank's sentences to the bytes of the weights' file. */
import { hashesOf } from "@/lib/reading/grammar/forms";
import { lemmaOf } from "@/lib/reading/grammar/lemma";
import { parserInput } from "@/lib/reading/grammar/parser";
import type { KnownTags, Tags } from "@/lib/reading/grammar/tagger";
import { modelTables, type WeightsHeader } from "@/lib/reading/grammar/weights";
import { collapsedSentences } from "./collapse";
import { learnLemmas } from "./learn-lemmas";
import { packWeights } from "./pack";
import { meanOf } from "./perceptron";
import { projective } from "./projective";
import { trainEarly } from "./train-early";
import { trainParser } from "./train-parser";
import { trainRelations } from "./train-relations";
import { trainTagger } from "./train-tagger";
import type { TreebankSentence } from "./treebank";

export type Course = {
  readonly seed: number;
  /** In how many orders the examples are gone through, each from the beginning. */
  readonly orders: number;
  readonly tagEpochs: number;
  readonly folds: number;
  readonly stepEpochs: number;
  readonly width: number;
  readonly relationEpochs: number;
  /** Features seen less often are not learnt. */
  readonly atLeast: number;
  readonly bits: number;
};

export const COURSE: Course = {
  seed: 1,
  orders: 4,
  tagEpochs: 6,
  folds: 4,
  stepEpochs: 6,
  width: 6,
  relationEpochs: 5,
  atLeast: 2,
  bits: 22,
};

const NOTICE = "Trained on UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0)";

const namesIn = (lists: ReadonlyArray<readonly string[]>): string[] =>
  [...new Set(lists.flat())].sort();

export function learn(
  treebank: readonly TreebankSentence[],
  course: Course,
  tell: (what: string) => void,
): Buffer {
  const sentences = [...treebank, ...treebank.flatMap(collapsedSentences)];
  const fine = namesIn(sentences.map(({ xpos }) => xpos));
  const universal = namesIn(sentences.map(({ upos }) => upos));
  const relations = namesIn(sentences.map((sentence) => sentence.relations));
  const lemmas = learnLemmas(treebank);
  const tables = modelTables({ fine, universal, relations, ...lemmas });
  const { seed, atLeast, bits } = course;
  tell(`${sentences.length} sentences`);
  const tagger = trainTagger(
    sentences,
    { fine, universal },
    {
      epochs: course.tagEpochs,
      orders: course.orders,
      folds: course.folds,
      seed,
      atLeast,
      bits: bits - 2,
    },
  );
  tell("tagger learnt");
  const examples = sentences.map((sentence, at) =>
    exampleOf(sentence, tagger.jackknifed[at]!, relations, tables),
  );
  const early = trainEarly(examples, relations.length, {
    epochs: 3,
    seed,
    atLeast: atLeast + 1,
    bits: bits - 3,
  });
  const steps = meanOf(course.orders, (order) =>
    trainParser(examples, early, {
      epochs: course.stepEpochs,
      seed: seed + order,
      atLeast: atLeast + 1,
      bits,
      width: course.width,
      onEpoch: (epoch) => tell(`parser: order ${order + 1}, round ${epoch}`),
    }),
  );
  const related = meanOf(course.orders, (order) =>
    trainRelations(examples, relations.length, tables.relationKinds, {
      epochs: course.relationEpochs,
      seed: seed + order,
      atLeast,
      bits: bits - 2,
    }),
  );
  tell("relations learnt");
  const header: Omit<WeightsHeader, "tables"> = {
    notice: NOTICE,
    fine,
    universal,
    relations,
    fineWords: wordsByTags(tagger.tagsOf),
    universalWords: wordsByTags(tagger.universalOf),
    ...lemmas,
  };
  return packWeights(header, {
    fine: tagger.fine,
    universal: tagger.universal,
    early,
    steps,
    relations: related,
  });
}

function exampleOf(
  sentence: TreebankSentence,
  { fine, universal }: Tags,
  relations: readonly string[],
  { tagKinds, names, lemmas }: ReturnType<typeof modelTables>,
) {
  const { forms } = sentence;
  const words = forms.map((form, at) => lemmaOf(form, names.fine[fine[at]!]!, lemmas));
  return {
    input: parserInput(forms, words, fine, universal, tagKinds),
    suffixes: Int32Array.from(forms, (form) => hashesOf(form).suffixes[2]!),
    heads: Int32Array.from(projective(sentence.heads)),
    relations: Int32Array.from(sentence.relations, (name) => relations.indexOf(name)),
  };
}

function wordsByTags(tagsOf: KnownTags): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [word, tags] of tagsOf) {
    const key = tags.join(" ");
    words[key] = key in words ? `${words[key]} ${word}` : word;
  }
  return words;
}
