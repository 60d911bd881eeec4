/**
 * Merging one source into another, and undoing it. Promises that no citation is lost: all that
 * leaned on the one leans on the other afterwards, and undoing puts back exactly what still
 * stands where the merge put it. What was moved since is left where people put it.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { atLeastOne, commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { invalid, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { MergeSourcesInput, UndoMergeInput } from "@/lib/ledger/sources/input";
import { keepForHidden } from "@/lib/ledger/sources/kept/keep";
import { claimsLeaningOn } from "@/lib/ledger/sources/leaning";
import { nameKeyOf } from "@/lib/ledger/sources/names";
import { aliasesOf } from "@/lib/ledger/sources/rules";
import { asItWas, describeIdentity, newAliases, otherwise } from "./identity";
import { citationsIn, readMoved } from "./moved";
import { moveEverything, putBack } from "./moves";
import { citationsNaming, describeCitations, tellMovedCitations } from "./moved-citations";
import { findCircle } from "@/lib/ledger/sources/changes";
import { carryIntoClaims } from "@/lib/ledger/sources/consequences";

export type Merged = {
  mergeId: number;
  fromId: number;
  intoId: number;
  into: string;
  /** Decided claims that went back to recheck by it. */
  recheck: number;
};

/**
 * @throws SourcelineError NOT_FOUND; INVALID for a source merged into itself or one that was
 * merged away, and where a derivation would close a circle.
 */
export async function mergeSources(actor: Actor, input: MergeSourcesInput): Promise<Merged> {
  authorize(actor, "source.merge");
  if (input.fromId === input.intoId) {
    throw invalidField("intoId", "A source cannot be merged into itself; choose another.");
  }
  return commit(actor, async (tx, at) => {
    const from = await findMergeable(tx, actor, input.fromId, "fromId");
    const into = await findMergeable(tx, actor, input.intoId, "intoId");
    assertNamed(from, into);
    assertKnownAsWidely(from, into);
    assertAlikeRetracted(from, into);
    const kept = await keepForHidden(tx, actor, at, [from.id, into.id]);
    const was = await describeIdentity(tx, [from.id, into.id]);
    const ofFrom = await claimsLeaningOn([from.id], tx);
    const ofInto = await claimsLeaningOn([into.id], tx);
    const before = await describeCitations(tx, await citationsNaming(tx, from.id));
    const moved = await moveEverything(tx, from.id, into.id);
    await assertNoCircle(tx, actor, into);
    // What only some were told of does not become an alias that everybody reads.
    const aliases = into.shared && !from.shared ? [] : newAliases(from, into);
    const merge = await tx.sourceMerge.create({
      data: {
        fromId: from.id,
        intoId: into.id,
        moved: { ...moved, aliases },
        mergedById: actor.userId,
        mergedAt: at,
      },
    });
    await tx.source.update({
      where: { id: from.id },
      data: { mergedIntoId: into.id, revision: { increment: 1 }, updatedAt: at },
    });
    const renamed = await setAliases(tx, at, into, [...aliasesOf(into.aliases), ...aliases]);
    const told = await tellMovedCitations(tx, into.id, before);
    const is = await describeIdentity(tx, [into.id]);
    const carried = await carryIntoClaims(tx, actor, at, {
      differences: [
        { claimIds: ofFrom, difference: asItWas(was, from.id, is, into.id, "merged into") },
        { claimIds: ofInto, difference: otherwise(was, is, into.id) },
      ],
      refreshed: [...new Set([...ofFrom, ...ofInto])],
      because: `${from.name} is ${into.name}`,
    });
    const merged: NewEvent = {
      type: "source.merged",
      sourceId: from.id,
      data: {
        ...{ fromId: from.id, from: from.name, intoId: into.id, into: into.name },
        citations: moved.citations.length,
      },
    };
    return {
      result: {
        ...{ mergeId: merge.id, fromId: from.id, intoId: into.id, into: into.name },
        recheck: carried.recheck,
      },
      events: atLeastOne([merged, ...kept, ...renamed, ...told, ...carried.events]),
    };
  });
}

type MergeSource = {
  id: number;
  name: string;
  aliases: string;
  revision: number;
  mergedIntoId: number | null;
  shared: boolean;
  confidential: boolean;
  retractedAt: Date | null;
};

/**
 * @throws RULE_UNMET for a confidential source: merged, its handle would be another name of a source
 * that is named, and whoever may see it would be lost.
 */
function assertNamed(...sources: readonly MergeSource[]): void {
  const confidential = sources.find((source) => source.confidential);
  if (!confidential) return;
  throw ruleUnmet(`${confidential.name} is confidential, and is merged with nothing.`, [
    "Change the citations to the other source one by one.",
  ]);
}

/** @throws RULE_UNMET where what one said would come to stand under the other, or fall with it. */
function assertAlikeRetracted(from: MergeSource, into: MergeSource): void {
  if ((from.retractedAt === null) === (into.retractedAt === null)) return;
  const [fallen, other] = from.retractedAt === null ? [into, from] : [from, into];
  throw ruleUnmet(`${fallen.name} was retracted, ${other.name} was not.`, [
    `Retract ${other.name} as well, or take the retraction of ${fallen.name} back first.`,
  ]);
}

