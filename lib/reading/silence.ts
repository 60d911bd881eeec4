/**
 * Finds where a text says that somebody did not answer, and in which way: no reply, no comment
 * yet, declined, could not be reached, neither confirmed nor denied. Five different things to a
 * lawyer. Pure; looks no further than the sentence.
 */
import type { Span } from "@/lib/text/text";
import { isComma, isCoordinator, isDeterminer, isName, longNounPhraseEnd } from "./patterns";
import type { SilenceKind } from "./proposal";
import type { Reading } from "./reading";
import { spanOf } from "./spans";
import type { Sentence } from "./sentences";
import { subjectAfter, subjectBefore, verbGroupStart, type Phrase } from "./subjects";

export type FoundSilence = {
  readonly sentence: number;
  readonly kind: SilenceKind;
  /** The words that say it: "did not reply". */
  readonly cue: Span;
  /** Each silent party's words, as ranges of words; empty where the text names none. */
  readonly parties: readonly Phrase[];
};

const ADVERBS = "(?:\\w+ly |right away |yet |also |ever )*";
const REMARK = "(?:comment|remark|response|reply|statement|reaction)s?";
const SOON = "(?:immediate |instant |further |official |direct |public |additional )*";

const ASKED =
  /\b(?:request|comment|question|call|e-?mail|message|letter|inquir|enquir|query|queries|fax|approach|interview|statement|contacted|asked|phone)/;
/** What tells that a reporter was at the other end. */
const APPROACHED =
  /\b(?:reporters?|journalists?|newspaper|newsroom|asked|questions?|reached|contacted|phoned|telephoned?|call(?:s|ed)?|comment)\b/;

/**
 * In this order: a refusal to confirm or deny is not merely a refusal. They are looked for in
 * lower case with "n't" written "not", so that "didn't" reads "didnot".
 */
const KINDS: ReadonlyArray<readonly [kind: SilenceKind, pattern: RegExp, only?: RegExp]> = [
  [
    "neither_confirmed_nor_denied",
    /neither confirm(?:ed|s)? n?or (?:den(?:y|ied|ies)|rule[ds]? out)|(?:not|\bto|nor|neither) confirm n?or deny/,
  ],
  [
    "unreachable",
    /(?:not|never) (?:immediately )?be (?:reached|contacted|located)|(?:not|un)(?: immediately)? ?available (?:for|to) comment|\b(?:efforts|attempts) to (?:reach|contact)\b/,
  ],
  [
    "declined",
    /\b(?:declin|refus)(?:ed|es|e|ing) (?:to (?:be (?:interviewed|named)|\w+)|comment|(?:an |a |any |all |our |repeated |multiple )*(?:interview|request|comment)s?)|(?:would|will|could) ?not (?:comment|discuss|be drawn|answer questions|be interviewed)|(?:would|will) ?not (?:elaborate|say (?!no\b|so\b|yes\b|goodbye\b)\w+)|\bcho(?:se|ose) not to (?:comment|respond|answer)|^["“”'‘]no comment[.,!]?["“”'’]|\b(?:referr?|direct|pass)ed (?:[\w’'-]+ ){0,3}(?:questions|inquiries|enquiries|queries|requests|calls|reporters?) (?:[\w-]+ ){0,3}to\b/,
  ],
  [
    "declined",
    /\bhung up\b(?! (?:his|her|the|a|their)\b)|\b(?:slammed|shut|closed) the door\b/,
    APPROACHED,
  ],
  [
    "no_immediate_comment",
    new RegExp(
      `\\b(?:had|has|have|offered|made|gave|issued) no ${SOON}${REMARK}|\\bno (?:immediate|instant) ${REMARK}|` +
        `not (?:\\w+ly )?(?:have|offer|provide|give|make|issue) (?:any |an |a )?${SOON}${REMARK}|` +
        "not (?:\\w+ly |yet )*comment(?:ed)?\\b|\\byet to comment\\b",
    ),
  ],
  [
    "no_reply",
    new RegExp(
      `(?:(?:did|does|do|has|have|had|would|could) ?not|\\bfailed to|\\bnever) ${ADVERBS}(?:respond|repl(?:y|ied)|answer|return|acknowledg|get back|got back|come back)(?:ed|e)?\\b|` +
        "\\b(?:went|gone|go|left|remain(?:ed|s)?|been) unanswered|(?:not|never) (?:been )?(?:immediately )?(?:answered|returned|acknowledged)|" +
        "\\b(?:received|got|had) no (?:reply|answer|response)\\b|\\b(?:went|left|gone|remain(?:ed|s)?) unreturned|" +
        "\\bleft (?:[\\w'’-]+ ){0,8}unanswered|\\bignor(?:ed|es|ing) (?:[\\w'’-]+ ){0,4}(?:requests?|calls?|e-?mails?|messages?|letters?|questions?|inquiries)\\b|" +
        "(?<=\\bneither [^,;]{3,80} )(?:responded|replied|answered|returned|commented)\\b|" +
        "\\b(?:was|were|been) ignored|\\byet to (?:respond|reply|answer)\\b|not pick(?:ed)? up (?:the|his|her|their) (?:tele)?phone",
    ),
    ASKED,
  ],
  [
    "no_reply",
    /(?:had|has|have) ?not (?:yet )?(?:answered|replied|responded)(?: (?:by|as of|before|until)\b|[.,]|$)/,
  ],
];

