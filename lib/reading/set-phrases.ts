/**
 * Cues of several words: "pointed out that", "made clear that", "it emerged that", "as she put
 * it", "was quoted as saying", "is said to", "was accused of … by". Pure; looks no further than
 * the sentence.
 */
import type { Span } from "@/lib/text/text";
import type { Attribution, Site } from "./attribution";
import { toRight } from "./complements";
import { isAdverb, isComma, isRelative, isSubjectPronoun } from "./patterns";
import { contentAround } from "./preceding-content";
import { spanOf } from "./spans";
import { isPassive, subjectAfter, subjectBefore, verbGroupStart, type Phrase } from "./subjects";

type Found = {
  readonly last: number;
  readonly lemma: string;
  readonly subject: Phrase | null;
  readonly parts: readonly Span[];
  readonly form?: Attribution["form"];
};

export function findSetPhrase(site: Site): Attribution | null {
  const found =
    pointedOut(site) ??
    madeClear(site) ??
    emerged(site) ??
    putIt(site) ??
    quotedAsSaying(site) ??
    saidTo(site) ??
    accusedOf(site);
  if (!found) return null;
  const { reading, at, index } = site;
  return {
    sentence: index,
    cue: { span: spanOf(reading, at, found.last), lemma: found.lemma, class: "speech" },
    subject: found.subject,
    parts: found.parts,
    form: found.form ?? "clause",
    speechAct: "asserts",
    isNegated: false,
    isContinuation: false,
  };
}

const lowerAt = ({ reading: { words } }: Site, at: number): string => words[at]?.lower ?? "";

function subjectOf({ reading: { words }, sentence, at }: Site): Phrase | null {
  return subjectBefore(words, verbGroupStart(words, at, sentence.first), sentence.first);
}

function rightOf(site: Site, first: number): Span[] {
  return [toRight(site.reading, site.sentence, first, site.at)];
}

/** Past adverbs and a time: "pointed out on Monday that". */
function thatAfter(site: Site, from: number): number | null {
  const limit = Math.min(from + 6, site.sentence.last);
  for (let at = from; at < limit; at += 1) {
    if (lowerAt(site, at) === "that") return at;
    const word = site.reading.words[at];
    if (!word || isComma(word) || word.pos === "VERB") return null;
  }
  return null;
}

function pointedOut(site: Site): Found | null {
  if (!/^(?:point|points|pointed|pointing)$/.test(lowerAt(site, site.at))) return null;
  if (lowerAt(site, site.at + 1) !== "out") return null;
  const first = thatAfter(site, site.at + 2);
  const subject = subjectOf(site);
  return first === null || !subject
    ? null
    : { last: site.at + 1, lemma: "point out", subject, parts: rightOf(site, first) };
}

function madeClear(site: Site): Found | null {
  if (!/^(?:make|makes|made|making)$/.test(lowerAt(site, site.at))) return null;
  let at = site.at + 1;
  if (lowerAt(site, at) === "it") at += 1;
  while (isAdverb(site.reading.words[at])) at += 1;
  if (!/^(?:clear|plain|known)$/.test(lowerAt(site, at))) return null;
  const first = thatAfter(site, at + 1);
  const subject = subjectOf(site);
  return first === null || !subject
    ? null
    : { last: at, lemma: "make clear", subject, parts: rightOf(site, first) };
}

/** "It emerged on Monday that": nobody is named. */
function emerged(site: Site): Found | null {
  if (!/^(?:emerge|emerges|emerged|transpired)$/.test(lowerAt(site, site.at))) return null;
  if (lowerAt(site, site.at - 1) !== "it" && lowerAt(site, site.at - 2) !== "it") return null;
  const first = thatAfter(site, site.at + 1);
  return first === null
    ? null
    : { last: site.at, lemma: "emerge", subject: null, parts: rightOf(site, first) };
}

