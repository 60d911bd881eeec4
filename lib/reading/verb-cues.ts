/**
 * Attributions by a verb: "the firm said that …", "…," she wrote, "it was reported that", ",
 * adding that". Promises one attribution at most for each verb, with its subject's words and its
 * content; looks no further than the sentence, but for quotations, each taken whole. Pure.
 */
import type { Attribution, Site } from "./attribution";
import { contentAfter, type Content } from "./complements";
import {
  beginsClause,
  isAdverb,
  isComma,
  isCoordinator,
  isDash,
  isDeterminer,
  isFiniteVerb,
  isMark,
  isName,
  isNominal,
  isRelative,
  isSubjectPronoun,
} from "./patterns";
import { CUE_VERBS, type CueVerb } from "./lexicon";
import { contentAround, contentBefore } from "./preceding-content";
import { spanOf } from "./spans";
import {
  isPassive,
  mainSubject,
  subjectAfter,
  subjectBefore,
  verbGroupStart,
  type Phrase,
} from "./subjects";

export function findVerbAttribution(site: Site, earlier: Attribution | null): Attribution | null {
  const { reading, at } = site;
  const verb = CUE_VERBS.get(reading.words[at]?.lower ?? "");
  if (!verb || !isVerbHere(site, verb)) return null;
  const from = leftLimit(site);
  const group = verbGroupStart(reading.words, at, from);
  return (
    invertedAttribution(site, verb) ??
    plainAttribution(site, verb, from, group) ??
    dependentAttribution(site, verb, from, group, earlier)
  );
}

/** A name, a noun after "the" or "of" … is no verb, whatever it is spelt like. */
function isVerbHere({ reading: { words }, at, sentence }: Site, verb: CueVerb): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word) return false;
  if (
    isDeterminer(before) &&
    before?.lower !== "that" &&
    !isSubjectPronoun(before) &&
    !/^(?:some|many|most|both|all|others|these|those|several|few)$/.test(before?.lower ?? "")
  )
    return false;
  if (before?.lower === "'s" && before.pos === "PART") return false;
  if (word.pos === "VERB" || word.pos === "AUX") return true;
  // Right after quoted words and before a name: “…” reply Roth and Ruiz.
  if (verb.takesQuotation && isMark(before) && isName(words, at + 1)) return true;
  const isTitled = /^\p{Lu}/u.test(word.text) && at > sentence.first && !isMark(before);
  if (isTitled || word.pos === "ADP" || word.pos === "ADV") return false;
  // A noun by its tag: believed to be a verb only between a subject and a complement.
  const after = words[at + 1];
  const isQuoting = isMark(after) || (isComma(after) && isMark(words[at + 2]));
  const isFramed = after?.lower === "that" || isQuoting;
  // "with one poster writing “…”"
  if (verb.forms.has("gerund") && verb.takesQuotation && isQuoting && isNominal(words, at - 1))
    return true;
  // "Files attributed to the vendor show that": else the sentence would have no verb.
  if (after?.lower === "that" && !hasVerbBefore(words, sentence.first, at)) return true;
  // "a press report": a singular before a plural verb makes a compound noun.
  if (!verb.forms.has("third") && !verb.forms.has("past") && !/s$/.test(before?.lower ?? "")) {
    if (!isSubjectPronoun(before)) return false;
  }
  return (
    (isFramed || isSubjectPronoun(before)) &&
    !verb.forms.has("gerund") &&
    before !== undefined &&
    (isNominal(words, at - 1) || isAdverb(before) || isSubjectPronoun(before))
  );
}

function hasVerbBefore(words: Site["reading"]["words"], first: number, at: number): boolean {
  for (let index = first; index < at; index += 1) {
    if (isFiniteVerb(words, index, false)) return true;
  }
  return false;
}

/** Subjects are looked for inside the quotation that the cue stands in, or outside of any. */
function leftLimit({ reading, sentence, at }: Site): number {
  const outer = reading.quotationOf[at] ?? null;
  if (outer === null) return sentence.first;
  let first = at;
  while (first > sentence.first && reading.quotationOf[first - 1] === outer) first -= 1;
  return reading.words[first]?.start === outer.start ? Math.min(first + 1, at) : first;
}

