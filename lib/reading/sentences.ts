/**
 * Sentences of a text, inside its paragraphs, as ranges of words. A full stop ends one only where
 * the next word can begin another, so that "…?" she asked, "Dr. No" and "2.5" stay whole, also
 * inside quotations. Linear in the words. Pure.
 */
import type { Paragraph, Span } from "@/lib/text/text";
import { CUE_VERBS } from "./lexicon";
import type { Word } from "./words";

/** `first` to `last` (exclusive) are indexes of words. */
export type Sentence = Span & {
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
};

/**
 * Words after which a sentence is cut, come what may, since what looks around in it takes time
 * with the square of its length. Of 1,400 sentences of news, court reports and interviews the
 * longest has 99.
 */
const LONGEST = 200;

const TERMINAL = /^(?:[.!?…]+|\.\.\.)$/;
const CLOSING = /^["“”’»')\]]+$/;
/** Abbreviations that the tokeniser keeps whole and that stand before a name, not at an end. */
const BEFORE_NAMES =
  /^(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|rev|hon|sen|rep|gov|st|no|vs|fig|sec|pp?|\p{L})\.$/iu;
const ABBREVIATION = /^(?:\p{L}+\.)+$/u;
const STARTERS = new Set(
  (
    "the a an this that these those he she it they we i you in on at for from with by after before " +
    "but and however according when while if as his her its their our my there here no not what"
  ).split(" "),
);

export function splitSentences(
  words: readonly Word[],
  paragraphs: readonly Paragraph[],
): Sentence[] {
  const found: Sentence[] = [];
  let next = 0;
  paragraphs.forEach((paragraph, index) => {
    while ((words[next]?.start ?? Infinity) < paragraph.start) next += 1;
    let first = next;
    while ((words[next]?.start ?? Infinity) < paragraph.end) {
      const isTooLong = next - first >= LONGEST;
      const end = endAfter(words, next, paragraph.end) ?? (isTooLong ? next + 1 : null);
      if (end === null) {
        next += 1;
        continue;
      }
      next = end;
      push(found, words, first, next, index);
      first = next;
    }
    push(found, words, first, next, index);
  });
  return found;
}

function push(
  found: Sentence[],
  words: readonly Word[],
  first: number,
  last: number,
  paragraph: number,
): void {
  const start = words[first]?.start;
  const end = words[last - 1]?.end;
  if (last > first && start !== undefined && end !== undefined) {
    found.push({ start, end, first, last, paragraph });
  }
}

/** The index after the sentence's last word if the word at hand ends one, else null. */
function endAfter(words: readonly Word[], at: number, limit: number): number | null {
  const word = words[at];
  if (!word) return null;
  const isStop = TERMINAL.test(word.text);
  const isAbbreviation = !isStop && ABBREVIATION.test(word.text) && !BEFORE_NAMES.test(word.text);
  if (!isStop && !isAbbreviation) return null;
  // "Wade v. Jacobs": a stop that the tokens keep apart.
  if (word.text === "." && words[at - 1]?.end === word.start && words[at - 1]?.text === "v")
    return null;
  let last = at + 1;
  while (CLOSING.test(words[last]?.text ?? "") && words[last]?.start === words[last - 1]?.end) {
    last += 1;
  }
  const next = words[last];
  if (!next || next.start >= limit) return last;
  if (next.start === words[last - 1]?.end) return null;
  if (isQuestioned(words, at, last) && leadsToCue(words, last, limit)) return null;
  if (isAbbreviation) return STARTERS.has(next.lower) && /^\p{Lu}/u.test(next.text) ? last : null;
  return /^[\p{Lu}\p{N}\p{Lo}"“«‘'([\-–—•…]/u.test(next.text) ? last : null;
}

/** “How often?”: the mark that ends what is quoted need not end the sentence. */
function isQuestioned(words: readonly Word[], at: number, after: number): boolean {
  const isLoud = /[?!…]/.test(words[at]?.text ?? "") && after > at + 1;
  return isLoud && /["“”’»']/.test(words[after - 1]?.text ?? "");
}

/** How many words may name the speaker before the cue. */
const LONGEST_SPEAKER = 14;

/** "Kessel said.", "the harbour master asked on Monday.", "said Jo Hale": the quotation's own frame. */
function leadsToCue(words: readonly Word[], first: number, limit: number): boolean {
  for (let at = first; at < first + LONGEST_SPEAKER; at += 1) {
    const word = words[at];
    if (!word || word.start >= limit || TERMINAL.test(word.text)) return false;
    const verb = CUE_VERBS.get(word.lower);
    if (verb?.takesQuotation && /^(?:VERB|AUX)$/.test(word.pos)) {
      return at === first || !CLAUSE_OPENERS.test(words[at + 1]?.lower ?? "");
    }
    if (word.pos === "VERB" && !/(?:ed|ing)$/.test(word.lower)) return false;
    if (/^["“«:;]$/.test(word.text)) return false;
  }
  return false;
}

/** After these the cue has a content of its own. */
const CLAUSE_OPENERS =
  /^(?:that|the|a|an|he|she|it|they|we|i|you|there|this|these|those|his|her|its|their|if|no)$/;
