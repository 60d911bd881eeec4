/**
 * What a change of a source would cost, said before it is made: how many decided claims would go
 * back to recheck, as far as the asker may see, and whether the asker judged any of those that
 * lean on it.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { claimsLeaningOn } from "./leaning";

export type SourceCost = {
  /** Decided claims that lean on the source, and all that do. */
  decided: number;
  claims: number;
  /** A verdict that stands on one of them is the asker's: it is not theirs to say what is spelling. */
  hasJudged: boolean;
};

/** @param sourceIds of several, claims that lean on any of them. */
export async function readSourceCost(
  actor: Actor,
  sourceIds: readonly number[],
): Promise<SourceCost> {
  authorize(actor, "source.edit");
  const [leaning, hidden] = [await claimsLeaningOn(sourceIds), await hiddenStoryIds(actor)];
  const [counted] = await rows<{ decided: number | null; claims: number }>(Prisma.sql`
    SELECT sum(k."reviewState" = 'decided') AS "decided", count(*) AS "claims" FROM "Claim" k
    WHERE k."id" IN ${among(leaning)} AND +k."withdrawnAt" IS NULL
      AND +k."storyId" NOT IN ${among(hidden)}`);
  return {
    decided: counted?.decided ?? 0,
    claims: counted?.claims ?? 0,
    hasJudged: await hasJudgedLeaning(actor, sourceIds),
  };
}

/** Whether a verdict in force on a claim that leans on the source is this person's. */
export async function hasJudgedLeaning(
  actor: Authorized<"source.read">,
  sourceIds: readonly number[],
  tx?: Transaction,
): Promise<boolean> {
  const leaning = await claimsLeaningOn(sourceIds, tx);
  const hidden = await hiddenStoryIds(actor, tx);
  const found = await rows(
    Prisma.sql`SELECT 1 FROM "Verdict" v JOIN "Claim" k ON k."id" = v."claimId"
               WHERE v."claimId" IN ${among(leaning)} AND v."lapsedAt" IS NULL
                 AND v."reviewerId" = ${actor.userId}
                 AND +k."storyId" NOT IN ${among(hidden)}
               LIMIT 1`,
    tx,
  );
  return found.length > 0;
}
