/** The questions of the newsroom or of one story, the latest first, as far as they exist for whoever asks. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";

export type QuestionFilter = {
  storyId?: number | undefined;
  state?: "open" | "closed" | undefined;
  /** Those before this one. */
  after?: number | undefined;
  /** Rows at most; one more is read, which tells whether there are others. */
  limit: number;
};

export type ListedQuestion = {
  id: number;
  revision: number;
  story: { slug: string };
  claim: { id: number; ref: string };
  question: string;
  raisedBy: { id: number; name: string };
  raisedAt: string;
  answer: string;
  answeredAt: string | null;
  closedAt: string | null;
  dismissReason: string;
};

type Found = Omit<ListedQuestion, "story" | "claim" | "raisedBy"> & {
  slug: string;
  claimId: number;
  number: number;
  raisedById: number;
  raiser: string;
};

export async function listQuestions(
  actor: Authorized<"claim.read">,
  { storyId, state, after, limit }: QuestionFilter,
): Promise<ListedQuestion[]> {
  const conditions = [
    isVisibleStory(actor),
    ...(storyId === undefined ? [] : [Prisma.sql`k."storyId" = ${storyId}`]),
    ...(after === undefined ? [] : [Prisma.sql`q."id" < ${after}`]),
    ...(state === "open" ? [Prisma.sql`q."closedAt" IS NULL`] : []),
    ...(state === "closed" ? [Prisma.sql`q."closedAt" IS NOT NULL`] : []),
  ];
  const found = await rows<Found>(Prisma.sql`
    SELECT q."id", q."revision", q."question", q."raisedAt", q."answer", q."answeredAt",
      q."closedAt", q."dismissReason", q."raisedById", u."name" AS "raiser",
      k."id" AS "claimId", k."number", s."slug"
    FROM "Question" q JOIN "Claim" k ON k."id" = q."claimId"
    JOIN "Story" s ON s."id" = k."storyId" JOIN "User" u ON u."id" = q."raisedById"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY q."id" DESC LIMIT ${limit + 1}`);
  return found.map(({ slug, claimId, number, raisedById, raiser, ...question }) => ({
    ...question,
    story: { slug },
    claim: { id: claimId, ref: claimRef(number) },
    raisedBy: { id: raisedById, name: raiser },
    raisedAt: instantOf(question.raisedAt),
    answeredAt: question.answeredAt && instantOf(question.answeredAt),
    closedAt: question.closedAt && instantOf(question.closedAt),
  }));
}