/** “…,” said Jo Hale. */
function invertedAttribution(site: Site, verb: CueVerb): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  if (!verb.takesQuotation && verb.class !== "belief") return null;
  if (verb.forms.has("gerund")) return null;
  const before = words[at - 1];
  if (!isComma(before) && !isMark(before) && !isDash(before)) return null;
  if (reading.quotationOf[at - 1] === (reading.quotationOf[at] ?? null) && !isComma(before))
    return null;
  const subject = subjectAfter(words, at, sentence.last);
  if (!subject) return null;
  const after = words[subject.last + 1];
  if (after && /^(?:that|to|would|will|is|was|were|are|had|has|have)$/.test(after.lower))
    return null;
  const content = contentBefore(reading, sentence, at);
  if (!content) return null;
  const isQuoted =
    content.kind === "quotation" ||
    (reading.quotationOf[at - 1] ?? reading.quotationOf[at - 2] ?? null) !==
      (reading.quotationOf[at] ?? null);
  if (
    !isQuoted &&
    !/^(?:say|report|write|add|believe|think|announce|note|claim|warn|argue|state|admit|conclude|suggest|explain)$/.test(
      verb.lemma,
    )
  )
    return null;
  return build(site, verb, subject, [content]);
}

/** Subject, verb, content; or content, subject, verb. */
function plainAttribution(
  site: Site,
  verb: CueVerb,
  from: number,
  group: number,
): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  const isFinite = !verb.forms.has("gerund") || group < at;
  if (!isFinite) return null;
  const nearest = subjectBefore(words, group, from);
  if (!nearest) return null;
  const subject = agreeing(site, verb, nearest, from);
  if (isPassive(words, at)) return passiveAttribution(site, verb, subject);
  if (verb.forms.size === 1 && verb.forms.has("participle") && group === at) return null;
  const isInRelative = isRelative(words[group - 1]) && !isComma(words[group - 2]);
  const takesBareClause =
    isInRelative && verb.takesBareClause === "seldom" ? "never" : verb.takesBareClause;
  const after = contentAfter(reading, sentence, at, { ...verb, takesBareClause });
  const around = canFollow(site, verb) ? contentAround(reading, sentence, subject.first, at) : null;
  if (around) return build(site, verb, subject, around);
  const asClause = asTheySay(site, verb, subject);
  if (asClause) return asClause;
  const before = contentBefore(reading, sentence, subject.first);
  const isSplit = before?.kind === "quotation" && (after === null || after.kind === "quotation");
  if (before && (isSplit || (after === null && canFollow(site, verb)))) {
    return build(site, verb, subject, after ? [before, after] : [before]);
  }
  if (!after && isRelative(words[subject.first - 1]))
    return relativeAttribution(site, verb, subject);
  return after && build(site, verb, subject, [after]);
}

/** "the lock, which critics said was unsafe": what they said of it, without the lock. */
function relativeAttribution(site: Site, verb: CueVerb, subject: Phrase): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  if (verb.takesBareClause === "never" || !isFiniteVerb(words, at + 1, true)) return null;
  let last = at + 1;
  while (last + 1 < sentence.last && !/^[,;:.!?]$/.test(words[last + 1]?.text ?? "")) last += 1;
  return last === at + 1
    ? null
    : build(site, verb, subject, [{ span: spanOf(reading, at + 1, last), kind: "bare" }]);
}

/** "Files attributed to the vendor show": a verb of many has a subject of many. */
function agreeing(site: Site, verb: CueVerb, subject: Phrase, from: number): Phrase {
  const { words } = site.reading;
  const isOfMany =
    verb.forms.has("base") &&
    !verb.forms.has("past") &&
    verbGroupStart(words, site.at, from) === site.at;
  const head = words[subject.last];
  if (!isOfMany || !head || head.pos === "PROPN" || /s$/.test(head.lower) || isSubjectPronoun(head))
    return subject;
  const opener = words[from];
  const opens = opener !== undefined && opener.pos === "NOUN" && /s$/.test(opener.lower);
  return opens && from < subject.first && !hasVerbBefore(words, from, site.at)
    ? { first: from, last: subject.last, aside: null }
    : subject;
}

/** "As the minister put it, the law is dead." */
function asTheySay(site: Site, verb: CueVerb, subject: Phrase): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  if (words[subject.first - 1]?.lower !== "as" || subject.first - 1 !== sentence.first) return null;
  if (verb.takesBareClause === "never" && !verb.takesThat) return null;
  let comma = at + 1;
  while (comma < sentence.last && comma < at + 12 && !isComma(words[comma])) comma += 1;
  const first = words[comma + 1];
  if (!isComma(words[comma]) || !first || comma + 1 >= sentence.last) return null;
  if (!beginsClause(words, comma + 1, sentence.last, "lenient")) return null;
  const span = { start: first.start, end: sentence.end };
  return build(site, verb, subject, [{ span, kind: "left" }]);
}

