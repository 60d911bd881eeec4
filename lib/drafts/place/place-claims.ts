/**
 * Placing claims by hand: logging one from selected words, attaching one that exists, confirming
 * that a moved one still says the same. Always in the story's newest draft. A placement is
 * changed at the revision it was seen at, so that of two people one gets a CONFLICT.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { createClaims, type LoggedClaim } from "@/lib/ledger/claims/entries";
import { assertStanding, findClaim, type FoundClaim } from "@/lib/ledger/claims/find";
import { findStoryBySlug } from "@/lib/stories/find";
import { lapseFromOutside } from "@/lib/ledger/claims/revise";
import { invalidField, ruleUnmet } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import type { Span } from "@/lib/text/text";
import { equalButForTypography } from "@/lib/text/fold";
import { offerRepeats } from "./decide-further";
import { frameText } from "./frame";
import { selectorOf } from "./selectors";
import {
  checkSelection,
  findNewestDraft,
  findPlacement,
  placementMovedOn,
  type FoundDraft,
  type FoundPlacement,
} from "@/lib/drafts/find";
import type { AttachClaimInput, LogClaimAtInput, PlacementAt } from "@/lib/drafts/input";
import { saidChanges } from "@/lib/text/meaning/changes";

export type SettledPlacement = { placementId: number; revision: number };

/** Logs a claim and says where in the draft it stands, in one step. */
export async function logClaimAt(actor: Actor, input: LogClaimAtInput): Promise<LoggedClaim> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  const { draftId, start, end, ...entry } = input;
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, draftId);
    const story = await findStoryBySlug(tx, actor, draft.story.slug);
    assertOpen(story);
    const span = checkSelection(draft, { start, end });
    const { logged, events } = await createClaims(tx, actor, at, story, [entry], (field) => field);
    const [claim] = logged;
    if (!claim) throw new Error("A claim was to be logged and is not there.");
    const placed = await placeNew(tx, actor, at, draft, [{ claim, span }]);
    return { result: claim, events: atLeastOne([...events, ...placed]) };
  });
}

/** Writes the first placements of claims in a draft. @returns an event of each, in their order. */
export async function placeNew(
  tx: Transaction,
  actor: Actor,
  at: Date,
  draft: FoundDraft,
  places: ReadonlyArray<{ claim: { claimId: number; ref: string }; span: Span }>,
): Promise<NewEvent[]> {
  const placed = places.map(({ claim, span }) => ({
    claim,
    selector: selectorOf(draft.text, span),
  }));
  await insertMany(
    tx,
    "Placement",
    placed.map(({ claim: { claimId }, selector }) => ({
      ...selector,
      draftId: draft.id,
      claimId,
      state: "placed" as const,
      decidedById: actor.userId,
      decidedAt: at,
    })),
  );
  await offerRepeats(
    tx,
    draft,
    places.map(({ claim: { claimId }, span }) => ({ claimId, span })),
  );
  return placed.map(({ claim, selector }) => placedEvent(draft, claim, selector.exact));
}

function placedEvent(
  draft: FoundDraft,
  claim: { claimId: number; ref: string },
  quote: string,
): NewEvent {
  return {
    type: "claim.placed",
    storyId: draft.storyId,
    claimId: claim.claimId,
    data: { ref: claim.ref, draft: draft.number, quote },
  };
}

/** Gives a claim of the story a place in the draft, or another one than it had. */
export async function attachClaim(
  actor: Actor,
  input: AttachClaimInput,
): Promise<SettledPlacement> {
  authorize(actor, "claim.edit");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, input.draftId);
    const claim = await findClaim(tx, actor, input.claimId);
    if (claim.storyId !== draft.storyId) {
      throw invalidField("claimId", `${claim.ref} belongs to another story.`);
    }
    assertStanding(claim);
    const span = checkSelection(draft, input);
    const subject = { claimId: claim.id, ref: claim.ref };
    const now = await tx.placement.findUnique({
      where: { draftId_claimId: { draftId: draft.id, claimId: claim.id } },
    });
    if (!now) {
      const events = await placeNew(tx, actor, at, draft, [{ claim: subject, span }]);
      const made = await tx.placement.findUniqueOrThrow({
        where: { draftId_claimId: { draftId: draft.id, claimId: claim.id } },
        select: { id: true, revision: true },
      });
      return { result: settled(made), events: atLeastOne(events) };
    }
    if (now.revision !== input.revision) {
      throw await placementMovedOn(tx, draft.id, claim.id, claim.ref);
    }
    if (now.state === "placed" && now.start === span.start && now.end === span.end) {
      return unchanged(settled(now));
    }
    const selector = selectorOf(draft.text, span);
    const made = await settle(tx, actor, at, now, claim, { ...selector, candidates: "[]" });
    const lapsed = await lapseWhereMoved(tx, at, claim, now, { draft, span });
    return {
      result: made,
      events: atLeastOne([placedEvent(draft, subject, selector.exact), ...lapsed]),
    };
  });
}

