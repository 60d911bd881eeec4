/**
 * What a moved text does to the claims in it: each is said in the log with its words before and
 * now, and a verdict that was given on what the text said before lapses (DESIGN §2.4), naming
 * what it says otherwise now.
 */
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { readClaimStates } from "@/lib/ledger/claims/find";
import { lapseFromOutside, type ContentChange } from "@/lib/ledger/claims/revise";
import { becauseContradicted } from "./mended";
import type { NewFurtherPlace } from "./next-further";
import type { NewPlacement } from "./next-placements";
import type { NextPlaces } from "./next-places";

/** Events of all claims whose places say something else; lapses what was decided on them. */
export async function eventsOfPlacing(
  tx: Transaction,
  at: Date,
  draft: number,
  { placements, further }: NextPlaces,
): Promise<NewEvent[]> {
  const own = new Map(
    placements
      .filter(({ change, state }) => change !== null || state === "pending")
      .map((placement) => [placement.claimId, placement]),
  );
  const news = new Map<number, NewFurtherPlace[]>();
  for (const place of further) {
    if (!place.isNews || (place.state !== "contradicts" && place.state !== "moved")) continue;
    news.set(place.claimId, [...(news.get(place.claimId) ?? []), place]);
  }
  const claims = await readClaimStates(tx, [...new Set([...own.keys(), ...news.keys()])]);
  const told = claims
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map((claim) => ({
      claim,
      placement: own.get(claim.id) ?? null,
      places: news.get(claim.id) ?? [],
    }));
  const outside = told.flatMap(({ claim, placement, places }) => {
    const content = (placement && contentChange(draft, placement)) ?? furtherChange(draft, places);
    return content ? [{ claim, content }] : [];
  });
  const lapsed = await lapseFromOutside(tx, at, outside);
  return told.flatMap(({ claim, placement, places }): NewEvent[] => {
    const subject = { storyId: claim.storyId, claimId: claim.id };
    const moved = placement ? [{ ...subject, ...movedEvent(claim.ref, draft, placement) }] : [];
    const others = places.map((place) => ({
      ...subject,
      ...furtherEvent(claim.ref, draft, place),
    }));
    return [...moved, ...others, lapsed.get(claim.id) ?? []].flat();
  });
}

function furtherEvent(ref: string, draft: number, place: NewFurtherPlace): NewEvent {
  const { exact, wasFrame, meaning, state } = place;
  return state === "contradicts"
    ? { type: "claim.contradicted", data: { ref, draft, quote: exact, meaning } }
    : {
        type: "further_place.moved",
        data: { ref, draft, from: wasFrame ?? "", to: exact, meaning },
      };
}

function furtherChange(draft: number, places: readonly NewFurtherPlace[]): ContentChange | null {
  const [first] = places;
  if (!first) return null;
  const meaning = [...new Set(places.flatMap((place) => place.meaning))];
  const isContradicted = places.some(({ state }) => state === "contradicts");
  return {
    because: isContradicted
      ? becauseContradicted(draft)
      : `another place that says it says something else in draft ${draft}`,
    meaning,
  };
}

function movedEvent(ref: string, draft: number, placement: NewPlacement): NewEvent {
  const { state, exact, wasExact, change, candidates, meaning } = placement;
  if (state === "orphaned") return { type: "claim.orphaned", data: { ref, draft, quote: exact } };
  if (state === "pending") {
    return {
      type: "claim.place_pending",
      data: { ref, draft, quote: exact, places: candidates.length },
    };
  }
  const by = change === null || change === "gone" ? "place" : change;
  const said = meaning.length > 0 ? { meaning } : {};
  return {
    type: "claim.moved",
    data: { ref, draft, from: wasExact ?? exact, to: exact, by, ...said },
  };
}

function contentChange(draft: number, placement: NewPlacement): ContentChange | null {
  switch (placement.change) {
    case null:
      return null;
    case "gone":
      return { because: `its words are gone from draft ${draft}` };
    case "frame":
      return {
        because: `the sentence it stands in says something else in draft ${draft}`,
        meaning: placement.meaning,
      };
    case "place":
    case "words":
    case "words_and_place":
      return { because: `its words changed in draft ${draft}`, meaning: placement.meaning };
  }
}
