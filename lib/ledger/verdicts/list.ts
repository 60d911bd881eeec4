/** The verdicts of the newsroom or of one story, the latest first, as far as they exist for whoever asks. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimRef, type VerificationLevel } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";

export type VerdictFilter = {
  storyId?: number | undefined;
  claimId?: number | undefined;
  /** Those that stand, or those that do not: lapsed or taken back. */
  state?: "standing" | "lapsed" | undefined;
  /** Those before this one. */
  after?: number | undefined;
  /** Rows at most; one more is read, which tells whether there are others. */
  limit: number;
};

export type ListedVerdict = {
  id: number;
  story: { slug: string };
  claim: { id: number; ref: string };
  level: VerificationLevel;
  note: string;
  by: { id: number; name: string };
  at: string;
  lapsed: { at: string; because: string } | null;
  isUndone: boolean;
};

type Found = {
  id: number;
  slug: string;
  claimId: number;
  number: number;
  level: VerificationLevel;
  note: string;
  reviewerId: number;
  reviewer: string;
  givenAt: string;
  lapsedAt: string | null;
  lapsedReason: string;
  undoneAt: string | null;
};

const STANDS = Prisma.sql`v."lapsedAt" IS NULL AND v."undoneAt" IS NULL`;

export async function listVerdicts(
  actor: Authorized<"claim.read">,
  { storyId, claimId, state, after, limit }: VerdictFilter,
): Promise<ListedVerdict[]> {
  const conditions = [
    isVisibleStory(actor),
    ...(storyId === undefined ? [] : [Prisma.sql`k."storyId" = ${storyId}`]),
    ...(claimId === undefined ? [] : [Prisma.sql`v."claimId" = ${claimId}`]),
    ...(after === undefined ? [] : [Prisma.sql`v."id" < ${after}`]),
    ...(state === "standing" ? [STANDS] : []),
    ...(state === "lapsed" ? [Prisma.sql`NOT (${STANDS})`] : []),
  ];
  const found = await rows<Found>(Prisma.sql`
    SELECT v."id", v."level", v."note", v."givenAt", v."lapsedAt", v."lapsedReason", v."undoneAt",
      v."reviewerId", u."name" AS "reviewer", k."id" AS "claimId", k."number", s."slug"
    FROM "Verdict" v JOIN "Claim" k ON k."id" = v."claimId"
    JOIN "Story" s ON s."id" = k."storyId" JOIN "User" u ON u."id" = v."reviewerId"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY v."id" DESC LIMIT ${limit + 1}`);
  return found.map((verdict) => ({
    ...{ id: verdict.id, level: verdict.level, note: verdict.note },
    story: { slug: verdict.slug },
    claim: { id: verdict.claimId, ref: claimRef(verdict.number) },
    by: { id: verdict.reviewerId, name: verdict.reviewer },
    at: instantOf(verdict.givenAt),
    lapsed:
      verdict.lapsedAt === null
        ? null
        : { at: instantOf(verdict.lapsedAt), because: verdict.lapsedReason },
    isUndone: verdict.undoneAt !== null,
  }));
}
