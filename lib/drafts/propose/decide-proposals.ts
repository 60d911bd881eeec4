/**
 * Accepting, dismissing and restoring proposals. Accepting logs the claim with its source and
 * place in one transaction; a source that the text names is found in the directory or added to
 * it, and where it is nearly one that is there, a person is asked. Never sets a level.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { findStoryBySlug } from "@/lib/stories/find";
import { conflict, notFound, SourcelineError } from "@/lib/platform/errors";
import type { NewSource } from "@/lib/ledger/sources/commands";
import { findNearSources, findNearSourcesOfEach, likeliestFirst } from "@/lib/ledger/sources/near";
import { withCounts } from "@/lib/ledger/sources/queries";
import { findNewestDraft, findProposal } from "@/lib/drafts/find";
import type { AcceptProposalInput, AcceptProposalsInput, ProposalAt } from "@/lib/drafts/input";
import { likeliestSource } from "./proposed";
import {
  writeAccepted,
  type Accepted,
  type AcceptedProposal,
  type StoredProposal,
  type ProposedEntry,
  type SourceToCite,
} from "./write-accepted";
import {
  isFitToAdd,
  isNamedSource,
  type ProposedClaim,
  type ProposedSource,
} from "@/lib/drafts/rules";

type Changed = Omit<AcceptProposalInput, "proposalId" | "revision">;

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
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const proposal = await findProposal(tx, actor, input, "open");
    const draft = await findNewestDraft(tx, actor, proposal.draftId);
    const story = await findStoryBySlug(tx, actor, draft.story.slug);
    assertOpen(story);
    const proposed = proposedIn(proposal);
    const [source = null, ...also] = await resolveSources(tx, actor, proposed.source, input);
    const accepted = { proposal, entry: entryOf(proposed, source, input), source, also };
    const { results, events } = await writeAccepted(tx, actor, at, { draft, story }, [accepted]);
    const [result] = results;
    if (!result) throw new Error("A proposal was to be accepted and is not.");
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
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const story = await findStoryBySlug(tx, actor, draft.story.slug);
    const proposals = await tx.proposal.findMany({
      where: { id: { in: proposalIds }, draftId, state: "open" },
      orderBy: [{ start: "asc" }, { id: "asc" }],
    });
    const read = proposals.map((proposal) => ({ proposal, proposed: proposedIn(proposal) }));
    const sources = await sourcesNamed(
      tx,
      actor,
      read.flatMap(({ proposed: { source } }) => source?.each ?? source ?? []),
    );
    const left: AcceptedProposals["left"] = [];
    const accepted: Accepted[] = [];
    for (const { proposal, proposed } of read) {
      try {
        assertOpen(story);
        const { source: named } = proposed;
        const found = named?.each
          ? named.each.map((person) => unlessNear(() => sources(person)))
          : [sources(named)];
        const [source = null, ...also] = found.filter((one) => one !== null);
        accepted.push({ proposal, entry: entryOf(proposed, source, {}), source, also });
      } catch (error) {
        if (!(error instanceof SourcelineError)) throw error;
        left.push({ proposalId: proposal.id, why: error.message });
      }
    }
    if (accepted.length === 0) return unchanged({ refs: [], left });
    const { results, events } = await writeAccepted(tx, actor, at, { draft, story }, accepted);
    return {
      result: { refs: results.map(({ ref }) => ref), left },
      events: atLeastOne(events),
    };
  });
}

const proposedIn = ({ data }: StoredProposal) => JSON.parse(data) as ProposedClaim;

function entryOf(
  proposed: ProposedClaim,
  source: SourceToCite | null,
  changed: Changed,
): ProposedEntry {
  return {
    wording: changed.wording ?? proposed.wording,
    kind: changed.kind ?? proposed.kind,
    attribution: changed.attribution ?? proposed.attribution,
    assertedBy: changed.assertedBy ?? proposed.assertedBy,
    quote: source === null ? "" : proposed.quotes.join(" […] "),
  };
}

/** Says which source stands for what the text names, one after the other. */
type SourcesNamed = (named: ProposedSource | null) => SourceToCite | null;

/**
 * Looks all of them up at once. Of those that are to be added, the later ones may be the same as
 * an earlier one, or nearly: they are treated as if it were in the directory by then.
 */
async function sourcesNamed(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  named: readonly ProposedSource[],
): Promise<SourcesNamed> {
  const near = await findNearSourcesOfEach(actor, named.map(withAliases), tx);
  const nearOf = new Map(named.map((source, index) => [source, near[index] ?? []]));
  const added: NewSource[] = [];
  return (source) => {
    if (!source) return null;
    const candidates: SourceToCite[] = [...(nearOf.get(source) ?? []), ...added];
    const likely = likeliestFirst(withAliases(source), candidates);
    const known = likeliestSource(source, likely);
    if (known) return known;
    if (likely[0] && isNamedSource(source)) throw nearlyTheSame(source, likely[0].name, null);
    return isFitToAdd(source) ? newSource(actor, source, added) : null;
  };
}

const withAliases = <Of extends { aliases: readonly string[] }>(source: Of) => ({
  ...source,
  aliases: source.aliases.join("\n"),
});

function newSource(actor: Actor, source: ProposedSource, added: NewSource[] = []): NewSource {
  authorize(actor, "source.create");
  const { name, kind, title, employer, aliases } = withAliases(source);
  const made = { name, kind, title, employer, aliases };
  added.push(made);
  return made;
}

function nearlyTheSame({ name }: ProposedSource, other: string, current: unknown) {
  return conflict(
    `The directory holds “${other}”, which is nearly “${name}”. Say which it is.`,
    current,
  );
}

/** For one proposal, where a person may have said which source it is. */
async function resolveSource(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  named: ProposedSource | null,
  chosen: number | null | undefined,
): Promise<SourceToCite | null> {
  if (chosen === null) return null;
  if (chosen !== undefined) {
    const source = await tx.source.findFirst({
      where: { id: chosen, keptForId: null, ...visibleSourceFilter(actor) },
    });
    return source ?? { id: chosen, name: "", aliases: "" };
  }
  if (!named) return null;
  const near = await findNearSources(actor, withAliases(named), null, tx);
  const known = likeliestSource(named, near);
  if (known) return known;
  if (near[0] && isNamedSource(named))
    throw nearlyTheSame(named, near[0].name, await withCounts(actor, near));
  return isFitToAdd(named) ? newSource(actor, named) : null;
}

/**
 * Of several who speak together, those who are in the directory or fit to be added to it; of those
 * who may be meant by “he”, whom a person named.
 */
async function resolveSources(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  source: ProposedSource | null,
  { sourceId, named }: Changed,
): Promise<SourceToCite[]> {
  if (sourceId !== undefined || !source?.each) {
    const meant = source?.open?.people?.find(({ name }) => named?.includes(name));
    const one = await resolveSource(tx, actor, meant ?? source, sourceId);
    return one ? [one] : [];
  }
  const wanted = source.each.filter(({ name }) => named?.includes(name) ?? true);
  const found = await sourcesNamed(tx, actor, wanted);
  return wanted.map((person) => unlessNear(() => found(person))).filter((one) => one !== null);
}

/** Of several, one whose name is nearly another's is left to be cited by a person. */
function unlessNear(find: () => SourceToCite | null): SourceToCite | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "CONFLICT") return null;
    throw error;
  }
}

async function decide(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { id, revision }: { id: number; revision: number },
  decision: { state: "open" | "dismissed" },
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
  authorize(actor, "draft.read");
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
