/**
 * `npm run eval:grammar -- [FOLDER]`: how well the shipped weights tag and parse what they were not
 * trained on (ewt-dev, and the held-out documents of gum by genre), how fast they read, how long
 * they take to load and what they weigh in memory.
 */
import { grammar } from "@/lib/reading/grammar/load";
import { parseSentence } from "@/lib/reading/grammar/parse";
import { collapsedSentences } from "./grammar/collapse";
import { percent, scoreOf, tokenScore } from "./grammar/score";
import { heldOutDocuments, readTreebank, type TreebankSentence } from "./grammar/treebank";

const [folder = "../shared/treebank"] = process.argv.slice(2);

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

const before = memory();
const start = performance.now();
const model = grammar();
const loadTime = performance.now() - start;
const weight = memory() - before;

const dev = readTreebank(folder, "ewt-dev");
const gum = readTreebank(folder, "gum");
const held = heldOutDocuments(gum);
const heldOut = gum.filter(({ document }) => held.has(document));
const parts: Array<[string, TreebankSentence[]]> = [
  ["ewt-dev", dev],
  ["gum, held out", heldOut],
];
for (const genre of new Set(heldOut.map((sentence) => sentence.genre))) {
  parts.push([`  ${genre}`, heldOut.filter((sentence) => sentence.genre === genre)]);
}

// What the parser makes of a sentence in which a quotation is one word.
parts.push(["frames", [...dev, ...heldOut].flatMap(collapsedSentences)]);

const columns = ["words", "tokens", "XPOS", "UPOS", "lemma", "UAS", "LAS", "UAS*", "LAS*"];
console.log("texts".padEnd(16) + columns.map((name) => name.padStart(8)).join(""));
for (const [name, sentences] of parts) {
  const score = scoreOf(model, sentences);
  const { tokens, words } = score;
  const cells = [
    String(tokens),
    percent(tokenScore(sentences), sentences.some(({ text }) => text !== "") ? 1 : 0),
    percent(score.fine, tokens),
    percent(score.universal, tokens),
    percent(score.lemmas, tokens),
    percent(score.heads, tokens),
    percent(score.labelled, tokens),
    percent(score.wordHeads, words),
    percent(score.wordsLabelled, words),
  ];
  console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(8)).join(""));
}
console.log("* without punctuation\n");

// The second time round, as in a process that has read before.
let words = 0;
const reading = performance.now();
for (const { text } of dev) words += parseSentence(model, text).length;
const seconds = (performance.now() - reading) / 1000;
console.log(`speed    ${Math.round(words / seconds).toLocaleString("en")} words a second`);
console.log(`         ${((1e6 * seconds) / words).toFixed(1)} ms for 1,000 words`);
console.log(`loading  ${loadTime.toFixed(0)} ms`);
console.log(`memory   ${weight.toFixed(0)} MB`);
console.log(`held out ${[...held].join(" ")}`);
