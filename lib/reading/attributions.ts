/**
 * Every attribution that the grammar of a text shows, in the order of its cues. The source is here
 * no more than words; who that is, is casting.ts. Pure; linear in the text.
 */
import type { Attribution, Site } from "./attribution";
import { isWorded, setsUpAnswer } from "./complements";
import { BELIEF_ADJECTIVES, CLAIM_NOUNS, CUE_VERBS } from "./lexicon";
import { findObjectAttribution, OBJECT_VERBS } from "./object-cues";
import { findPhraseAttribution } from "./phrase-cues";
import { isComma, isFiniteVerb } from "./patterns";
import type { Quotation } from "@/lib/text/quote/quotations";
import type { Reading } from "./reading";
import { findVerbAttribution } from "./verb-cues";
import { findIntention } from "./intentions";
import { findColonSpeaker, findSetUpQuotation } from "./colons";
import { findSetPhrase } from "./set-phrases";
import { findTreeAttribution } from "./tree-cues";
import { speakerOf } from "./tree-subjects";
import type { Phrase } from "./subjects";
import { treeOf } from "./trees";
import type { Word } from "./words";

/**
 * How much of one sentence is read. Of 670 sentences of news, court reports and interviews that
 * attribute anything, one attributes four things and none more; none has more than eight words
 * that could be a cue.
 */
const MOST_IN_SENTENCE = 6;
const MOST_TRIES = 24;

export type FoundAttributions = {
  readonly attributions: Attribution[];
  /** How many more there are, in sentences that hold more than anybody writes. */
  readonly more: number;
};

export function findAttributions(reading: Reading): FoundAttributions {
  const found: Attribution[] = [];
  let more = 0;
  reading.sentences.forEach((sentence, index) => {
    let earlier: Attribution | null = null;
    let count = 0;
    let tries = 0;
    for (let at = sentence.first; at < sentence.last; at += 1) {
      // A word of a cue that was found already.
      if ((earlier?.cue?.span.end ?? 0) > (reading.words[at]?.start ?? 0)) continue;
      if (mayBeCue(reading.words[at])) tries += 1;
      if (tries > MOST_TRIES) break;
      const site: Site = {
        reading,
        sentence,
        index,
        at,
        // Parsed where somebody looks at it.
        get tree() {
          return treeOf(reading, sentence);
        },
      };
      if (setsUpAnswer(reading, sentence, at)) continue;
      const attribution: Attribution | null =
        findSetPhrase(site) ??
        withTreeSubject(site, findVerbAttribution(site, earlier)) ??
        findPhraseAttribution(site) ??
        findTreeAttribution(site) ??
        findIntention(site) ??
        findObjectAttribution(site);
      if (!attribution || !saysAnything(attribution)) continue;
      earlier = attribution;
      count += 1;
      if (count <= MOST_IN_SENTENCE) found.push(attribution);
      else more += 1;
    }
    const alone = count > 0 ? null : findColonSpeaker(reading, sentence, index);
    if (alone) found.push(alone);
  });
  const taken = new Set(found.flatMap(({ parts }) => parts.map(({ start }) => start)));
  reading.sentences.forEach((sentence, index) => {
    const setUp = taken.has(sentence.start) ? null : findSetUpQuotation(reading, sentence, index);
    if (setUp) found.push(setUp);
  });
  found.sort((a, b) => a.sentence - b.sentence);
  return { attributions: [...found, ...continuations(reading, found)], more };
}

/** A cue that a sentence breaks off at asserts nothing: "The audit is said to". */
const saysAnything = ({ parts }: Attribution): boolean =>
  parts.every(({ start, end }) => end > start);

/**
 * "Tribes along the border warned": the noun phrase right before the verb is not its subject where
 * the tree has a wider one that it belongs to.
 */
function withTreeSubject(site: Site, found: Attribution | null): Attribution | null {
  if (!found?.subject || !found.cue || !mayBeWider(site, found.subject)) return found;
  const at = site.tree.tokenOf(site.at);
  const own = at < 0 ? null : speakerOf(site.tree, at);
  const wide = own?.isPassive ? null : own?.phrase;
  if (!wide) return found;
  const between = site.reading.words.slice(wide.first, found.subject.first);
  if (between.some((word, index) => isComma(word) || isFiniteVerb(between, index, false)))
    return found;
  const holds =
    wide.first < found.subject.first && found.subject.last <= (wide.aside?.last ?? wide.last);
  return holds &&
    site.reading.quotationOf[wide.first] === site.reading.quotationOf[found.subject.first]
    ? { ...found, subject: wide }
    : found;
}

/** Asked before the sentence is parsed: nothing wider begins after a comma or another's words. */
function mayBeWider({ reading, sentence }: Site, subject: Phrase): boolean {
  const { words, quotationOf } = reading;
  const before = subject.first - 1;
  return (
    before >= sentence.first &&
    quotationOf[before] === quotationOf[subject.first] &&
    !isComma(words[before]) &&
    !isFiniteVerb(words, before, false)
  );
}

function mayBeCue(word: Word | undefined): boolean {
  if (!word) return false;
  const { lower } = word;
  return (
    CUE_VERBS.has(lower) ||
    OBJECT_VERBS.has(lower) ||
    BELIEF_ADJECTIVES.has(lower) ||
    CLAIM_NOUNS.has(lower) ||
    lower === "according" ||
    lower === "attributed"
  );
}

/**
 * “We lost,” said Hale. “We will appeal.” The second quotation has no cue of its own; standing
 * in the same paragraph and opening a sentence, it is the speaker's too.
 */
function continuations(reading: Reading, found: readonly Attribution[]): Attribution[] {
  const quoting = found.filter(({ form, cue }) => form === "quotation" && cue !== null);
  const taken = found.flatMap(({ parts }) => parts).sort((a, b) => a.start - b.start);
  const added: Attribution[] = [];
  let next = 0;
  let part = 0;
  let current: Attribution | null = null;
  reading.sentences.forEach((sentence, index) => {
    const quotation = reading.quotationOf[sentence.first] ?? null;
    while ((quoting[next]?.sentence ?? Infinity) < index) current = quoting[next++] ?? null;
    while ((taken[part]?.end ?? Infinity) <= sentence.start) part += 1;
    const isTaken = (taken[part]?.start ?? Infinity) < sentence.end;
    if (!quotation || isTaken || quotation.start !== sentence.start || !current) return;
    const cited = reading.sentences[current.sentence];
    if (
      cited?.paragraph !== sentence.paragraph ||
      !opensWords(reading, quotation, sentence.first)
    ) {
      return;
    }
    const span = { start: quotation.start, end: quotation.end };
    added.push({ ...current, sentence: index, parts: [span], isContinuation: true });
  });
  return added;
}

function opensWords(reading: Reading, quotation: Quotation, first: number): boolean {
  let after = first;
  while (reading.quotationOf[after] === quotation) after += 1;
  return isWorded(reading, first, after);
}
