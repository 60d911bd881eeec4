/**
 * Puts marks around what a search found in a text, as the search index would (words folded, by
 * their beginnings, phrases as a whole), so that the index need not be asked again for every text
 * that is shown. Pure.
 */
import { foldLettersInPlace } from "@/lib/text/fold-letters";
import type { SearchTerm } from "@/lib/text/search-terms";
import { HIT_END, HIT_START } from "./search";

/** How many words a cutting shows, and how many of them stand before the first hit. */
const CUTTING = 12;
const BEFORE = 4;

/** What the index takes for part of a word. */
const WORD = String.raw`[\p{L}\p{M}\p{N}\p{Co}]`;
const BETWEEN = String.raw`[^\p{L}\p{M}\p{N}\p{Co}]`;
const ASCII_WORD = "[a-z0-9]";
const ASCII_BETWEEN = "[^a-z0-9]";

type Span = { start: number; end: number };

export type HitMarker = {
  /** The text with every hit marked; null where there is none. */
  mark: (text: string) => string | null;
  /** Some words around the first hit, marked; null where there is none. */
  cutting: (text: string) => string | null;
};

export function markerOf(terms: readonly SearchTerm[]): HitMarker {
  const wide = patternOf(terms, WORD, BETWEEN, "gu");
  const ascii = patternOf(terms, ASCII_WORD, ASCII_BETWEEN, "g");
  const hitsIn = (text: string): Span[] => {
    if (isAscii(text)) return spansOf(ascii, text.toLowerCase());
    const { text: folded, at } = foldLettersInPlace(text);
    return spansOf(wide, folded).map(({ start, end }) => ({
      start: at[start] ?? text.length,
      end: at[end] ?? text.length,
    }));
  };
  return {
    mark: (text) => {
      const hits = hitsIn(text);
      return hits.length === 0 ? null : withMarks(text, hits, { start: 0, end: text.length });
    },
    cutting: (text) => {
      const hits = hitsIn(text);
      const [first] = hits;
      return first ? cut(text, hits, first) : null;
    },
  };
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function patternOf(
  terms: readonly SearchTerm[],
  word: string,
  between: string,
  flags: string,
): RegExp {
  const alternatives = terms.flatMap(({ text, prefix, unspaced }) => {
    const words = text.match(new RegExp(`${WORD}+`, "gu")) ?? [];
    if (words.length === 0) return [];
    const phrase = words.map(spelled).join(`${between}+`);
    // Each begins where a word does: tried within one, too, it would take the square of its letters.
    if (unspaced) return [`(?<!${word})${word}*${phrase}${word}*`];
    return [`(?<!${word})${phrase}${prefix ? `${word}*` : ""}(?!${word})`];
  });
  // Without a word nothing is found: the empty class matches nowhere.
  return new RegExp(alternatives.length === 0 ? "[]" : alternatives.join("|"), flags);
}

/** The word, also where a name is written with an apostrophe or a hyphen in it. */
function spelled(word: string): string {
  return Array.from(word, escape).join("['-]?");
}

function escape(word: string): string {
  return word.replace(
    /[^\p{L}\p{M}\p{N}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function withMarks(text: string, hits: readonly Span[], { start, end }: Span): string {
  let marked = "";
  let done = start;
  for (const hit of hits) {
    if (hit.start < done || hit.end > end) continue;
    marked += `${text.slice(done, hit.start)}${HIT_START}${text.slice(hit.start, hit.end)}${HIT_END}`;
    done = hit.end;
  }
  return marked + text.slice(done, end);
}

const WORDS = new RegExp(`${WORD}+`, "gu");

function cut(text: string, hits: readonly Span[], first: Span): string {
  const words = spansOf(WORDS, text);
  const at = words.findIndex(({ end }) => end > first.start);
  const from = Math.max(0, Math.min(at - BEFORE, words.length - CUTTING));
  const shown = words.slice(from, from + CUTTING);
  const start = from === 0 ? 0 : (shown[0]?.start ?? 0);
  const isWhole = from + CUTTING >= words.length;
  const end = isWhole ? text.length : Math.max(shown.at(-1)?.end ?? text.length, first.end);
  return `${start === 0 ? "" : "…"}${withMarks(text, hits, { start, end })}${isWhole ? "" : "…"}`;
}
