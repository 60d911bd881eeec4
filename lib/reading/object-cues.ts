/**
 * Attributions whose content is no clause but a thing: "denied the charge", "described it as a
 * farce", "experts highlight the contracts", "consider the files to be genuine", "files
 * attributed to the vendor". Weaker than a clause: what exactly is asserted is left to the reader. Pure.
 */
import type { Span } from "@/lib/text/text";
import type { Attribution, Site } from "./attribution";
import { indexAfter } from "./complements";
import {
  isAdverb,
  isComma,
  isDeterminer,
  isName,
  isNominal,
  isOpeningMark,
  isPronoun,
  isRelative,
  longNounPhraseEnd,
  nounPhraseStart,
} from "./patterns";
import type { CueClass, SpeechAct } from "./proposal";
import type { Reading } from "./reading";
import { kindOfHead } from "./source-kinds";
import { spanOf, touching } from "./spans";
import type { Sentence } from "./sentences";
import { isPassive, subjectAfter, subjectBefore, verbGroupStart, type Phrase } from "./subjects";

type ObjectVerb = {
  readonly lemma: string;
  readonly class: CueClass;
  readonly speechAct: SpeechAct;
};

const stems = (text: string, kind: CueClass, speechAct: SpeechAct = "asserts") =>
  text
    .split(" ")
    .flatMap((lemma) =>
      [
        lemma,
        `${lemma}s`,
        lemma.replace(/y$/, "ie") + "s",
        lemma.replace(/e$/, "") + "ed",
        lemma.replace(/y$/, "i") + "ed",
      ].map((form) => [form, { lemma, class: kind, speechAct }] as const),
    );

export const OBJECT_VERBS: ReadonlyMap<string, ObjectVerb> = new Map<string, ObjectVerb>([
  ...stems("deny reject dispute refute", "speech", "denies"),
  ...stems(
    "describe characterise characterize portray label brand dub call condemn criticise criticize praise " +
      "announce confirm report reveal disclose claim allege highlight spotlight detail cite accuse blame verify estimate",
    "speech",
  ),
  ...stems("show list document indicate stipulate identify depict name", "document"),
  ...stems("consider deem", "belief"),
  ["found", { lemma: "find", class: "document", speechAct: "asserts" }],
  ["shown", { lemma: "show", class: "document", speechAct: "asserts" }],
  ["believe", { lemma: "believe", class: "belief", speechAct: "asserts" }],
  ["believes", { lemma: "believe", class: "belief", speechAct: "asserts" }],
]);

/** Verbs that govern an infinitive and so count only with one: "believe it to be". */
const WITH_INFINITIVE = new Set(["consider", "deem", "believe", "find"]);

export function findObjectAttribution(site: Site): Attribution | null {
  return attributedTo(site) ?? transitive(site);
}

/** "files attributed to the vendor": the vendor is named as the origin. */
function attributedTo({ reading, sentence, index, at }: Site): Attribution | null {
  const { words } = reading;
  if (words[at]?.lower !== "attributed" || words[at + 1]?.lower !== "to" || reading.quotationOf[at])
    return null;
  const subject = subjectAfter(words, at + 1, sentence.last);
  const group = verbGroupStart(words, at, sentence.first);
  const first = nounPhraseStart(words, group - 1, sentence.first);
  if (!subject || first === null) return null;
  // "files attributed to the vendor": the files speak, and the vendor is spoken of.
  if (kindOfHead(words[group - 1]?.lower ?? "") === "document") return null;
  return {
    ...base(index, reading, at, at + 1, {
      lemma: "attribute to",
      class: "other",
      speechAct: "asserts",
    }),
    subject,
    parts: [{ start: sentence.start, end: sentence.end }],
  };
}

function transitive(site: Site): Attribution | null {
  const { reading, sentence, index, at } = site;
  const { words } = reading;
  const verb = OBJECT_VERBS.get(words[at]?.lower ?? "");
  if (!verb || reading.quotationOf[at] || isPassive(words, at)) return null;
  const group = verbGroupStart(words, at, sentence.first);
  // "files that name the firm": a mere description of the files.
  if (isRelative(words[group - 1]) && !isComma(words[group - 2])) return null;
  const subject = subjectBefore(words, group, sentence.first);
  if (!subject || !speaks(reading, subject) || !isVerbHere(reading, subject, at)) return null;
  const parts = objectParts(reading, sentence, subject, at);
  const last = parts.at(-1);
  if (!last || (WITH_INFINITIVE.has(verb.lemma) && !hasInfinitive(reading, at, last))) return null;
  return { ...base(index, reading, at, at, verb), subject, parts, isNegated: isNegated(site) };
}

