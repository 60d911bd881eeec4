/** Counts how many tokens were tagged and hung as the treebank has them. */
import type { ParsedToken } from "@/lib/reading/grammar/parse";
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

export function emptyScore(): Score {
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
export function addScore(score: Score, gold: TreebankSentence, parsed: readonly ParsedToken[]) {
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

export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}
