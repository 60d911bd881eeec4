/**
 * What a moved text does to the claims in it: each is said in the log with its words before and
 * now, and a verdict that was given on what the text said before lapses (DESIGN §2.4), naming
 * what it says otherwise now.
 */
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { readClaimStates } from "@/lib/ledger/claims/find";
import { lapseFromOutside, type ContentChange } from "@/lib/ledger/claims/revise";
import type { NewPlacement } from "./next-placements";

/** Events of all claims whose place or words changed; lapses what was decided on them. */
export async function eventsOfPlacing(
  tx: Transaction,
  at: Date,
  draft: number,
  placements: readonly NewPlacement[],
): Promise<NewEvent[]> {
  const changed = new Map(
    placements
      .filter(({ change, state }) => change !== null || state === "pending")
      .map((placement) => [placement.claimId, placement]),
  );
  const claims = await readClaimStates(tx, [...changed.keys()]);
  const told = claims.flatMap((claim) => {
    const placement = changed.get(claim.id);
    return placement && !claim.isWithdrawn ? [{ claim, placement }] : [];
  });
  const outside = told.flatMap(({ claim, placement }) => {
    const content = contentChange(draft, placement);
    return content ? [{ claim, content }] : [];
  });
  const lapsed = await lapseFromOutside(tx, at, outside);
  return told.flatMap(({ claim, placement }): NewEvent[] => {
    const change = movedEvent(claim.ref, draft, placement);
    const said = { storyId: claim.storyId, claimId: claim.id, ...change };
    return [said, lapsed.get(claim.id) ?? []].flat();
  });
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
