/** The whole course of learning, from the treebank's sentences to the bytes of the weights' file. */
import { hashesOf } from "@/lib/reading/grammar/forms";
import { parserInput } from "@/lib/reading/grammar/parser";
import type { Tags } from "@/lib/reading/grammar/tagger";
import { modelTables, type WeightsHeader } from "@/lib/reading/grammar/weights";
import { collapsedSentences } from "./collapse";
import { jackknifedTags } from "./jackknife";
import { learnLemmas } from "./learn-lemmas";
import { packWeights } from "./pack";
import { projective } from "./projective";
import { trainEarly, trainParser } from "./train-parser";
import { trainRelations } from "./train-relations";
import { trainTagger, type TrainedTagger } from "./train-tagger";
import type { TreebankSentence } from "./treebank";

export type Course = {
  readonly seed: number;
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
  tagEpochs: 7,
  folds: 4,
  stepEpochs: 7,
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
  const tagCourse = { epochs: course.tagEpochs, seed, atLeast, bits, folds: course.folds };
  tell(`${sentences.length} sentences`);
  const tagger = trainTagger(sentences, { fine, universal }, tagCourse);
  tell("tagger learnt");
  const tags = jackknifedTags(sentences, { fine, universal }, tagCourse);
  tell("sentences tagged by taggers that have not seen them");
  const examples = sentences.map((sentence, at) =>
    exampleOf(sentence, tags[at]!, relations, tables),
  );
  const early = trainEarly(examples, relations.length, {
    epochs: 3,
    seed,
    atLeast: 3,
    bits: bits - 1,
  });
  const steps = trainParser(examples, early, {
    epochs: course.stepEpochs,
    seed,
    atLeast,
    bits,
    width: course.width,
    onEpoch: (epoch) => tell(`parser: round ${epoch}`),
  });
  const relationCourse = { epochs: course.relationEpochs, seed, atLeast, bits: bits - 1 };
  const kinds = tables.relationKinds;
  const related = trainRelations(examples, relations.length, kinds, relationCourse);
  tell("relations learnt");
  const header: Omit<WeightsHeader, "tables"> = {
    notice: NOTICE,
    fine,
    universal,
    relations,
    universalOf: tagger.universalOf,
    words: wordsByTags(tagger),
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
  { tagKinds }: ReturnType<typeof modelTables>,
) {
  const { forms } = sentence;
  return {
    input: parserInput(forms, fine, universal, tagKinds),
    suffixes: Int32Array.from(forms, (form) => hashesOf(form).suffixes[2]!),
    heads: Int32Array.from(projective(sentence.heads)),
    relations: Int32Array.from(sentence.relations, (name) => relations.indexOf(name)),
  };
}

function wordsByTags({ tagsOf }: TrainedTagger): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [word, tags] of tagsOf) {
    const key = tags.join(" ");
    words[key] = key in words ? `${words[key]} ${word}` : word;
  }
  return words;
}
