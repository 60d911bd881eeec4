/**
 * The little grammar that the rest is built on: which word can be a finite verb, where a clause
 * begins, how far a noun phrase reaches to the left and to the right. It trusts spelling over the
 * tagger where the two can be told apart (capitals, closed classes). All functions look no further
 * than one sentence and take indexes of words. Pure.
 */
import type { Word } from "./words";

type Words = readonly Word[];

const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const FINITE_AUXILIARIES = set(
  "is are was were am has have had do does did will would can could may might shall should must " +
    "'s 're 've 'll 'd 'm ain't ca wo",
);
const NOT_FINITE = set("be been being having doing done to");
export const BE = set("be is are was were am been being 's 're 'm");
export const RELATIVES = set("who which that whom whose where");
const PRONOUNS = set(
  "i he she it they we you who this these those someone somebody everyone everybody nobody anyone others another none many some several few most both one",
);
const SUBJECT_PRONOUNS = set("i he she it they we you");
const DETERMINERS = set(
  "the a an this that these those some any every each no another both all either neither many several few most other such",
);
const POSSESSIVES = set("his her its their my our your whose");
const SUBORDINATORS = set(
  "that because when if while although though since as after before until unless whereas where whether than how why what so",
);
const COORDINATORS = set("and but or nor yet");
const PREPOSITIONS = set(
  "of for at from in on with by to near among between including about within inside under over against behind across around toward towards into like",
);
const FUNCTION_WORDS = set(
  "the a an and or but of for at from in on with by to that this these those it he she they we you i as if when while after before because although though however also meanwhile then there according not no yes so since until unless where who which what how why whether about",
);

const has = (words: ReadonlySet<string>, word: Word | undefined): boolean =>
  word !== undefined && words.has(word.lower);

