/**
 * Stories whose readers were not asked yet whether a fall holds for them (docs/decisions 38): each
 * keeps the source as it was, so none of its claims is suspect, and whoever sees both is told.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimsCiting, withDerived } from "@/lib/ledger/sources/leaning";
import type { Reliability } from "@/lib/ledger/sources/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { isDowngrade } from "./rules";

export type StoryApart = { slug: string; headline: string; claims: number };

type Row = Omit<StoryApart, "claims"> & {
  storyId: number;
  keptId: number;
  isRetracted: number;
  grade: Reliability;
  worse: Reliability;
};

/** By story, newest first, how many claims lean on what it keeps; none that do not exist for the actor. */
export async function listStoriesApart(
  actor: Authorized<"claim.read">,
  sourceId: number,
): Promise<StoryApart[]> {
  const found = await rows<Row>(Prisma.sql`
    SELECT t."id" AS "storyId", t."slug", t."headline", k."id" AS "keptId",
      (s."retractedAt" IS NOT NULL AND k."retractedAt" IS NULL) AS "isRetracted",
      k."reliability" AS "grade", s."reliability" AS "worse"
    FROM "SourceProposal" p JOIN "Source" s ON s."id" = p."sourceId"
    JOIN "Story" t ON t."id" = p."storyId"
    JOIN "Source" k ON k."mergedIntoId" = p."sourceId" AND k."keptForId" = p."storyId"
    WHERE p."sourceId" = ${sourceId} AND p."decidedAt" IS NULL AND ${isVisibleStory(actor, "t")}
    ORDER BY t."id" DESC, k."id"`);
  const stories = new Map<number, StoryApart>();
  for (const { storyId, slug, headline, keptId, ...row } of found) {
    if (row.isRetracted === 0 && !isDowngrade(row.grade, row.worse)) continue;
    const claims = await countIn(storyId, await claimsCiting(await withDerived([keptId])));
    const before = stories.get(storyId)?.claims ?? 0;
    stories.set(storyId, { slug, headline, claims: before + claims });
  }
  return [...stories.values()].filter(({ claims }) => claims > 0);
}

async function countIn(storyId: number, claimIds: readonly number[]): Promise<number> {
  const [counted] = await rows<{ claims: number }>(Prisma.sql`
    SELECT count(*) AS "claims" FROM "Claim"
    WHERE "id" IN ${among(claimIds)} AND "storyId" = ${storyId} AND "withdrawnAt" IS NULL`);
  return counted?.claims ?? 0;
}
