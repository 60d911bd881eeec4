/**
 * Editing a source, and carrying a change of a source into the claims that lean on it: names
 * and search, the count of origins, and verdicts that were given on another count.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { assertOrigins, refuseNear } from "./commands";
import type { EditSourceInput } from "./input";
import { claimsCiting, claimsLeaningOn } from "./leaning";
import { aboutKeyOf, nameKeyOf } from "./names";
import { derivationPath } from "./rules";
import { execute } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { readDerivations, refreshStanding } from "@/lib/ledger/standing/standing";
import { readClaimStates } from "@/lib/ledger/claims/find";
import { lapseFromOutside } from "@/lib/ledger/claims/revise";

export type SavedSource = { sourceId: number; revision: number };

/**
 * @throws SourcelineError CONFLICT with the source as it stands (SourceVersion) when somebody
 * else was first, or with near-duplicates (SourceCandidate[]) unless `evenIfSimilar`; INVALID
 * for a derivation that would close a circle.
 */
export async function editSource(actor: Actor, input: EditSourceInput): Promise<SavedSource> {
  authorize(actor, "source.edit");
  return commit(actor, async (tx, at) => {
    const source = await findStandingSource(tx, input.sourceId);
    if (source.revision !== input.revision) throw await movedOn(tx, source);
    const { derivesFrom, ...fields } = input.patch;
    const changes = changesBetween(source, fields);
    const rederived = derivesFrom ? await rederive(tx, source, derivesFrom) : null;
    if (rederived) Object.assign(changes, rederived.changes);
    if (isEmpty(changes)) return unchanged({ sourceId: source.id, revision: source.revision });

    const after = {
      name: fields.name ?? source.name,
      aliases: fields.aliases ?? source.aliases,
      title: fields.title ?? source.title,
      employer: fields.employer ?? source.employer,
    };
    const isRenamed = "name" in changes || "aliases" in changes;
    if (isRenamed && !input.evenIfSimilar) await refuseNear(tx, actor, after, source.id, source);
    const { count } = await tx.source.updateMany({
      where: { id: source.id, revision: source.revision },
      data: {
        ...fields,
        nameKey: nameKeyOf(after),
        aboutKey: aboutKeyOf(after),
        revision: { increment: 1 },
        updatedAt: at,
      },
    });
    if (count === 0) throw await movedOn(tx, source);

    const isFoundOtherwise = isRenamed || "title" in changes || "employer" in changes;
    const touched = rederived
      ? await claimsLeaningOn([source.id], tx)
      : isFoundOtherwise
        ? await claimsCiting([source.id], tx)
        : [];
    const because = `what ${after.name} derives from changed`;
    const edited: NewEvent = { type: "source.edited", sourceId: source.id, data: { changes } };
    return {
      result: { sourceId: source.id, revision: source.revision + 1 },
      events: atLeastOne([edited, ...(await recount(tx, actor, at, touched, because))]),
    };
  });
}

/** @throws NOT_FOUND; RULE_UNMET for a source that was merged away. */
async function findStandingSource(tx: Transaction, sourceId: number) {
  const source = await tx.source.findUnique({
    where: { id: sourceId },
    include: {
      mergedInto: { select: { name: true } },
      derivesFrom: { include: { origin: { select: { name: true } } } },
    },
  });
  if (!source) throw notFound("That source");
  if (source.mergedInto) {
    throw ruleUnmet(`${source.name} was merged into ${source.mergedInto.name}.`, [
      `Edit ${source.mergedInto.name}, or undo the merge.`,
    ]);
  }
  return source;
}

type StandingSource = Awaited<ReturnType<typeof findStandingSource>>;

