/**
 * Nobody changes what they cannot see. Before a source changes, stories that are hidden from
 * whoever changes it and lean on it are given it as it is, as a source of their own; their claims
 * stand as they stood, and their readers are asked whether to take the change over. To whoever
 * changes the source nothing of this shows: answer, counts and directory are the same either way.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { withDerived } from "@/lib/ledger/sources/leaning";
import { execute, rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";

/** @returns the events in the hidden stories; none where no hidden story leans on the sources. */
export async function keepForHidden(
  tx: Transaction,
  actor: Authorized<"source.read">,
  at: Date,
  sourceIds: readonly number[],
): Promise<NewEvent[]> {
  const hidden = await hiddenStoryIds(actor, tx);
  if (hidden.length === 0) return [];
  const asked = await storiesKeeping(tx, sourceIds, hidden);
  const reached = await withDerived(sourceIds, tx);
  const leaning = await leaningIn(tx, reached, hidden);
  const ties = await tiesAmong(tx, reached);
  for (const [storyId, cited] of leaning) {
    const needed = downFrom(cited, ties);
    await keepIn(tx, at, storyId, needed);
    for (const sourceId of sourceIds)
      if (needed.includes(sourceId)) asked.push({ storyId, sourceId });
  }
  return propose(tx, actor, at, asked);
}

type Asked = { storyId: number; sourceId: number };

/** Hidden stories that keep one of the sources already, because of a change before this one. */
async function storiesKeeping(
  tx: Transaction,
  sourceIds: readonly number[],
  hidden: readonly number[],
): Promise<Asked[]> {
  return rows<Asked>(
    Prisma.sql`
      SELECT DISTINCT s."keptForId" AS "storyId", s."mergedIntoId" AS "sourceId" FROM "Source" s
      WHERE s."mergedIntoId" IN ${among(sourceIds)} AND s."keptForId" IN ${among(hidden)}
        AND (EXISTS (SELECT 1 FROM "Citation" c WHERE c."sourceId" = s."id")
          OR EXISTS (SELECT 1 FROM "CitationRest" r WHERE r."sourceId" = s."id"))
      ORDER BY 1, 2`,
    tx,
  );
}

/** By hidden story, which of the sources its citations name, removed ones too. */
async function leaningIn(
  tx: Transaction,
  sourceIds: readonly number[],
  hidden: readonly number[],
): Promise<Map<number, number[]>> {
  const found = await rows<Asked>(
    Prisma.sql`
      SELECT k."storyId", c."sourceId" FROM "Citation" c JOIN "Claim" k ON k."id" = c."claimId"
      WHERE c."sourceId" IN ${among(sourceIds)} AND k."storyId" IN ${among(hidden)}
      UNION
      SELECT k."storyId", r."sourceId" FROM "CitationRest" r
        JOIN "Citation" c ON c."id" = r."citationId" JOIN "Claim" k ON k."id" = c."claimId"
      WHERE r."sourceId" IN ${among(sourceIds)} AND k."storyId" IN ${among(hidden)}
      ORDER BY 1, 2`,
    tx,
  );
  const leaning = new Map<number, number[]>();
  for (const { storyId, sourceId } of found) {
    leaning.set(storyId, [...(leaning.get(storyId) ?? []), sourceId]);
  }
  return leaning;
}

/** For each of the sources those among them that it derives from. */
async function tiesAmong(
  tx: Transaction,
  sourceIds: readonly number[],
): Promise<Map<number, number[]>> {
  const found = await rows<{ sourceId: number; originId: number }>(
    Prisma.sql`SELECT "sourceId", "originId" FROM "SourceDerivation"
               WHERE "sourceId" IN ${among(sourceIds)} AND "originId" IN ${among(sourceIds)}`,
    tx,
  );
  const ties = new Map<number, number[]>();
  for (const { sourceId, originId } of found) {
    ties.set(sourceId, [...(ties.get(sourceId) ?? []), originId]);
  }
  return ties;
}

