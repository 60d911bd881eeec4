/**
 * Where two claims that are merged stand in the newest draft. The claim that stays is watched
 * wherever either stood: at a place of the other as at a further place of its own, unless it stands
 * there already; where it has none, at the other's. The rows of the other stay as they are, so that
 * undoing the merge finds them.
 */
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import type { ClaimPair } from "@/lib/ledger/claims/merge/join";
import type { GivenOver } from "@/lib/ledger/claims/merge/given";
import { insertReturning } from "@/lib/platform/sets";
import type { FurtherPlace, FurtherPlaceState, Placement } from "@/prisma/generated/client";
import { overlaps, type Span } from "@/lib/text/text";

type GivenPlaces = GivenOver["places"];

export async function sharePlaces(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { from, into }: ClaimPair,
): Promise<GivenPlaces> {
  const draft = await tx.draft.findFirst({
    where: { storyId: from.storyId },
    orderBy: { number: "desc" },
    select: {
      placements: { where: { claimId: { in: [from.id, into.id] } } },
      furtherPlaces: { where: { claimId: { in: [from.id, into.id] } } },
    },
  });
  if (!draft) return { placement: null, further: [] };
  const own = draft.placements.find(({ claimId }) => claimId === into.id) ?? null;
  const theirs = draft.placements.find(({ claimId }) => claimId === from.id) ?? null;
  const decided = { decidedById: actor.userId, decidedAt: at };
  const stands = spanOf(own);
  const given = !stands && spanOf(theirs) ? theirs : null;
  const placement = given && (await givePlacement(tx, given, own, into.id, decided));
  const further = draft.furtherPlaces.filter(({ claimId }) => claimId === into.id);
  const places: TheirPlace[] = draft.furtherPlaces.filter(
    ({ claimId, state }) => claimId === from.id && state !== "dismissed",
  );
  if (theirs && !given) places.unshift(...asFurther(theirs));
  const taken = [stands ?? spanOf(given)].filter((span) => span !== null);
  return {
    placement,
    further: await giveFurther(tx, into.id, { places, further, taken }, decided),
  };
}

type Decided = { decidedById: number; decidedAt: Date };

/** @returns the row's id. */
async function givePlacement(
  tx: Transaction,
  theirs: Placement,
  own: Placement | null,
  claimId: number,
  decided: Decided,
): Promise<number> {
  const { draftId, state, start, end, exact, prefix, suffix } = theirs;
  const { wasExact, wasFrame, meaning, candidates } = theirs;
  const data = {
    ...{ state, start, end, exact, prefix, suffix, wasExact, wasFrame, meaning, candidates },
    ...decided,
  };
  if (!own) {
    const made = await tx.placement.create({ data: { ...data, draftId, claimId } });
    return made.id;
  }
  await tx.placement.update({
    where: { id: own.id },
    data: { ...data, revision: { increment: 1 } },
  });
  return own.id;
}

/** A place of the claim that goes. */
type TheirPlace = Pick<
  FurtherPlace,
  "draftId" | "state" | "start" | "end" | "exact" | "prefix" | "suffix" | "wasFrame" | "meaning"
>;

/** Its first place as it is watched beside that of the claim that stays. */
function asFurther(placement: Placement): TheirPlace[] {
  const { draftId, state, start, end, exact, prefix, suffix, wasFrame, meaning } = placement;
  if (start === null || end === null || (state !== "placed" && state !== "moved")) return [];
  return [{ draftId, state, start, end, exact, prefix, suffix, wasFrame, meaning }];
}

type Shared = {
  places: readonly TheirPlace[];
  /** The rows of the claim that stays, dismissed ones too. */
  further: readonly FurtherPlace[];
  /** Where it stands. */
  taken: readonly Span[];
};

const WATCHED: ReadonlySet<FurtherPlaceState> = new Set(["placed", "moved"]);

async function giveFurther(
  tx: Transaction,
  claimId: number,
  { places, further, taken }: Shared,
  decided: Decided,
): Promise<number[]> {
  const given: number[] = [];
  const added: TheirPlace[] = [];
  for (const place of places) {
    if (taken.some((span) => overlaps(span, place))) continue;
    const own = further.find(
      (row) => overlaps(row, place) && (row.state !== "dismissed" || row.start === place.start),
    );
    if (!own) {
      if (!added.some((one) => overlaps(one, place))) added.push(place);
      continue;
    }
    // What was merely offered for the one, or said to be of another matter, the other is known for.
    if (!WATCHED.has(place.state) || (own.state !== "offered" && own.state !== "dismissed"))
      continue;
    await tx.furtherPlace.update({
      where: { id: own.id },
      data: { state: place.state, ...decided, revision: { increment: 1 } },
    });
    given.push(own.id);
  }
  const made = await insertReturning(
    tx,
    "FurtherPlace",
    added.map((place) => ({
      ...{ draftId: place.draftId, claimId, state: place.state },
      ...{ start: place.start, end: place.end, exact: place.exact },
      ...{ prefix: place.prefix, suffix: place.suffix },
      ...{ wasFrame: place.wasFrame, meaning: place.meaning },
      ...decided,
    })),
    ["id"],
  );
  return [...given, ...made.map(({ id }) => id)];
}

/**
 * Of another matter again, unless a later draft or a person has moved on from it: the claim they
 * came from stands there for itself.
 */
export async function takePlacesBack(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { placement, further }: GivenPlaces,
): Promise<void> {
  const decided = { decidedById: actor.userId, decidedAt: at, revision: { increment: 1 } };
  await tx.furtherPlace.updateMany({
    where: { id: { in: further } },
    data: { state: "dismissed", ...decided },
  });
  if (placement === null) return;
  await tx.placement.updateMany({
    where: { id: placement },
    data: { state: "orphaned", start: null, end: null, candidates: "[]", ...decided },
  });
}

function spanOf(place: { start: number | null; end: number | null } | null): Span | null {
  return place?.start == null || place.end === null ? null : { start: place.start, end: place.end };
}