async function findMergeable(
  tx: Transaction,
  actor: Authorized<"source.read">,
  sourceId: number,
  field: "fromId" | "intoId",
): Promise<MergeSource> {
  const source = await tx.source.findFirst({
    where: { id: sourceId, ...visibleSourceFilter(actor) },
  });
  if (!source) throw notFound("That source");
  if (source.mergedIntoId !== null) {
    throw invalidField(field, `${source.name} was merged into another source already.`);
  }
  return source;
}

/** @throws RULE_UNMET where a source that everybody knows would be gone for those who see no other. */
function assertKnownAsWidely(from: MergeSource, into: MergeSource): void {
  if (!from.shared || into.shared) return;
  throw ruleUnmet(`${into.name} is not the newsroom’s, ${from.name} is.`, [
    `Make ${into.name} the newsroom’s first, or merge it into ${from.name}.`,
  ]);
}

async function assertNoCircle(
  tx: Transaction,
  actor: Authorized<"source.read">,
  into: MergeSource,
): Promise<void> {
  const circle = await findCircle(tx, actor, into.id);
  if (!circle) return;
  throw invalid(
    `Merged, ${into.name} would derive from itself: ${circle.join(" ← ")}. Take one of these derivations off first.`,
    { intoId: `${into.name} would derive from itself.` },
  );
}

async function setAliases(
  tx: Transaction,
  at: Date,
  source: MergeSource,
  list: readonly string[],
): Promise<NewEvent[]> {
  const aliases = list.join("\n");
  if (aliases === source.aliases) return [];
  await tx.source.update({
    where: { id: source.id },
    data: {
      aliases,
      nameKey: nameKeyOf({ name: source.name, aliases }),
      revision: { increment: 1 },
      updatedAt: at,
    },
  });
  return [
    {
      type: "source.edited",
      sourceId: source.id,
      data: { changes: { aliases: { from: source.aliases, to: aliases } } },
    },
  ];
}

/** @throws SourcelineError NOT_FOUND; RULE_UNMET when undone already, or when a later merge stands in the way. */
export async function undoMerge(actor: Actor, input: UndoMergeInput): Promise<Merged> {
  authorize(actor, "source.merge");
  return commit(actor, async (tx, at) => {
    const merge = await findUndoable(tx, actor, input.mergeId);
    const { from, into } = merge;
    const kept = await keepForHidden(tx, actor, at, [from.id, into.id]);
    const was = await describeIdentity(tx, [into.id]);
    const leaning = await claimsLeaningOn([into.id], tx);
    const moved = readMoved(merge.moved);
    const before = await describeCitations(tx, citationsIn(moved));
    const citations = await putBack(tx, from.id, into.id, moved);
    await assertNoCircle(tx, actor, from);
    await tx.sourceMerge.update({ where: { id: merge.id }, data: { undoneAt: at } });
    await tx.source.update({
      where: { id: from.id },
      data: { mergedIntoId: null, revision: { increment: 1 }, updatedAt: at },
    });
    const own = aliasesOf(into.aliases).filter((alias) => !moved.aliases.includes(alias));
    const renamed = await setAliases(tx, at, into, own);
    const told = await tellMovedCitations(tx, from.id, before);
    const is = await describeIdentity(tx, [from.id, into.id]);
    const carried = await carryIntoClaims(tx, actor, at, {
      differences: [
        {
          claimIds: await claimsLeaningOn([from.id], tx),
          difference: asItWas(was, into.id, is, from.id, "taken apart from"),
        },
        {
          claimIds: await claimsLeaningOn([into.id], tx),
          difference: otherwise(was, is, into.id),
        },
      ],
      refreshed: leaning,
      because: `${from.name} is not ${into.name}`,
    });
    const undone: NewEvent = {
      type: "source.merge_undone",
      sourceId: from.id,
      data: { fromId: from.id, from: from.name, intoId: into.id, into: into.name, citations },
    };
    return {
      result: {
        ...{ mergeId: merge.id, fromId: from.id, intoId: into.id, into: into.name },
        recheck: carried.recheck,
      },
      events: atLeastOne([undone, ...kept, ...renamed, ...told, ...carried.events]),
    };
  });
}

async function findUndoable(tx: Transaction, actor: Authorized<"source.read">, mergeId: number) {
  const seen = visibleSourceFilter(actor);
  const merge = await tx.sourceMerge.findFirst({
    where: { id: mergeId, from: seen, into: seen },
    include: { from: true, into: { include: { mergedInto: { select: { name: true } } } } },
  });
  if (!merge) throw notFound("That merge");
  if (merge.undoneAt) {
    throw ruleUnmet("This merge was undone already.", ["Reload the page to see how it stands."]);
  }
  if (merge.into.mergedInto) {
    throw ruleUnmet(
      `${merge.into.name} itself was merged into ${merge.into.mergedInto.name} since.`,
      [`Undo the merge of ${merge.into.name} first.`],
    );
  }
  return merge;
}
