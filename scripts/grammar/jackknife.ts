/** Tags for the parser to learn from: each sentence tagged by a tagger that has not seen it. */
import { tag, type Tags } from "@/lib/reading/grammar/tagger";
import { trainTagger, type Inventory, type TagCourse } from "./train-tagger";
import type { TreebankSentence } from "./treebank";

export function jackknifedTags(
  sentences: readonly TreebankSentence[],
  inventory: Inventory,
  course: TagCourse & { readonly folds: number },
): Tags[] {
  const tags: Tags[] = [];
  // Documents stand in order, so neighbouring sentences fall into one fold.
  const foldOf = (at: number): number => Math.floor(at / 50) % course.folds;
  for (let fold = 0; fold < course.folds; fold += 1) {
    const others = sentences.filter((_, at) => foldOf(at) !== fold);
    const model = trainTagger(others, inventory, course);
    sentences.forEach(({ forms }, at) => {
      if (foldOf(at) === fold) tags[at] = tag(model, forms);
    });
  }
  return tags;
}
