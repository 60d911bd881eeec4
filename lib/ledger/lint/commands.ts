/**
 * Waiving a lint: somebody on the desk says why it does not count. It holds while the words that the
 * lint named are as they were, stays visible with who said so and why, and can be taken back. No
 * claim is changed by it, so no verdict lapses and nobody's edit conflicts.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { assertStanding, findClaim, type FoundClaim } from "@/lib/ledger/claims/find";
import { claimRef } from "@/lib/ledger/claims/rules";
import { readCitations, refreshStanding } from "@/lib/ledger/standing/standing";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import { today } from "@/lib/platform/today";
import type { UnwaiveLintInput, WaiveLintInput } from "./input";
import { readOpenGaps } from "./gaps";
import { lintsOf, recheckLint, type ClaimLint } from "./rules";

export type Waived = { waiverId: number };

/**
 * @throws RULE_UNMET where the claim is withdrawn or there is no such lint any more: the words it
 * named have changed.
 * @throws CONFLICT where somebody waived it meanwhile.
 */
export async function waiveLint(actor: Actor, input: WaiveLintInput): Promise<Waived> {
  authorize(actor, "lint.waive");
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    const { code, fingerprint, reason } = input;
    const lints = await readLints(tx, claim);
    const lint = lints.find((one) => one.code === code && one.fingerprint === fingerprint);
    if (!lint) throw ruleUnmet("This lint is gone: what it named is not so any more.");
    await assertUnwaived(tx, { claimId: claim.id, code, fingerprint });
    const { words } = lint;
    const waiver = await tx.lintWaiver.create({
      data: {
        ...{ storyId: claim.storyId, claimId: claim.id, code, fingerprint, words, reason },
        ...{ waivedById: actor.userId, waivedAt: at },
      },
    });
    await refreshStanding(tx, [claim.id]);
    return {
      result: { waiverId: waiver.id },
      events: [
        {
          type: "lint.waived",
          storyId: claim.storyId,
          claimId: claim.id,
          data: { ref: claim.ref, code, words, reason },
        },
      ],
    };
  });
}

async function readLints(tx: Transaction, claim: FoundClaim): Promise<ClaimLint[]> {
  const citations = (await readCitations(tx, [claim.id])).get(claim.id) ?? [];
  const recheckOn = claim.recheckOn?.toISOString().slice(0, 10) ?? "";
  return [
    ...((await readOpenGaps([claim.id], tx)).get(claim.id) ?? []),
    ...lintsOf({ claim, citations, originCount: claim.originCount }),
    ...recheckLint({ ...claim, recheckOn }, today()),
  ];
}

type Which = { code: string; fingerprint: string } & (
  { claimId: number } | { claimId: null; storyId: number }
);

/** @throws CONFLICT naming who waived it, where it is waived. */
export async function assertUnwaived(tx: Transaction, which: Which): Promise<void> {
  const waived = await tx.lintWaiver.findFirst({
    where: { ...which, takenBackAt: null },
    select: { reason: true, waivedBy: { select: { name: true } } },
  });
  if (!waived) return;
  const { reason, waivedBy } = waived;
  throw conflict(`${waivedBy.name} waived it meanwhile.`, { by: waivedBy.name, reason });
}

/** @throws RULE_UNMET where it was taken back already. */
export async function unwaiveLint(actor: Actor, { waiverId }: UnwaiveLintInput): Promise<Waived> {
  authorize(actor, "lint.waive");
  return commit(actor, async (tx, at) => {
    const waiver = await tx.lintWaiver.findFirst({
      where: { id: waiverId, story: visibleStoryFilter(actor) },
      include: {
        claim: { select: { id: true, number: true } },
        draft: { select: { number: true } },
      },
    });
    if (!waiver) throw notFound("That waiver");
    const { count } = await tx.lintWaiver.updateMany({
      where: { id: waiverId, takenBackAt: null },
      data: { takenBackAt: at },
    });
    if (count === 0) throw ruleUnmet("This waiver has been taken back already.");
    const { storyId, claim, draft, code, words } = waiver;
    if (claim) await refreshStanding(tx, [claim.id]);
    return {
      result: { waiverId },
      events: [
        {
          type: "lint.unwaived",
          storyId,
          ...(claim && { claimId: claim.id }),
          data: {
            ...(claim && { ref: claimRef(claim.number) }),
            ...(draft && { draft: draft.number }),
            ...{ code, words },
          },
        },
      ],
    };
  });
}