function downFrom(heads: readonly number[], ties: ReadonlyMap<number, number[]>): number[] {
  const reached = new Set<number>();
  const open = [...heads];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    open.push(...(ties.get(one) ?? []));
  }
  return [...reached].sort((a, b) => a - b);
}

/** Gives one story sources of its own in the place of these, with all that ties them together. */
async function keepIn(
  tx: Transaction,
  at: Date,
  storyId: number,
  sourceIds: readonly number[],
): Promise<void> {
  const copyOf = new Map<number, number>();
  const sources = await tx.source.findMany({
    where: { id: { in: [...sourceIds] } },
    include: { derivesFrom: { select: { originId: true } } },
    orderBy: { id: "asc" },
  });
  for (const { derivesFrom: _, id, ...source } of sources) {
    // What the story keeps already is its own.
    if (source.keptForId === storyId) continue;
    const copy = await tx.source.create({
      data: {
        ...source,
        ...{ keptForId: storyId, mergedIntoId: id },
        // It exists for that story's readers alone, not for whoever made the source it was.
        ...{ shared: false, madeInId: storyId },
        ...{ revision: 0, updatedAt: at },
      },
      select: { id: true },
    });
    copyOf.set(id, copy.id);
  }
  const now = (id: number) => copyOf.get(id) ?? id;
  const derivations = sources.flatMap(({ id, derivesFrom }) =>
    derivesFrom.map(({ originId }) => ({ sourceId: now(id), originId: now(originId) })),
  );
  const own = sources.filter(({ keptForId }) => keptForId === storyId).map(({ id }) => id);
  await tx.sourceDerivation.deleteMany({ where: { sourceId: { in: own } } });
  await insertMany(tx, "SourceDerivation", derivations, { orSkip: true });
  for (const [from, to] of copyOf) await repoint(tx, storyId, from, to);
}

/** What the story's citations say of the one source, they say of the other. */
export async function repoint(
  tx: Transaction,
  storyId: number,
  from: number,
  to: number,
): Promise<void> {
  const citations = Prisma.sql`(SELECT c."id" FROM "Citation" c
    JOIN "Claim" k ON k."id" = c."claimId" WHERE k."storyId" = ${storyId})`;
  await execute(
    tx,
    Prisma.sql`UPDATE "Citation" SET "sourceId" = ${to}
               WHERE "sourceId" = ${from} AND "id" IN ${citations}`,
  );
  await execute(
    tx,
    Prisma.sql`INSERT INTO "CitationRest" ("citationId", "sourceId")
               SELECT r."citationId", ${to} FROM "CitationRest" r
               JOIN "Citation" o ON o."id" = r."citationId"
               WHERE r."sourceId" = ${from} AND r."citationId" IN ${citations}
                 AND o."sourceId" <> ${to}
               ON CONFLICT DO NOTHING`,
  );
  await execute(
    tx,
    Prisma.sql`DELETE FROM "CitationRest"
               WHERE "sourceId" = ${from} AND "citationId" IN ${citations}`,
  );
}

/** Asks each story's readers once, however often the source changes before they answer. */
async function propose(
  tx: Transaction,
  actor: Actor,
  at: Date,
  asked: readonly Asked[],
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const { storyId, sourceId } of asked) {
    const { count } = await tx.sourceProposal.updateMany({
      where: { storyId, sourceId, decidedAt: null },
      data: { proposedById: actor.userId, proposedAt: at },
    });
    if (count === 0) {
      await tx.sourceProposal.create({
        data: { storyId, sourceId, proposedById: actor.userId, proposedAt: at },
      });
    }
    const { name } = await tx.source.findFirstOrThrow({
      where: { keptForId: storyId, mergedIntoId: sourceId },
      orderBy: { id: "desc" },
      select: { name: true },
    });
    events.push({ type: "source.change_proposed", storyId, sourceId, data: { source: name } });
  }
  return events;
}