/** After a clause only a verb of speech or thought that has no object of its own: "…, she said." */
function canFollow({ reading: { words }, at, sentence }: Site, verb: CueVerb): boolean {
  const before = words[at - 1]?.lower;
  // Discourse markers: "it was, you know, late".
  if ((before === "you" && /^(?:know|see)$/.test(verb.lemma)) || verb.lemma === "mean")
    return false;
  if (verb.denies || (!verb.takesQuotation && verb.takesBareClause === "never")) return false;
  const next = words[at + 1];
  if (!next || at + 1 >= sentence.last || /^[.,;:!?–—)-]$/.test(next.text) || isMark(next))
    return true;
  return (
    verb.takesAddressee ||
    isAdverb(next) ||
    /^(?:in|on|at|to|during|after|before|when|last|this|from|via|by|as|while|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)$/.test(
      next.lower,
    )
  );
}

/** "it was reported by the firm that", "he was told that". */
function passiveAttribution(site: Site, verb: CueVerb, subject: Phrase): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  const isImpersonal =
    words[subject.first]?.lower === "it" || words[subject.first]?.lower === "there";
  const by = words[at + 1]?.lower === "by" ? subjectAfter(words, at + 1, sentence.last) : null;
  const next = by ? by.last + 1 : at + 1;
  const content = contentAfter(reading, sentence, next - 1, { ...verb, takesAddressee: false });
  if (content?.kind !== "that" && !(content && verb.takesAddressee)) return null;
  if (!isImpersonal && !verb.takesAddressee) return null;
  return build(site, verb, by, [content]);
}

/** ", adding that …", "and wrote that …", "one reader writing “…”", "to announce that". */
function dependentAttribution(
  site: Site,
  verb: CueVerb,
  from: number,
  group: number,
  earlier: Attribution | null,
): Attribution | null {
  const { reading, sentence, at } = site;
  const { words } = reading;
  if (isPassive(words, at)) return null;
  const before = words[group - 1];
  // "files claiming the firm knew": a clause without "that" only right after its noun.
  const isAfterNoun = group > from && isNominal(words, group - 1);
  const takesBareClause = !verb.forms.has("gerund") || isAfterNoun ? verb.takesBareClause : "never";
  const content = contentAfter(reading, sentence, at, { ...verb, takesBareClause });
  if (!content) return null;
  const isGerund = verb.forms.has("gerund");
  if (isGerund && before && !isComma(before) && !isCoordinator(before)) {
    const subject = subjectBefore(words, group, from);
    if (subject && isNominal(words, subject.last)) return build(site, verb, subject, [content]);
  }
  if (isGerund || isCoordinator(before) || words[at - 1]?.lower === "to") {
    const shared = earlier?.subject && earlier.sentence === site.index ? earlier.subject : null;
    const subject = shared ?? mainSubject(words, from, at);
    return build(site, verb, subject, [content]);
  }
  return null;
}

function build(
  site: Site,
  verb: CueVerb,
  subject: Phrase | null,
  contents: readonly Content[],
): Attribution {
  const { reading, at } = site;
  const isQuotation = contents.every((content) => content.kind === "quotation");
  const isQuestion = contents.some((content) => content.kind === "question");
  return {
    sentence: site.index,
    cue: { span: spanOf(reading, at, at), lemma: verb.lemma, class: verb.class },
    subject,
    parts: contents.map((content) => content.span),
    form: isQuotation ? "quotation" : isQuestion ? "question" : "clause",
    speechAct: verb.denies
      ? "denies"
      : /^(?:ask|wonder|enquire|inquire|question|query)$/.test(verb.lemma)
        ? "asks"
        : "asserts",
    isNegated: isNegated(site),
    isContinuation: false,
  };
}

function isNegated({ reading: { words }, at }: Site): boolean {
  for (let index = at - 1; index > at - 4; index -= 1) {
    if (/^(?:not|n't|never|cannot)$/.test(words[index]?.lower ?? "")) return true;
    if (!isAdverb(words[index]) && words[index]?.pos !== "AUX") return false;
  }
  return false;
}
