/**
 * Carries a change of sources into the claims that lean on them. Who a source is, and how far it
 * is to be relied on, is part of what a verdict judged (DESIGN §2.4): whoever changes it becomes
 * an author of those claims, verdicts lapse with the difference named, and each claim's history
 * says so. Many claims take as many statements as a few.
 */
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { addAuthorsBySource } from "@/lib/ledger/claims/authors";
import { readClaimStates, type ClaimState } from "@/lib/ledger/claims/find";
import { lapseFromOutside, type ContentChange } from "@/lib/ledger/claims/revise";
import { refreshStanding, type MovedOrigins } from "@/lib/ledger/standing/standing";

export type SourceDifference = {
  sourceId: number;
  /** As it was called before. */
  source: string;
  /** What is otherwise, each as `saidOfSource` tells it. */
  said: readonly string[];
  /** Somebody said that it is, and it can be: no verdict lapses. */
  isSpelling?: boolean;
  /** Another person, whose change the actor takes over. */
  proposedBy?: string;
};

export type Carried = {
  /** Where a claim is in several lists, the first one counts. */
  differences: ReadonlyArray<{ claimIds: readonly number[]; difference: SourceDifference }>;
  /** Claims whose names, words to be found by, or number of origins may be others now. */
  refreshed: readonly number[];
  /** Why origins are counted anew, for the histories. */
  because: string;
};

/** @returns the events in the order of the claims, and how many decided claims went to recheck. */
export async function carryIntoClaims(
  tx: Transaction,
  actor: Actor,
  at: Date,
  { differences, refreshed, because }: Carried,
): Promise<{ events: NewEvent[]; recheck: number }> {
  const moved = new Map(
    (await refreshStanding(tx, refreshed)).map(({ claimId, originCount }) => [
      claimId,
      originCount,
    ]),
  );
  const different = new Map<number, SourceDifference>();
  for (const { claimIds, difference } of differences) {
    if (difference.said.length === 0) continue;
    for (const id of claimIds) if (!different.has(id)) different.set(id, difference);
  }
  const claimIds = [...new Set([...different.keys(), ...moved.keys()])];
  if (claimIds.length === 0) return { events: [], recheck: 0 };
  await addAuthorsBySource(tx, actor.userId, claimIds);
  const claims = await readClaimStates(tx, claimIds);
  const changed = claims.flatMap((claim) => {
    const content = contentOf(different.get(claim.id), moved.has(claim.id) ? because : null);
    return content ? [{ claim, content }] : [];
  });
  const lapsed = await lapseFromOutside(tx, at, changed);
  const events = claims.flatMap((claim) => {
    const told = tell(claim, different.get(claim.id));
    const recounted = recount(claim, moved.get(claim.id), because);
    return [told, recounted, lapsed.get(claim.id) ?? []].flat();
  });
  const recheck = claims.filter((claim) => lapsed.has(claim.id) && !claim.isWithdrawn).length;
  return { events, recheck };
}

/** Why a verdict lapses: by the difference, or else because origins are others; null for neither. */
function contentOf(
  difference: SourceDifference | undefined,
  recounted: string | null,
): ContentChange | null {
  if (!difference || difference.isSpelling) return recounted ? { because: recounted } : null;
  const { source, said } = difference;
  return { because: `the source ${source} changed: ${said.join("; ")}` };
}

function tell(claim: ClaimState, difference: SourceDifference | undefined): NewEvent[] {
  if (!difference) return [];
  const { sourceId, source, said, isSpelling, proposedBy } = difference;
  const data = {
    ...{ ref: claim.ref, source, said: [...said] },
    ...(isSpelling && { spelling: true as const }),
    ...(proposedBy !== undefined && { proposedBy }),
  };
  const { storyId, id: claimId } = claim;
  return [{ type: "claim.source_changed", storyId, claimId, sourceId, data }];
}

function recount(
  { storyId, id: claimId, ref }: ClaimState,
  originCount: MovedOrigins["originCount"] | undefined,
  because: string,
): NewEvent[] {
  if (!originCount) return [];
  const data = { ref, changes: { originCount }, because };
  return [{ type: "claim.origins_recounted", storyId, claimId, data }];
}
