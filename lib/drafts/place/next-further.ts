/**
 * What becomes of a claim's further places in the next draft, and which new ones it has there. A
 * further place is watched by its sentence, as the first one is. One that gives another figure,
 * date, name or unit than before, while the claim's own place does not, contradicts the claim,
 * whether or not anybody had accepted it. Pure.
 */
import type { FurtherPlaceState } from "@/lib/drafts/rules";
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { sayChange } from "@/lib/text/meaning/kinds";
import { overlaps, type Span } from "@/lib/text/text";
import { placeAll } from "./anchor";
import { frameText, type SentencedText } from "./frame";
import type { NewPlacement } from "./next-placements";
import { findRepeats, isContradicting, type PlacedClaim } from "./repeats";
import { disagree } from "./same-matter";
import { selectorOf, type Selector } from "./selectors";

/** A further place in the draft before. */
export type LastFurtherPlace = {
  claimId: number;
  state: FurtherPlaceState;
  meaning: readonly string[];
  selector: Selector;
};

export type NewFurtherPlace = Selector & {
  claimId: number;
  state: FurtherPlaceState;
  /** Its sentence before, where that said something else. */
  wasFrame: string | null;
  /** What it says otherwise: of a contradiction, than the claim. */
  meaning: string[];
  /** Its state is another than in the draft before. */
  isNews: boolean;
};

type Input = {
  /** Where claims stood in the draft before, as far as they had a place there. */
  stood: readonly PlacedClaim[];
  further: readonly LastFurtherPlace[];
  base: SentencedText;
  draft: SentencedText;
  /** What became of the claims. */
  placements: readonly NewPlacement[];
};

/** By claim and place; none twice. */
export function nextFurtherPlaces({
  stood,
  further,
  base,
  draft,
  placements,
}: Input): NewFurtherPlace[] {
  const claims = new Map(placements.map((placement) => [placement.claimId, placement]));
  const followed = follow(withUnseen(further, stood, base), base, draft, claims);
  const seen = new Map<number, Span[]>();
  for (const place of followed) {
    seen.set(place.claimId, [...(seen.get(place.claimId) ?? []), place]);
  }
  const placed = placements.flatMap(({ claimId, start, end }): PlacedClaim[] =>
    start === null || end === null ? [] : [{ claimId, start, end, known: seen.get(claimId) ?? [] }],
  );
  const found = findRepeats(draft, placed).map(
    ({ claimId, start, end, isContradiction, meaning }): NewFurtherPlace => ({
      ...{ claimId, ...selectorOf(draft.text, { start, end }), wasFrame: null },
      ...{ state: isContradiction ? "contradicts" : "offered", meaning: [...meaning] },
      isNews: true,
    }),
  );
  return [...followed, ...found].sort((a, b) => a.claimId - b.claimId || a.start - b.start);
}

/** With the repeats of the draft before that nobody was offered, of claims placed since it came in. */
function withUnseen(
  further: readonly LastFurtherPlace[],
  stood: readonly PlacedClaim[],
  base: SentencedText,
): LastFurtherPlace[] {
  const known = new Map<number, Span[]>();
  for (const { claimId, selector } of further) {
    known.set(claimId, [...(known.get(claimId) ?? []), selector]);
  }
  const claims = stood.map((claim) => ({ ...claim, known: known.get(claim.claimId) ?? [] }));
  const unseen = findRepeats(base, claims)
    .filter(({ isContradiction }) => !isContradiction)
    .map(({ claimId, start, end }): LastFurtherPlace => ({
      ...{ claimId, state: "offered", meaning: [] },
      selector: selectorOf(base.text, { start, end }),
    }));
  return [...further, ...unseen];
}

function follow(
  further: readonly LastFurtherPlace[],
  base: SentencedText,
  draft: SentencedText,
  claims: ReadonlyMap<number, NewPlacement>,
): NewFurtherPlace[] {
  const found = placeAll(
    further.map(({ selector }) => selector),
    base.text,
    draft.text,
  );
  const taken = new Set<string>();
  return further.flatMap(({ claimId, state, meaning, selector }, index): NewFurtherPlace[] => {
    const placement = found[index];
    const claim = claims.get(claimId);
    if (!claim || !placement || !("span" in placement)) return [];
    const now = selectorOf(draft.text, placement.span);
    const { start, end } = claim;
    const isOwn = start !== null && end !== null && overlaps(now, { start, end });
    if (isOwn || taken.has(`${claimId}/${now.start}`)) return [];
    const frames = {
      before: frameText(base, selector),
      after: frameText(draft, placement.span),
    };
    const changes = changesOfMeaning(frames.before, frames.after);
    const next = nextState({ state, meaning }, frames.after, changes, claim);
    if (!next) return [];
    taken.add(`${claimId}/${now.start}`);
    const wasFrame = changes.length > 0 ? frames.before : null;
    return [{ claimId, ...now, ...next, wasFrame, isNews: changes.length > 0 }];
  });
}

type Changes = ReturnType<typeof changesOfMeaning>;

/** Null where it is not to be kept: a person said it is another matter, and it changed since. */
function nextState(
  { state, meaning }: Pick<LastFurtherPlace, "state" | "meaning">,
  sentence: string,
  changes: Changes,
  claim: NewPlacement,
): Pick<NewFurtherPlace, "state" | "meaning"> | null {
  if (changes.length === 0) {
    // Where the claim's own sentence changed, it is to be seen anew whether they agree.
    const isOpen = state === "contradicts" && claim.meaning.length > 0;
    return isOpen ? null : { state, meaning: [...meaning] };
  }
  if (state === "dismissed") return null;
  // What contradicted and was changed: whether it still does is told by the claim itself.
  if (state === "contradicts" && !disagree(claim.exact, sentence)) return null;
  const said = changes.map(sayChange);
  const against = changes
    .filter(isContradicting)
    .map(sayChange)
    .filter((change) => !claim.meaning.includes(change));
  if (against.length > 0) return { state: "contradicts", meaning: against };
  return state === "placed" || state === "moved" ? { state: "moved", meaning: said } : null;
}
