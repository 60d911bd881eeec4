/**
 * Accepting, dismissing and restoring proposals. Accepting logs the claim with its source and
 * place in one transaction; a source that the text names is found in the directory or added to
 * it, and where it is nearly one that is there, a person is asked. Never sets a level.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { createClaims } from "@/lib/ledger/claims/entries";
import { findStoryBySlug } from "@/lib/stories/find";
import { conflict, notFound, SourcelineError } from "@/lib/platform/errors";
import { addSource } from "@/lib/ledger/sources/commands";
import { findNearSources } from "@/lib/ledger/sources/near";
import { withCounts } from "@/lib/ledger/sources/queries";
import { findNewestDraft, findProposal, type FoundDraft } from "@/lib/drafts/find";
import type { AcceptProposalInput, AcceptProposalsInput, ProposalAt } from "@/lib/drafts/input";
import { placeNew } from "@/lib/drafts/place/place-claims";
import { likeliestSource } from "./proposed";
import type { ProposedClaim, ProposedSource } from "@/lib/drafts/rules";

export type AcceptedProposal = { claimId: number; ref: string; source: string | null };

/**
 * @throws SourcelineError CONFLICT with SourceCandidate[] as `current` where the text's source
 * may be one of the directory's and `sourceId` does not say which; CONFLICT where the proposal
 * was decided meanwhile, or a newer draft came in.
 */
export async function acceptProposal(
  actor: Actor,
  input: AcceptProposalInput,
): Promise<AcceptedProposal> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const proposal = await findProposal(tx, actor, input, "open");
    const draft = await findNewestDraft(tx, actor, proposal.draftId);
    const { result, events } = await accept(tx, actor, at, draft, proposal, input);
    return { result, events: atLeastOne(events) };
  });
}

export type AcceptedProposals = {
  refs: string[];
  /** Those that a person has to look at, with the reason. */
  left: Array<{ proposalId: number; why: string }>;
};

/** Accepts several as they stand, in the order of the text; what cannot be is left open. */
export async function acceptProposals(
  actor: Actor,
  { draftId, proposalIds }: AcceptProposalsInput,
): Promise<AcceptedProposals> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const proposals = await tx.proposal.findMany({
      where: { id: { in: proposalIds }, draftId, state: "open" },
      orderBy: [{ start: "asc" }, { id: "asc" }],
    });
    const events: NewEvent[] = [];
    const refs: string[] = [];
    const left: AcceptedProposals["left"] = [];
    for (const proposal of proposals) {
      try {
        const accepted = await accept(tx, actor, at, draft, proposal, {});
        events.push(...accepted.events);
        refs.push(accepted.result.ref);
      } catch (error) {
        // Every check stands before the first write, so a refused one leaves nothing behind.
        if (!(error instanceof SourcelineError)) throw error;
        left.push({ proposalId: proposal.id, why: error.message });
      }
    }
    const result = { refs, left };
    return events.length === 0 ? unchanged(result) : { result, events: atLeastOne(events) };
  });
}

type Proposal = {
  id: number;
  revision: number;
  origin: "rules" | "model";
  start: number;
  end: number;
  data: string;
};

type Changed = Omit<AcceptProposalInput, "proposalId" | "revision">;

async function accept(
  tx: Transaction,
  actor: Actor,
  at: Date,
  draft: FoundDraft,
  proposal: Proposal,
  changed: Changed,
): Promise<{ result: AcceptedProposal; events: NewEvent[] }> {
  const proposed = JSON.parse(proposal.data) as ProposedClaim;
  const story = await findStoryBySlug(tx, actor, draft.story.slug);
  assertOpen(story);
  const source = await resolveSource(tx, actor, at, proposed.source, changed.sourceId);
  const entry = {
    wording: changed.wording ?? proposed.wording,
    kind: changed.kind ?? proposed.kind,
    attribution: changed.attribution ?? proposed.attribution,
    assertedBy: changed.assertedBy ?? proposed.assertedBy,
    sourceId: source.id,
    quote: source.id === null ? "" : proposed.quotes.join(" […] "),
  };
  const { logged, events } = await createClaims(tx, actor, at, story, [entry], (field) => field);
  const [claim] = logged;
  if (!claim) throw new Error("A claim was to be logged and is not there.");
  const placed = await placeNew(tx, actor, at, draft, claim, proposal);
  await decide(tx, actor, at, proposal, { state: "accepted", claimId: claim.claimId });
  const accepted: NewEvent = {
    type: "proposal.accepted",
    storyId: draft.storyId,
    claimId: claim.claimId,
    data: {
      ref: claim.ref,
      draft: draft.number,
      quote: draft.text.slice(proposal.start, proposal.end),
      origin: proposal.origin,
    },
  };
  return {
    result: { claimId: claim.claimId, ref: claim.ref, source: source.name },
    events: [...source.events, ...events, placed, accepted],
  };
}

type ResolvedSource = { id: number | null; name: string | null; events: NewEvent[] };

async function resolveSource(
  tx: Transaction,
  actor: Actor,
  at: Date,
  named: ProposedSource | null,
  chosen: number | null | undefined,
): Promise<ResolvedSource> {
  if (chosen !== undefined) {
    const source = chosen === null ? null : await tx.source.findUnique({ where: { id: chosen } });
    return { id: chosen, name: source?.name ?? null, events: [] };
  }
  if (!named) return { id: null, name: null, events: [] };
  const aliases = named.aliases.join("\n");
  const near = await findNearSources({ name: named.name, aliases }, null, tx);
  const known = likeliestSource(named, near);
  if (known) return { id: known.id, name: known.name, events: [] };
  if (near.length > 0) {
    throw conflict(
      `The directory holds “${near[0]?.name ?? ""}”, which is nearly “${named.name}”. Say which it is.`,
      await withCounts(actor, near),
    );
  }
  authorize(actor, "source.create");
  const { name, kind, title, employer } = named;
  const { source, event } = await addSource(tx, actor, at, {
    name,
    kind,
    title,
    employer,
    aliases,
  });
  return { id: source.id, name: source.name, events: [event] };
}

async function decide(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { id, revision }: { id: number; revision: number },
  decision: { state: "open" | "accepted" | "dismissed"; claimId?: number },
): Promise<void> {
  const { count } = await tx.proposal.updateMany({
    where: { id, revision },
    data: { ...decision, decidedById: actor.userId, decidedAt: at, revision: { increment: 1 } },
  });
  if (count === 0) throw notFound("That proposal");
}

export type DecidedProposal = { proposalId: number; revision: number };

/** Kept dismissed in later drafts too, for as long as the text says the same. */
export function dismissProposal(actor: Actor, input: ProposalAt): Promise<DecidedProposal> {
  return turn(actor, input, "open", "dismissed");
}

export function restoreProposal(actor: Actor, input: ProposalAt): Promise<DecidedProposal> {
  return turn(actor, input, "dismissed", "open");
}

async function turn(
  actor: Actor,
  input: ProposalAt,
  from: "open" | "dismissed",
  to: "open" | "dismissed",
): Promise<DecidedProposal> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const proposal = await findProposal(tx, actor, input, from);
    const draft = await findNewestDraft(tx, actor, proposal.draftId);
    await decide(tx, actor, at, proposal, { state: to });
    return {
      result: { proposalId: proposal.id, revision: proposal.revision + 1 },
      events: [
        {
          type: to === "dismissed" ? "proposal.dismissed" : "proposal.restored",
          storyId: draft.storyId,
          data: {
            draft: draft.number,
            quote: draft.text.slice(proposal.start, proposal.end),
          },
        },
      ],
    };
  });
}
