/**
 * Who does the saying: from a cue's verb to the noun phrase that is its subject, through
 * auxiliaries, asides between commas, relative clauses and inversion ("…," said Jo Hale). Pure;
 * looks no further than the sentence.
 */
import {
  BE,
  clauseStart,
  isAdverb,
  isComma,
  isCoordinator,
  isDash,
  isDeterminer,
  isFiniteVerb,
  isMark,
  isNominal,
  isPreposition,
  isPronoun,
  isRelative,
  isSubjectPronoun,
  longNounPhraseEnd,
  nounPhraseEnd,
  nounPhraseStart,
} from "./patterns";
import type { Word } from "./words";

type Words = readonly Word[];

/** Indexes of the first and last word (both included), and where an aside after it ends. */
export type Phrase = {
  readonly first: number;
  readonly last: number;
  /** What stands between commas after it: "chief analyst at Brand Laboratories"; or null. */
  readonly aside: { readonly first: number; readonly last: number } | null;
};

const AUXILIARY =
  /^(?:is|are|was|were|am|be|been|being|has|have|had|having|do|does|did|will|would|can|could|may|might|shall|should|must|'s|'re|'ve|'ll|'d|'m|to|ca|wo|let)$/;

/** Left over auxiliaries, adverbs and verbs that govern an infinitive: "went on to say". */
export function verbGroupStart(words: Words, verb: number, from: number): number {
  let start = verb;
  while (start > from) {
    const before = words[start - 1];
    if (!before) break;
    const governs =
      words[start]?.lower === "to" &&
      (before.pos === "VERB" || before.pos === "ADJ" || before.lower === "on");
    const governsGerund =
      /ing$/.test(words[start]?.lower ?? "") &&
      /^(?:began|begun|started|kept|stopped|denied|continued|recalled|remembered)$/.test(
        before.lower,
      );
    if (
      !AUXILIARY.test(before.lower) &&
      !isAdverb(before) &&
      before.lower !== "n't" &&
      !governs &&
      !governsGerund
    )
      break;
    start -= 1;
  }
  return start;
}

/** The subject that ends right before the word at `verb` (its verb group's first word). */
export function subjectBefore(words: Words, verb: number, from: number): Phrase | null {
  const last = verb - 1;
  const word = words[last];
  if (!word || last < from) return null;
  if (
    isSubjectPronoun(word) ||
    /^(?:someone|somebody|everyone|nobody|one|others)$/.test(word.lower)
  ) {
    return { first: last, last, aside: null };
  }
  if (isRelative(word)) return antecedent(words, last, from);
  if (isComma(word) || word.text === ")" || isDash(word))
    return subjectBeforeAside(words, last, from);
  if (isCoordinator(word)) return null;
  return plainSubject(words, last, from);
}

/** A subject with nothing between it and its verb. */
function plainSubject(words: Words, last: number, from: number): Phrase | null {
  const relative = subjectOfRelative(words, last, from);
  if (relative) return relative;
  const start = clauseStart(words, last, from);
  const head = words[start];
  const opens =
    isNominal(words, start) || isDeterminer(head) || (isPronoun(head) && !isSubjectPronoun(head));
  if (opens && !hasVerb(words, start, last)) {
    const first = withCoordination(words, start, from);
    if (nounPhraseEnd(words, start, last + 1) > start) return { first, last, aside: null };
  }
  const first = nounPhraseStart(words, last, Math.max(start, from));
  if (first === null) return null;
  return { first: withOf(words, first, start), last, aside: null };
}

function hasVerb(words: Words, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (isFiniteVerb(words, at, false)) return true;
  return false;
}

/** "members of the board": the phrase before "of" belongs to it. */
function withOf(words: Words, first: number, from: number): number {
  if (words[first - 1]?.lower !== "of") return first;
  const start = nounPhraseStart(words, first - 2, from);
  // "in favour of the firm": a compound preposition, not a phrase with "of".
  const isCompound = start === first - 2 && isPreposition(words[start - 1]);
  return start === null || start < from || isCompound ? first : start;
}

