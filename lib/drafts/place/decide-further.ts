/**
 * The further places of claims in a draft: found when a claim is placed, and accepted or dismissed
 * by a person. Accepting one has it watched as the claim's first place is.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { assertStanding, findClaim } from "@/lib/ledger/claims/find";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import { findNewestDraft, type FoundDraft } from "@/lib/drafts/find";
import type { FurtherPlaceAt } from "@/lib/drafts/input";
import { FURTHER_PLACE_MOVES } from "@/lib/drafts/rules";
import type { Span } from "@/lib/text/text";
import { findRepeatsIn, indexSentences, type SentenceIndex } from "./repeats";
import { selectorOf } from "./selectors";

export type SettledFurtherPlace = { furtherPlaceId: number; revision: number };

/** @throws SourcelineError CONFLICT at another revision; RULE_UNMET where nothing is offered. */
export function acceptFurtherPlace(actor: Actor, at: FurtherPlaceAt): Promise<SettledFurtherPlace> {
  return decide(actor, at, "placed");
}

/** Says that a place is of another matter; it is offered no more, in later drafts neither. */
export function dismissFurtherPlace(
  actor: Actor,
  at: FurtherPlaceAt,
): Promise<SettledFurtherPlace> {
  return decide(actor, at, "dismissed");
}

async function decide(
  actor: Actor,
  { furtherPlaceId, revision }: FurtherPlaceAt,
  state: "placed" | "dismissed",
): Promise<SettledFurtherPlace> {
  authorize(actor, "claim.edit");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const place = await tx.furtherPlace.findFirst({
      where: { id: furtherPlaceId, draft: { story: visibleStoryFilter(actor) } },
      include: { decidedBy: { select: { name: true } } },
    });
    if (!place) throw notFound("That place");
    const draft = await findNewestDraft(tx, actor, place.draftId);
    const claim = await findClaim(tx, actor, place.claimId);
    assertStanding(claim);
    if (place.revision !== revision) {
      const who = place.decidedBy?.name ?? "Somebody else";
      const { state: now, revision: current } = place;
      throw conflict(`${who} decided about this place while you were at it.`, {
        state: now,
        revision: current,
      });
    }
    if (!FURTHER_PLACE_MOVES[state].includes(place.state)) {
      throw ruleUnmet(`There is nothing to decide about this place of ${claim.ref}.`, [
        place.state === "contradicts"
          ? "It says otherwise what the claim says: change the text, or dismiss it as another matter."
          : "It was decided before.",
      ]);
    }
    await tx.furtherPlace.update({
      where: { id: place.id },
      data: { state, decidedById: actor.userId, decidedAt: at, revision: { increment: 1 } },
    });
    return {
      result: { furtherPlaceId, revision: revision + 1 },
      events: [
        {
          type: state === "placed" ? "further_place.accepted" : "further_place.dismissed",
          storyId: claim.storyId,
          claimId: claim.id,
          data: { ref: claim.ref, draft: draft.number, quote: place.exact },
        },
      ],
    };
  });
}

/** Finds where the draft says again what claims say that were just placed in it, and offers that. */
export async function offerRepeats(
  tx: Transaction,
  draft: FoundDraft,
  placed: ReadonlyArray<{ claimId: number; span: Span }>,
): Promise<void> {
  const claimIds = placed.map(({ claimId }) => claimId);
  const [known, others] = await Promise.all([
    tx.furtherPlace.findMany({ where: { draftId: draft.id, claimId: { in: claimIds } } }),
    tx.placement.findMany({
      where: { draftId: draft.id, start: { not: null } },
      select: { start: true, end: true },
    }),
  ]);
  // What another claim stands on is that claim's.
  const taken = others.map(({ start, end }) => ({ start: start ?? 0, end: end ?? 0 }));
  const claims = placed.map(({ claimId, span }) => ({
    // The span may be a whole row, with a claim's id of its own.
    ...{ claimId, start: span.start, end: span.end },
    known: [...taken, ...known.filter((place) => place.claimId === claimId)],
  }));
  const repeats = findRepeatsIn(indexOf(draft), claims);
  await insertMany(
    tx,
    "FurtherPlace",
    repeats.map(({ claimId, start, end, isContradiction, meaning }) => ({
      ...selectorOf(draft.text, { start, end }),
      draftId: draft.id,
      claimId,
      state: isContradiction ? ("contradicts" as const) : ("offered" as const),
      meaning: JSON.stringify(meaning),
    })),
  );
}

/** The draft that claims were placed in last: people log one claim after the other. */
let indexed: { key: string; index: SentenceIndex } | null = null;

/** A draft never changes, so that its index is made once for all claims that are logged in a row. */
function indexOf(draft: FoundDraft): SentenceIndex {
  // With its text's hash: the number of a draft that was rolled back is given again.
  const key = `${draft.id}/${draft.sha256}`;
  if (indexed?.key !== key) {
    const sentences = JSON.parse(draft.sentences) as Span[];
    indexed = { key, index: indexSentences({ text: draft.text, sentences }) };
  }
  return indexed.index;
}
