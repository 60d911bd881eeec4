/**
 * Reads a story's text and proposes its claims: each with what the text itself says of who
 * asserts it, how, and how sure (proposal.ts). Offline and deterministic: a language model for
 * parts of speech, and grammar. Linear in the text. It proposes; people decide.
 */
import type { Paragraph, Span } from "@/lib/text/text";
import type { Attribution } from "./attribution";
import { findAttributions } from "./attributions";
import { castOf, sourceOf, type Casting } from "./casting";
import { findFigures } from "./figures";
import { findHedging } from "./hedging";
import { itemised } from "./itemised";
import { listedItems } from "./listed-items";
import type {
  Figure,
  Hedging,
  Proposal,
  AttributedSource,
  ProposedStatus,
  QuotationType,
  Silence,
} from "./proposal";
import { withNameForPronoun } from "./pronoun-subject";
import { readText, type Reading } from "./reading";
import { findSilence, partyName, type FoundSilence } from "./silence";
import { indexFrom, spanOf, touching, within } from "./spans";
import type { Phrase } from "./subjects";
import { hasFiniteVerbWithin, unattributedSentences, worthOf } from "./worth";
import { quotationType, wordingOf } from "./wording";

export type { Proposal } from "./proposal";

export type ProposedText = {
  /** In the order of their sentences and contents; an enclosing one before those in it. */
  readonly proposals: Proposal[];
  /** In order, without the white space around them; `paragraph` is an index of the paragraphs. */
  readonly sentences: ReadonlyArray<Span & { readonly paragraph: number }>;
  /** How many proposals more there are, in a text that holds more than anybody writes. */
  readonly more: number;
};

/** Proposals of one text; a book of 80,000 words makes some 3,000. */
const MOST_IN_TEXT = 5_000;

/** A text read, with what its proposals are made from. */
export type Draft = {
  reading: Reading;
  casting: Casting;
  figures: readonly Figure[];
  hedges: readonly Hedging[];
};

export type ProposeOptions = {
  /** What somebody says inside another's quotation is no claim of its own, unless asked for. */
  hasNested?: boolean;
  /** A list of targets makes one claim for each; false leaves them together. */
  isItemised?: boolean;
};

export function propose(
  text: string,
  paragraphs: readonly Paragraph[],
  options: ProposeOptions = {},
): Proposal[] {
  return proposeWithSentences(text, paragraphs, options).proposals;
}

/** The same with the sentences that were read on the way. */
export function proposeWithSentences(
  text: string,
  paragraphs: readonly Paragraph[],
  options: ProposeOptions = {},
): ProposedText {
  const { draft, proposals, more } = readDraft(text, paragraphs, options);
  return { proposals, sentences: draft.reading.sentences, more };
}

/** The same with what it was made from. */
export function readDraft(
  text: string,
  paragraphs: readonly Paragraph[],
  { hasNested = false, isItemised = true }: ProposeOptions = {},
): Pick<ProposedText, "proposals" | "more"> & { draft: Draft } {
  const reading = readText(text, paragraphs);
  const silences = reading.sentences.flatMap((sentence, index) => {
    const found = findSilence(reading, sentence, index);
    return found ? [found] : [];
  });
  const silentCues = new Map(silences.map(({ sentence, cue }) => [sentence, cue]));
  const found = findAttributions(reading);
  const outer = hasNested ? found.attributions : outermost(reading, found.attributions);
  const spoken = outer.filter(
    (attribution) => !touches(attribution, silentCues.get(attribution.sentence)),
  );
  const attributions = spoken.slice(0, MOST_IN_TEXT);
  const draft: Draft = {
    reading,
    casting: castOf(reading, attributions),
    figures: findFigures(text),
    hedges: findHedging(text),
  };
  const attributed = attributions.map((attribution) => fromAttribution(draft, attribution));
  const silent = silences
    .slice(0, MOST_IN_TEXT - attributed.length)
    .map((silence) => fromSilence(draft, silence));
  const covered = [...attributed, ...silent].map((proposal) => proposal.contentSpan);
  const said = new Set([...spoken, ...silences].map(({ sentence }) => sentence));
  const checkable = [...draft.figures, ...draft.hedges].sort((a, b) => a.span.start - b.span.start);
  const unattributed = unattributedSentences(reading, said, covered, checkable);
  const plain = unattributed
    .slice(0, MOST_IN_TEXT - attributed.length - silent.length)
    .map((span) => fromSentence(draft, span));
  const proposals = markNested(
    inOrder(
      [...attributed, ...silent, ...plain].flatMap((proposal) =>
        isItemised ? itemisedIn(draft, proposal) : [proposal],
      ),
    ),
  );
  const all = found.more + spoken.length + silences.length + unattributed.length;
  const made = attributed.length + silent.length + plain.length;
  return { draft, proposals, more: all - made };
}

