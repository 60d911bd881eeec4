/** All places of a story's claims in its next draft: each claim's own, and its further ones. Pure. */
import { nextFurtherPlaces, type LastFurtherPlace, type NewFurtherPlace } from "./next-further";
import { nextPlacements, type NewPlacement, type NextPlacementsInput } from "./next-placements";

export type NextPlacesInput = NextPlacementsInput & {
  /** The draft that was the newest, whose further places are followed. */
  lastDraftId: number;
  further: readonly LastFurtherPlace[];
};

export type NextPlaces = {
  placements: NewPlacement[];
  further: NewFurtherPlace[];
};

export function nextPlaces(input: NextPlacesInput): NextPlaces {
  const { lastDraftId, further, claims, bases, text, sentences } = input;
  const draft = { text, sentences };
  const placements = nextPlacements({ claims, bases, ...draft });
  const base = bases.find(({ draftId }) => draftId === lastDraftId);
  if (!base) return { placements, further: [] };
  const stood = claims
    .filter((claim) => claim.base.draftId === lastDraftId)
    .map(({ claimId, base: { selector } }) => ({
      ...{ claimId, start: selector.start, end: selector.end, known: [] },
    }));
  return {
    placements,
    further: nextFurtherPlaces({ stood, further, base, draft, placements }),
  };
}
