/**
 * Where a story's claims stand in a new draft of it: what anchor.ts says of each, with what a
 * person has not yet decided carried over. Reads; the command writes. Takes its time in small
 * turns, so that a long text keeps nobody waiting.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { db } from "@/lib/platform/db";
import type { Span } from "@/lib/text/text";
import { placeAll, type Placement } from "./anchor";
import { selectorOf, type Selector } from "./selectors";
import type { PlacementState } from "@/lib/drafts/rules";

/** A claim's last placement, and the newest draft in which it had a place. */
type LastPlacement = {
  claimId: number;
  state: PlacementState;
  wasExact: string | null;
  base: { draftId: number; selector: Selector };
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
};

/** Claims placed before the event loop gets its turn. */
const BATCH = 200;

/** @param draftId the story's newest draft so far. */
export async function placeClaims(draftId: number, text: string): Promise<NewPlacement[]> {
  const last = await readLastPlacements(draftId);
  const texts = await readTexts(last.map(({ base }) => base.draftId));
  const placed: NewPlacement[] = [];
  for (const [baseId, oldText] of texts) {
    const claims = last.filter(({ base }) => base.draftId === baseId);
    for (let first = 0; first < claims.length; first += BATCH) {
      const batch = claims.slice(first, first + BATCH);
      const selectors = batch.map(({ base }) => base.selector);
      const found = placeAll(selectors, oldText, text);
      batch.forEach((claim, index) => {
        const placement = found[index];
        if (placement) placed.push(toNewPlacement(claim, placement, text));
      });
      await breathe();
    }
  }
  return placed.sort((a, b) => a.claimId - b.claimId);
}

async function readLastPlacements(draftId: number): Promise<LastPlacement[]> {
  const rows = await db().placement.findMany({ where: { draftId } });
  const lost = rows.filter(({ start }) => start === null).map(({ claimId }) => claimId);
  const earlier = await readWhereTheyStood(draftId, lost);
  return rows.flatMap((row) => {
    const base = row.start === null ? earlier.get(row.claimId) : row;
    if (base?.start == null || base.end === null) return [];
    const { exact, prefix, suffix, start, end } = base;
    return [
      {
        claimId: row.claimId,
        state: row.state,
        wasExact: row.wasExact,
        base: { draftId: base.draftId, selector: { exact, prefix, suffix, start, end } },
      },
    ];
  });
}

/** Of claims that have no place now, the last one they had. */
async function readWhereTheyStood(draftId: number, claimIds: readonly number[]) {
  if (claimIds.length === 0) return new Map<number, never>();
  const story = await db().draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { storyId: true, number: true },
  });
  const rows = await db().placement.findMany({
    where: {
      start: { not: null },
      draft: { storyId: story.storyId, number: { lt: story.number } },
    },
    orderBy: { draft: { number: "asc" } },
  });
  const wanted = new Set(claimIds);
  // The later ones overwrite the earlier.
  return new Map(rows.filter((row) => wanted.has(row.claimId)).map((row) => [row.claimId, row]));
}

async function readTexts(draftIds: readonly number[]): Promise<Map<number, string>> {
  const drafts = await db().draft.findMany({
    where: { id: { in: [...new Set(draftIds)] } },
    select: { id: true, text: true },
  });
  return new Map(drafts.map((draft) => [draft.id, draft.text]));
}

function toNewPlacement(claim: LastPlacement, found: Placement, text: string): NewPlacement {
  const { claimId, base, state, wasExact } = claim;
  const { exact, prefix, suffix } = base.selector;
  const lost = { claimId, start: null, end: null, exact, prefix, suffix, wasExact: null };
  switch (found.state) {
    case "orphaned":
      return {
        ...lost,
        state: "orphaned",
        candidates: [...found.candidates],
        // Gone before: nothing changed now.
        change: state === "orphaned" ? null : "gone",
      };
    case "pending":
      return { ...lost, state: "pending", candidates: [...found.candidates], change: null };
    case "moved":
      return {
        claimId,
        state: "moved",
        ...selectorOf(text, found.span),
        wasExact: state === "moved" && wasExact !== null ? wasExact : found.before,
        candidates: [],
        change: found.changed,
      };
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
  };
}
