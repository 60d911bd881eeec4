/**
 * Finds, inside a command's transaction, the draft, placement or proposal it acts on. What the
 * actor may not see does not exist (NOT_FOUND); what was decided meanwhile is a CONFLICT.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { conflict, invalidField, notFound, type SourcelineError } from "@/lib/platform/errors";
import { isBlank } from "@/lib/platform/text";
import type { Span } from "@/lib/text/text";
import { trimSpan } from "./place/selectors";
import { SELECTION_LIMIT } from "./rules";

const WITH_STORY = {
  story: {
    select: { id: true, slug: true, status: true, restricted: true, nextClaimNumber: true },
  },
} as const;

/** @throws CONFLICT where a newer draft came in: claims are placed in the newest alone. */
export async function findNewestDraft(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  draftId: number,
) {
  const draft = await tx.draft.findFirst({
    where: { id: draftId, story: visibleStoryFilter(actor) },
    include: WITH_STORY,
  });
  if (!draft) throw notFound("That draft");
  const newest = await tx.draft.findFirstOrThrow({
    where: { storyId: draft.storyId },
    orderBy: { number: "desc" },
    select: { number: true, addedBy: { select: { name: true } } },
  });
  if (newest.number !== draft.number) {
    throw conflict(
      `${newest.addedBy.name} added draft ${newest.number} meanwhile. Open it and go on there.`,
      { number: newest.number },
    );
  }
  return draft;
}

export type FoundDraft = Awaited<ReturnType<typeof findNewestDraft>>;

/**
 * The selected words without white space at their edges.
 * @throws INVALID naming `end` where the range does not lie in the text or holds nothing to see.
 */
export function checkSelection(draft: { text: string }, { start, end }: Span): Span {
  if (start >= end || end > draft.text.length) {
    throw invalidField("end", "Select words of the text.");
  }
  if (end - start > SELECTION_LIMIT) {
    throw invalidField("end", `Select at most ${SELECTION_LIMIT} characters for one claim.`);
  }
  const span = trimSpan(draft.text, { start, end });
  if (span.start >= span.end || isBlank(draft.text.slice(span.start, span.end))) {
    throw invalidField("end", "Select words of the text; these are only spaces.");
  }
  return span;
}

export async function findPlacement(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  placementId: number,
) {
  const placement = await tx.placement.findFirst({
    where: { id: placementId, draft: { story: visibleStoryFilter(actor) } },
  });
  if (!placement) throw notFound("That placement");
  return placement;
}

export type FoundPlacement = Awaited<ReturnType<typeof findPlacement>>;

/** Somebody else settled it first; carries the placement as it stands. */
export async function placementMovedOn(
  tx: Transaction,
  draftId: number,
  claimId: number,
  ref: string,
): Promise<SourcelineError> {
  const current = await tx.placement.findUnique({
    where: { draftId_claimId: { draftId, claimId } },
    select: {
      state: true,
      exact: true,
      revision: true,
      decidedBy: { select: { name: true } },
    },
  });
  const who = current?.decidedBy?.name ?? "Somebody else";
  return conflict(`${who} placed ${ref} while you were at it.`, current);
}

/** @throws CONFLICT unless the proposal is in that state, at that revision. */
export async function findProposal(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  { proposalId, revision }: { proposalId: number; revision: number },
  state: "open" | "dismissed",
) {
  const proposal = await tx.proposal.findFirst({
    where: { id: proposalId, draft: { story: visibleStoryFilter(actor) } },
    include: { decidedBy: { select: { name: true } } },
  });
  if (!proposal) throw notFound("That proposal");
  if (proposal.revision !== revision || proposal.state !== state) {
    const who = proposal.decidedBy?.name ?? "Somebody else";
    throw conflict(
      proposal.state === "open"
        ? "This proposal was opened again meanwhile."
        : `${who} ${proposal.state} this proposal while you were at it.`,
      { state: proposal.state, revision: proposal.revision, claimId: proposal.claimId },
    );
  }
  return proposal;
}