/** "Brand, Goggle and Hale": a list between commas, all of it nominal. */
function withCoordination(words: Words, start: number, from: number): number {
  let first = start;
  const conjunction = words[first - 1];
  if (conjunction && /^(?:and|or|&)$/.test(conjunction.lower)) {
    const before = isComma(words[first - 2]) ? first - 3 : first - 2;
    const other = nounPhraseStart(words, before, from);
    if (other !== null && opensClause(words, other, from)) first = other;
  }
  while (isComma(words[first - 1]) && first - 2 >= from) {
    const listed = /\b(?:and|or)\b/.test(
      words
        .slice(first, start + 6)
        .map((word) => word.lower)
        .join(" "),
    );
    const other = listed ? nounPhraseStart(words, first - 2, from) : null;
    if (other === null || !opensClause(words, other, from)) break;
    first = other;
  }
  return first;
}

function opensClause(words: Words, first: number, from: number): boolean {
  const before = words[first - 1];
  return (
    first === from ||
    !before ||
    isComma(before) ||
    isCoordinator(before) ||
    isMark(before) ||
    isDash(before)
  );
}

/** "Experts who have read the files said": the words before the verb are inside a relative. */
function subjectOfRelative(words: Words, last: number, from: number): Phrase | null {
  for (let at = last; at > from && last - at < 25; at -= 1) {
    const word = words[at];
    if (!word || /^[;:]$/.test(word.text) || isMark(word)) return null;
    if (!/^(?:who|which|that|whose)$/.test(word.lower)) continue;
    if (!hasVerb(words, at + 1, last) && !words.slice(at, last).some((one) => one.pos === "VERB"))
      return null;
    const found = antecedent(words, at, from);
    if (!found || (word.lower === "that" && words[at - 1]?.pos === "VERB")) return null;
    return { first: found.first, last: isComma(words[at - 1]) ? found.last : last, aside: null };
  }
  return null;
}

/** What "who" or "which" at `at` refers to. */
function antecedent(words: Words, at: number, from: number): Phrase | null {
  const last = isComma(words[at - 1]) || isPreposition(words[at - 1]) ? at - 2 : at - 1;
  const first = nounPhraseStart(words, last, from);
  if (first === null) return null;
  return { first: withOf(words, first, from), last, aside: null };
}

/**
 * "Jo Hale, chief analyst at Brand, said": back over what stands between commas to the noun
 * phrase it explains. The asides hold no verb of their own, unless they open with "who".
 */
function subjectBeforeAside(words: Words, comma: number, from: number): Phrase | null {
  if (words[comma]?.text === ")") return subjectBeforeBracket(words, comma, from);
  let best: Phrase | null = null;
  let aside: Phrase["aside"] = null;
  for (const segment of segmentsBefore(words, comma, from)) {
    const found = aside && subjectSegment(words, segment.first, segment.last, from);
    if (found) best = { ...found, aside };
    if ((best && !found) || !isAside(words, segment.first, segment.last)) break;
    aside = { first: segment.first, last: comma - 1 };
  }
  // "The firm, has said": a comma too many.
  return best ?? subjectSegment(words, clauseStart(words, comma - 1, from), comma - 1, from);
}

function subjectBeforeBracket(words: Words, close: number, from: number): Phrase | null {
  for (let at = close - 1; at > from && close - at < LONGEST_ASIDE; at -= 1) {
    if (words[at]?.text !== "(") continue;
    const found = plainSubject(words, at - 1, from);
    return found && { ...found, aside: { first: at + 1, last: close - 1 } };
  }
  return null;
}

/** How many words back an aside is looked through. */
const LONGEST_ASIDE = 60;

/** What stands between commas or dashes, going left from the one at `comma` to a stronger break. */
function segmentsBefore(
  words: Words,
  comma: number,
  from: number,
): Array<{ first: number; last: number }> {
  const segments: Array<{ first: number; last: number }> = [];
  let end = comma;
  for (let at = comma - 1; at >= from - 1 && comma - at < LONGEST_ASIDE; at -= 1) {
    const word = words[at];
    const isEnd =
      at < from ||
      word?.text === ";" ||
      (isMark(word) && !isNominal(words, at - 1) && !isDeterminer(words[at - 1]));
    if (!isEnd && !isComma(word) && !isDash(word)) continue;
    segments.push({ first: at + 1, last: end - 1 });
    if (isEnd) break;
    end = at;
  }
  return segments;
}

