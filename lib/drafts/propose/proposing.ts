/**
 * Proposals for a draft: what the attribution engine reads in the text, brought into the form in
 * which a claim is logged. What was dismissed in an earlier draft stays dismissed, though its
 * words moved or were touched up. No level is ever proposed.
 */
import { proposeWithSentences, type Proposal } from "@/lib/reading/propose";
import { WORDING_LIMIT } from "@/lib/ledger/claims/input";
import type { AttributionStatus, ClaimKind } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/input";
import type { Paragraph, Span } from "@/lib/text/text";
import { foldTypography } from "@/lib/text/fold";
import { placeAll } from "@/lib/drafts/place/anchor";
import { selectorOf } from "@/lib/drafts/place/selectors";
import { wordingFrom, type ProposedClaim } from "@/lib/drafts/rules";

export type NewProposal = Span & {
  fingerprint: string;
  claim: ProposedClaim;
  /** Who dismissed it in an earlier draft, and when; null while nobody did. */
  dismissed: { byId: number | null; at: Date | null } | null;
};

/**
 * Worth below which a proposal is not put before a person. What the text gives somebody's name
 * for is nearly always to be checked; a sentence in the story's own voice has to hold something.
 */
const WORTH_PROPOSING = { attributed: 0.25, plain: 0.35 };

export type ProposedClaims = {
  proposals: NewProposal[];
  /** Those of the running text, without headings. */
  sentences: Span[];
};

export async function proposeClaims(
  storyId: number,
  text: string,
  paragraphs: readonly Paragraph[],
): Promise<ProposedClaims> {
  const { proposals, sentences } = proposeWithSentences(text, paragraphs);
  const found = proposals
    .filter(
      ({ worth, form }) =>
        worth >= (form === "none" ? WORTH_PROPOSING.plain : WORTH_PROPOSING.attributed),
    )
    .map((proposal) => toNewProposal(text, proposal));
  return {
    proposals: await markDismissed(storyId, text, found),
    sentences: sentences.filter(({ paragraph }) => paragraphs[paragraph]?.kind !== "heading"),
  };
}

function toNewProposal(text: string, proposal: Proposal): NewProposal {
  const { start, end } = proposal.contentSpan;
  return {
    start,
    end,
    fingerprint: fingerprintOf(text.slice(start, end)),
    claim: toProposedClaim(text, proposal),
    dismissed: null,
  };
}

/** The words alone: what a copy edit of marks, spaces and capitals leaves as it is. */
export function fingerprintOf(words: string): string {
  return foldTypography(words, { case: true })
    .text.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 500);
}

export function toProposedClaim(text: string, proposal: Proposal): ProposedClaim {
  const cut = ({ start, end }: Span) => text.slice(start, end);
  const { source, silence } = proposal;
  return {
    wording: clip(wordingFrom(proposal.wording), WORDING_LIMIT),
    kind: kindOf(text, proposal),
    attribution: proposal.status satisfies AttributionStatus,
    assertedBy: source ? assertedBy(source) : "",
    source: source && {
      name: clip(source.name, SOURCE_NAME_LIMIT),
      kind: source.kind,
      isNamed: source.isNamed,
      title: source.title.slice(0, 300),
      employer: source.employer.slice(0, 300),
      aliases: [...source.aliases],
    },
    cue: proposal.cue ? cut(proposal.cue.span) : "",
    quotation: proposal.quotation,
    // A comma before the closing mark is the sentence’s, not the speaker’s.
    quotes: proposal.quoted.map((span) => cut(span).replace(/[,;]$/, "")),
    hedges: [...new Set(proposal.hedges.map(({ span }) => cut(span)))],
    isDenial: proposal.speechAct === "denies",
    silence: silence && { kind: silence.kind, parties: silence.parties.map(({ name }) => name) },
    figures: proposal.figures.map(({ span }) => cut(span)),
    worth: proposal.worth,
  };
}

/** Cut between words where it is too long to be kept. `limit` in UTF-16 units. */
function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\s+\S*$/u, "")}…`;
}

type Source = NonNullable<Proposal["source"]>;

/** "Jane Hale, chief analyst, Brand Laboratories"; an unnamed group by its description. */
function assertedBy({ name, title, employer }: Source): string {
  return [name, title, employer]
    .filter((part) => part !== "")
    .join(", ")
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
      (kind === "number" && /\d/.test(text.slice(span.start, span.end))),
  );
  return hasFigure ? "figure" : "fact";
}

/** How much of both a dismissed proposal's words and a new one's must be the same words. */
const SAME = 0.6;

async function markDismissed(
  storyId: number,
  text: string,
  found: readonly NewProposal[],
): Promise<NewProposal[]> {
  const dismissed = await db().proposal.findMany({
    where: { state: "dismissed", draft: { storyId } },
    select: {
      draftId: true,
      start: true,
      end: true,
      fingerprint: true,
      decidedById: true,
      decidedAt: true,
    },
    orderBy: { id: "asc" },
  });
  if (dismissed.length === 0) return [...found];
  const places = await followToNewText(storyId, text, dismissed);
  return found.map((proposal) => {
    const at = dismissed.findLastIndex(
      ({ fingerprint }, index) =>
        fingerprint === proposal.fingerprint || overlap(places[index] ?? null, proposal) >= SAME,
    );
    const earlier = dismissed[at];
    return earlier
      ? { ...proposal, dismissed: { byId: earlier.decidedById, at: earlier.decidedAt } }
      : proposal;
  });
}

type Dismissed = Span & { draftId: number };

/** Where those of the newest draft stand in the new text; null for the others and for what is gone. */
async function followToNewText(
  storyId: number,
  text: string,
  dismissed: readonly Dismissed[],
): Promise<Array<Span | null>> {
  const newest = await db().draft.findFirst({
    where: { storyId },
    orderBy: { number: "desc" },
    select: { id: true, text: true },
  });
  if (!newest) return dismissed.map(() => null);
  const recent = dismissed.filter(({ draftId }) => draftId === newest.id);
  const placed = placeAll(
    recent.map((proposal) => selectorOf(newest.text, proposal)),
    newest.text,
    text,
  );
  const spans = new Map(recent.map((proposal, index) => [proposal, placed[index]]));
  return dismissed.map((proposal) => {
    const placement = spans.get(proposal);
    return placement && "span" in placement ? placement.span : null;
  });
}

/** Shared length over the length of both together, 0 to 1. */
function overlap(one: Span | null, other: Span): number {
  if (!one) return 0;
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const all = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return shared > 0 ? shared / all : 0;
}
