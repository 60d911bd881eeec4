/** Verdicts: a reviewer's recorded decision on one content revision of a claim. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import { readAuthors, readAuthorsBySource } from "@/lib/ledger/claims/authors";
import { findClaim, movedOn, readVersion, type FoundClaim } from "@/lib/ledger/claims/find";
import { stateAfter } from "@/lib/ledger/claims/moves";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { LABELS } from "@/lib/ledger/claims/rules";
import { isVoid } from "@/lib/ledger/falls/rules";
import { settleSuspicions } from "@/lib/ledger/falls/suspicions";
import { readDerivations, refreshStanding } from "@/lib/ledger/standing/standing";
import { conflict, ruleUnmet } from "@/lib/platform/errors";
import type { GiveVerdictInput } from "./input";
import { unmetForLevel, unmetForReview, type Evidence } from "./rules";

/**
 * Records a verdict and sets the claim's level.
 * @throws RULE_UNMET with every unmet requirement (four eyes, state, evidence).
 * @throws CONFLICT when wording, attribution or citations changed since the reviewer read them,
 * or when a verdict is in force that they did not see: of two at once, the second looks again.
 */
export async function giveVerdict(
  actor: Actor,
  input: GiveVerdictInput,
): Promise<{ verdictId: number; revision: number }> {
  authorize(actor, "verdict.give");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    if (claim.contentRevision !== input.contentRevision) throw await movedOn(tx, claim);
    await assertSawVerdict(tx, claim, input.replaces ?? null);
    await assertRequirements(tx, actor, claim, input);
    const reviewState = stateAfter(claim, "decide");
    await tx.verdict.updateMany({
      where: { claimId: claim.id, lapsedAt: null },
      data: { lapsedAt: at, lapsedReason: "a later verdict replaced it" },
    });
    const verdict = await tx.verdict.create({
      data: {
        claimId: claim.id,
        level: input.level,
        note: input.note,
        reviewerId: actor.userId,
        givenAt: at,
        contentRevision: claim.contentRevision,
      },
    });
    await reviseClaim(tx, actor, at, claim, {
      level: input.level,
      reviewState,
      verdictAt: at,
      verdictById: actor.userId,
    });
    // Whoever judges it anew knows what fell.
    const settling = { how: "verdict", by: actor.userId, at, note: "" } as const;
    const settled = await settleSuspicions(tx, { claimId: claim.id }, settling);
    if (settled > 0) await refreshStanding(tx, [claim.id]);
    return {
      result: { verdictId: verdict.id, revision: claim.revision + 1 },
      events: [
        {
          type: "verdict.given",
          storyId: claim.storyId,
          claimId: claim.id,
          data: {
            ref: claim.ref,
            level: input.level,
            previousLevel: claim.level,
            note: input.note,
            contentRevision: claim.contentRevision,
          },
        },
      ],
    };
  });
}

async function assertSawVerdict(
  tx: Transaction,
  claim: FoundClaim,
  replaces: number | null,
): Promise<void> {
  const inForce = await tx.verdict.findFirst({
    where: { claimId: claim.id, lapsedAt: null },
    orderBy: { id: "desc" },
    select: { id: true, level: true, reviewer: { select: { name: true } } },
  });
  if (!inForce || inForce.id === replaces) return;
  const level = LABELS.level[inForce.level].toLowerCase();
  throw conflict(
    `${inForce.reviewer.name} marked ${claim.ref} ${level} meanwhile.`,
    await readVersion(tx, claim),
  );
}

async function assertRequirements(
  tx: Transaction,
  actor: Actor,
  claim: FoundClaim,
  input: GiveVerdictInput,
): Promise<void> {
  const otherAuthorIds = (await readAuthors(tx, [claim.id])).get(claim.id) ?? [];
  const sourceAuthorIds = await readAuthorsBySource(tx, claim.id);
  const isWithdrawn = claim.withdrawnAt !== null;
  const authorship = { ...claim, otherAuthorIds, sourceAuthorIds };
  const unmet = [
    ...unmetForReview(actor.userId, { ...authorship, isWithdrawn }),
    ...unmetForLevel(input.level, await readEvidence(tx, claim)),
  ];
  if (unmet.length > 0) {
    const level = LABELS.level[input.level].toLowerCase();
    throw ruleUnmet(`${claim.ref} cannot be marked ${level} yet.`, unmet);
  }
}

async function readEvidence(tx: Transaction, claim: FoundClaim): Promise<Evidence> {
  const citations = await tx.citation.findMany({
    where: { claimId: claim.id, removedAt: null },
    select: {
      stance: true,
      basis: true,
      locator: true,
      sourceId: true,
      restsOn: { select: { sourceId: true } },
      _count: { select: { attachments: { where: { removedAt: null } } } },
    },
  });
  const leaning = citations.map((citation) => ({
    ...citation,
    restsOn: citation.restsOn.map(({ sourceId }) => sourceId),
  }));
  const involved = leaning.flatMap(({ sourceId, restsOn }) => [sourceId, ...restsOn]);
  const { fallen } = await readDerivations(involved, tx);
  return {
    originCount: claim.originCount,
    citations: leaning.map(({ _count, ...citation }) => ({
      ...citation,
      attachmentCount: _count.attachments,
      isVoid: isVoid(citation, fallen),
    })),
  };
}