/** "The lock, as Lind put it, is a bad joke." */
function putIt(site: Site): Found | null {
  const { reading, sentence, at } = site;
  if (!/^(?:put|puts)$/.test(lowerAt(site, at)) || lowerAt(site, at + 1) !== "it") return null;
  const subject = subjectOf(site);
  if (!subject || lowerAt(site, subject.first - 1) !== "as") return null;
  const around = contentAround(reading, sentence, subject.first - 1, at + 1);
  if (around)
    return { last: at + 1, lemma: "put it", subject, parts: around.map(({ span }) => span) };
  const opens = at + 2;
  const isFronted = subject.first - 1 === sentence.first;
  if (!isFronted || !isComma(reading.words[opens]) || opens + 2 >= sentence.last) return null;
  return { last: at + 1, lemma: "put it", subject, parts: rightOf(site, opens + 1) };
}

/** "Lind was quoted as saying the lock was safe": his words, at second hand. */
function quotedAsSaying(site: Site): Found | null {
  const { reading, at } = site;
  if (!/^(?:quoted|cited)$/.test(lowerAt(site, at)) || lowerAt(site, at + 1) !== "as") return null;
  if (!/^(?:saying|telling|claiming|warning)$/.test(lowerAt(site, at + 2))) return null;
  const subject = subjectOf(site);
  const first = at + 3;
  if (!subject || !reading.words[first] || first >= site.sentence.last) return null;
  return { last: at + 2, lemma: "quote as saying", subject, parts: rightOf(site, first) };
}

/** "The audit is said to be critical": somebody says so, and is not named. */
function saidTo(site: Site): Found | null {
  const { reading, at, sentence } = site;
  const isCue =
    /^(?:said|believed|reported|thought|understood|alleged|rumoured|rumored|known|estimated|expected|considered)$/;
  if (!isCue.test(lowerAt(site, at)) || lowerAt(site, at + 1) !== "to") return null;
  if (at + 2 >= sentence.last) return null;
  if (!isPassive(reading.words, at) || reading.words[at + 2]?.pos === "NOUN") return null;
  if (
    /^(?:known|expected)$/.test(lowerAt(site, at)) &&
    !/^(?:be|have)$/.test(lowerAt(site, at + 2))
  )
    return null;
  const subject = subjectOf(site);
  if (!subject || isSubjectPronoun(reading.words[at + 2])) return null;
  const end = toRight(reading, sentence, at + 2, at).end;
  return {
    last: at,
    lemma: `${lowerAt(site, at)} to`,
    subject: null,
    parts: [{ start: reading.words[subject.first]?.start ?? 0, end }],
  };
}

/**
 * "was accused of hiding the audit by Lind": the accuser, where one is named. Where none is, what
 * is said is that somebody was accused; what of alone would be an accusation of nobody.
 */
function accusedOf(site: Site): Found | null {
  const { reading, at, sentence } = site;
  if (lowerAt(site, at) !== "accused" || !isPassive(reading.words, at)) return null;
  if (lowerAt(site, at + 1) !== "of") return null;
  let by = at + 2;
  while (by < sentence.last && lowerAt(site, by) !== "by") by += 1;
  const accuser = by < sentence.last ? subjectAfter(reading.words, by, sentence.last) : null;
  const first = reading.words[at + 2];
  const last = reading.words[(accuser ? by : sentence.last) - 1];
  if (!first || !last || last.start < first.start) return null;
  const found = { last: at, lemma: "accuse", subject: accuser, form: "phrase" } as const;
  if (accuser) return { ...found, parts: [{ start: first.start, end: last.end }] };
  return { ...found, parts: accusedParts(site, last.end) };
}

/** "The minister was accused of …"; "The minister, who was accused of …, denies it" without "who". */
function accusedParts(site: Site, end: number): Span[] {
  const { reading, sentence, at } = site;
  const { words } = reading;
  const group = verbGroupStart(words, at, sentence.first);
  const accused = subjectBefore(words, group, sentence.first);
  const of = words[group]?.start ?? 0;
  if (!accused) return [{ start: of, end }];
  const { start } = spanOf(reading, accused.first, accused.last);
  if (!isRelative(words[group - 1])) return [{ start, end }];
  let last = at + 1;
  while (last + 1 < sentence.last && !isComma(words[last + 1])) last += 1;
  return [spanOf(reading, accused.first, accused.last), spanOf(reading, group, last)];
}
