/**
 * Cues that are no verbs: "according to", "in the words of", "is confident that", "came to the
 * conclusion that", a dash before a name under a quotation, a picture's credit. Pure.
 */
import type { Attribution, Site } from "./attribution";
import { contentAfter, toRight } from "./complements";
import {
  isComma,
  isCoordinator,
  isDash,
  isFiniteVerb,
  isMark,
  isName,
  isRelative,
  longNounPhraseEnd,
  nounPhraseEnd,
  nounPhraseStart,
} from "./patterns";
import { BELIEF_ADJECTIVES, CLAIM_NOUNS, DOCUMENT_NOUNS, type CueVerb } from "./lexicon";
import { contentAround } from "./preceding-content";
import type { CueClass } from "./proposal";
import { spanOf } from "./spans";
import { subjectAfter, subjectBefore, verbGroupStart, mainSubject, type Phrase } from "./subjects";
import type { Word } from "./words";
import type { Span } from "@/lib/text/text";

const PLAIN = {
  isNegated: false,
  isContinuation: false,
  speechAct: "asserts",
} as const;

const THAT: CueVerb = {
  lemma: "",
  class: "belief",
  takesBareClause: "never",
  takesQuotation: false,
  takesThat: true,
  takesAddressee: false,
  takesQuestion: false,
  denies: false,
  forms: new Set(),
};

export function findPhraseAttribution(site: Site): Attribution | null {
  return (
    accordingTo(site) ??
    inLineWith(site) ??
    inTheWordsOf(site) ??
    byAdjective(site) ??
    byNoun(site) ??
    signedQuotation(site) ??
    pictureCredit(site)
  );
}

function accordingTo(site: Site): Attribution | null {
  const {
    reading: { words },
    at,
    sentence,
  } = site;
  if (words[at]?.lower !== "according" || words[at + 1]?.lower !== "to") return null;
  return around(site, at + 1, sentence.last, "according to", "speech");
}

/** "in line with a review by the paper": only what can be read or counted says something. */
function inLineWith(site: Site): Attribution | null {
  const {
    reading: { words },
    at,
    sentence,
  } = site;
  const phrase = [0, 1, 2].map((offset) => words[at + offset]?.lower).join(" ");
  if (phrase !== "in line with" || !isComma(words[at - 1])) return null;
  const end = nounPhraseEnd(words, at + 3, sentence.last);
  if (!DOCUMENT_NOUNS.has(words[end - 1]?.lower ?? "") || words[end]?.lower !== "by") return null;
  return around(site, at + 2, sentence.last, "in line with", "document");
}

function inTheWordsOf(site: Site): Attribution | null {
  const {
    reading: { words },
    at,
    sentence,
  } = site;
  if (
    words[at]?.lower !== "in" ||
    words[at + 2]?.lower !== "words" ||
    words[at + 3]?.lower !== "of"
  )
    return null;
  return around(site, at + 3, sentence.last, "in the words of", "speech");
}

/** The source follows the cue's last word; the content is the rest of the sentence around both. */
function around(
  site: Site,
  last: number,
  limit: number,
  lemma: string,
  cueClass: CueClass,
): Attribution | null {
  const { reading, sentence, at, index } = site;
  const found = sourceAfter(site, last, limit);
  if (!found) return null;
  // "According to the office, forty pumps failed": what reaches to the end is no aside.
  const subject =
    at === sentence.first && (found.aside?.last ?? 0) >= limit - 2
      ? { ...found, aside: null }
      : found;
  const around = contentAround(reading, sentence, at, subject.aside?.last ?? subject.last);
  const content = around ? null : rest(site, at, (subject.aside?.last ?? subject.last) + 1);
  const parts = around ? around.map((part) => part.span) : content ? [content] : [];
  if (parts.length === 0) return null;
  return {
    ...PLAIN,
    sentence: index,
    cue: { span: spanOf(reading, at, last), lemma, class: cueClass },
    subject,
    parts,
    form: "clause",
  };
}

