/**
 * A text as words, each with its place, part of speech and dictionary form. Hides the language
 * model (wink-nlp): it is loaded once, on first use, and given nothing it is slow at. Offline,
 * deterministic, linear in the text. Positions are UTF-16 units of the text.
 */
import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction, type PartOfSpeech, type WinkMethods } from "wink-nlp";

export type Word = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly pos: PartOfSpeech;
  readonly lemma: string;
};

/**
 * The tokeniser's time grows with the square of a run without white space, so a longer one is
 * hidden from it. No English word is that long; links are, and say nothing of who asserts what.
 */
const LONGEST_RUN = 100;

let shared: WinkMethods | null = null;

function tagger(): WinkMethods {
  shared ??= winkNLP(model, ["sbd", "pos"]);
  return shared;
}

/** Loads the language model now (some 0.3 s), so that the first draft does not wait for it. */
export function loadLanguage(): void {
  tagger();
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === "") at += 1;
  return at;
}

/** The words and punctuation marks of a text, in order. What lies between them is white space. */
export function readWords(text: string): Word[] {
  const nlp = tagger();
  // The library knows these functions by identity, so they cannot be wrapped.
  const its = nlp.its as unknown as Record<"pos" | "lemma", ItsFunction<string>>;
  const seen = text.replace(/\S+/g, (run) =>
    run.length > LONGEST_RUN ? " ".repeat(run.length) : run,
  );
  const tokens = nlp.readDoc(seen).tokens();
  const values = tokens.out();
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(its.lemma);
  const words: Word[] = [];
  let from = 0;
  values.forEach((value, index) => {
    const start = skipSpace(seen, from);
    // A token that is not in the text as it stands (none is known) is passed over.
    if (value.trim() === "" || !seen.startsWith(value, start)) return;
    from = start + value.length;
    words.push({
      start,
      end: from,
      text: value,
      lower: value.toLowerCase().replaceAll("’", "'"),
      pos: (tags[index] ?? "X") as PartOfSpeech,
      lemma: lemmas[index] ?? value,
    });
  });
  return joinHyphens(text, words);
}

/** "Leeds-based", "al-Badr" and "I-Tec" are one word each; the tokeniser takes them apart. */
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
  const lower = whole.toLowerCase().replaceAll("’", "'");
  return { start: first.start, end: last.end, text: whole, lower, pos, lemma: lower };
}
