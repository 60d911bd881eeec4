/**
 * Speakers that a colon names: "LIND: It stays shut.", the headline "Lind: lock stays shut", "Lind
 * on the lock: “It stays shut.”"; and a quotation that stands by itself right after the sentence
 * that introduces its speaker. Pure.
 */
import type { Attribution } from "./attribution";
import { indexAfter, isWorded, openedAt } from "./complements";
import { isName, isSubjectPronoun } from "./patterns";
import { CUE_VERBS } from "./lexicon";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";
import { hasFiniteVerbWithin } from "./worth";
import { mainSubject, type Phrase } from "./subjects";

/** Words before the colon that may name a speaker: "Jo Lind, harbour master:". */
const LONGEST_NAME = 6;

const NO_SPEAKER =
  /^(?:image|photo|photos|picture|photograph|credit|graphic|illustration|video|note|update|correction|source|sources|read|more|opinion|analysis|related|file|watch|listen|exclusive|breaking|categories|category|tags|topics|filed|published|location|date|by|correspondent|p\.?s|ed\.?|q|a)$/i;

const PLAIN = {
  cue: null,
  speechAct: "asserts",
  isNegated: false,
  isContinuation: false,
} as const;

export function findColonSpeaker(
  reading: Reading,
  sentence: Sentence,
  index: number,
): Attribution | null {
  const { words } = reading;
  const colon = colonOf(reading, sentence);
  if (colon === null) return null;
  const first = sentence.first;
  const quotation = openedAt(reading, colon + 1);
  if (quotation) {
    const after = indexAfter(reading, quotation.end, colon + 1);
    const lead = words.slice(first, colon);
    const hasCue = lead.some(({ lower, pos }) => CUE_VERBS.has(lower) && pos === "VERB");
    const end = nameEnd(reading, first, colon);
    if (hasCue || end === first || !isWorded(reading, colon + 1, after)) return null;
    return {
      ...PLAIN,
      sentence: index,
      subject: { first, last: end - 1, aside: null },
      parts: [{ start: quotation.start, end: quotation.end }],
      form: "quotation",
    };
  }
  const opensParagraph =
    words[first - 1] === undefined ||
    reading.paragraphs[sentence.paragraph]?.start === sentence.start;
  const isDated =
    words
      .slice(colon, sentence.last)
      .some(({ text }) =>
        /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
          text,
        ),
      ) && words[colon + 2]?.pos === "NUM";
  if (
    isDated ||
    !opensParagraph ||
    nameEnd(reading, first, colon) !== colon ||
    sentence.last - colon < 4
  )
    return null;
  const start = words[colon + 1]?.start ?? sentence.end;
  if (!hasFiniteVerbWithin(reading, { start, end: sentence.end })) return null;
  return {
    ...PLAIN,
    sentence: index,
    subject: { first, last: colon - 1, aside: null },
    parts: [{ start, end: sentence.end }],
    form: "clause",
  };
}

function colonOf({ words, quotationOf }: Reading, { first, last }: Sentence): number | null {
  for (let at = first + 1; at < last && at < first + 14; at += 1) {
    if (quotationOf[at]) return null;
    if (words[at]?.text === ":") return at;
  }
  return null;
}

/** The index after the run of name words at `first`; `first` itself where none stands there. */
function nameEnd({ words }: Reading, first: number, limit: number): number {
  let at = first;
  while (at < limit && at < first + LONGEST_NAME && isName(words, at)) at += 1;
  const isNoName = words.slice(first, at).some(({ text }) => NO_SPEAKER.test(text));
  return isNoName ? first : at;
}

/**
 * “It stays shut.” right after "Lind was blunt about the lock.": his, where nobody else is named.
 * @param taken whether something is said already of the quotation at hand.
 */
export function findSetUpQuotation(
  reading: Reading,
  sentence: Sentence,
  index: number,
): Attribution | null {
  const before = reading.sentences[index - 1];
  const quotation = openedAt(reading, sentence.first);
  if (!quotation || before?.paragraph !== sentence.paragraph) return null;
  const after = indexAfter(reading, quotation.end, sentence.first);
  if (after < sentence.last || !isWorded(reading, sentence.first, after)) return null;
  if (reading.quotationOf[before.first] || reading.quotationOf[before.last - 1]) return null;
  const subject = mainSubject(reading.words, before.first, before.last);
  if (!subject || !isPersonal(reading, subject)) return null;
  return {
    ...PLAIN,
    sentence: index,
    subject,
    parts: [{ start: quotation.start, end: quotation.end }],
    form: "quotation",
  };
}

function isPersonal({ words }: Reading, { first, last }: Phrase): boolean {
  const word = words[first];
  if (first === last && isSubjectPronoun(word)) return /^(?:he|she)$/.test(word?.lower ?? "");
  return isName(words, last) && isName(words, first);
}
