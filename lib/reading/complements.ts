/**
 * What is asserted, to the right of a cue: "said that …", "wrote: “…”", "asked whether …". The
 * content may leave the sentence only inside a quotation. What stands to the left of a cue is
 * preceding-content.ts. Pure.
 */
import type { Span } from "@/lib/text/text";
import {
  beginsClause,
  isAdverb,
  isComma,
  isCoordinator,
  isDash,
  isDeterminer,
  isFiniteVerb,
  isNominal,
  isOpeningMark,
  isSubjectPronoun,
  longNounPhraseEnd,
  nounPhraseEnd,
} from "./patterns";
import { CUE_VERBS, type CueVerb } from "./lexicon";
import type { Quotation } from "@/lib/text/quote/quotations";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";

export type Content = {
  readonly span: Span;
  readonly kind: "that" | "bare" | "left" | "question" | "quotation" | "colon";
};

const QUESTION_WORDS = /^(?:whether|if|how|why|what|who|when|where|which)$/;
const TIME_WORDS =
  /^(?:yesterday|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|earlier|later|recently|again|once|afterwards|separately|publicly|privately|last|this|at|on|in|during|to|through|via|by|from|before|after|over|of|about|with|for)$/;

/** The content that begins after the cue's last word, or null. */
export function contentAfter(
  reading: Reading,
  sentence: Sentence,
  cue: number,
  verb: CueVerb,
): Content | null {
  const start = afterModifiers(reading, sentence, cue, verb);
  const { words } = reading;
  const isLinked = isComma(words[start]) || words[start]?.text === ":";
  const at = isLinked ? start + 1 : start;
  const word = words[at];
  if (!word || at >= sentence.last) {
    return isLinked && at >= sentence.last ? nextSentenceQuotation(reading, sentence, verb) : null;
  }
  const quotation = openedAt(reading, at);
  if (quotation) return quotedContent(reading, sentence, quotation, at, cue, verb);
  if (word.lower === "that" && verb.takesThat && at + 1 < sentence.last) {
    return { span: toRight(reading, sentence, at, cue), kind: "that" };
  }
  if (words[start]?.text === ":")
    return { span: toRight(reading, sentence, at, cue), kind: "colon" };
  if (QUESTION_WORDS.test(word.lower) && !isLinked && verb.takesQuestion) {
    return { span: toRight(reading, sentence, at, cue), kind: "question" };
  }
  if (isLinked) return null;
  if (verb.takesBareClause !== "never" && isBareClause(reading, sentence, at, verb)) {
    return { span: toRight(reading, sentence, at, cue), kind: "bare" };
  }
  return null;
}

/** A clause without "that" begins with its subject; what begins otherwise is an object. */
function isBareClause(reading: Reading, sentence: Sentence, at: number, verb: CueVerb): boolean {
  const { words } = reading;
  const word = words[at];
  if (!word || isCoordinator(word) || word.lower === "to") return false;
  // "said if the pumps fail she would close the road"
  const isCondition =
    /^(?:if|when|where)$/.test(word.lower) && !verb.takesQuestion && !isWhenAsked(words, at);
  if (QUESTION_WORDS.test(word.lower) && !isCondition) return false;
  // "recalled it": an object as often as a subject.
  const isEither = /^(?:it|you)$/.test(word.lower);
  const isObject =
    !isOpeningMark(words[at + 1]) &&
    !isFiniteVerb(words, isAdverb(words[at + 1]) ? at + 2 : at + 1, true);
  if (isEither && isObject) return false;
  if (isSubjectPronoun(word) || word.lower === "there") return true;
  return beginsClause(
    words,
    at,
    sentence.last,
    verb.takesBareClause === "often" ? "lenient" : "strict",
  );
}

/** Past whom it was told, when and where: "told the court on Friday, in a calm voice, that". */
function afterModifiers(reading: Reading, sentence: Sentence, cue: number, verb: CueVerb): number {
  const { words } = reading;
  let at = cue + 1;
  while (isAdverb(words[at]) && !QUESTION_WORDS.test(words[at]?.lower ?? "")) {
    if (countsNext(reading, at)) break;
    at += 1;
  }
  if (verb.takesAddressee) at = afterAddressee(reading, at, sentence.last);
  for (let rounds = 0; rounds < 5; rounds += 1) {
    const next = afterModifier(reading, sentence, at);
    if (next === at || opensContent(reading, sentence, at, next, verb)) break;
    at = next;
  }
  return at;
}

/** "said by 2050 the sea will rise": when it will, not when it was said. */
function opensContent(
  { words }: Reading,
  sentence: Sentence,
  at: number,
  next: number,
  verb: CueVerb,
): boolean {
  if (
    verb.takesBareClause === "never" ||
    !/^(?:by|until|till|since|after|under|despite|without|for|with|within)$/.test(
      words[at]?.lower ?? "",
    )
  )
    return false;
  const after = isComma(words[next]) ? next + 1 : next;
  const isLinked = words[after]?.lower === "that" || isOpeningMark(words[after]);
  return !isLinked && beginsClause(words, after, sentence.last, "lenient");
}