const REQUESTS =
  /^(?:requests?|calls?|e-?mails?|messages?|letters?|questions?|inquiries|inquiry|enquiries|enquiry|fax|faxes|queries|query|comment|efforts|attempts)$/;

export function findSilence(
  reading: Reading,
  sentence: Sentence,
  index: number,
): FoundSilence | null {
  const plain = plainText(reading, sentence);
  for (const kind of KINDS) {
    const found = silenceOf(reading, sentence, index, { plain, kind });
    if (found) return found;
  }
  return null;
}

/** All that one sentence says: "Alder did not reply, and Birch had no immediate comment". */
export function findSilences(reading: Reading, sentence: Sentence, index: number): FoundSilence[] {
  const plain = plainText(reading, sentence);
  const all: FoundSilence[] = [];
  for (const kind of KINDS) {
    const found = silenceOf(reading, sentence, index, { plain, kind });
    const isKnown = all.some(
      ({ cue }) => found && cue.start < found.cue.end && found.cue.start < cue.end,
    );
    if (found && !isKnown) all.push(found);
  }
  return all;
}

function plainText({ text }: Reading, sentence: Sentence): string {
  return text
    .slice(sentence.start, sentence.end)
    .toLowerCase()
    .replace(/n['’]t/g, "not")
    .replace(/\s/g, " ");
}

function silenceOf(
  reading: Reading,
  sentence: Sentence,
  index: number,
  asked: { plain: string; kind: (typeof KINDS)[number] },
): FoundSilence | null {
  const { words, quotationOf } = reading;
  const { plain } = asked;
  const [kind, pattern, only] = asked.kind;
  const match = pattern.exec(plain);
  if (!match || (only && !only.test(plain))) return null;
  const from = sentence.start + match.index;
  let first = sentence.first;
  while ((words[first]?.end ?? Infinity) <= from) first += 1;
  const isSaid = /^["“”'‘]/.test(match[0]);
  if (first >= sentence.last || (quotationOf[first] && !isSaid)) return null;
  if (isSaid) {
    const cue = { start: from, end: from + match[0].length };
    return { sentence: index, kind, cue, parties: speakerAfter(reading, sentence) };
  }
  const isHalved = /^(?:not|n't)$/.test(words[first]?.lower ?? "") && first > sentence.first;
  const start = (isHalved ? words[first - 1]?.start : undefined) ?? from;
  const cue = { start, end: from + match[0].length };
  return { sentence: index, kind, cue, parties: partiesOf(reading, sentence, first, cue.end) };
}

function partiesOf(reading: Reading, sentence: Sentence, first: number, end: number): Phrase[] {
  const { words } = reading;
  let last = first;
  while ((words[last + 1]?.start ?? Infinity) < end) last += 1;
  const passive = askedParty(reading, sentence, first, last);
  if (passive) return splitList(reading, passive);
  const subject = subjectBefore(
    words,
    verbGroupStart(words, first, sentence.first),
    sentence.first,
  );
  if (!subject || isRequest(reading, subject)) return [];
  return splitList(reading, speakerOfPronoun(reading, sentence, subject) ?? subject);
}

/** "three calls", "(requests for) an interview". */
function isRequest({ words }: Reading, { first, last }: Phrase): boolean {
  const isLinked = /^(?:for|of|about|on)$/.test(words[first - 1]?.lower ?? "");
  const from = isLinked ? Math.max(0, first - 2) : first;
  return words.slice(from, last + 1).some(({ lower }) => REQUESTS.test(lower));
}

const SAYING = /^(?:said|says|wrote|writes|replied|answered|added|responded|told)$/;

/** "Drozd said he had no comment": Drozd. */
function speakerOfPronoun({ words }: Reading, sentence: Sentence, subject: Phrase): Phrase | null {
  if (!/^(?:he|she|it|they)$/.test(words[subject.first]?.lower ?? "")) return null;
  const before = words[subject.first - 1]?.lower === "that" ? subject.first - 2 : subject.first - 1;
  if (before <= sentence.first || !SAYING.test(words[before]?.lower ?? "")) return null;
  return subjectBefore(words, verbGroupStart(words, before, sentence.first), sentence.first);
}

/** “No comment,” said Drozd, or Drozd said. */
function speakerAfter({ words, quotationOf }: Reading, sentence: Sentence): Phrase[] {
  let after = sentence.first;
  while (after < sentence.last && quotationOf[after]) after += 1;
  let verb = after;
  while (verb < sentence.last && !SAYING.test(words[verb]?.lower ?? "")) verb += 1;
  if (verb === sentence.last) return [];
  const found =
    verb === after ? subjectAfter(words, verb, sentence.last) : subjectBefore(words, verb, after);
  return found ? [found] : [];
}

/** "An e-mail to the ministry went unanswered", "no comment from the firm": whom was asked. */
function askedParty(
  reading: Reading,
  sentence: Sentence,
  first: number,
  last: number,
): Phrase | null {
  const { words } = reading;
  const subject = subjectBefore(
    words,
    verbGroupStart(words, first, sentence.first),
    sentence.first,
  );
  const isAbout = subject && isRequest(reading, subject);
  const isTrying = /^(?:efforts|attempts)$/.test(words[first]?.lower ?? "");
  if (subject && !isAbout && !isTrying) return null;
  const from = isAbout ? subject.first : isTrying ? first : last + 1;
  const limit = isAbout ? first : sentence.last;
  for (let at = from; at < limit; at += 1) {
    if (!/^(?:to|from|by|at|with|reach|contact)$/.test(words[at]?.lower ?? "")) continue;
    const until = longNounPhraseEnd(words, at + 1, limit);
    if (until > at + 1 && words[at + 1]?.lower !== "fax")
      return { first: at + 1, last: until - 1, aside: null };
  }
  return null;
}

/** "Brand, Goggle and Hale representatives": one party each, where each is a name. */
function splitList(reading: Reading, phrase: Phrase): Phrase[] {
  const { words } = reading;
  const parts: Phrase[] = [];
  let first = phrase.first;
  for (let at = phrase.first; at <= phrase.last + 1; at += 1) {
    const isBreak = at > phrase.last || isComma(words[at]) || isCoordinator(words[at]);
    if (!isBreak) continue;
    if (at > first) parts.push({ first, last: at - 1, aside: null });
    first = at + 1;
  }
  const areNames = parts.every(
    (part) => isName(words, part.first) || isDeterminer(words[part.first]),
  );
  return parts.length > 1 && areNames ? parts : [phrase];
}

const SPEAKS_FOR =
  /\s(?:representatives?|spokes(?:man|woman|person|people|men|women)|press offices?|officials?|lawyers?)$/i;
const SPEAKER_OF =
  /^(?:an? |the )?(?:spokes(?:man|woman|person|people|men|women)|representatives?|press offices?|offices?)\s(?:for|of|at)\s(?:the )?/i;

/** Whom to ask: the body that the spokesman speaks for. */
export function partyName(reading: Reading, { first, last }: Phrase): { span: Span; name: string } {
  const span = spanOf(reading, first, last);
  const words = reading.text.slice(span.start, span.end);
  const name = words
    .replace(/^(?:the|an?)\s/i, "")
    .replace(SPEAKER_OF, "")
    .replace(SPEAKS_FOR, (role, at: number, all: string) =>
      /['’]s?$/.test(all.slice(0, at)) ? role : "",
    );
  const full = words.replace(SPEAKER_OF, "");
  return { span, name: full === words ? name : full };
}
