/** Counts how many tokens were tagged and hung as the treebank has them. */
import {
  parseTokens,
  tagTokens,
  type GrammarModel,
  type ParsedToken,
} from "@/lib/reading/grammar/parse";
import { tokenize } from "@/lib/reading/grammar/tokenize";
import type { TreebankSentence } from "./treebank";

export type Score = {
  tokens: number;
  fine: number;
  universal: number;
  lemmas: number;
  heads: number;
  labelled: number;
  /** Without punctuation. */
  words: number;
  wordHeads: number;
  wordsLabelled: number;
};

function emptyScore(): Score {
  return {
    tokens: 0,
    fine: 0,
    universal: 0,
    lemmas: 0,
    heads: 0,
    labelled: 0,
    words: 0,
    wordHeads: 0,
    wordsLabelled: 0,
  };
}

/** Adds one sentence, parsed with the treebank's own tokens. */
function addScore(score: Score, gold: TreebankSentence, parsed: readonly ParsedToken[]): void {
  parsed.forEach((token, at) => {
    const isHead = (token.head < 0 ? gold.forms.length : token.head) === gold.heads[at];
    const isLabelled = isHead && token.relation === gold.relations[at];
    score.tokens += 1;
    score.fine += Number(token.xpos === gold.xpos[at]);
    score.universal += Number(token.upos === gold.upos[at]);
    score.lemmas += Number(token.lemma.toLowerCase() === gold.lemmas[at]?.toLowerCase());
    score.heads += Number(isHead);
    score.labelled += Number(isLabelled);
    if (gold.upos[at] === "PUNCT") return;
    score.words += 1;
    score.wordHeads += Number(isHead);
    score.wordsLabelled += Number(isLabelled);
  });
}

/** All sentences, parsed with the treebank's own tokens. */
export function scoreOf(model: GrammarModel, sentences: readonly TreebankSentence[]): Score {
  const score = emptyScore();
  for (const gold of sentences) {
    const tokens = gold.rawForms.map((text, at) => ({ text, start: at, end: at + 1 }));
    addScore(score, gold, parseTokens(model, tagTokens(model, tokens)));
  }
  return score;
}

/** How far the tokens found in the raw text are the treebank's (F1); 0 where there is no text. */
export function tokenScore(sentences: readonly TreebankSentence[]): number {
  let found = 0;
  let right = 0;
  let gold = 0;
  for (const { text, rawForms } of sentences) {
    const theirs = new Set(lettersOf(rawForms));
    const ours = lettersOf(tokenize(text).map((token) => token.text));
    found += ours.length;
    gold += theirs.size;
    right += ours.filter((token) => theirs.has(token)).length;
  }
  return found === 0 ? 0 : (2 * right) / (found + gold);
}

/** Which letters of a sentence, counted without spaces, each of its tokens takes. */
function lettersOf(forms: readonly string[]): string[] {
  let at = 0;
  return forms.map((form) => {
    const start = at;
    at += form.replace(/\s/g, "").length;
    return `${start}-${at}`;
  });
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}
