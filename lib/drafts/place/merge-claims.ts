/** Merging two claims, and undoing it: the record (ledger/claims/merge) and the places in the draft. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { findClaim, findClaims, movedOn } from "@/lib/ledger/claims/find";
import type { MergeClaimsInput } from "@/lib/ledger/claims/input";
import { assertMergeable, joinClaims } from "@/lib/ledger/claims/merge/join";
import { assertCanGiveBack, findMerge, takeBack } from "@/lib/ledger/claims/merge/take-back";
import { sharePlaces, takePlacesBack } from "./shared-places";

/** The claim that is withdrawn, or stands again, and the one that stands for it. */
export type MergedClaims = {
  claimId: number;
  ref: string;
  revision: number;
  into: { claimId: number; ref: string };
};

/** @throws SourcelineError CONFLICT where either moved on; RULE_UNMET as `unmetForMerge` says. */
export async function mergeClaims(actor: Actor, input: MergeClaimsInput): Promise<MergedClaims> {
  authorize(actor, "claim.merge");
  return commit(actor, async (tx, at) => {
    const from = await findClaim(tx, actor, input.claimId);
    const into = await findClaim(tx, actor, input.into.claimId);
    if (from.revision !== input.revision) throw await movedOn(tx, from);
    if (into.revision !== input.into.revision) throw await movedOn(tx, into);
    const pair = { from, into };
    assertMergeable(pair);
    const places = await sharePlaces(tx, actor, at, pair);
    const count = places.further.length + (places.placement === null ? 0 : 1);
    const { given, events } = await joinClaims(tx, actor, at, pair, count);
    await tx.claimMerge.create({
      data: {
        ...{ fromId: from.id, intoId: into.id, mergedById: actor.userId, mergedAt: at },
        given: JSON.stringify({ ...given, places }),
      },
    });
    return { result: { ...toMerged(from), into: idOf(into) }, events: atLeastOne(events) };
  });
}

/**
 * The withdrawn claim stands for itself again.
 * @throws SourcelineError CONFLICT at another revision; RULE_UNMET where it was not merged, or the
 * claim that stands for it is withdrawn or merged itself.
 */
export async function undoMergeOfClaims(
  actor: Actor,
  { claimId, revision }: { claimId: number; revision: number },
): Promise<MergedClaims> {
  authorize(actor, "claim.merge");
  return commit(actor, async (tx, at) => {
    const from = await findClaim(tx, actor, claimId);
    if (from.revision !== revision) throw await movedOn(tx, from);
    const { id, intoId, given } = await findMerge(tx, from);
    const [into] = await findClaims(tx, actor, [intoId]);
    if (!into) throw new Error("A claim was to be found and is not there.");
    assertCanGiveBack({ from, into });
    await takePlacesBack(tx, actor, at, given.places);
    const events = await takeBack(tx, actor, at, { from, into }, given);
    await tx.claimMerge.update({ where: { id }, data: { undoneAt: at } });
    return { result: { ...toMerged(from), into: idOf(into) }, events: atLeastOne(events) };
  });
}

const idOf = ({ id, ref }: { id: number; ref: string }) => ({ claimId: id, ref });

function toMerged(claim: { id: number; ref: string; revision: number }) {
  return { ...idOf(claim), revision: claim.revision + 1 };
}