/** One for each member of a list of targets. */
export function itemisedIn({ reading }: Draft, proposal: Proposal): Proposal[] {
  return itemised(reading, proposal);
}

/** What was found otherwise than by the rules: said by the phrase, or in the story's own voice. */
export function fromGiven(
  draft: Draft,
  sentence: number,
  span: Span,
  subject: Phrase | null,
): Proposal {
  const { reading, casting } = draft;
  const source = subject && sourceOf(casting, reading, { subject, sentence, parts: [span] });
  const plain = fromSentence(draft, span);
  const sentenceOf = sentenceSpan(reading, sentence);
  return { ...plain, sentenceSpan: sentenceOf, source, status: statusOf(source) };
}

/** Without those whose cue stands inside a quotation that somebody is said to speak. */
function outermost(reading: Reading, found: readonly Attribution[]): Attribution[] {
  const spoken = new Set(
    found
      .filter(({ cue, subject }) => (cue ?? subject) !== null && !isQuoted(reading, subject?.first))
      .flatMap(({ parts }) => parts.flatMap((part) => touching(reading.quotations, part))),
  );
  return found.filter((attribution) => {
    const { subject, cue } = attribution;
    // "Lund said the firm was accused of theft" is one claim, his.
    if (subject === null && isSaidAlready(attribution, found)) return false;
    const at = cue === null ? subject?.first : wordAt(reading, cue.span.start);
    const quotation = at === undefined ? null : (reading.quotationOf[at] ?? null);
    return quotation === null || !spoken.has(quotation);
  });
}

function isSaidAlready({ parts, sentence }: Attribution, found: readonly Attribution[]): boolean {
  const span = parts.length === 1 ? parts[0] : undefined;
  return found.some(
    (other) =>
      other.sentence === sentence &&
      other.subject !== null &&
      other.parts.some(({ start, end }) => start === span?.start && end === span.end),
  );
}

const isQuoted = ({ quotationOf }: Reading, word: number | undefined): boolean =>
  word !== undefined && (quotationOf[word] ?? null) !== null;

const wordAt = ({ words }: Reading, offset: number): number =>
  indexFrom(words, offset, ({ start }) => start);

function touches(attribution: Attribution, cue: Span | undefined): boolean {
  const span = attribution.cue?.span;
  return cue !== undefined && span !== undefined && span.start < cue.end && cue.start < span.end;
}

function fromAttribution(draft: Draft, attribution: Attribution): Proposal {
  const { reading, casting } = draft;
  const source = attribution.subject ? sourceOf(casting, reading, attribution) : null;
  return complete(draft, {
    sentence: sentenceSpan(reading, attribution.sentence),
    parts: attribution.parts,
    source,
    cue: attribution.cue,
    form: attribution.form,
    speechAct: attribution.speechAct,
    isNegated: attribution.isNegated,
    isContinuation: attribution.isContinuation,
    silence: null,
    status: statusOf(source),
  });
}

function fromSilence(draft: Draft, found: FoundSilence): Proposal {
  const { reading } = draft;
  const silence: Silence = {
    kind: found.kind,
    parties: found.parties.map((party) => {
      const { span, name } = partyName(reading, party);
      const words = reading.words[party.first];
      const isPronoun =
        party.first === party.last &&
        words !== undefined &&
        /^(?:he|she|they|it|who|which)$/.test(words.lower);
      const resolved = isPronoun
        ? sourceOf(draft.casting, reading, { subject: party, sentence: found.sentence, parts: [] })
        : null;
      return { span, name: resolved?.name ?? name };
    }),
  };
  const sentence = sentenceSpan(reading, found.sentence);
  return complete(draft, {
    sentence,
    parts: [sentence],
    source: null,
    cue: { span: found.cue, lemma: found.kind.replaceAll("_", " "), class: "other" },
    form: "silence",
    speechAct: "asserts",
    isNegated: false,
    isContinuation: false,
    silence,
    status: "own_reporting",
  });
}

function fromSentence(draft: Draft, sentence: Span): Proposal {
  return complete(draft, {
    sentence,
    parts: [sentence],
    source: null,
    cue: null,
    form: "none",
    speechAct: "asserts",
    isNegated: false,
    isContinuation: false,
    silence: null,
    status: "unattributed",
  });
}

type Known = Pick<
  Proposal,
  "source" | "cue" | "form" | "speechAct" | "isNegated" | "isContinuation" | "silence" | "status"
> & { readonly sentence: Span; readonly parts: readonly Span[] };

