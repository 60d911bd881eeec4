/**
 * A text as words, each with its place and part of speech. They are the grammar's tokens, tagged
 * once for everything that follows, with hyphenated words whole. Offline, deterministic, linear in
 * the text. Positions are UTF-16 units of the text.
 */
import { grammar } from "./grammar/load";
import { tagTokens, type TaggedToken } from "./grammar/parse";
import { tokenize, type GrammarToken } from "./grammar/tokenize";
import { CUE_VERBS } from "./lexicon";

/** The universal parts of speech (Universal Dependencies), by which the patterns go. */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

export type Word = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly pos: PartOfSpeech;
  readonly lemma: string;
};

/** No English word is longer; links are, and say nothing of who asserts what. */
const LONGEST_RUN = 100;

/** Tokens tagged together: what ends them need not be a sentence, only near enough to one. */
const LONGEST_STRETCH = 200;

/** The tokens of a text, in order, each with its parts of speech. What lies between is passed over. */
export function readTokens(text: string): TaggedToken[] {
  const seen = text.replace(/\S+/g, (run) =>
    run.length > LONGEST_RUN ? " ".repeat(run.length) : run,
  );
  const tokens = tokenize(seen);
  const tagged: TaggedToken[] = [];
  let first = 0;
  tokens.forEach((_, at) => {
    if (at + 1 - first < LONGEST_STRETCH && !endsStretch(seen, tokens, at)) return;
    for (const token of tagTokens(grammar(), tokens.slice(first, at + 1))) tagged.push(token);
    first = at + 1;
  });
  return tagged;
}

/** A full stop and its closing marks before white space, or the end of a line. */
function endsStretch(text: string, tokens: readonly GrammarToken[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next) return true;
  if (next.start === token.end) return false;
  if (text.slice(token.end, next.start).includes("\n")) return true;
  let last = at;
  while (/^["“”’»')\]]+$/.test(tokens[last]?.text ?? "") && at - last < 4) last -= 1;
  return /^[.!?…]+$/.test(tokens[last]?.text ?? "");
}

/** The words and punctuation marks of a text: its tokens, hyphenated ones joined. */
export function readWords(text: string, tokens: readonly TaggedToken[]): Word[] {
  const { universal } = grammar().names;
  const words = tokens.map((token) => ({
    start: token.start,
    end: token.end,
    text: token.text,
    lower: lowerOf(token.text),
    // The grammar's names of them are these.
    pos: (universal[token.universal] ?? "X") as PartOfSpeech,
    lemma: token.lemma,
  }));
  return settleOpeners(text, joinHyphens(text, words));
}

/**
 * The grammar's own, whose names are these, but for what opens a sentence, where a capital tells
 * nothing: a noun that no dictionary has is a name there ("Lind: lock stays shut"), and a name that
 * is a common word is a noun ("Rain fell"), unless somebody of that name is written inside a
 * sentence, speaks, or does what only persons do ("Tom met Sara").
 */
function settleOpeners(text: string, words: readonly Word[]): Word[] {
  const { known } = grammar().lemmas;
  const opens = words.map((_, at) => isOpener(text, words, at));
  const names = new Set(
    words.filter((word, at) => word.pos === "PROPN" && !opens[at]).map((word) => word.text),
  );
  return words.map((word, at) => {
    if (!opens[at] || !/^\p{Lu}/u.test(word.text)) return word;
    if (word.pos === "NOUN" && !known.has(word.lemma)) return { ...word, pos: "PROPN" };
    const next = words[at + 1];
    const isCommon = word.pos === "PROPN" && known.has(word.lower) && !names.has(word.text);
    const isPersonal = CUE_VERBS.has(next?.lower ?? "") || PERSONAL.test(next?.lower ?? "");
    return isCommon && next?.pos === "VERB" && !isPersonal ? { ...word, pos: "NOUN" } : word;
  });
}

const PERSONAL =
  /^(?:met|meets|married|phoned|emailed|thanked|waited|smiled|nodded|shrugged|laughed|wept|spoke|speaks|resigned|retired|apologi[sz]ed)$/;

function isOpener(text: string, words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  if (!before || !word) return true;
  return (
    /^[.!?…:"“”«‘'([\-–—•]+$/.test(before.text) || text.slice(before.end, word.start).includes("\n")
  );
}

const lowerOf = (text: string): string => text.toLowerCase().replaceAll("’", "'");

/** "Leeds-based", "al-Badr" and "I-Tec" are one word each; the grammar takes them apart. */
function joinHyphens(text: string, words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const before = joined.at(-1);
    const next = words[at + 1];
    const isHyphen = word?.text === "-" && before?.end === word.start && next?.start === word.end;
    if (isHyphen && isLetters(before.text) && isLetters(next.text)) {
      joined[joined.length - 1] = compound(text, before, next);
      at += 1;
    } else if (word) joined.push(word);
  }
  return joined;
}

const isLetters = (text: string): boolean => /[\p{L}\p{N}]$/u.test(text);

function compound(text: string, first: Word, last: Word): Word {
  const whole = text.slice(first.start, last.end);
  const isTitled =
    /^\p{Lu}/u.test(last.text) || (/^\p{Lu}/u.test(first.text) && last.pos === "PROPN");
  // "Leeds-based", "state-owned": what ends in a participle describes.
  const pos = isTitled ? "PROPN" : last.pos === "VERB" ? "ADJ" : last.pos;
  return {
    start: first.start,
    end: last.end,
    text: whole,
    lower: lowerOf(whole),
    pos,
    lemma: lowerOf(whole),
  };
}
