/**
 * Writes which claims are suspect, in sets. What is shown of it on a claim's row is counted with all
 * else that is kept there (standing.ts), so every writer here is followed by `refreshStanding`.
 */
import type { Transaction } from "@/lib/audit/commit";
import { execute, rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { SettledHow } from "./rules";

/** Those that are suspect by this fall already stay as they are. */
export async function raiseSuspicions(
  tx: Transaction,
  at: Date,
  fallId: number,
  claimIds: readonly number[],
): Promise<void> {
  await insertMany(
    tx,
    "Suspicion",
    claimIds.map((claimId) => ({ claimId, fallId, raisedAt: at })),
    { orSkip: true },
  );
}

/** What a claim was suspect of, its parts and what it was merged into are suspect of as well. */
export async function handOnSuspicions(
  tx: Transaction,
  fromId: number,
  toIds: readonly number[],
): Promise<void> {
  const open = await tx.suspicion.findMany({
    where: { claimId: fromId, settledAt: null },
    select: { fallId: true, raisedAt: true },
  });
  await insertMany(
    tx,
    "Suspicion",
    toIds.flatMap((claimId) => open.map((one) => ({ ...one, claimId }))),
    { orSkip: true },
  );
}

export type Settling = { how: SettledHow; by: number; at: Date; note: string };

/** @returns how many were open, and are settled now. */
export function settleSuspicions(
  tx: Transaction,
  which: { claimId: number } | { fallId: number } | { ids: readonly number[] },
  { how, by, at, note }: Settling,
): Promise<number> {
  const those =
    "claimId" in which
      ? Prisma.sql`"claimId" = ${which.claimId}`
      : "fallId" in which
        ? Prisma.sql`"fallId" = ${which.fallId}`
        : Prisma.sql`"id" IN ${among(which.ids)}`;
  return execute(
    tx,
    Prisma.sql`UPDATE "Suspicion" SET "settledAt" = ${at}, "settledById" = ${by},
                 "how" = ${how}, "note" = ${note}
               WHERE ${those} AND "settledAt" IS NULL`,
  );
}

/** Since when each is suspect, as it is stored; claims that are not are missing. @param tx inside a command, its transaction. */
export async function readSuspectSince(
  claimIds: readonly number[],
  tx?: Transaction,
): Promise<Map<number, string>> {
  const found = await rows<{ claimId: number; since: string }>(
    Prisma.sql`SELECT "claimId", min("raisedAt") AS "since" FROM "Suspicion"
               WHERE "claimId" IN ${among(claimIds)} AND "settledAt" IS NULL GROUP BY "claimId"`,
    tx,
  );
  return new Map(found.map(({ claimId, since }) => [claimId, since]));
}