/** Adds what follows from the content's words alone. */
function complete(draft: Draft, known: Known): Proposal {
  const { text } = draft.reading;
  const { sentence, parts, ...rest } = known;
  const contentSpan = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
  const quoted = quotedWithin(draft.reading, parts);
  const quotation = quotationType(text, parts, quoted);
  const worded = {
    wording: wordingFor(draft.reading, known, contentSpan, quotation),
    start: contentSpan.start,
    sentence: indexFrom(draft.reading.sentences, sentence.start, ({ start }) => start),
    source: known.source,
  };
  const isOwn = quoted[0] && quoted[0].start <= contentSpan.start + 1;
  const proposal = {
    ...rest,
    sentenceSpan: sentence,
    contentSpan,
    contentParts: parts,
    wording: isOwn ? worded.wording : withNameForPronoun(draft.casting, draft.reading, worded),
    quotation,
    quoted,
    hedges: within(draft.hedges, contentSpan),
    figures: within(draft.figures, contentSpan),
    items: listedItems(draft.reading, contentSpan),
    isNested: false,
  };
  return { ...proposal, worth: worthOf(draft.reading, proposal) };
}

const PRONOUN = /^(?:he|she|it|they|who)$/i;

/** "Asked whether it was safe, Lund said it was": an answer that says nothing without its question. */
const ELLIPSIS =
  /^(?:that )?(?:i|you|he|she|it|we|they|there) (?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should)(?:n['’]t| not)?[.,]?$/i;

/**
 * What a source denies, or did not say, is not the claim; that it denies it is. And a mere phrase
 * ("accused one another of spying", "consider the papers genuine") says nothing by itself. So the
 * wording then takes in the source and the cue, the source by its name for a pronoun.
 */
function wordingFor(
  reading: Reading,
  { sentence, parts, source, cue, form, speechAct, isNegated }: Known,
  content: Span,
  quotation: QuotationType,
): string {
  const { text } = reading;
  const isClause = form === "clause" && !ELLIPSIS.test(text.slice(content.start, content.end));
  const standsAlone =
    quotation === "direct" ||
    isClause ||
    (!/^(?:clause|phrase)$/.test(form) && hasFiniteVerbWithin(reading, content));
  const isSaidOfIt = speechAct === "denies" || isNegated || !standsAlone;
  if (!isSaidOfIt || !source || !cue) return wordingOf(text, parts, quotation);
  const isHere = source.span.start >= sentence.start && source.span.end <= sentence.end;
  // "The port was accused of hiding the audit by Lund": whom it is about stands before the cue.
  const isPassive = isHere && source.span.start > cue.span.end;
  const start = isPassive
    ? sentence.start
    : Math.min(isHere ? source.span.start : cue.span.start, cue.span.start, content.start);
  const end = Math.max(cue.span.end, content.end, isHere ? source.span.end : 0);
  if (!isHere || (source.span.start === start && PRONOUN.test(source.words))) {
    const rest = text.slice(isHere ? source.span.end : start, end);
    return withSource(`${nameInWords(text, source)}${/^\s*[,.;:]/.test(rest) ? "" : " "}${rest}`);
  }
  return withSource(text.slice(start, end));
}

/** What was asked is no part of what is answered: "Lund, asked whether it was safe, said". */
const ASKED = /,\s(?:when\s)?(?:asked|pressed|questioned)\b[^,]*,(?=\s)/g;

const withSource = (words: string): string =>
  wordingOf(words.replace(ASKED, ""), [{ start: 0, end: Infinity }], "mixed");

/** "Lund"; "the mayor", as the text first says it. */
function nameInWords(text: string, { name, isNamed, introduced }: AttributedSource): string {
  if (isNamed || !introduced) return name;
  return text.slice(introduced.span.start, introduced.span.end);
}

/** The quoted words inside the content, without their marks. */
function quotedWithin({ quotations }: Reading, parts: readonly Span[]): Span[] {
  return parts.flatMap((part) =>
    touching(quotations, part)
      .flatMap((quotation) => quotation.parts)
      .map(({ start, end }) => ({
        start: Math.max(start, part.start),
        end: Math.min(end, part.end),
      }))
      .filter(({ start, end }) => start < end),
  );
}

function statusOf(source: AttributedSource | null): ProposedStatus {
  if (!source) return "unattributed";
  switch (source.kind) {
    case "document":
      return "document";
    case "publication":
      return "published";
    case "own_observation":
      return "own_reporting";
    case "person":
    case "organisation":
      return source.isNamed ? "named" : "unnamed";
  }
}

function sentenceSpan(reading: Reading, index: number): Span {
  const sentence = reading.sentences[index];
  return sentence ? { start: sentence.start, end: sentence.end } : spanOf(reading, 0, 0);
}

function inOrder(proposals: Proposal[]): Proposal[] {
  return proposals.sort(
    (a, b) =>
      a.contentSpan.start - b.contentSpan.start ||
      b.contentSpan.end - a.contentSpan.end ||
      (a.cue?.span.start ?? 0) - (b.cue?.span.start ?? 0),
  );
}

function markNested(proposals: readonly Proposal[]): Proposal[] {
  let reach = -1;
  return proposals.map((proposal) => {
    const isNested = proposal.contentSpan.end <= reach;
    reach = Math.max(reach, proposal.contentSpan.end);
    return isNested ? { ...proposal, isNested } : proposal;
  });
}