/** "Those who read the files highlight": taken for a noun, but the sentence has no other verb. */
function isVerbHere({ words }: Reading, subject: Phrase, at: number): boolean {
  if (isDeterminer(words[at - 1])) return false;
  const isMistaken = words[at]?.pos === "NOUN" && isAfterRelative(words, subject);
  return words[at]?.pos === "VERB" || isMistaken;
}

function objectParts(reading: Reading, sentence: Sentence, subject: Phrase, at: number): Span[] {
  const { words } = reading;
  if (isComma(words[subject.first - 2]) && isRelative(words[subject.first - 1])) {
    return relativeParts(reading, sentence.first, subject.first, at);
  }
  const called = calledBy(reading, subject, at);
  if (called) return [called];
  const first = objectStart(reading, at, sentence.last);
  return first === null ? [] : [spanOf(reading, first, contentEnd(reading, sentence.last, at))];
}

/** "what he called a “bad joke”": the words that are his. */
function calledBy(reading: Reading, subject: Phrase, at: number): Span | null {
  const { words, quotations } = reading;
  if (words[subject.first - 1]?.lower !== "what") return null;
  const from = words[at]?.end ?? 0;
  const [quotation] = touching(quotations, { start: from, end: from + 40 });
  return quotation && quotation.start >= from
    ? { start: quotation.start, end: quotation.end }
    : null;
}

function hasInfinitive({ words }: Reading, at: number, { end }: Span): boolean {
  for (let next = at + 1; next < at + 12 && (words[next]?.start ?? Infinity) < end; next += 1) {
    if (words[next]?.lower === "to") return true;
  }
  return false;
}

function isAfterRelative(words: Reading["words"], { first, last }: Phrase): boolean {
  return words.slice(first, last).some((word) => word.lower === "who");
}

/** "The files, which experts consider to be genuine": what they consider stands before and after. */
function relativeParts(reading: Reading, from: number, subject: number, at: number): Span[] {
  const { words } = reading;
  const last = subject - 3;
  const first = nounPhraseStart(words, last, from);
  let end = at;
  while (words[end + 1] && !isComma(words[end + 1]) && !/^[.;:]$/.test(words[end + 1]?.text ?? ""))
    end += 1;
  if (first === null || end === at) return [];
  return [spanOf(reading, first, last), spanOf(reading, at + 1, end)];
}

function base(
  index: number,
  reading: Reading,
  first: number,
  last: number,
  verb: ObjectVerb,
): Omit<Attribution, "subject" | "parts"> {
  return {
    sentence: index,
    cue: { span: spanOf(reading, first, last), lemma: verb.lemma, class: verb.class },
    form: "phrase",
    speechAct: verb.speechAct,
    isNegated: false,
    isContinuation: false,
  };
}

/** Somebody or something that can assert: no "it", no "which". */
function speaks({ words }: Reading, { first, last }: Phrase): boolean {
  const word = words[first];
  return (
    word !== undefined &&
    !(first === last && /^(?:it|that|this|which|who|there|you|one)$/.test(word.lower))
  );
}

function objectStart({ words, quotationOf }: Reading, at: number, limit: number): number | null {
  let first = at + 1;
  while (isAdverb(words[first]) && first < limit) first += 1;
  // "detail in great depth the scope": a phrase may come between.
  if (words[first]?.lower === "in") {
    const after = longNounPhraseEnd(words, first + 1, limit);
    if (isDeterminer(words[after])) return after;
  }
  if (first >= limit || quotationOf[first] !== quotationOf[at])
    return isOpeningMark(words[first]) ? first : null;
  const opens = isDeterminer(words[first]) || isNominal(words, first) || isName(words, first);
  return opens || isPronoun(words[first]) || words[first]?.lower.endsWith("ing") ? first : null;
}

function contentEnd(reading: Reading, limit: number, at: number): number {
  const { words, quotationOf } = reading;
  let last = at;
  while (last + 1 < limit && !/^[;:]$/.test(words[last + 1]?.text ?? "")) {
    const isSplit =
      isComma(words[last + 1]) &&
      /^(?:but|while|although|according|adding|saying)$/.test(words[last + 2]?.lower ?? "");
    if (isSplit && !quotationOf[last + 1]) break;
    last += 1;
  }
  const quotation = quotationOf[last];
  return quotation ? Math.max(last, indexAfter(reading, quotation.end, last) - 1) : last;
}

function isNegated({ reading: { words }, at }: Site): boolean {
  return words
    .slice(Math.max(0, at - 4), at)
    .some((word) => /^(?:not|n't|never|cannot)$/.test(word.lower));
}
