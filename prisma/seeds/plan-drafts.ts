/**
 * Lays out when a story's drafts came in and what was done in each: a claim is put on its words
 * shortly after it was logged, as somebody does who logs it from the text.
 */
import type { Move } from "./moves";
import type { Cast } from "./people";
import { bringIn, confirm, dismiss, putOn, type DraftStanding } from "./perform-draft";
import type { DraftSeed, DraftStep, StorySeed } from "./shape";

const BETWEEN_LOGGING_AND_PLACING = 20_000;

type PlannedClaim = {
  /** Holds the claim's id once it was logged. */
  readonly standing: { readonly claimId: number };
  readonly loggedAt: Date;
};

type DraftsOf = Pick<StorySeed<never>, "slug" | "drafts">;

/**
 * @param claims the story's, in the order of their numbers.
 * @throws Error for a claim that the story does not have.
 */
export function planDrafts(
  { slug, drafts = [] }: DraftsOf,
  claims: readonly PlannedClaim[],
  cast: Cast,
  hoursAgo: (hours: number) => Date,
): Move[] {
  const claimOf = (ref: string): PlannedClaim => {
    const claim = claims[Number(ref.slice(1)) - 1];
    if (!claim) throw new Error(`The story ${slug} has no claim ${ref} to put into a draft.`);
    return claim;
  };
  return drafts.flatMap((draft): Move[] => {
    const standing: DraftStanding = { slug, actor: cast[draft.by ?? "editor"], number: 0 };
    const addedAt = hoursAgo(draft.addedHoursAgo);
    const places = placesOf(draft).map(([ref, words]) => {
      const { standing: claim, loggedAt } = claimOf(ref);
      const both = Math.max(addedAt.getTime(), loggedAt.getTime());
      return {
        at: new Date(both + BETWEEN_LOGGING_AND_PLACING),
        make: () => putOn(standing, { ref, claimId: claim.claimId }, words),
      };
    });
    const later = (draft.then ?? []).map((step) => ({
      at: hoursAgo(step.hoursAgo),
      make: planStep(standing, step, claimOf),
    }));
    return [{ at: addedAt, make: () => bringIn(standing, draft.text) }, ...places, ...later];
  });
}

function planStep(
  standing: DraftStanding,
  step: DraftStep,
  claimOf: (ref: string) => PlannedClaim,
): () => Promise<void> {
  if (step.do === "dismiss") return () => dismiss(standing, step.words);
  const { standing: claim } = claimOf(step.claim);
  return () => confirm(standing, { ref: step.claim, claimId: claim.claimId });
}

function placesOf(draft: DraftSeed): Array<[ref: string, words: string]> {
  return Object.entries(draft.places ?? {});
}

/** The fewest events that the drafts of a story have left in the log. */
export function countDraftMoves({ drafts = [] }: Pick<DraftsOf, "drafts">): number {
  return drafts.reduce(
    (sum, draft) => sum + 1 + placesOf(draft).length + (draft.then?.length ?? 0),
    0,
  );
}
