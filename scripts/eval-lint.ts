/**
 * `npm run --silent eval:lint`: how many of the errors planted in clean copy the lints of a text find,
 * of those that they were tuned on and of those kept out; how many of those in the pairs of short
 * texts; and what they remark on texts that nobody wrote for them, where these lie beside the
 * checkout. With `--list` each that was missed and each remark.
 */
import { PAIR_SETS, pairScore, pairsOf } from "@/tests/lint/pairs";
import { PLANTED } from "@/tests/lint/planted";
import { alarmsIn, attributionSamples, storySamples, treebankSamples } from "@/tests/lint/stories";
import { scoreOf } from "@/tests/lint/score";

const rate = (found: number, of: number) => (of === 0 ? "-" : (found / of).toFixed(3));

for (const [name, isHeldOut] of [
  ["tuned on", false],
  ["kept out", true],
] as const) {
  const passages = PLANTED.filter((one) => one.isHeldOut === isHeldOut);
  const { planted, missed, alarms } = scoreOf(passages);
  console.log(`${name}: ${planted - missed.length} of ${planted} found (${rate(planted - missed.length, planted)}), ${alarms.length} alarms in the same copy without the errors`); // prettier-ignore
  for (const code of new Set(passages.map((one) => one.code))) {
    const own = passages.filter((one) => one.code === code).length;
    const lost = missed.filter((one) => one.startsWith(`${code}:`)).length;
    console.log(`  ${code}: ${own - lost} of ${own}`);
  }
  for (const line of [
    ...missed.map((one) => `missed ${one}`),
    ...alarms.map((one) => `alarm ${one}`),
  ]) {
    if (process.argv.includes("--list")) console.log(`  ${line}`);
  }
}
for (const set of PAIR_SETS) {
  const pairs = pairsOf(set);
  const { missed, alarms } = pairScore(pairs);
  const found = pairs.length - missed.length;
  console.log(`pairs, ${set}: ${found} of ${pairs.length} found (${rate(found, pairs.length)}), ${alarms.length} alarms without the errors`); // prettier-ignore
  if (!process.argv.includes("--list")) continue;
  for (const line of [...missed.map(({ kind, wrong }) => `missed ${kind}: ${wrong}`), ...alarms]) console.log(`  ${line}`); // prettier-ignore
}
for (const [name, samples] of [
  ["stories", storySamples],
  ["samples of attribution", attributionSamples],
  ["treebank", treebankSamples],
] as const) {
  const stories = samples();
  const words = stories.reduce((all, story) => all + story.words, 0);
  const alarms = stories.flatMap(alarmsIn);
  console.log(`${name}: ${alarms.length} remarks in ${words} words`);
  if (process.argv.includes("--list")) for (const one of alarms) console.log(`  ${one.story}: ${one.code}: ${one.said}`); // prettier-ignore
}