function isAside(words: Words, first: number, last: number): boolean {
  const opener = words[first];
  if (
    opener &&
    /^(?:who|which|whose|where|when|while|as|speaking|writing|citing|asked|pressed|questioned)$/.test(
      opener.lower,
    )
  )
    return true;
  return !hasVerb(words, first, last);
}

/** The part between two commas as a subject: a noun phrase at its end that opens its clause. */
function subjectSegment(words: Words, first: number, last: number, from: number): Phrase | null {
  const opener = words[first];
  if (!opener || last < first) return null;
  if (isSubjectPronoun(words[last])) return { first: last, last, aside: null };
  if (first > from && isComma(words[first - 1]) && isPreposition(opener)) return null;
  if (opener.pos === "VERB" || opener.pos === "SCONJ" || isRelative(opener)) return null;
  if (/^\d{1,3}$/.test(opener.text) && first === last) return null;
  return plainSubject(words, last, Math.max(from, first));
}

/** The subject after an inverted verb: "…," said Jo Hale, chief analyst at Brand. */
export function subjectAfter(words: Words, verb: number, limit: number): Phrase | null {
  const first = verb + 1;
  const end = nounPhraseEnd(words, first, limit);
  if (end === first) return null;
  const word = words[first];
  if (word && /^(?:him|them|me|us|it)$/.test(word.lower)) return null;
  let last = withLinkedParts(words, first, end, limit) - 1;
  if (words[last + 1]?.lower === "who") last = Math.min(last, limit - 1);
  return { first, last, aside: asideAfter(words, last + 1, limit) };
}

function withLinkedParts(words: Words, first: number, end: number, limit: number): number {
  if (isSubjectPronoun(words[first])) return end;
  return longNounPhraseEnd(words, first, limit);
}

/** ", chief analyst at Brand Laboratories, a unit of Goggle": up to the clause's end. */
function asideAfter(words: Words, at: number, limit: number): Phrase["aside"] {
  if (!isComma(words[at])) return null;
  let last = at;
  while (
    last + 1 < limit &&
    !/^[.;:!?]$/.test(words[last + 1]?.text ?? "") &&
    !isMark(words[last + 1])
  )
    last += 1;
  const isClause = hasVerb(words, at + 1, last) && !isRelative(words[at + 1]);
  const opener = words[at + 1];
  // "the police, bribed an inspector": the sentence goes on.
  const goesOn = opener?.pos === "VERB" && words[at + 2]?.lower !== "by";
  if (last === at || isClause || goesOn || /ing$/.test(opener?.lower ?? "")) return null;
  return { first: at + 1, last: isComma(words[last]) ? last - 1 : last };
}

/** The subject of the sentence's main verb, for what hangs on it: ", adding that …". */
export function mainSubject(words: Words, first: number, limit: number): Phrase | null {
  for (let at = first; at < limit; at += 1) {
    const word = words[at];
    if (!word || !isFiniteVerb(words, at, true) || isRelativeVerb(words, at, first)) continue;
    const found = subjectBefore(words, verbGroupStart(words, at, first), first);
    if (found) return found;
  }
  return null;
}

function isRelativeVerb(words: Words, at: number, from: number): boolean {
  for (let index = at - 1; index >= from && at - index < 8; index -= 1) {
    const word = words[index];
    if (isRelative(word)) return true;
    if (isComma(word)) return false;
  }
  return false;
}

export const isPassive = (words: Words, verb: number): boolean => {
  for (let at = verb - 1; at >= 0 && verb - at < 4; at -= 1) {
    const word = words[at];
    if (!word) return false;
    if (BE.has(word.lower)) return true;
    if (!isAdverb(word)) return false;
  }
  return false;
};
