/**
 * Finds, inside a command's transaction, the citation it acts on and the sources it rests on.
 * Like find.ts: what the actor may not see is NOT_FOUND, what moved on is a CONFLICT.
 */
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Authorized } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { dayOf, findClaim, type FoundClaim } from "@/lib/ledger/claims/find";
import { findSource } from "@/lib/ledger/claims/nameable";

export async function findCitation(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  citationId: number,
) {
  const citation = await tx.citation.findFirst({
    where: { id: citationId, claim: { story: visibleStoryFilter(actor) } },
    include: {
      source: { select: { name: true, confidential: true, agreedDescription: true } },
      restsOn: { include: { source: { select: { name: true } } } },
    },
  });
  if (!citation) throw notFound("That citation");
  return { citation, claim: await findClaim(tx, actor, citation.claimId) };
}

export type FoundCitation = Awaited<ReturnType<typeof findCitation>>["citation"];

export function assertRevision(citation: FoundCitation, seen: number, claim: FoundClaim): void {
  if (citation.revision === seen) return;
  throw conflict(`Somebody changed this citation of ${claim.ref} while you were at it.`, {
    revision: citation.revision,
    sourceId: citation.sourceId,
    source: citation.source.name,
    stance: citation.stance,
    terms: citation.terms,
    agreedDescription: citation.agreedDescription,
    termsAgreed: citation.termsAgreed,
    basis: citation.basis,
    credibility: citation.credibility,
    quote: citation.quote,
    locator: citation.locator,
    saidOn: dayOf(citation.saidOn),
    channel: citation.channel,
    foundBy: citation.foundBy,
    note: citation.note,
    restsOn: citation.restsOn.map((rest) => ({ id: rest.sourceId, name: rest.source.name })),
    isRemoved: citation.removedAt !== null,
  });
}

/** @throws SourcelineError RULE_UNMET for a citation that was taken off its claim. */
export function assertNotRemoved(citation: Pick<FoundCitation, "removedAt">): void {
  if (citation.removedAt) {
    throw ruleUnmet("This citation was removed from the claim.", ["Restore the citation first."]);
  }
}

export type Rest = { id: number; name: string };

type AskedRests = {
  asked: readonly number[];
  /** Those it rests on already, which stay even if they were merged away or retracted since. */
  held?: readonly Rest[];
  /** Whoever names one that fell was told. */
  isTold: boolean;
};

export async function findRests(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  sourceId: number,
  { asked, held = [], isTold }: AskedRests,
): Promise<Rest[]> {
  const unique = [...new Set(asked)];
  if (unique.includes(sourceId)) {
    throw invalidField("restsOn", "A source cannot rest on itself; leave it out.");
  }
  const rests: Rest[] = [];
  for (const id of unique) {
    const known = held.find((rest) => rest.id === id);
    rests.push(known ?? (await findSource(tx, actor, id, "restsOn", { isTold })));
  }
  return rests;
}
