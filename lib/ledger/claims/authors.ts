/**
 * Who wrote a claim beside those whom its row names (who logged it, who changed it last): the
 * authors of what it was split off from, or of what was merged into it, and whoever changed a
 * source on which it leans. Four eyes hold for them all.
 */
import type { Transaction } from "@/lib/audit/commit";
import { execute, rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { FoundClaim } from "./find";

/** People's ids by claim; a claim that only its row's people wrote has none. */
export async function readAuthors(
  tx: Transaction,
  claimIds: readonly number[],
): Promise<Map<number, number[]>> {
  const found = await rows<{ claimId: number; userId: number }>(
    Prisma.sql`SELECT "claimId", "userId" FROM "ClaimAuthor" WHERE "claimId" IN ${among(claimIds)}
               ORDER BY "claimId", "userId"`,
    tx,
  );
  const authors = new Map<number, number[]>(claimIds.map((id) => [id, []]));
  for (const { claimId, userId } of found) authors.get(claimId)?.push(userId);
  return authors;
}

/**
 * Which of the claims somebody wrote, as `everyAuthor` says.
 * @param tx inside a command, its transaction.
 */
export async function readWritten(
  userId: number,
  claimIds: readonly number[],
  tx?: Transaction,
): Promise<ReadonlySet<number>> {
  if (claimIds.length === 0) return new Set();
  const found = await rows<{ id: number }>(
    Prisma.sql`SELECT c."id" FROM "Claim" c WHERE c."id" IN ${among(claimIds)}
      AND (c."loggedById" = ${userId} OR c."contentChangedById" = ${userId} OR EXISTS (
        SELECT 1 FROM "ClaimAuthor" a WHERE a."claimId" = c."id" AND a."userId" = ${userId}))`,
    tx,
  );
  return new Set(found.map(({ id }) => id));
}

/** All who wrote the claim as it stands. */
export async function everyAuthor(tx: Transaction, claim: FoundClaim): Promise<number[]> {
  const others = (await readAuthors(tx, [claim.id])).get(claim.id) ?? [];
  return [...new Set([claim.loggedById, claim.contentChangedById, ...others])];
}

/** Those who are authors of the claim already stay as they are. */
export async function addAuthors(
  tx: Transaction,
  authors: ReadonlyArray<{ claimId: number; userId: number }>,
): Promise<void> {
  await insertMany(tx, "ClaimAuthor", authors, { orSkip: true });
}

/** Makes whoever changed a source an author of the claims that lean on it. */
export async function addAuthorsBySource(
  tx: Transaction,
  userId: number,
  claimIds: readonly number[],
): Promise<void> {
  await execute(
    tx,
    Prisma.sql`INSERT INTO "ClaimAuthor" ("claimId", "userId", "bySource")
               SELECT "id", ${userId}, TRUE FROM "Claim" WHERE "id" IN ${among(claimIds)}
               ON CONFLICT ("claimId", "userId") DO UPDATE SET "bySource" = TRUE`,
  );
}

/** Of a claim's authors those who changed a source on which it leans. */
export async function readAuthorsBySource(tx: Transaction, claimId: number): Promise<number[]> {
  const found = await rows<{ userId: number }>(
    Prisma.sql`SELECT "userId" FROM "ClaimAuthor" WHERE "claimId" = ${claimId} AND "bySource"`,
    tx,
  );
  return found.map(({ userId }) => userId);
}