/** With whoever made it: "a review by the paper". */
function sourceAfter({ reading: { words } }: Site, last: number, limit: number): Phrase | null {
  const subject = subjectAfter(words, last, limit);
  if (!subject || words[subject.last + 1]?.lower !== "by") return subject;
  return { ...subject, last: (subjectAfter(words, subject.last + 1, limit) ?? subject).last };
}

/** What the phrase from `at` to `after` (exclusive) leaves of its sentence. */
function rest(site: Site, at: number, after: number): Span | null {
  const { reading, sentence } = site;
  const { words, quotationOf } = reading;
  const outer = quotationOf[at] ?? null;
  const opens = isComma(words[after]) ? after + 1 : after;
  const isFronted =
    at === sentence.first ||
    (at - sentence.first <= 3 && !isComma(words[at - 1])) ||
    isFrontedHere(site, opens);
  if (isFronted) {
    if (opens >= sentence.last) return null;
    const first = words[opens];
    if (!first) return null;
    let last = sentence.last - 1;
    for (let index = opens; index < sentence.last; index += 1) {
      if (words[index]?.text === ";" && (quotationOf[index] ?? null) === outer) {
        last = index;
        break;
      }
    }
    const quotation = quotationOf[last] ?? null;
    const end = quotation && quotation !== outer ? quotation.end : (words[last]?.end ?? first.end);
    return { start: first.start, end };
  }
  let first = at;
  while (first > sentence.first && words[first - 1]?.text !== ";") first -= 1;
  const quotation = quotationOf[first] ?? null;
  const start = words[first];
  const last = words[at - 1];
  if (!start || !last || first >= at) return null;
  const isRunning = quotation && quotation !== outer && first === sentence.first;
  return { start: isRunning ? quotation.start : start.start, end: last.end };
}

/** "He learned that according to the post, the site was down": the content is on the right. */
function isFrontedHere(site: Site, opens: number): boolean {
  const {
    reading: { words },
    at,
    sentence,
  } = site;
  const before = words[at - 1];
  if (before && /^(?:that|but|and|because|while|although|though)$/.test(before.lower)) return true;
  return opens < sentence.last && isComma(words[opens - 1]) && isMark(words[opens]);
}

function byAdjective(site: Site): Attribution | null {
  const { reading, at, sentence, index } = site;
  const { words } = reading;
  const word = words[at];
  if (!word || !BELIEF_ADJECTIVES.has(word.lower) || words[at + 1]?.lower !== "that") return null;
  const group = verbGroupStart(words, at, sentence.first);
  if (group === at && !isComma(words[at - 1])) return null;
  const subject = subjectBefore(words, group, sentence.first);
  const content = contentAfter(reading, sentence, at, THAT);
  if (!subject || !content || words[subject.first]?.lower === "it") return null;
  return {
    ...PLAIN,
    sentence: index,
    cue: { span: spanOf(reading, at, at), lemma: word.lower, class: "belief" },
    subject,
    parts: [content.span],
    form: "clause",
  };
}

function byNoun(site: Site): Attribution | null {
  const { reading, at, sentence, index } = site;
  const { words } = reading;
  const word = words[at];
  if (!word || !CLAIM_NOUNS.has(word.lower)) return null;
  const owned = byOwner(site);
  if (owned || words[at + 1]?.lower !== "that") return owned;
  let verb = at - 1;
  while (verb > sentence.first && at - verb < 6 && words[verb]?.pos !== "VERB") verb -= 1;
  if (
    !/^(?:com|came|reach|mak|made|hold|held|express|rais|issu|repeat|reject|den|voic|stand|stood|tak|took|draw|drew|gave|giv|has|have|had)/.test(
      words[verb]?.lower ?? "",
    )
  )
    return null;
  const content = contentAfter(reading, sentence, at, THAT);
  if (!content) return null;
  const subject =
    subjectBefore(words, verbGroupStart(words, verb, sentence.first), sentence.first) ??
    mainSubject(words, sentence.first, at);
  return {
    ...PLAIN,
    sentence: index,
    cue: { span: spanOf(reading, at, at), lemma: word.lower, class: "belief" },
    subject,
    parts: [content.span],
    form: "clause",
  };
}