/** "said about 400 files": how many, not what about. */
function countsNext({ words }: Reading, at: number): boolean {
  const isCounting = /^(?:about|around|over|nearly|almost|roughly|approximately|only|some)$/;
  return words[at + 1]?.pos === "NUM" && isCounting.test(words[at]?.lower ?? "");
}

function afterAddressee(reading: Reading, at: number, limit: number): number {
  const { words } = reading;
  const word = words[at];
  if (!word || word.lower === "that" || reading.quotationOf[at] !== reading.quotationOf[at - 1])
    return at;
  const end = nounPhraseEnd(words, at, limit);
  if (end === at) return at;
  // "warned prices would rise": the clause's own subject, not whom was told.
  if (
    isFiniteVerb(words, end, true) &&
    !/^(?:tell|inform|remind|ask|assure|notify)$/.test(
      CUE_VERBS.get(words[at - 1]?.lower ?? "")?.lemma ?? "",
    )
  )
    return at;
  const joins = /^(?:of|at|and|for)$/.test(words[end]?.lower ?? "");
  const long = joins ? nounPhraseEnd(words, end + 1, limit) : end;
  return long > end + 1 && !isFiniteVerb(words, long, true) ? long : end;
}

function afterModifier(reading: Reading, sentence: Sentence, at: number): number {
  const { words } = reading;
  const word = words[at];
  if (!word || at >= sentence.last) return at;
  if (isComma(word)) {
    // ", in a calm voice, that": an aside that leads back to the content.
    for (let close = at + 1; close < sentence.last && close < at + 14; close += 1) {
      if (!isComma(words[close])) continue;
      const after = words[close + 1];
      const leads = after && (after.lower === "that" || isOpeningMark(after));
      return leads && !isOpeningMark(words[at + 1]) && words[at + 1]?.lower !== "that"
        ? close + (isOpeningMark(after) ? 0 : 1)
        : at;
    }
    return at;
  }
  if (QUESTION_WORDS.test(word.lower) || countsNext(reading, at)) return at;
  if (isAdverb(word) && at + 1 < sentence.last) return at + 1;
  if (!TIME_WORDS.test(word.lower)) return at;
  const isPhrase = word.pos === "ADP" || word.lower === "to" || word.lower === "on";
  const end = isPhrase
    ? longNounPhraseEnd(words, at + 1, sentence.last)
    : /^(?:last|this)$/.test(word.lower)
      ? Math.min(at + 2, sentence.last)
      : at + 1;
  if (end === at + 1 && isPhrase) return at;
  // "said in May sales fell": the last noun may open the clause, but a finite verb right after
  // the phrase means that the phrase was its subject's part.
  if (isFiniteVerb(words, end, true) && isPhrase) {
    const short = nounPhraseEnd(words, at + 1, sentence.last);
    return isFiniteVerb(words, short, true) ? at : short;
  }
  return end;
}

/** The quotation whose opening mark is the word at `at`. */
export function openedAt(reading: Reading, at: number): Quotation | null {
  const word = reading.words[at];
  const quotation = reading.quotationOf[at];
  return word && quotation?.start === word.start ? quotation : null;
}

function quotedContent(
  reading: Reading,
  sentence: Sentence,
  quotation: Quotation,
  at: number,
  cue: number,
  verb: CueVerb,
): Content | null {
  const after = indexAfter(reading, quotation.end, at);
  const next = reading.words[after];
  // A quoted word or title that opens the clause: said "Gone" was a novel.
  if (after < sentence.last && next && isFiniteVerb(reading.words, after, true)) {
    return verb.takesBareClause !== "never"
      ? { span: toRight(reading, sentence, at, cue), kind: "bare" }
      : null;
  }
  if (!verb.takesQuotation || !isWorded(reading, at, after)) return null;
  return { span: { start: quotation.start, end: quotation.end }, kind: "quotation" };
}

/** Quoted words that say something: more than a term or a title. */
export function isWorded(reading: Reading, first: number, after: number): boolean {
  const inside = reading.words.slice(first + 1, after);
  if (inside.some((word) => /^[.!?…,]+$/.test(word.text))) return true;
  return (
    inside.length >= 4 ||
    inside.some((word, index) => isFiniteVerb(inside, index, true) && word.pos !== "PROPN")
  );
}

/** Index of the first word that begins at or after `offset`, looking from `from`. */
export function indexAfter(reading: Reading, offset: number, from: number): number {
  let at = from;
  while ((reading.words[at]?.start ?? Infinity) < offset) at += 1;
  return at;
}

/** `She wrote:` and the quoted words in a paragraph of their own. */
function nextSentenceQuotation(
  reading: Reading,
  sentence: Sentence,
  verb: CueVerb,
): Content | null {
  const quotation = openedAt(reading, sentence.last);
  if (!quotation || !verb.takesQuotation) return null;
  return { span: { start: quotation.start, end: quotation.end }, kind: "quotation" };
}

/**
 * From the word at `first` to the end of what the cue governs: of the sentence, of the quotation
 * the cue stands in, or to the next attribution with a subject of its own.
 */
