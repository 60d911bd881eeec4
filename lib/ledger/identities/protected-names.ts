/**
 * Whether a text holds a name that is protected. Compared folded, word by word, so that case,
 * accents, hyphens and spaces do not hide it: the whole name, in either order ("Smith, John"), each
 * other name, the family name alone where it is written as a name, addresses, and numbers by their
 * figures. It errs on the side of asking. Pure, linear in the text.
 */
import { foldName } from "@/lib/text/fold-name";
import type { SealedIdentity } from "./rules";

/** Word after word, as folded. */
type Phrase = { words: readonly string[]; onlyAsName: boolean };

export type ProtectedName = { phrases: readonly Phrase[]; numbers: readonly string[] };

/** A family name of fewer letters is met in too many other words. */
const LEAST_ALONE = 3;
/** Figures at the end of a telephone number that tell it, whatever code stands before them. */
const TELLING_FIGURES = 8;

export function protectedNameOf({ name, otherNames, contact }: SealedIdentity): ProtectedName {
  const names = [name, ...otherNames.split("\n")].map(wordsOf).filter(({ length }) => length > 0);
  const lines = contact.split("\n");
  const addresses = lines.flatMap((text) => text.split(/\s/)).filter((word) => word.includes("@"));
  return {
    phrases: [
      ...names.flatMap((words) => [words, turned(words)]).map((words) => asPhrase(words, false)),
      ...names
        .filter(({ length }) => length > 1)
        .map((words) => words.at(-1) ?? "")
        .filter((word) => word.length >= LEAST_ALONE)
        .map((word) => asPhrase([word], true)),
      ...addresses.map((address) => asPhrase(wordsOf(address), false)),
    ],
    numbers: lines.flatMap(numbersIn).map((figures) => figures.slice(-TELLING_FIGURES)),
  };
}

function asPhrase(words: readonly string[], onlyAsName: boolean): Phrase {
  return { words, onlyAsName };
}

function wordsOf(text: string): string[] {
  return foldName(text)
    .split(" ")
    .filter((word) => word !== "");
}

/** "Smith, John". */
function turned(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return words.length > 1 && last !== undefined ? [last, ...words.slice(0, -1)] : words;
}

/** Telephone numbers and the like, by their figures alone. */
function numbersIn(text: string): string[] {
  const runs = text.match(/[\d\s+()./-]+/g) ?? [];
  return runs.map((run) => run.replace(/\D/g, "")).filter((run) => run.length >= TELLING_FIGURES);
}

type Token = { folded: string; start: number; end: number; isNamelike: boolean };

/** What is looked through once, however many names are looked for. */
export type IndexedText = {
  text: string;
  tokens: readonly Token[];
  numbers: readonly string[];
  /** Where each word stands, by the word. */
  placesOf: ReadonlyMap<string, readonly number[]>;
};

const WORD = /[\p{L}\p{M}\p{N}.'‘’‛`´′]+/gu;
const POSSESSIVE = /['‘’‛`´′]s?$/iu;
const INITIAL = /(?:^|\.)\p{L}\.$/u;

/** Without what ends a sentence, and what makes a possessive. */
function bare(written: string): string {
  let word = written;
  while (word.endsWith(".") && !INITIAL.test(word)) word = word.slice(0, -1);
  return word.replace(POSSESSIVE, "");
}

export function indexText(text: string): IndexedText {
  const tokens: Token[] = [];
  const placesOf = new Map<string, number[]>();
  for (const { 0: whole, index } of text.matchAll(WORD)) {
    const written = bare(whole);
    for (const folded of wordsOf(written)) {
      const places = placesOf.get(folded) ?? [];
      places.push(tokens.length);
      placesOf.set(folded, places);
      const end = index + written.length;
      tokens.push({ folded, start: index, end, isNamelike: !/^\p{Ll}/u.test(written) });
    }
  }
  return { text, tokens, numbers: numbersIn(text), placesOf };
}

/** The words in which the text holds it, as they are written there; null where it does not. */
export function writtenIn(searched: IndexedText, protectedName: ProtectedName): string | null {
  for (const phrase of protectedName.phrases) {
    const found = phraseIn(searched, phrase);
    if (found !== null) return found;
  }
  return (
    searched.numbers.find((run) => protectedName.numbers.some((told) => run.includes(told))) ?? null
  );
}

function phraseIn({ text, tokens, placesOf }: IndexedText, phrase: Phrase): string | null {
  const { words, onlyAsName } = phrase;
  for (const at of placesOf.get(words[0] ?? "") ?? []) {
    const first = tokens[at];
    const last = endOf(tokens, at, words.join(""));
    if (first && last && (!onlyAsName || first.isNamelike)) {
      return text.slice(first.start, last.end);
    }
  }
  return null;
}

/** The word with which these letters end, however they are parted: "O´Dwyer" is two words to some. */
function endOf(tokens: readonly Token[], from: number, letters: string): Token | null {
  let rest = letters;
  for (let at = from; ; at += 1) {
    const token = tokens[at];
    if (!token || !rest.startsWith(token.folded)) return null;
    rest = rest.slice(token.folded.length);
    if (rest === "") return token;
  }
}
