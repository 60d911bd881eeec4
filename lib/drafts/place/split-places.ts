/**
 * Where the parts of a claim stand once it was split: on narrower words of the same sentence where
 * the words allow it (narrower-marks.ts), so that the frame stays what it was. What a person has yet
 * to decide about the whole's place is to be decided for each part. Further places stay with the
 * part that keeps the number; what repeats another part is offered anew.
 */
import type { Authorized } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { findNewestDraft } from "@/lib/drafts/find";
import type { LoggedClaim } from "@/lib/ledger/claims/entries";
import type { FoundClaim } from "@/lib/ledger/claims/find";
import { insertMany } from "@/lib/platform/sets";
import type { Placement } from "@/prisma/generated/client";
import { narrowerMarks } from "./narrower-marks";
import { placeNew } from "./place-claims";
import { selectorOf } from "./selectors";

/** @returns an event for each part that has a certain place now. */
export async function placeParts(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  at: Date,
  {
    claim,
    parts,
    wordings,
  }: {
    claim: FoundClaim;
    parts: readonly LoggedClaim[];
    wordings: readonly string[];
  },
): Promise<NewEvent[]> {
  const newest = await tx.draft.findFirst({
    where: { storyId: claim.storyId },
    orderBy: { number: "desc" },
    select: { id: true, placements: { where: { claimId: claim.id } } },
  });
  const [whole] = newest?.placements ?? [];
  if (!newest || !whole) return [];
  const { start, end } = whole;
  if (whole.state !== "placed" || start === null || end === null) {
    await copyPlacement(tx, whole, parts);
    return [];
  }
  const draft = await findNewestDraft(tx, actor, newest.id);
  const [kept, ...others] = narrowerMarks(draft.text, { start, end }, wordings);
  if (kept && (kept.start !== start || kept.end !== end)) {
    await tx.placement.update({
      where: { id: whole.id },
      data: {
        ...selectorOf(draft.text, kept),
        ...{ decidedById: actor.userId, decidedAt: at, revision: { increment: 1 } },
      },
    });
  }
  const places = parts.map((part, index) => ({
    claim: part,
    span: others[index] ?? { start, end },
  }));
  return placeNew(tx, actor, at, draft, places);
}

/** As unsettled for each part as for the whole. */
async function copyPlacement(
  tx: Transaction,
  whole: Placement,
  parts: readonly LoggedClaim[],
): Promise<void> {
  const { draftId, state, start, end, exact, prefix, suffix } = whole;
  const { wasExact, wasFrame, meaning, candidates } = whole;
  await insertMany(
    tx,
    "Placement",
    parts.map(({ claimId }) => ({
      ...{ draftId, claimId, state, start, end, exact, prefix, suffix },
      ...{ wasExact, wasFrame, meaning, candidates },
    })),
  );
}
