/** Notes, inside the command that edits a source, that it is less to be relied on than it was. */
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import { invalidField } from "@/lib/platform/errors";
import { isBlank } from "@/lib/platform/text";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { Reliability } from "@/lib/ledger/sources/rules";
import { isDowngrade } from "./rules";
import { raiseSuspicions } from "./suspicions";

type Graded = { id: number; reliability: Reliability };

/**
 * @param to undefined: the grade stays.
 * @returns the claims that are suspect by it, whose standing is to be refreshed; none for a grade
 * that is no worse.
 * @throws SourcelineError INVALID without a reason.
 */
export async function noteDowngrade(
  tx: Transaction,
  actor: Actor,
  at: Date,
  source: Graded,
  to: Reliability | undefined,
  { reason, claimIds }: { reason: string; claimIds: () => Promise<number[]> },
): Promise<number[]> {
  if (to === undefined || !isDowngrade(source.reliability, to)) return [];
  if (isBlank(reason)) throw invalidField("reason", "Say why it is less to be relied on.");
  const fall = await tx.sourceFall.create({
    data: {
      ...{ sourceId: source.id, kind: "downgrade", fromGrade: source.reliability, toGrade: to },
      ...{ reason, byId: actor.userId, at },
    },
  });
  const suspect = await claimIds();
  await raiseSuspicions(tx, at, fall.id, suspect);
  return suspect;
}

/**
 * Of a source that turns out to derive from others, which were retracted or derive from such: what
 * leans on it leans on these.
 * @returns the claims that are suspect by it, whose standing is to be refreshed.
 */
export async function noteFallenOrigins(
  tx: Transaction,
  at: Date,
  originIds: readonly number[],
  claimIds: () => Promise<number[]>,
): Promise<number[]> {
  const falls = await rows<{ id: number }>(
    Prisma.sql`WITH RECURSIVE "above"("id") AS (
        SELECT s."id" FROM "Source" s WHERE s."id" IN ${among(originIds)}
        UNION SELECT d."originId" FROM "above" JOIN "SourceDerivation" d ON d."sourceId" = "above"."id")
      SELECT f."id" FROM "above" JOIN "SourceFall" f ON f."sourceId" = "above"."id"
      WHERE f."kind" = 'retraction' AND f."takenBackAt" IS NULL ORDER BY f."id"`,
    tx,
  );
  if (falls.length === 0) return [];
  const suspect = await claimIds();
  for (const { id } of falls) await raiseSuspicions(tx, at, id, suspect);
  return suspect;
}

/**
 * What fell since a story kept the source as it was, its readers take over with the change: their
 * claims are suspect by the same falls.
 */
export async function takeOverFalls(
  tx: Transaction,
  at: Date,
  { sourceId, since }: { sourceId: number; since: Date },
  claimIds: readonly number[],
): Promise<void> {
  const falls = await tx.sourceFall.findMany({
    where: { sourceId, takenBackAt: null, at: { gte: since } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of falls) await raiseSuspicions(tx, at, id, claimIds);
}
