/**
 * `npm run eval:grammar -- [FOLDER]`: how well the shipped weights tag and parse what they were not
 * trained on (ewt-dev, and the held-out documents of gum by genre), how fast they read, how long
 * they take to load and what they weigh in memory.
 */
import { tokenize } from "@/lib/reading/grammar/tokenize";
import { grammar } from "@/lib/reading/grammar/load";
import { parseSentence, parseTokens } from "@/lib/reading/grammar/parse";
import { addScore, emptyScore, percent, type Score } from "./grammar/score";
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

function scoreOf(sentences: readonly TreebankSentence[]): Score {
  const score = emptyScore();
  for (const gold of sentences) {
    const tokens = gold.forms.map((text, at) => ({ text, start: at, end: at + 1 }));
    addScore(score, gold, parseTokens(model, tokens));
  }
  return score;
}

/** Share of tokens found in the raw text that are the treebank's, and the other way round (F1). */
function tokenisation(sentences: readonly TreebankSentence[]): string {
  let found = 0;
  let right = 0;
  let gold = 0;
  const ends = (forms: readonly string[]): string[] => {
    let at = 0;
    return forms.map((form) => `${at}-${(at += form.replace(/\s/g, "").length)}`);
  };
  for (const { text, rawForms } of sentences) {
    const seen = new Set(ends(rawForms));
    const mine = ends(tokenize(text).map((token) => token.text));
    found += mine.length;
    gold += seen.size;
    right += mine.filter((span) => seen.has(span)).length;
  }
  return percent(2 * right, found + gold);
}

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

const columns = ["words", "tokens", "XPOS", "UPOS", "lemma", "UAS", "LAS", "UAS*", "LAS*"];
console.log("texts".padEnd(16) + columns.map((name) => name.padStart(8)).join(""));
for (const [name, sentences] of parts) {
  const score = scoreOf(sentences);
  const { tokens, words } = score;
  const cells = [
    String(tokens),
    tokenisation(sentences),
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
