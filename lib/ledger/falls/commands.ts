/**
 * Retracting a source, and taking that back. What it said supports nothing from then on; every claim
 * that leans on it, by itself or through others, is suspect until a person says that it stands. A
 * downgrade is an edit of the source (sources/changes.ts), which tells of it by `noteDowngrade`.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { carryIntoClaims } from "@/lib/ledger/sources/consequences";
import { keepForHidden } from "@/lib/ledger/sources/kept/keep";
import { claimsLeaningOn } from "@/lib/ledger/sources/leaning";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { ReinstateInput, RetractInput } from "./input";
import { unmetForReinstate, unmetForRetract } from "./rules";
import { raiseSuspicions, settleSuspicions } from "./suspicions";

export type Fell = {
  sourceId: number;
  revision: number;
  /** Claims that lean on it, and decided ones that went back to recheck by it; as far as the actor sees. */
  claims: number;
  recheck: number;
};

/**
 * @throws SourcelineError NOT_FOUND; RULE_UNMET as `unmetForRetract` says; CONFLICT with how it
 * stands where somebody changed it meanwhile.
 */
export async function retractSource(actor: Actor, input: RetractInput): Promise<Fell> {
  authorize(actor, "source.retract");
  return commit(actor, async (tx, at) => {
    const source = await findFalling(tx, actor, input.sourceId);
    const unmet = unmetForRetract(source);
    if (unmet.length > 0) throw ruleUnmet(`${source.name} cannot be retracted.`, unmet);
    assertRevision(source, input.revision);
    const { id: sourceId, name, reliability } = source;
    const kept = await keepForHidden(tx, actor, at, [sourceId]);
    await setRetracted(tx, source, at, at);
    const fall = await tx.sourceFall.create({
      data: {
        ...{ sourceId, kind: "retraction", fromGrade: reliability, toGrade: reliability },
        ...{ reason: input.reason, byId: actor.userId, at },
      },
    });
    const claimIds = await claimsLeaningOn([sourceId], tx);
    await raiseSuspicions(tx, at, fall.id, claimIds);
    const { events, recheck } = await carryIntoClaims(tx, actor, at, {
      differences: [{ claimIds, difference: { sourceId, source: name, said: ["retracted"] } }],
      refreshed: claimIds,
      because: `${name} was retracted`,
    });
    const data = { source: name, reason: input.reason, claims: claimIds.length };
    const retracted: NewEvent = { type: "source.retracted", sourceId, data };
    return {
      result: { sourceId, revision: source.revision + 1, claims: claimIds.length, recheck },
      events: [retracted, ...kept, ...events],
    };
  });
}

/** Says that it was retracted by mistake: nothing fell, so nothing is suspect by it any more. */
export async function reinstateSource(actor: Actor, input: ReinstateInput): Promise<Fell> {
  authorize(actor, "source.retract");
  return commit(actor, async (tx, at) => {
    const source = await findFalling(tx, actor, input.sourceId);
    const unmet = unmetForReinstate(source);
    if (unmet.length > 0) throw ruleUnmet(`${source.name} cannot be reinstated.`, unmet);
    assertRevision(source, input.revision);
    const { id: sourceId, name } = source;
    const kept = await keepForHidden(tx, actor, at, [sourceId]);
    await setRetracted(tx, source, at, null);
    const falls = await tx.sourceFall.findMany({
      where: { sourceId, kind: "retraction", takenBackAt: null },
      select: { id: true, suspicions: { where: { settledAt: null }, select: { claimId: true } } },
    });
    const settling = { how: "undone", by: actor.userId, at, note: input.reason } as const;
    for (const { id } of falls) await settleSuspicions(tx, { fallId: id }, settling);
    await tx.sourceFall.updateMany({
      where: { id: { in: falls.map(({ id }) => id) } },
      data: { takenBackAt: at, takenBackById: actor.userId },
    });
    const claimIds = await claimsLeaningOn([sourceId], tx);
    const suspects = falls.flatMap(({ suspicions }) => suspicions.map(({ claimId }) => claimId));
    const { events, recheck } = await carryIntoClaims(tx, actor, at, {
      differences: [{ claimIds, difference: { sourceId, source: name, said: ["reinstated"] } }],
      refreshed: [...new Set([...claimIds, ...suspects])],
      because: `the retraction of ${name} was taken back`,
    });
    const data = { source: name, reason: input.reason, claims: claimIds.length };
    const reinstated: NewEvent = { type: "source.reinstated", sourceId, data };
    return {
      result: { sourceId, revision: source.revision + 1, claims: claimIds.length, recheck },
      events: [reinstated, ...kept, ...events],
    };
  });
}

async function findFalling(tx: Transaction, actor: Authorized<"source.read">, sourceId: number) {
  const source = await tx.source.findFirst({
    where: { id: sourceId, ...visibleSourceFilter(actor) },
    select: {
      ...{ id: true, name: true, reliability: true, revision: true, retractedAt: true },
      ...{ mergedIntoId: true, keptForId: true },
    },
  });
  if (!source) throw notFound("That source");
  const { retractedAt, mergedIntoId, keptForId } = source;
  const isKept = keptForId !== null;
  return {
    ...source,
    ...{ isRetracted: retractedAt !== null, isKept },
    isMergedAway: mergedIntoId !== null && !isKept,
  };
}

type Falling = Awaited<ReturnType<typeof findFalling>>;

function assertRevision(source: Falling, revision: number): void {
  if (source.revision !== revision) throw movedOn(source);
}

function movedOn({ name, revision, isRetracted }: Falling) {
  return conflict(`Somebody changed ${name} while you were at it. Look at it again.`, {
    revision,
    isRetracted,
  });
}

async function setRetracted(
  tx: Transaction,
  source: Falling,
  at: Date,
  retractedAt: Date | null,
): Promise<void> {
  const { count } = await tx.source.updateMany({
    where: { id: source.id, revision: source.revision },
    data: { retractedAt, revision: { increment: 1 }, updatedAt: at },
  });
  if (count === 0) throw movedOn(source);
}
