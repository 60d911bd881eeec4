/**
 * `npm run eval:worth -- [--fit]`: how well proposals are ordered by what is worth checking, on the
 * labelled stories, beside sentences with a figure first and then the longest. `--fit` also prints
 * the weights of lib/reading/worth.ts as the tuned stories give them.
 */
import { parseArgs } from "node:util";
import { examplesOf, fitWeights } from "./fit";
import { byFigureAndLength, byWorth, measure, storiesIn } from "./stories";

const { values } = parseArgs({ options: { fit: { type: "boolean", default: false } } });

for (const part of ["tuned", "kept-out", "written-last"]) {
  const stories = storiesIn(part);
  const sentences = stories.reduce((sum, story) => sum + story.sentences.length, 0);
  console.log(`${part}: ${stories.length} stories, ${sentences} sentences`);
  for (const [name, order] of [
    ["figure, then length", byFigureAndLength],
    ["worth", byWorth],
  ] as const) {
    const { averagePrecision, ndcg, ndcg5 } = measure(stories, order);
    const shown = [averagePrecision, ndcg, ndcg5].map((value) => value.toFixed(3));
    console.log(`  ${name.padEnd(20)} AP ${shown[0]}  NDCG ${shown[1]}  NDCG@5 ${shown[2]}`);
  }
}
if (values.fit) console.log(JSON.stringify(fitWeights(examplesOf("tuned")), null, 2));
