/** What of a story's claims is not sourced as the gate asks: incomplete citations, no source of the checker's. */
import { readOpenGaps } from "@/lib/ledger/lint/gaps";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import type { GateFacts } from "./facts";
import { CLAIM, LISTED, toClaim, type GateClaimRow } from "./gate-claims";

/**
 * Citations that lack what finds their source again, and that nobody waived. What the gate says is
 * read by programs outside, too: a source is named there as its terms let.
 */
export async function readIncomplete(storyId: number): Promise<GateFacts["incomplete"]> {
  const claims = await rows<GateClaimRow>(Prisma.sql`
    SELECT ${CLAIM} FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL AND k."sourceCount" > 0
    ORDER BY k."number"`);
  const gaps = await readOpenGaps(claims.map(({ id }) => id));
  return claims
    .flatMap((claim) =>
      (gaps.get(claim.id) ?? []).map(({ words, lacks, fingerprint, isNamed }) => ({
        ...{ claim: toClaim(claim), source: isNamed ? words : "A source", lacks, fingerprint },
      })),
    )
    .slice(0, LISTED);
}

/** Claims that lean on a fallen source (decision 76). */
export async function readSuspect(storyId: number): Promise<GateFacts["suspect"]> {
  const found = await rows<GateClaimRow & { since: string }>(Prisma.sql`
    SELECT ${CLAIM}, k."suspectSince" AS "since" FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."suspectSince" IS NOT NULL AND +k."withdrawnAt" IS NULL
    ORDER BY k."number" LIMIT ${LISTED}`);
  return found.map((row) => ({ ...toClaim(row), since: instantOf(row.since) }));
}

/** Claims that nobody found a source for but those who reported them. */
export async function readUnfound(storyId: number): Promise<GateFacts["unfound"]> {
  const found = await rows<GateClaimRow & { kind: string }>(Prisma.sql`
    SELECT ${CLAIM}, k."kind" FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Citation" c WHERE c."claimId" = k."id"
        AND c."removedAt" IS NULL AND +c."foundBy" = 'checker' AND +c."stance" <> 'context')
    ORDER BY k."number" LIMIT ${LISTED}`);
  return found.map((row) => ({ ...toClaim(row), isAllegation: row.kind === "allegation" }));
}