/** Replaces what the source derives from; null where nothing changes. */
async function rederive(tx: Transaction, source: StandingSource, originIds: readonly number[]) {
  const before = source.derivesFrom.map((row) => row.originId).sort((a, b) => a - b);
  if (JSON.stringify(before) === JSON.stringify(originIds)) return null;
  const added = originIds.filter((id) => !before.includes(id));
  await assertOrigins(tx, added);
  await tx.sourceDerivation.deleteMany({ where: { sourceId: source.id } });
  await tx.sourceDerivation.createMany({
    data: originIds.map((originId) => ({ sourceId: source.id, originId })),
  });
  const circle = await findCircle(tx, source.id);
  if (circle) {
    throw invalidField("derivesFrom", `That would close a circle: ${circle.join(" ← ")}.`);
  }
  const names = await namesOf(tx, originIds);
  return {
    changes: changesBetween(
      { derivesFrom: source.derivesFrom.map((row) => row.origin.name).sort() },
      { derivesFrom: [...names].sort() },
    ),
  };
}

async function namesOf(tx: Transaction, ids: readonly number[]): Promise<string[]> {
  const rows = await tx.source.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return ids.map((id) => names.get(id) ?? `source ${id}`);
}

/** The names along a derivation that leads back to where it began, or null. */
export async function findCircle(tx: Transaction, sourceId: number): Promise<string[] | null> {
  const path = derivationPath(await readDerivations([sourceId], tx), sourceId, sourceId);
  return path && namesOf(tx, path);
}

/** The editable fields as they stand, for showing both versions of a conflict. */
export type SourceVersion = {
  revision: number;
  name: string;
  kind: string;
  reliability: string;
  title: string;
  employer: string;
  aliases: string;
  url: string;
  note: string;
  derivesFrom: Array<{ id: number; name: string }>;
  changedBy: string;
  changedAt: string;
};

async function movedOn(tx: Transaction, source: StandingSource) {
  const last = await tx.event.findFirst({
    where: { sourceId: source.id, type: { in: ["source.edited", "source.merged"] } },
    orderBy: { seq: "desc" },
    select: { actor: { select: { name: true } } },
  });
  const { revision, name, kind, reliability, title, employer, aliases, url, note } = source;
  const current: SourceVersion = {
    ...{ revision, name, kind, reliability, title, employer, aliases, url, note },
    derivesFrom: source.derivesFrom.map((row) => ({ id: row.originId, name: row.origin.name })),
    changedBy: last?.actor?.name ?? "Sourceline",
    changedAt: source.updatedAt.toISOString(),
  };
  return conflict(`${current.changedBy} changed this source while you were at it.`, current);
}

/**
 * Brings claims in line with their sources again; where the number of origins changed, says so
 * in the claim's history, and a verdict given on the old number lapses. Who makes origins
 * more is taken as having changed the evidence: four eyes keep them from judging the claim.
 */
export async function recount(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claimIds: readonly number[],
  because: string,
): Promise<NewEvent[]> {
  const moved = await refreshStanding(tx, claimIds);
  if (moved.length === 0) return [];
  const grown = moved.filter(({ originCount }) => originCount.to > originCount.from);
  await execute(
    tx,
    Prisma.sql`UPDATE "Claim" SET "contentChangedById" = ${actor.userId},
                 "contentRevision" = "contentRevision" + 1
               WHERE "id" IN ${among(grown.map(({ claimId }) => claimId))}`,
  );
  const ids = moved.map(({ claimId }) => claimId);
  const claims = new Map((await readClaimStates(tx, ids)).map((claim) => [claim.id, claim]));
  const outside = [...claims.values()].map((claim) => ({ claim, content: { because } }));
  const lapsed = await lapseFromOutside(tx, at, outside);
  return moved.flatMap(({ claimId, originCount }): NewEvent[] => {
    const claim = claims.get(claimId);
    if (!claim) throw new Error("A claim was recounted and is not there.");
    const { ref, storyId } = claim;
    const data = { ref, changes: { originCount }, because };
    const recounted: NewEvent = { type: "claim.origins_recounted", storyId, claimId, data };
    return [recounted, lapsed.get(claimId) ?? []].flat();
  });
}