export const isComma = (word: Word | undefined): boolean => word?.text === ",";
export const isCoordinator = (word: Word | undefined): boolean => has(COORDINATORS, word);
export const isPreposition = (word: Word | undefined): boolean => has(PREPOSITIONS, word);
export const isSubjectPronoun = (word: Word | undefined): boolean => has(SUBJECT_PRONOUNS, word);
export const isPronoun = (word: Word | undefined): boolean => has(PRONOUNS, word);
export const isRelative = (word: Word | undefined): boolean => has(RELATIVES, word);
export const isOpeningMark = (word: Word | undefined): boolean =>
  /^(?:["“«„‘]|``|''|‘‘)$/.test(word?.text ?? "");
export const isMark = (word: Word | undefined): boolean =>
  /^(?:["“”«»„‘’]|``|''|‘‘|’’)$/.test(word?.text ?? "");
export const isDash = (word: Word | undefined): boolean => /^(?:[–—]|--?)$/.test(word?.text ?? "");

export function isAdverb(word: Word | undefined): boolean {
  if (!word) return false;
  if (
    /^(?:not|n't|never|also|only|just|already|still|even|then|now|later|further|recently|once|often)$/.test(
      word.lower,
    )
  )
    return true;
  return (
    word.pos === "ADV" ||
    (word.lower.length > 4 &&
      word.lower.endsWith("ly") &&
      word.pos !== "PROPN" &&
      word.pos !== "NOUN")
  );
}

/** "-ed" and its like: finite in "he asked", not in "those asked". */
export function isParticipleLike(word: Word): boolean {
  return (
    /(?:ed|en|wn|ught)$/.test(word.lower) ||
    /^(?:made|held|based|built|found|sent|led|put|set|known|seen)$/.test(word.lower)
  );
}

/** Whether the word can be the verb of a clause of its own; "-ed" counts when `isLenient`. */
export function isFiniteVerb(words: Words, at: number, isLenient: boolean): boolean {
  const word = words[at];
  if (!word) return false;
  const before = words[at - 1];
  if (word.text === "May") return false;
  if (FINITE_AUXILIARIES.has(word.lower))
    return word.lower !== "'s" || word.pos === "AUX" || word.pos === "VERB";
  if (NOT_FINITE.has(word.lower) || word.pos !== "VERB") return false;
  if (
    word.lower.endsWith("ing") &&
    !/^(?:bring|sing|ring|spring|cling|fling|sting|swing)$/.test(word.lower)
  )
    return false;
  if (before?.lower === "to" || isCapitalisedInside(words, at)) return false;
  if (isParticipleLike(word)) return isLenient && words[at + 1]?.lower !== "by";
  return before?.pos !== "DET";
}

/** A capital that the beginning of a sentence does not explain marks a name, whatever its tag. */
function isCapitalisedInside(words: Words, at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !/^\p{Lu}/u.test(word.text) || FUNCTION_WORDS.has(word.lower)) return false;
  if (word.pos === "ADJ" && word.text.includes("-")) return false;
  return before !== undefined && !/^[.!?:"“«‘…-]+$/.test(before.text);
}

export function isName(words: Words, at: number): boolean {
  const word = words[at];
  if (!word || FUNCTION_WORDS.has(word.lower)) return false;
  return (
    (word.pos === "PROPN" && /^[\p{Lu}\p{Lo}\p{N}]/u.test(word.text)) ||
    isCapitalisedInside(words, at)
  );
}

const DAYS = set(
  "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
);

export const isDay = (word: Word | undefined): boolean => has(DAYS, word);

/** Can the word be part of a noun phrase, other than as its determiner? */
export function isNominal(words: Words, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (isName(words, at)) return true;
  if (word.lower === "'s" || word.text === "'" || word.text === "’") {
    // A genitive's, not a mark of quotation.
    const isJoined = words[at - 1]?.end === word.start && /\p{L}$/u.test(words[at - 1]?.text ?? "");
    return isJoined && word.pos !== "AUX" && word.pos !== "VERB";
  }
  if (/^(?:&|\$|£|€|%|\/)$/.test(word.text)) return true;
  if (PRONOUNS.has(word.lower))
    return /^(?:many|some|several|few|most|both|one|others|someone|somebody|everyone|everybody|nobody|anyone)$/.test(
      word.lower,
    );
  if (FUNCTION_WORDS.has(word.lower)) return false;
  return word.pos === "NOUN" || word.pos === "PROPN" || word.pos === "NUM" || word.pos === "ADJ";
}

const isHead = (words: Words, at: number): boolean => {
  const word = words[at];
  if (!word || word.lower === "'s" || word.text === "'") return false;
  return isNominal(words, at) && (word.pos !== "ADJ" || isName(words, at));
};

export const isDeterminer = (word: Word | undefined): boolean =>
  has(DETERMINERS, word) || has(POSSESSIVES, word);

/**
 * The first word of the plain noun phrase that ends with the word at `last`, at least `from`;
 * null where no noun phrase ends there. "the firm's own chief analyst" is one.
 */
export function nounPhraseStart(words: Words, last: number, from: number): number | null {
  if (last < from) return null;
  const word = words[last];
  if (isPronoun(word)) return last;
  if (!isHead(words, last) && !(word && word.pos === "ADJ")) return null;
  let start = last;
  while (start > from) {
    const before = words[start - 1];
    if (isDeterminer(before)) {
      start -= 1;
      if (/^(?:all|both|half|not)$/.test(words[start - 1]?.lower ?? "") && start > from) start -= 1;
      break;
    }
    if (isMark(before) && isQuotedInside(words, start - 1, from)) {
      start -= 1;
      continue;
    }
    const isModifier =
      before?.pos === "VERB" && isDeterminer(words[start - 2]) && start - 2 >= from;
    if (!isNominal(words, start - 1) && !isModifier) break;
    // "On Monday Ann Doe": the day is no part of the name.
    if (isDay(before) && isName(words, start)) break;
    start -= 1;
  }
  return start;
}

/** A mark inside a noun phrase: The "Letters" page. */
function isQuotedInside(words: Words, at: number, from: number): boolean {
  for (let other = at - 1; other >= from && at - other < 8; other -= 1) {
    if (isMark(words[other])) return isDeterminer(words[other - 1]) || isNominal(words, other - 1);
  }
  return false;
}

/** The index after the plain noun phrase that begins at `first`; `first` itself if none does. */
export function nounPhraseEnd(words: Words, first: number, limit: number): number {
  const word = words[first];
  if (!word || first >= limit) return first;
  if (isSubjectPronoun(word) || /^(?:him|them|me|us|her)$/.test(word.lower)) {
    if (word.lower !== "her" || !isNominal(words, first + 1)) return first + 1;
  }
  let end = first;
  while (end < limit) {
    const isOpening =
      end === first || (end === first + 1 && /^(?:all|both|half)$/.test(word.lower));
    const isModifier =
      words[end]?.pos === "VERB" && isDeterminer(words[end - 1]) && isNominal(words, end + 1);
    if (
      !(isOpening && isDeterminer(words[end])) &&
      !isNominal(words, end) &&
      !isModifier &&
      !(isAdverb(words[end]) && isDeterminer(words[end - 1]) && isNominal(words, end + 1))
    )
      break;
    end += 1;
  }
  while (end > first && words[end - 1]?.lower === "'s") end -= 1;
  return end;
}

/** As nounPhraseEnd, with what "of", "for", "at" … and "and" add to it. */
export function longNounPhraseEnd(words: Words, first: number, limit: number): number {
  let end = nounPhraseEnd(words, first, limit);
  while (end > first && end < limit) {
    const joins = /^(?:of|for|at|from|in|on|with|and|&|or|including)$/.test(
      words[end]?.lower ?? "",
    );
    const next = joins ? nounPhraseEnd(words, end + 1, limit) : end;
    if (next <= end + 1) break;
    end = next;
  }
  return end;
}

/** The first word of the clause that the word at `at` stands in, going left to `from`. */
export function clauseStart(words: Words, at: number, from: number): number {
  for (let index = at; index > from; index -= 1) {
    const before = words[index - 1];
    if (!before) break;
    if (/^[,;:()[\]…]$/.test(before.text) || isDash(before)) return index;
    if (
      isMark(before) &&
      !isQuotedInside(words, index - 1, from) &&
      !isQuotedInside(words, index + 6, index)
    )
      return index;
    if (isCoordinator(before) && !(isNominal(words, index) && isNominal(words, index - 2)))
      return index;
    if (SUBORDINATORS.has(before.lower) && !RELATIVES.has(before.lower)) return index;
    if (before.lower === "that" && words[index - 2]?.pos === "VERB") return index;
  }
  return from;
}

/**
 * Whether words that begin at `first` can be a clause: a noun phrase and then a finite verb,
 * before anything that would end it. Fronted adverbs and "in May," are passed over.
 */
export function beginsClause(
  words: Words,
  first: number,
  limit: number,
  care: "lenient" | "strict",
): boolean {
  let hasSubject = false;
  for (let at = first; at < limit && at < first + 30; at += 1) {
    const word = words[at];
    if (!word || /^[;:.!?()]$/.test(word.text)) return false;
    if (hasSubject && isClauseVerb(words, at, care)) return true;
    if (isComma(word) && hasSubject && !isPreposition(words[first])) {
      if (!/^(?:who|which|a|an|the)$/.test(words[at + 1]?.lower ?? "")) return false;
    }
    if (isCoordinator(word) && (isAdverb(words[at + 1]) || isFiniteVerb(words, at + 1, true))) {
      return false;
    }
    if (RELATIVES.has(word.lower) && hasSubject && at > first) {
      return followsRelative(words, at, limit);
    }
    if (word.lower === "to" && words[at + 1]?.pos === "VERB" && at > first) return false;
    hasSubject ||= isNominal(words, at) || isPronoun(word) || isDeterminer(word);
    hasSubject ||= word.lower === "there" || word.lower.endsWith("ing");
  }
  return false;
}

function isClauseVerb(words: Words, at: number, care: "lenient" | "strict"): boolean {
  if (!isFiniteVerb(words, at, true)) return false;
  const word = words[at];
  if (!word || FINITE_AUXILIARIES.has(word.lower)) return true;
  const before = isAdverb(words[at - 1]) ? at - 2 : at - 1;
  if (!isNominal(words, before) && !isPronoun(words[before])) return false;
  if (words[before]?.pos === "ADJ" && !isName(words, before)) return false;
  const next = words[at + 1];
  const hasObject =
    isDeterminer(next) ||
    isPronoun(next) ||
    isName(words, at + 1) ||
    (next?.lower.endsWith("ing") ?? false);
  if (care === "lenient" || hasObject) return true;
  // "changes in", "reports of": as likely a noun that the tagger mistook.
  return (
    !isParticipleLike(word) && !word.lower.endsWith("s") && (isPreposition(next) || isAdverb(next))
  );
}

/** After "the man who came", is there a second verb: "the man who came left"? */
function followsRelative(words: Words, at: number, limit: number): boolean {
  let verbs = 0;
  for (let index = at + 1; index < limit && index < at + 25; index += 1) {
    if (/^[;:.!?]$/.test(words[index]?.text ?? "")) break;
    if (!isFiniteVerb(words, index, true)) continue;
    if (!FINITE_AUXILIARIES.has(words[index - 1]?.lower ?? "")) verbs += 1;
    if (verbs === 2) return true;
  }
  return false;
}
