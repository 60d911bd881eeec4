/**
 * What somebody says they will do, or tell others to do: "vowed to close the lock", "urged the
 * council to close it", "called for an inquiry". Half of them are worth checking, so they rank
 * below clauses. Pure; looks no further than the sentence.
 */
import type { Attribution, Site } from "./attribution";
import { toRight } from "./complements";
import {
  isAdverb,
  isDeterminer,
  isNominal,
  isPreposition,
  isRelative,
  longNounPhraseEnd,
} from "./patterns";
import { spanOf } from "./spans";
import { isPassive, subjectBefore, verbGroupStart } from "./subjects";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** By stem, so that every form is known. */
const INTENDING = words(
  "vow promis pledg want plan threaten intend agree offer refus seek swear swore hop undertake undertook",
);
const BIDDING = words(
  "urg ask order tell told invit encourag advis warn persuad beg begg implor instruct press",
);
const CALLING = /^(?:call|calls|called|calling|push|pushed|appeal|appealed|appeals)$/;

function stemOf(lower: string): string {
  return lower.replace(/(?:ing|ied|ed|es|s|e)$/, "");
}

export function findIntention(site: Site): Attribution | null {
  const { reading, sentence, at, index } = site;
  const verb = reading.words[at];
  if (!verb || verb.pos !== "VERB" || isPassive(reading.words, at)) return null;
  const first = contentFirst(site);
  if (first === null) return null;
  const group = verbGroupStart(reading.words, at, sentence.first);
  if (isRelative(reading.words[group - 1])) return null;
  const subject = subjectBefore(reading.words, group, sentence.first);
  if (
    !subject ||
    /^(?:it|there|this|that|which|who)$/.test(reading.words[subject.first]?.lower ?? "")
  )
    return null;
  // "What its members want to know is simple": a question, no plan.
  if (/^(?:what|whatever|who|whom)$/.test(reading.words[subject.first - 1]?.lower ?? ""))
    return null;
  return {
    sentence: index,
    cue: { span: spanOf(reading, at, at), lemma: verb.lemma, class: "speech" },
    subject,
    parts: [toRight(reading, sentence, first, at)],
    form: "phrase",
    speechAct: "asserts",
    isNegated: reading.words
      .slice(Math.max(sentence.first, at - 3), at)
      .some(({ lower }) => /^(?:not|n't|never)$/.test(lower)),
    isContinuation: false,
  };
}

/** The first word of what is meant to happen, or null. */
function contentFirst({ reading: { words: all, quotationOf }, sentence, at }: Site): number | null {
  const lower = all[at]?.lower ?? "";
  const stem = stemOf(lower);
  let next = at + 1;
  while (isAdverb(all[next]) && next < sentence.last) next += 1;
  if (quotationOf[next] !== quotationOf[at]) return null;
  if (CALLING.test(lower)) {
    const links =
      all[next]?.lower === "for" && (isDeterminer(all[next + 1]) || isNominal(all, next + 1));
    return links ? next + 1 : null;
  }
  const isTo = (index: number) => all[index]?.lower === "to" && isVerbal(index + 1);
  const isVerbal = (index: number): boolean => {
    const word = all[isAdverb(all[index]) ? index + 1 : index];
    return word !== undefined && /^(?:VERB|AUX)$/.test(word.pos) && index < sentence.last;
  };
  if (INTENDING.has(stem) && isTo(next)) return next;
  if (!BIDDING.has(stem) || isPreposition(all[next])) return null;
  const end = longNounPhraseEnd(all, next, sentence.last);
  return end > next && isTo(end) ? next : null;
}
