/** Splitting a claim into several: the record (ledger/claims/split) and the places in the draft. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { findClaim, movedOn } from "@/lib/ledger/claims/find";
import type { SplitClaimInput } from "@/lib/ledger/claims/input";
import { splitOff } from "@/lib/ledger/claims/split/split-off";
import { placeParts } from "./split-places";

/**
 * @returns the claims that came of it, the one that keeps the number first.
 * @throws SourcelineError CONFLICT at another revision; RULE_UNMET as `splitOff` does.
 */
export async function splitClaim(
  actor: Actor,
  { claimId, revision, wordings }: SplitClaimInput,
): Promise<{ claims: Array<{ claimId: number; ref: string }>; revision: number }> {
  authorize(actor, "claim.split");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, claimId);
    if (claim.revision !== revision) throw await movedOn(tx, claim);
    const { parts, events } = await splitOff(tx, actor, at, claim, wordings);
    const placed = await placeParts(tx, actor, at, { claim, parts, wordings });
    const claims = [claim, ...parts.map((part) => ({ id: part.claimId, ref: part.ref }))];
    return {
      result: {
        claims: claims.map(({ id, ref }) => ({ claimId: id, ref })),
        revision: claim.revision + 1,
      },
      events: atLeastOne([...events, ...placed]),
    };
  });
}
