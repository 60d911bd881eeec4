/**
 * What a person types into a search box, as terms: the one reading for claims, stories and sources.
 * Words are joined by AND and match the beginnings of words, in any order; "quoted words" match as a
 * phrase; "C7" may mean a claim's ref as well; everything else (signs, wildcards, operators) is plain
 * text. No input is an error. Pure.
 */
import { foldLetters } from "./fold-letters";
import { joinInitials, withJoinedWords } from "./other-spellings";

/** Longer searches are cut. */
export const SEARCH_LIMIT = 300;

/** What is looked for, out of a field or an address. */
export function searchTextOf(given: string): string {
  return given.trim().slice(0, SEARCH_LIMIT).toWellFormed().trim();
}

export type SearchTerm = {
  text: string;
  /** Also matches longer words that begin so. */
  prefix: boolean;
  /** In a script without spaces: a word may stand in the middle of what FTS5 takes for one. */
  unspaced: boolean;
  /** The number in a claim's ref, where it may be one: "C7", or the end of "leak.C7". */
  number: number | null;
};

const TERM_LIMIT = 16;

/** What the index takes for part of a word (see the migrations). */
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]/u;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\p{Co}]+/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What is typed for an apostrophe, after a letter of its word; in one go along it. */
const WITHIN = /([\p{L}\p{M}])['`´′](?=[\p{L}\p{M}])/gu;

const REF = /^c([1-9]\d{0,8})$/;
/** A ref with its story's slug before it: "contractor-leak.C7", "leak#C7", "leak/C7". */
const STORY_AND_REF = /^([\p{L}\p{N}][\p{L}\p{N}-]*)[./#:]+(c[1-9]\d{0,8})$/u;

/** The terms of a search, in order; none where the text holds no letter or digit. */
export function parseSearch(text: string): SearchTerm[] {
  const found: Array<SearchTerm & { isPhrase: boolean }> = [];
  const add = (term: Partial<SearchTerm> & { text: string }, isPhrase = false) =>
    found.push({ prefix: false, unspaced: false, number: null, ...term, isPhrase });
  const readable = joinInitials(foldLetters(text.toWellFormed().replace(/\p{Cc}/gu, " ")));
  for (const match of readable.matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/gu)) {
    const phrase = match[1] ?? match[2];
    const words = (phrase ?? match[3] ?? "").trim();
    if (!WORD.test(words)) continue;
    if (phrase !== undefined) add({ text: words }, true);
    else if (UNSPACED.test(words)) {
      // Signs between the words of a script without spaces part them.
      for (const part of words.split(BETWEEN_WORDS).filter(Boolean)) {
        add({ text: part, prefix: true, unspaced: UNSPACED.test(part) });
      }
    } else {
      const [, story, ref] = STORY_AND_REF.exec(words) ?? [];
      for (const written of story && ref ? [story, ref] : [words]) {
        // All texts hold it as one word, too (other-spellings.ts).
        const word = written.replace(WITHIN, "$1");
        const number = REF.exec(word)?.[1];
        add({ text: word, prefix: isLong(word), number: number ? Number(number) : null });
      }
    }
  }
  const used = found.slice(0, TERM_LIMIT);
  const last = used.at(-1);
  // The word being typed may be short still; a single letter would match half of everything.
  if (last && !last.isPhrase) last.prefix = wordLength(last.text) >= 2;
  return used.map(({ isPhrase: _, ...term }) => term);
}

/** Long enough for its beginning to mean something: two letters, but three digits. */
function isLong(word: string): boolean {
  return wordLength(word) >= (/^\p{N}/u.test(word) ? 3 : 2);
}

function wordLength(text: string): number {
  return Array.from(text).filter((character) => WORD.test(character)).length;
}

/** A text's words folded, each between spaces, as `holdsTerms` looks for terms in them. */
export function searchedWords(...texts: readonly string[]): string {
  return texts.map((text) => ` ${spacedWords(withJoinedWords(text))} `).join("");
}

/** Whether the words of a text (see `searchedWords`) hold every term. */
export function holdsTerms(terms: readonly SearchTerm[], words: string): boolean {
  return terms.every((term) => words.includes(soughtIn(term, spacedWords(term.text))));
}

/**
 * What stands for a term in words between spaces.
 * @param words the term's own, as those that are searched are folded.
 */
export function soughtIn({ prefix, unspaced }: SearchTerm, words: string): string {
  if (unspaced) return words;
  return prefix ? ` ${words}` : ` ${words} `;
}

function spacedWords(folded: string): string {
  return folded.split(BETWEEN_WORDS).filter(Boolean).join(" ");
}
