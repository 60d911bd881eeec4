/** Seals all identities under a new key: one turn, so that all are, or none. */
import { SYSTEM } from "@/lib/access/actor";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { beginNewKey, dropFormerKeys, identityKeys } from "./identity-key";
import { keyIdOf, openIdentity, sealIdentity } from "./sealing";

export type SealedAnew = { count: number; keyId: string };

/**
 * The server may run: it reads the keys anew each time, so that what it seals after the first step
 * is under the new key, and what it sealed before is sealed anew here, inside the one turn at a time.
 * Cut off anywhere, both keys are there, and it can be done again.
 * @throws SourcelineError RULE_UNMET where something was sealed under a key that is not here.
 */
export async function sealAllAnew(): Promise<SealedAnew> {
  beginNewKey();
  const [{ id: keyId }] = identityKeys();
  const count = await commit(SYSTEM, async (tx) => {
    const count = await sealAll(tx, keyId);
    if (count === 0) return unchanged(0);
    return { result: count, events: [{ type: "identities.sealed_anew", data: { count } }] };
  });
  dropFormerKeys();
  return { count, keyId };
}

async function sealAll(tx: Transaction, keyId: string): Promise<number> {
  const kept = await tx.sourceIdentity.findMany({ where: { sealed: { not: "" } } });
  const former = kept.filter(({ sealed }) => keyIdOf(sealed) !== keyId);
  for (const { sourceId, sealed } of former) {
    const anew = sealIdentity(openIdentity(sealed, sourceId), sourceId);
    await tx.sourceIdentity.update({ where: { sourceId }, data: { sealed: anew } });
  }
  return former.length;
}