/** A person says that a moved claim stands where it should; its words are taken as they are now. */
export async function confirmPlacement(
  actor: Actor,
  { placementId, revision }: PlacementAt,
): Promise<SettledPlacement> {
  authorize(actor, "claim.edit");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const placement = await findPlacement(tx, actor, placementId);
    const draft = await findNewestDraft(tx, actor, placement.draftId);
    const claim = await findClaim(tx, actor, placement.claimId);
    assertStanding(claim);
    if (placement.revision !== revision) {
      throw await placementMovedOn(tx, draft.id, claim.id, claim.ref);
    }
    if (placement.state !== "moved") {
      throw ruleUnmet(`There is nothing to confirm about ${claim.ref}.`, [
        placement.state === "placed"
          ? "It stands where it stood."
          : "Say where it stands in this draft, or withdraw it.",
      ]);
    }
    const made = await settle(tx, actor, at, placement, claim, {});
    return {
      result: made,
      events: [
        {
          type: "placement.confirmed",
          storyId: claim.storyId,
          claimId: claim.id,
          data: { ref: claim.ref, draft: draft.number, quote: placement.exact },
        },
      ],
    };
  });
}

type NewPlace = Partial<ReturnType<typeof selectorOf>> & { candidates?: string };

async function settle(
  tx: Transaction,
  actor: Actor,
  at: Date,
  placement: FoundPlacement,
  claim: FoundClaim,
  place: NewPlace,
): Promise<SettledPlacement> {
  const { count } = await tx.placement.updateMany({
    where: { id: placement.id, revision: placement.revision },
    data: {
      ...place,
      state: "placed",
      wasExact: placement.wasExact ?? (place.exact === undefined ? null : placement.exact),
      decidedById: actor.userId,
      decidedAt: at,
      revision: { increment: 1 },
    },
  });
  if (count === 0) throw await placementMovedOn(tx, placement.draftId, claim.id, claim.ref);
  return { placementId: placement.id, revision: placement.revision + 1 };
}

function settled({ id, revision }: { id: number; revision: number }): SettledPlacement {
  return { placementId: id, revision };
}

/**
 * A verdict lapses when the claim comes to stand on other words or in a sentence that says
 * something else, or is taken from a place that was certain to another one; choosing between
 * places with the same words in the same sentence changes nothing.
 */
async function lapseWhereMoved(
  tx: Transaction,
  at: Date,
  claim: FoundClaim,
  before: FoundPlacement,
  { draft, span }: { draft: FoundDraft; span: Span },
): Promise<NewEvent[]> {
  const sentenced = { text: draft.text, sentences: JSON.parse(draft.sentences) as Span[] };
  const frame = frameText(sentenced, span);
  const was =
    before.start === null || before.end === null
      ? before.wasFrame
      : frameText(sentenced, { start: before.start, end: before.end });
  const words = draft.text.slice(span.start, span.end);
  const sameWords = equalButForTypography(before.exact, words);
  const meaning = saidChanges(was ?? before.exact, was === null ? words : frame);
  if (sameWords && meaning.length === 0 && before.state !== "placed") return [];
  const because =
    sameWords && meaning.length === 0
      ? `it was moved to another place in draft ${draft.number}`
      : `it stands on other words in draft ${draft.number}`;
  const lapsed = await lapseFromOutside(tx, at, [{ claim, content: { because, meaning } }]);
  return [...lapsed.values()];
}
