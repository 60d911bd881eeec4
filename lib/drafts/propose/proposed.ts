/**
 * A proposal for its panel: with the sentence it stands in, and whether the source that the text
 * names is in the directory. Also the one rule of which directory entry a name stands for.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { foldName } from "@/lib/text/fold-name";
import { findNearSources } from "@/lib/ledger/sources/near";
import { withCounts, type SourceCandidate } from "@/lib/ledger/sources/queries";
import { aliasesOf } from "@/lib/ledger/sources/rules";
import type { Paragraph, Span } from "@/lib/text/text";
import type { ProposalMark } from "@/lib/drafts/queries";
import {
  paragraphAt,
  type ProposedClaim,
  type ProposedPerson,
  type ProposedSource,
  type ProposalState,
} from "@/lib/drafts/rules";

/** What the directory has for the source that the text names. */
export type SourceMatch =
  | { kind: "known"; source: SourceCandidate }
  /** Nearly the same names: a person says which, or that it is another. */
  | { kind: "near"; candidates: SourceCandidate[] }
  | { kind: "new" }
  /** Several speak together: each of them, in their order. */
  | { kind: "several"; each: PersonMatch[] }
  /** “He” or “they”: those who may be meant; a person says who is. */
  | { kind: "open"; each: PersonMatch[] }
  /** The text names none. */
  | { kind: "none" };

/** One of several, with what the text says of them. */
export type PersonMatch = { person: ProposedPerson } & (
  | { kind: "known"; source: SourceCandidate }
  | { kind: "near"; candidates: SourceCandidate[] }
  | { kind: "new" }
);

export type ProposalDetail = ProposalMark & {
  state: ProposalState;
  draftNumber: number;
  sentence: string;
  match: SourceMatch;
};

/** The entry whose name or alias is the text's, but for case, marks and punctuation; or null. */
export function likeliestSource<Source extends { name: string; aliases: string }>(
  named: Pick<ProposedSource, "name" | "aliases">,
  near: readonly Source[],
): Source | null {
  const wanted = new Set([named.name, ...named.aliases].map(foldName));
  const same = near.filter(({ name, aliases }) =>
    [name, ...aliasesOf(aliases)].some((text) => wanted.has(foldName(text))),
  );
  // Two that bear the same name are two people: somebody has to say which.
  return same.length === 1 ? (same[0] ?? null) : null;
}

/**
 * @throws SourcelineError NOT_FOUND where story, draft or proposal does not exist for the actor; a
 *   proposal exists for those who may decide it.
 */
export async function getProposal(
  actor: Actor,
  slug: string,
  draftNumber: number,
  proposalId: number,
): Promise<ProposalDetail> {
  authorize(actor, "draft.read");
  if (!can(actor, "claim.log") || !Number.isSafeInteger(proposalId))
    throw notFound("That proposal");
  const row = await db().proposal.findFirst({
    where: {
      id: proposalId,
      draft: { number: draftNumber, story: visibleStoryCalled(actor, slug) },
    },
    include: { draft: { select: { text: true, paragraphs: true, sentences: true } } },
  });
  if (!row) throw notFound("That proposal");
  const { draft } = row;
  const claim = JSON.parse(row.data) as ProposedClaim;
  const sentences = JSON.parse(draft.sentences) as Span[];
  const around = sentences.find(({ start, end }) => row.start >= start && row.start < end) ?? row;
  return {
    id: row.id,
    revision: row.revision,
    origin: row.origin,
    state: row.state,
    start: row.start,
    end: row.end,
    draftNumber,
    paragraph: paragraphAt(JSON.parse(draft.paragraphs) as Paragraph[], row.start),
    sentence: draft.text.slice(around.start, around.end),
    claim,
    match: await matchSource(actor, claim.source),
  };
}

async function matchSource(
  actor: Authorized<"draft.read">,
  named: ProposedSource | null,
): Promise<SourceMatch> {
  if (!named) return { kind: "none" };
  if (named.open) return { kind: "open", each: await matchEach(actor, named.open.people ?? []) };
  if (named.each) return { kind: "several", each: await matchEach(actor, named.each) };
  return matchOne(actor, named);
}

function matchEach(
  actor: Authorized<"draft.read">,
  people: readonly ProposedPerson[],
): Promise<PersonMatch[]> {
  return Promise.all(
    people.map(async (person) => ({ person, ...(await matchOne(actor, person)) })),
  );
}

async function matchOne(
  actor: Authorized<"draft.read">,
  named: ProposedPerson,
): Promise<Extract<SourceMatch, { kind: "known" | "near" | "new" }>> {
  const near = await findNearSources(
    actor,
    { name: named.name, aliases: named.aliases.join("\n") },
    null,
  );
  if (near.length === 0) return { kind: "new" };
  const candidates = await withCounts(actor, near);
  const known = likeliestSource(named, candidates);
  if (known) return { kind: "known", source: known };
  return named.isNamed ? { kind: "near", candidates } : { kind: "new" };
}