/** "Lind’s claim that the pumps were new", "accusations by Lind that they were old". */
function byOwner(site: Site): Attribution | null {
  const { reading, at, sentence, index } = site;
  const { words } = reading;
  const by = words[at + 1]?.lower === "by" ? subjectAfter(words, at + 1, sentence.last) : null;
  const that = by ? by.last + 1 : at + 1;
  if (words[that]?.lower !== "that" || reading.quotationOf[at]) return null;
  const owner = by ?? ownerBefore(words, at, sentence.first);
  if (!owner) return null;
  return {
    ...PLAIN,
    sentence: index,
    cue: { span: spanOf(reading, at, at), lemma: words[at]?.lower ?? "", class: "speech" },
    subject: owner,
    parts: [ownedClause(site, that)],
    form: "clause",
  };
}

/** From "that" to where the sentence's own verb follows: "that the pumps were new | was false". */
function ownedClause({ reading, sentence, at, tree }: Site, that: number): Span {
  const { words } = reading;
  const right = toRight(reading, sentence, that, at);
  const mark = tree.tokenOf(that);
  const clause = tree.token(mark)?.relation === "mark" ? (tree.token(mark)?.head ?? -1) : -1;
  const ends = clause < 0 ? right.end : tree.span(tree.subtree(clause)).end;
  const isSubject = !words
    .slice(sentence.first, at)
    .some((_, index) => isFiniteVerb(words, sentence.first + index, false));
  const verbs: number[] = [];
  for (let index = that + 1; isSubject && index < sentence.last; index += 1) {
    if (isComma(words[index]) || isCoordinator(words[index]) || isRelative(words[index])) break;
    if (isFiniteVerb(words, index, false)) verbs.push(index);
  }
  const second = verbs.find((verb) => verb > (verbs[0] ?? verb) + 1);
  const end = second === undefined ? ends : (words[second - 1]?.end ?? ends);
  return end > right.start && end < right.end ? { ...right, end } : right;
}

/** The noun phrase that owns the noun at `at`: "Lind’s", "the port’s repeated". */
function ownerBefore(words: readonly Word[], at: number, from: number): Phrase | null {
  let last = at - 1;
  while (last > from && words[last]?.pos === "ADJ") last -= 1;
  if (!/^(?:'s|'|’)$/.test(words[last]?.lower ?? "") || words[last]?.pos === "AUX") return null;
  const first = nounPhraseStart(words, last - 1, from);
  return first === null ? null : { first, last: last - 1, aside: null };
}

/** “…” – Jo Hale */
function signedQuotation(site: Site): Attribution | null {
  const { reading, at, sentence, index } = site;
  const { words, quotationOf } = reading;
  if (!isDash(words[at]) || !isMark(words[at - 1])) return null;
  const quotation = quotationOf[at - 1] ?? null;
  if (!quotation || quotation.end !== words[at - 1]?.end) return null;
  if (!isName(words, at + 1)) return null;
  const end = nounPhraseEnd(words, at + 1, sentence.last);
  if (end === at + 1) return null;
  return {
    ...PLAIN,
    sentence: index,
    cue: null,
    subject: { first: at + 1, last: end - 1, aside: null },
    parts: [{ start: quotation.start, end: quotation.end }],
    form: "quotation",
  };
}

/** A caption that ends in "Image: Jo Hale." */
function pictureCredit(site: Site): Attribution | null {
  const { reading, at, sentence, index } = site;
  const { words } = reading;
  if (
    at !== sentence.first ||
    words[at + 1]?.text !== ":" ||
    !/^(?:image|photo|picture|photograph|credit|graphic|illustration|video)$/.test(
      words[at]?.lower ?? "",
    )
  )
    return null;
  const before = reading.sentences[index - 1];
  const end = longNounPhraseEnd(words, at + 2, sentence.last);
  if (!before || before.paragraph !== sentence.paragraph || end === at + 2) return null;
  return {
    ...PLAIN,
    sentence: index,
    cue: null,
    subject: { first: at + 2, last: end - 1, aside: null },
    parts: [{ start: before.start, end: before.end }],
    form: "credit",
  };
}
