/**
 * What a person types into the search box, as an FTS5 expression. It is folded as the index is.
 * Words are joined by AND and match the beginnings of words; "quoted words" match as a phrase;
 * "C7" means a claim's ref as well, and what stands beside it the story, too; everything else
 * that FTS5 knows (operators, brackets, columns) is plain text. No input is an error. Pure.
 */
import { foldLetters } from "@/lib/text/fold-letters";

export type SearchTerm = {
  text: string;
  /** Also matches longer words that begin so. */
  prefix: boolean;
  /** In a script without spaces: a word may stand in the middle of what FTS5 takes for one. */
  unspaced: boolean;
  /** The number in a claim's ref, where it may be one: "C7", or the end of "leak.C7". */
  number: number | null;
};

/** Around a hit in what FTS5 hands back; no claim can hold them (platform/text.ts). */
export const HIT_START = "\u0002";
export const HIT_END = "\u0003";

const TERM_LIMIT = 16;

/** What the index takes for part of a word (see the migrations). */
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]/u;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\p{Co}]+/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const REF = /^c([1-9]\d{0,8})$/;
/** A ref with its story's slug before it: "contractor-leak.C7", "leak#C7", "leak/C7". */
const STORY_AND_REF = /^([\p{L}\p{N}][\p{L}\p{N}-]*)[./#:]+(c[1-9]\d{0,8})$/u;

/** The terms of a search, in order; none where the text holds no letter or digit. */
export function parseSearch(text: string): SearchTerm[] {
  const found: Array<SearchTerm & { isPhrase: boolean }> = [];
  const add = (term: Partial<SearchTerm> & { text: string }, isPhrase = false) =>
    found.push({ prefix: false, unspaced: false, number: null, ...term, isPhrase });
  const readable = foldLetters(text.toWellFormed().replace(/\p{Cc}/gu, " "));
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
      for (const word of story && ref ? [story, ref] : [words]) {
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

/** Where a search looks: the columns of words, and that of the refs. */
export type SearchedColumns = { words: readonly string[]; ref: string };

export type Instead = {
  /** For some terms, others of which any will do. */
  words?: ReadonlyMap<SearchTerm, readonly SearchTerm[]>;
  /** For some terms, words of the column `ref` that will do as well. */
  refs?: ReadonlyMap<SearchTerm, readonly string[]>;
};

/** The MATCH expression of the terms; "" where there are none. */
export function matchExpression(
  terms: readonly SearchTerm[],
  columns: SearchedColumns,
  { words = new Map(), refs = new Map() }: Instead = {},
): string {
  const inWords = `{${columns.words.join(" ")}} : `;
  return terms
    .map((term) => {
      const phrases = (words.get(term) ?? [term]).map(phraseOf);
      const alternatives = [`${inWords}(${phrases.join(" OR ")})`];
      for (const word of refs.get(term) ?? []) alternatives.push(`${columns.ref} : "${word}"`);
      return alternatives.length === 1 ? alternatives[0] : `(${alternatives.join(" OR ")})`;
    })
    .join(" AND ");
}

function phraseOf({ text, prefix }: Pick<SearchTerm, "text" | "prefix">): string {
  return `"${text.replaceAll('"', '""')}"${prefix ? "*" : ""}`;
}

export type MarkedPart = { text: string; isHit: boolean };

/** Text with hit marks as parts to be rendered; the marks themselves are gone. */
export function markedParts(marked: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  marked.split(HIT_START).forEach((piece, index) => {
    const [hit = "", ...rest] = index === 0 ? ["", piece] : piece.split(HIT_END);
    if (hit !== "") parts.push({ text: hit, isHit: true });
    const plain = rest.join("");
    if (plain !== "") parts.push({ text: plain, isHit: false });
  });
  return parts;
}

export function hasHit(marked: string): boolean {
  return marked.includes(HIT_START);
}
