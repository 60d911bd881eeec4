/**
 * Re-confirming a claim that is suspect: a person who did not write it says why it stands although a
 * source fell. One claim at a time. It gives no verdict and sets no level.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import { readAuthors, readAuthorsBySource } from "@/lib/ledger/claims/authors";
import { findClaim, movedOn, type FoundClaim } from "@/lib/ledger/claims/find";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { conflict, ruleUnmet } from "@/lib/platform/errors";
import type { ReconfirmInput } from "./input";
import { unmetForReconfirm } from "./rules";
import { settleSuspicions } from "./suspicions";

/**
 * @throws SourcelineError RULE_UNMET as `unmetForReconfirm` says; CONFLICT where the claim changed,
 * another source fell, or somebody settled it meanwhile.
 */
export async function reconfirmClaim(
  actor: Actor,
  input: ReconfirmInput,
): Promise<{ claimId: number }> {
  authorize(actor, "claim.reconfirm");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    if (claim.contentRevision !== input.contentRevision) throw await movedOn(tx, claim);
    const suspicions = await readSuspicions(tx, claim);
    const open = suspicions.filter(({ settledAt }) => settledAt === null);
    assertSeen(claim, suspicions, input.suspicionIds);
    const unmet = unmetForReconfirm(actor.userId, {
      ...claim,
      otherAuthorIds: (await readAuthors(tx, [claim.id])).get(claim.id) ?? [],
      sourceAuthorIds: await readAuthorsBySource(tx, claim.id),
      ...{ isWithdrawn: claim.withdrawnAt !== null, isSuspect: open.length > 0 },
    });
    if (unmet.length > 0) throw ruleUnmet(`${claim.ref} cannot be re-confirmed.`, unmet);
    const settling = { how: "reconfirmed", by: actor.userId, at, note: input.note } as const;
    await settleSuspicions(tx, { ids: open.map(({ id }) => id) }, settling);
    await refreshStanding(tx, [claim.id]);
    const sources = [...new Set(open.map(({ fall }) => fall.source.name))];
    return {
      result: { claimId: claim.id },
      events: [
        {
          type: "claim.reconfirmed",
          ...{ storyId: claim.storyId, claimId: claim.id },
          data: { ref: claim.ref, sources, note: input.note },
        },
      ],
    };
  });
}

function readSuspicions(tx: Transaction, claim: FoundClaim) {
  return tx.suspicion.findMany({
    where: { claimId: claim.id },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, settledAt: true, settledBy: { select: { name: true } } },
      fall: { select: { source: { select: { name: true } } } },
    },
  });
}

type Found = Awaited<ReturnType<typeof readSuspicions>>;

/** Whoever says that a claim stands has seen all that speaks against it. */
function assertSeen(claim: FoundClaim, suspicions: Found, seen: readonly number[]): void {
  const settled = suspicions.find(({ id, settledAt }) => seen.includes(id) && settledAt !== null);
  if (settled) {
    const by = settled.settledBy?.name ?? "Somebody";
    throw conflict(`${by} settled the suspicion of ${claim.ref} meanwhile.`, { by });
  }
  const unseen = suspicions.find(({ id, settledAt }) => settledAt === null && !seen.includes(id));
  if (unseen) {
    throw conflict(`${unseen.fall.source.name} fell meanwhile, and ${claim.ref} leans on it too.`, {
      source: unseen.fall.source.name,
    });
  }
}
