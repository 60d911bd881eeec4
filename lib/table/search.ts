/**
 * What a person types into the search box, as an FTS5 expression. Words are joined by AND and
 * match the beginnings of words; "quoted words" match as a phrase; everything else that FTS5
 * knows (operators, brackets, columns) is plain text. No input is an error. Pure.
 */

export type SearchTerm = {
  text: string;
  /** Also matches longer words that begin so. */
  prefix: boolean;
  /** In a script without spaces: a word may stand in the middle of what FTS5 takes for one. */
  unspaced: boolean;
};

/** Around a hit in what FTS5 hands back; no claim can hold them (platform/text.ts). */
export const HIT_START = "\u0002";
export const HIT_END = "\u0003";

const TERM_LIMIT = 16;

/** What the tokenizer unicode61 takes for part of a word. */
const WORD = /[\p{L}\p{N}\p{Co}]/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{Co}]+/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The terms of a search, in order; none where the text holds no letter or digit. */
export function parseSearch(text: string): SearchTerm[] {
  const found: Array<SearchTerm & { isPhrase: boolean }> = [];
  const readable = text.toWellFormed().replace(/\p{Cc}/gu, " ");
  for (const match of readable.matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/gu)) {
    const phrase = match[1] ?? match[2];
    const words = (phrase ?? match[3] ?? "").trim();
    if (!WORD.test(words)) continue;
    const isPhrase = phrase !== undefined;
    const prefix = !isPhrase && wordLength(words) >= 3;
    if (isPhrase || !UNSPACED.test(words)) {
      found.push({ text: words, prefix, unspaced: false, isPhrase });
      continue;
    }
    // The tokenizer divides at vowel signs and other marks, so the parts are looked for each.
    for (const part of words.split(BETWEEN_WORDS).filter(Boolean)) {
      found.push({ text: part, prefix: true, unspaced: UNSPACED.test(part), isPhrase });
    }
  }
  const used = found.slice(0, TERM_LIMIT);
  const last = used.at(-1);
  // The word being typed may be short still; a single letter would match half of everything.
  if (last && !last.isPhrase) last.prefix = wordLength(last.text) >= 2;
  return used.map(({ isPhrase: _, ...term }) => term);
}

function wordLength(text: string): number {
  return Array.from(text).filter((character) => WORD.test(character)).length;
}

/**
 * The MATCH expression of the terms.
 * @param instead for some terms, others of which any will do.
 */
export function matchExpression(
  terms: readonly SearchTerm[],
  instead: ReadonlyMap<SearchTerm, readonly SearchTerm[]> = new Map(),
): string {
  return terms
    .map((term) => {
      const phrases = (instead.get(term) ?? [term]).map(phraseOf);
      return phrases.length === 1 ? phrases[0] : `(${phrases.join(" OR ")})`;
    })
    .join(" AND ");
}

function phraseOf({ text, prefix }: SearchTerm): string {
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
