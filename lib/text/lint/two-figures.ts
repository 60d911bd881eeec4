/**
 * One figure given two ways in a text: two sentences that say the same of the same thing, and count
 * it differently. Only where they share most of what they speak of and nothing says that another
 * day, place or count is meant. English; linear but for figures of one noun, of which so many are
 * compared. Pure.
 */
import { isNear } from "@/lib/text/quantities/near";
import { figure, figureIn, type ReadFigure } from "@/lib/text/sums/figure";
import type { Remark } from "./remark";
import type { SentencedWords } from "./text-remarks";

const MOST_OF_ONE = 200;
const LONGEST_SENTENCE = 1_000;

/** "12 people", "about 40 million euros"; the noun may have a word before it. */
const COUNTED = new RegExp(
  String.raw`(?<hedge>\b(?:about|around|roughly|nearly|almost|over|under|more\sthan|less\sthan|fewer\sthan|at\sleast|up\sto|some|estimated|another|other|first|last|additional|further|extra|only)\s)?[$€£]?${figure("n")}\s(?<noun>\p{L}{3,30})(?:\s(?<next>\p{L}{4,30}))?`,
  "giu",
);
const NO_NOUN =
  /^(?:percent|per|percentage|points?|times|degrees?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|and|the|of|out|or|to|in|on|at|for|from|with|but|was|were|more|other|others|million|billion|january|february|march|april|may|june|july|august|september|october|november|december)$/i;
/** Says that something else is counted, or on another day. */
const OTHERWISE =
  /\b(?:another|additional|further|more|earlier|previous|previously|initial|initially|originally|later|since|then|now|last|next|compared|instead|up\sfrom|down\sfrom|fewer|rose|risen|fell|increased|revised|each|per|average|annual|annually|daily|weekly|monthly|yearly)\b/i;
const WHEN =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b/g;
const STOP =
  /^(?:the|and|that|this|those|these|with|from|were|was|had|has|have|for|not|who|which|whom|what|when|where|their|its|his|her|they|them|been|being|will|would|could|should|may|might|said|says|say|but|are|all|one|two|there|than|into|over|after|before|about|also|some|because|while|out)$/;

type Count = ReadFigure & {
  sentence: number;
  noun: string;
  phrase: string;
  isHedged: boolean;
};
type Said = { stems: ReadonlySet<string>; when: ReadonlySet<string>; names: ReadonlySet<string> };

export function figureRemarks({ text, sentences }: SentencedWords): Remark[] {
  const byNoun = new Map<string, Count[]>();
  const known = new Map<number, Said>();
  const said = (at: number): Said => {
    const sentence = sentences[at];
    const of = known.get(at) ?? saidIn(text.slice(sentence?.start, sentence?.end));
    known.set(at, of);
    return of;
  };
  sentences.forEach(({ start, end }, sentence) => {
    if (end - start > LONGEST_SENTENCE) return;
    for (const count of countsIn(text.slice(start, end), sentence)) {
      const others = byNoun.get(count.noun) ?? [];
      if (others.length < MOST_OF_ONE) others.push(count);
      byNoun.set(count.noun, others);
    }
  });
  const found: Remark[] = [];
  for (const counts of byNoun.values()) {
    for (const [at, later] of counts.entries()) {
      const earlier = counts
        .slice(0, at)
        .findLast((one) => differ(one, later) && isOfOne(said, one, later));
      const [here, there] = [sentences[later.sentence], sentences[earlier?.sentence ?? -1]];
      if (!earlier || !here || !there) continue;
      found.push({
        ...{ start: here.start, end: here.end },
        code: isMagnitude(earlier, later) ? "magnitude" : "two_figures",
        words: [text.slice(there.start, there.end), text.slice(here.start, here.end)],
        said: `“${later.phrase}” here, “${earlier.phrase}” before`,
      });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function countsIn(sentence: string, at: number): Count[] {
  if (OTHERWISE.test(sentence)) return [];
  return Array.from(sentence.matchAll(COUNTED)).flatMap(({ 0: phrase, groups = {} }) => {
    const n = figureIn(groups, "n");
    const [noun = "", next = ""] = [groups.noun?.toLowerCase(), groups.next?.toLowerCase()];
    if (!n || n.value < 2 || NO_NOUN.test(noun)) return [];
    if (/^(?:1[5-9]|20)\d\d$/.test(n.written) && n.scale === 1) return [];
    const isHedged = groups.hedge !== undefined;
    const words = phrase.trim().replace(next === "" ? /$^/ : /\s\p{L}+$/u, "");
    return [{ ...n, sentence: at, noun: stem(noun), phrase: words, isHedged }];
  });
}

function differ(one: Count, other: Count): boolean {
  if (one.sentence === other.sentence) return false;
  if (isMagnitude(one, other)) return true;
  const apart = one.isHedged || other.isHedged ? 0.25 : 0.02;
  if (isNear(one.value, other.value, one.slack + other.slack, apart)) return false;
  // So far apart, another thing is counted.
  const times = Math.max(one.value / other.value, other.value / one.value);
  return times < 4;
}

function isMagnitude(one: Count, other: Count): boolean {
  return one.scale !== other.scale && one.written === other.written && one.scale * other.scale > 1;
}

function isOfOne(said: (at: number) => Said, one: Count, other: Count): boolean {
  const [a, b] = [said(one.sentence), said(other.sentence)];
  if (areApart(a.when, b.when) || areApart(a.names, b.names)) return false;
  const [short, long] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = [...short].filter((word) => word !== one.noun && long.has(word)).length;
  if (isMagnitude(one, other)) return shared >= 2;
  return shared >= 3 && shared / Math.max(1, short.size - 1) >= 0.5;
}

const areApart = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word));

function saidIn(sentence: string): Said {
  const words = sentence.match(/\p{L}{3,}/gu) ?? [];
  const names = sentence.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/gu) ?? [];
  const when = new Set(sentence.match(WHEN) ?? []);
  return {
    stems: new Set(words.map((word) => word.toLowerCase()).filter((word) => !STOP.test(word)).map(stem)),
    when,
    names: new Set(names.filter((name) => !when.has(name))),
  };
} // prettier-ignore

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|ies|es|s)$/, "") : word;
}
