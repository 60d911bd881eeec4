/**
 * Which claims lean on a source: by citing it, by a citation that rests on it, or by citing or
 * resting on a source that derives from it, through any number of steps.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleSource } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { wanted } from "@/lib/platform/dialect";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";

// Everywhere: `tx` inside a command, its transaction.

/**
 * The given sources and all that derive from them, through any number of steps.
 * @param reader goes only by way of sources that exist for this person.
 */
export async function withDerived(
  sourceIds: readonly number[],
  tx?: Transaction,
  reader?: Authorized<"source.read">,
): Promise<number[]> {
  const seen = reader
    ? Prisma.sql`JOIN "Source" s ON s."id" = d."sourceId" AND ${isVisibleSource(reader)}`
    : Prisma.empty;
  const found = await rows<{ id: number }>(
    Prisma.sql`
    WITH RECURSIVE reached(id) AS (
      SELECT "value" FROM ${wanted(sourceIds)}
      UNION
      SELECT d."sourceId" FROM "SourceDerivation" d JOIN reached r ON d."originId" = r.id ${seen}
    )
    SELECT id FROM reached`,
    tx,
  );
  return found.map((row) => row.id);
}

/** Ids of claims that cite or rest on any of the sources; removed citations do not count. */
export async function claimsCiting(
  sourceIds: readonly number[],
  tx?: Transaction,
): Promise<number[]> {
  const found = await rows<{ id: number }>(
    Prisma.sql`
    SELECT c."claimId" AS id FROM "Citation" c
    WHERE c."sourceId" IN ${among(sourceIds)} AND c."removedAt" IS NULL
    UNION
    SELECT c."claimId" FROM "CitationRest" r JOIN "Citation" c ON c."id" = r."citationId"
    WHERE r."sourceId" IN ${among(sourceIds)} AND c."removedAt" IS NULL
    ORDER BY 1`,
    tx,
  );
  return found.map((row) => row.id);
}

/** Ids of all claims that lean on any of the sources, whoever may see them. */
export async function claimsLeaningOn(
  sourceIds: readonly number[],
  tx?: Transaction,
): Promise<number[]> {
  return claimsCiting(await withDerived(sourceIds, tx), tx);
}