export function toRight(reading: Reading, sentence: Sentence, first: number, cue: number): Span {
  const { words, quotationOf } = reading;
  const outer = quotationOf[cue] ?? null;
  let end = first;
  for (let at = first; at < sentence.last; at += 1) {
    const word = words[at];
    if (!word) break;
    const inside = quotationOf[at] ?? null;
    if (outer !== null && inside !== outer) break;
    if (inside === outer) {
      if (word.text === ";" && !opensThat(words, at + 1)) {
        end = at;
        break;
      }
      if (at > first + 3 && leavesClause(reading, sentence, at)) break;
      if (at > first + 1 && opensNextAttribution(reading, sentence, at)) break;
      if (at > first + 1 && leadsToQuestion(reading, at)) break;
    }
    end = at;
  }
  const last = words[end];
  const start = words[first]?.start ?? 0;
  const quotation = quotationOf[end] ?? null;
  const runsOn = quotation !== null && quotation !== outer && end === sentence.last - 1;
  return { start, end: Math.max(runsOn ? quotation.end : 0, last?.end ?? start) };
}

/** "; and that the sum was smaller": a further half of what is said. */
function opensThat(words: Reading["words"], at: number): boolean {
  const that = isCoordinator(words[at]) ? at + 1 : at;
  return words[that]?.lower === "that" && !isFiniteVerb(words, that + 1, true);
}

const ASKED = /^(?:asked|pressed|questioned)$/;

/** "said so when asked": when it was said, not what. */
const isWhenAsked = (words: Reading["words"], at: number): boolean =>
  words[at]?.lower === "when" && ASKED.test(words[at + 1]?.lower ?? "");

/** ", when asked whether", "when asked about", ", asked why": the setting of what was said. */
function leadsToQuestion({ words }: Reading, at: number): boolean {
  const asked = words[at]?.lower === "when" ? at + 1 : at;
  if (!ASKED.test(words[asked]?.lower ?? "")) return false;
  const after = words[asked + 1]?.lower ?? "";
  const isOfQuestion = QUESTION_WORDS.test(after) || /^(?:about|by|on)$/.test(after);
  return isComma(words[at - 1]) ? isOfQuestion || asked > at : isOfQuestion && asked > at;
}

/**
 * "Asked whether the lock was safe, Lind said", "Lind, asked why it was shut, said": whoever asks
 * is not named, and what was asked is the setting of the answer, no claim.
 */
export function setsUpAnswer({ words }: Reading, { first, last }: Sentence, at: number): boolean {
  if (!ASKED.test(words[at]?.lower ?? "")) return false;
  let opener = at - 1;
  while (opener >= first && isAdverb(words[opener]) && words[opener]?.lower !== "when") opener -= 1;
  if (opener < first || isOpeningMark(words[opener]) || words[opener]?.lower === "when")
    return true;
  if (!isComma(words[opener])) return false;
  // Not "Lind left, asked whether it was safe, and …".
  for (let close = at + 1; close < last; close += 1) {
    if (isComma(words[close])) return isFiniteVerb(words, close + 1, true);
  }
  return false;
}

/** ", but it failed": a second clause that no "that" ties to the cue is the writer's own. */
function leavesClause({ words }: Reading, sentence: Sentence, at: number): boolean {
  if (!isComma(words[at - 1]) || !/^(?:and|but|so|yet)$/.test(words[at]?.lower ?? "")) return false;
  return words[at + 1]?.lower !== "that" && beginsClause(words, at + 1, sentence.last, "lenient");
}

/** ", and Moreno said", "and added that", ", according to": where another attribution begins. */
export function opensNextAttribution(reading: Reading, sentence: Sentence, at: number): boolean {
  const { words } = reading;
  const word = words[at];
  if (!word) return false;
  if (word.lower === "according" && words[at + 1]?.lower === "to" && isComma(words[at - 1]))
    return true;
  const before = words[at - 1];
  if (isComma(before) && /ing$/.test(word.lower) && CUE_VERBS.has(word.lower)) {
    return words[at + 1]?.lower === "that" || isOpeningMark(words[at + 1]);
  }
  if (
    !isCoordinator(word) &&
    !/^(?:while|whereas|although|though)$/.test(word.lower) &&
    !isDash(word)
  )
    return false;
  let next = at + 1;
  while (isAdverb(words[next])) next += 1;
  if (CUE_VERBS.has(words[next]?.lower ?? "") && !isDeterminer(words[next - 1])) {
    const after = words[next + 1];
    return (
      after?.lower === "that" ||
      isOpeningMark(after) ||
      (isComma(after) && isOpeningMark(words[next + 2]))
    );
  }
  const end = isSubjectPronoun(words[next])
    ? next + 1
    : longNounPhraseEnd(words, next, sentence.last);
  const cue = CUE_VERBS.get(words[end]?.lower ?? "");
  return (
    isComma(before) &&
    end > next &&
    cue !== undefined &&
    !cue.forms.has("gerund") &&
    isNominal(words, end - 1) &&
    (words[end + 1]?.lower === "that" || isOpeningMark(words[end + 1]) || cue.lemma === "say")
  );
}
