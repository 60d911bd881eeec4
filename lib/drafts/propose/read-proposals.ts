/**
 * Proposals for a draft: what the reading finds in the text, brought into the form in which a
 * claim is logged, as many as a person can look through. What was dismissed in an earlier draft
 * stays dismissed, though its words moved or were touched up. No level is ever proposed.
 */
import { placeAll } from "@/lib/drafts/place/anchor";
import { selectorOf } from "@/lib/drafts/place/selectors";
import {
  PROPOSALS_IN_SENTENCE,
  PROPOSALS_LISTED,
  SELECTION_LIMIT,
  wordingFrom,
  type ProposedClaim,
  type ProposedPerson,
  type ProposedSource,
} from "@/lib/drafts/rules";
import { WORDING_LIMIT, type AttributionStatus, type ClaimKind } from "@/lib/ledger/claims/rules";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import type { AttributedSource, Candidate } from "@/lib/reading/proposal";
import { proposeWithSentences, type Proposal } from "@/lib/reading/propose";
import { PARAGRAPH_BREAK, type Paragraph, type Span } from "@/lib/text/text";
import { fingerprintOf } from "./fingerprint";

/** What somebody dismissed in an earlier draft of the story. */
export type Dismissed = {
  fingerprint: string;
  /** Its place in the newest draft so far; null where it was dismissed in an older one. */
  place: Span | null;
};

export type ReadProposalsInput = {
  text: string;
  paragraphs: readonly Paragraph[];
  /** In the order in which they were proposed. */
  dismissed: readonly Dismissed[];
  /** The newest draft so far; null for the first. */
  before: string | null;
};

export type ListedProposal = Span & {
  fingerprint: string;
  claim: ProposedClaim;
  /** The index of what was dismissed and says the same; null where nothing does. */
  dismissedAs: number | null;
};

export type ListedProposals = {
  /** In the order of the text. */
  proposals: ListedProposal[];
  /** How many more were found and are not listed. */
  unlisted: number;
  /** Those of the text, without the headings between its paragraphs. */
  sentences: Span[];
};

export function readProposals(input: ReadProposalsInput): ListedProposals {
  const { text, paragraphs } = input;
  const { proposals, sentences, more } = proposeWithSentences(text, paragraphs);
  const worthwhile = proposals.filter(isWorthProposing);
  const listed = list(worthwhile, input);
  return {
    proposals: listed,
    unlisted: more + worthwhile.length - listed.length,
    sentences: sentences
      .filter(({ paragraph }) => isRead(paragraphs[paragraph]))
      .map(({ start, end }) => ({ start, end })),
  };
}

/** A heading between paragraphs only names what follows; the headline and what is set below assert. */
function isRead(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind !== "heading" || (paragraph.part ?? "body") !== "body";
}

/**
 * Worth below which a proposal is not put before a person. What the text gives somebody's name
 * for is nearly always to be checked; a sentence in the story's own voice has to hold something.
 */
const WORTH_PROPOSING = { attributed: 0.25, plain: 0.35 };

function isWorthProposing({ worth, form, source }: Proposal): boolean {
  // "It was asked which passage is meant": the story's own question, which claims nothing.
  if (form === "question" && source === null) return false;
  return worth >= (form === "none" ? WORTH_PROPOSING.plain : WORTH_PROPOSING.attributed);
}

/** The worthiest, of equals the first; of those dismissed before no more than of the others. */
function list(found: readonly Proposal[], input: ReadProposalsInput): ListedProposal[] {
  const dismissedAs = dismissalFinder(input);
  const ranked = found
    .filter(({ contentSpan: { start, end } }) => end - start <= SELECTION_LIMIT)
    .sort((a, b) => b.worth - a.worth);
  const hasRoom = roomInSentences();
  const kept: Array<{ proposal: Proposal; fingerprint: string; as: number | null }> = [];
  let [open, dismissed] = [0, 0];
  for (const proposal of ranked) {
    if (open === PROPOSALS_LISTED) break;
    const fingerprint = fingerprintOf(wordsAt(input.text, proposal.contentSpan));
    const as = dismissedAs(fingerprint, proposal.contentSpan);
    if ((as !== null && dismissed === PROPOSALS_LISTED) || !hasRoom(proposal)) continue;
    if (as === null) open += 1;
    else dismissed += 1;
    kept.push({ proposal, fingerprint, as });
  }
  const order = new Map(found.map((proposal, index) => [proposal, index]));
  return kept
    .sort((a, b) => (order.get(a.proposal) ?? 0) - (order.get(b.proposal) ?? 0))
    .map(({ proposal, fingerprint, as }) => ({
      ...proposal.contentSpan,
      fingerprint,
      claim: toProposedClaim(input.text, proposal),
      dismissedAs: as,
    }));
}

/** Whether a proposal's sentence has room for it still; what shares a cue is one list's. */
function roomInSentences(): (proposal: Proposal) => boolean {
  const cuesIn = new Map<number, Set<number>>();
  return ({ sentenceSpan, contentSpan, cue }) => {
    const cues = cuesIn.get(sentenceSpan.start) ?? new Set();
    cuesIn.set(sentenceSpan.start, cues);
    const at = cue?.span.start ?? contentSpan.start;
    if (cues.size === PROPOSALS_IN_SENTENCE && !cues.has(at)) return false;
    cues.add(at);
    return true;
  };
}

const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);

