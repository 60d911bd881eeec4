/**
 * What becomes of a story's claims in its next draft: what anchor.ts says of each, with what a
 * person has not yet decided carried over, and what in the change makes a verdict lapse. Pure.
 */
import type { PlacementState } from "@/lib/drafts/rules";
import { saidChanges } from "@/lib/text/meaning/changes";
import type { Span } from "@/lib/text/text";
import { placeAll, type Placement } from "./anchor";
import { selectorOf, type Selector } from "./selectors";

/** A claim's last placement, and where it had a place last. */
export type LastPlacement = {
  claimId: number;
  state: PlacementState;
  wasExact: string | null;
  base: { draftId: number; selector: Selector };
};

export type NextPlacementsInput = {
  claims: readonly LastPlacement[];
  /** The drafts in which the claims had a place last. */
  bases: ReadonlyArray<{ draftId: number; text: string }>;
  /** The new draft. */
  text: string;
};

export type NewPlacement = {
  claimId: number;
  state: PlacementState;
  start: number | null;
  end: number | null;
  exact: string;
  prefix: string;
  suffix: string;
  /** Its words before, where they or their place were other; null where nothing is to be shown. */
  wasExact: string | null;
  candidates: Span[];
  /** What makes a verdict lapse; null where the text says what it said. */
  change: "words" | "place" | "words_and_place" | "gone" | null;
  /** "may have → did": the hedges that changed with the words. */
  hedges: string[];
};

/** In the order of the claims' ids. */
export function nextPlacements({ claims, bases, text }: NextPlacementsInput): NewPlacement[] {
  const placed: NewPlacement[] = [];
  for (const { draftId, text: before } of bases) {
    const here = claims.filter(({ base }) => base.draftId === draftId);
    const found = placeAll(
      here.map(({ base }) => base.selector),
      before,
      text,
    );
    here.forEach((claim, index) => {
      const placement = found[index];
      if (placement) placed.push(toNewPlacement(claim, placement, text));
    });
  }
  return placed.sort((a, b) => a.claimId - b.claimId);
}

function toNewPlacement(claim: LastPlacement, found: Placement, text: string): NewPlacement {
  const { claimId, base, state, wasExact } = claim;
  const { exact, prefix, suffix } = base.selector;
  const nowhere = { start: null, end: null, exact, prefix, suffix, wasExact: null, hedges: [] };
  const candidates = "candidates" in found ? [...found.candidates] : [];
  switch (found.state) {
    case "orphaned": {
      // Gone before: nothing changed now.
      const change = state === "orphaned" ? null : "gone";
      return { claimId, ...nowhere, state: "orphaned", candidates, change };
    }
    case "pending":
      return { claimId, ...nowhere, state: "pending", candidates, change: null };
    case "moved": {
      const now = selectorOf(text, found.span);
      const before = state === "moved" && wasExact !== null ? wasExact : found.before;
      return {
        claimId,
        state: "moved",
        ...now,
        wasExact: before,
        candidates,
        change: found.changed,
        hedges: found.changed === "place" ? [] : saidChanges(before, now.exact),
      };
    }
    case "placed":
      return placedAgain(claim, found.span, text);
  }
}

/** In the same words; but what a person had not confirmed before is not confirmed by that. */
function placedAgain(claim: LastPlacement, span: Span, text: string): NewPlacement {
  const { claimId, state, wasExact, base } = claim;
  const isUnconfirmed = state !== "placed";
  return {
    claimId,
    state: isUnconfirmed ? "moved" : "placed",
    ...selectorOf(text, span),
    wasExact: isUnconfirmed ? (wasExact ?? base.selector.exact) : null,
    candidates: [],
    change: null,
    hedges: [],
  };
}