export function toProposedClaim(text: string, proposal: Proposal): ProposedClaim {
  const cut = (span: Span) => wordsAt(text, span);
  const { source, silence } = proposal;
  return {
    wording: clip(wordingFrom(proposal.wording), WORDING_LIMIT),
    kind: kindOf(text, proposal),
    attribution: proposal.status satisfies AttributionStatus,
    assertedBy: source && !source.isOpen ? assertedBy(source) : "",
    source: source && {
      ...toPerson(source),
      isWhole: source.isWhole && !source.isPlural,
      ...(source.isOpen && { open: openOf(source) }),
      ...(source.each.length > 0 && { each: source.each.map(toPerson) }),
    },
    cue: proposal.cue ? clip(cut(proposal.cue.span), SOURCE_NAME_LIMIT) : "",
    quotation: proposal.quotation,
    quotes: quotesOf(text, proposal.quoted),
    hedges: [...new Set(proposal.hedges.map(({ span }) => cut(span)))],
    isDenial: proposal.speechAct === "denies",
    silence: silence && {
      kind: silence.kind,
      parties: silence.parties.map(({ name }) => clip(name, SOURCE_NAME_LIMIT)),
    },
    figures: proposal.figures.map(({ span }) => cut(span)),
    worth: proposal.worth,
  };
}

/** A quotation that the text opens anew in its next paragraph is one, without the marks between. */
function quotesOf(text: string, quoted: readonly Span[]): string[] {
  const quotes: string[] = [];
  quoted.forEach((span, index) => {
    const before = quoted[index - 1];
    const between = before && text.slice(before.end, span.start);
    // A comma before the closing mark is the sentence’s, not the speaker’s.
    const words = wordsAt(text, span).replace(/[,;]$/, "").trim();
    if (between !== undefined && REOPENED.test(between)) {
      quotes.push(`${quotes.pop() ?? ""}${PARAGRAPH_BREAK}${words}`);
    } else quotes.push(words);
  });
  return quotes;
}

/** What stands between two paragraphs of one quotation: the mark that opens it anew, and no other. */
const REOPENED = /^\n\n["'“„«»”‘‚‹›`]{1,2}$/;

function openOf({ candidates }: AttributedSource): ProposedSource["open"] {
  const people = candidates.map(toPerson);
  return { couldBe: people.map(({ name }) => name), people };
}

function toPerson(source: Candidate): ProposedPerson {
  return {
    name: clip(source.name, SOURCE_NAME_LIMIT),
    kind: source.kind,
    isNamed: source.isNamed,
    isWhole: source.isWhole,
    title: clip(source.title, SOURCE_NAME_LIMIT),
    employer: clip(source.employer, SOURCE_NAME_LIMIT),
    aliases: source.aliases.map((alias) => clip(alias, SOURCE_NAME_LIMIT)),
  };
}

/** Cut between words where it is too long to be kept. `limit` in UTF-16 units. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/\s\S*$/u, "")
    .trimEnd()}…`;
}

/** "Jane Hale, chief analyst, Brand Laboratories"; an unnamed group by its description. */
function assertedBy({ each, ...source }: AttributedSource): string {
  return (each.length > 0 ? each : [source])
    .map(({ name, title, employer }) => [name, title, employer].filter((part) => part !== ""))
    .map((parts) => parts.join(", "))
    .join("; ")
    .slice(0, 300);
}

function kindOf(text: string, proposal: Proposal): ClaimKind {
  // That somebody did not answer is the newsroom's own observation, whatever was asked about.
  if (proposal.form === "silence") return "fact";
  if (proposal.speechAct === "denies") return "denial";
  if (proposal.quotation === "direct") return "quotation";
  if (proposal.hedges.some(({ name }) => /^alleg|^accus/.test(name))) return "allegation";
  const hasFigure = proposal.figures.some(
    ({ kind, span }) =>
      kind === "money" ||
      kind === "percentage" ||
      (kind === "number" && /\d/.test(wordsAt(text, span))),
  );
  return hasFigure ? "figure" : "fact";
}

/** How much of both a dismissed proposal's words and a new one's must be the same words. */
const SAME = 0.6;

/** Tells which dismissed proposal a new one repeats: the last whose words, or whose place, it has. */
function dismissalFinder({ text, dismissed, before }: ReadProposalsInput) {
  const byWords = new Map(dismissed.map(({ fingerprint }, index) => [fingerprint, index]));
  const places = before === null ? [] : followed(dismissed, before, text);
  return (fingerprint: string, span: Span): number | null => {
    const byPlace = places.findLast(({ place }) => overlap(place, span) >= SAME)?.index ?? -1;
    const last = Math.max(byWords.get(fingerprint) ?? -1, byPlace);
    return last < 0 ? null : last;
  };
}

/** Where those of the newest draft stand in the new text; without what is gone. */
function followed(dismissed: readonly Dismissed[], before: string, text: string) {
  const recent = dismissed.flatMap(({ place }, index) => (place ? [{ place, index }] : []));
  const placed = placeAll(
    recent.map(({ place }) => selectorOf(before, place)),
    before,
    text,
  );
  return recent.flatMap(({ index }, at) => {
    const placement = placed[at];
    return placement && "span" in placement ? [{ index, place: placement.span }] : [];
  });
}

/** Shared length over the length of both together, 0 to 1. */
function overlap(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const all = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return shared > 0 ? shared / all : 0;
}
