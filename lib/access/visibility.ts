/**
 * Which stories and sources exist for whom. A restricted story exists only for its members,
 * whatever their role: every read that reaches a story, its claims, its events or its citations
 * goes through one of the first three. A source exists for those who see a story that cites it, or
 * in which it was made, until it is the newsroom's: every read of a source goes through one of the
 * last two.
 */
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Actor } from "./actor";

/** For statements of our own: whether the story `s` exists for this person. */
export function isVisibleStory(actor: Pick<Actor, "userId">, alias = "s"): Prisma.Sql {
  const s = Prisma.raw(alias);
  return Prisma.sql`(${s}."restricted" = 0 OR EXISTS (
    SELECT 1 FROM "StoryMember" m WHERE m."storyId" = ${s}."id" AND m."userId" = ${actor.userId}))`;
}

/** For Prisma queries: the stories that exist for this person. */
export function visibleStoryFilter(actor: Pick<Actor, "userId">): Prisma.StoryWhereInput {
  return { OR: [{ restricted: false }, { members: { some: { userId: actor.userId } } }] };
}

/**
 * For raw SQL and for filters by story id: the restricted stories this person is not a
 * member of. Usually empty or short.
 * @param tx inside a command, its transaction.
 */
export async function hiddenStoryIds(
  actor: Pick<Actor, "userId">,
  tx?: Transaction,
): Promise<number[]> {
  const hidden = await rows<{ id: number }>(
    Prisma.sql`
      SELECT s."id" FROM "Story" s
      WHERE s."restricted" = 1 AND NOT EXISTS (
        SELECT 1 FROM "StoryMember" m WHERE m."storyId" = s."id" AND m."userId" = ${actor.userId})
      ORDER BY s."id"`,
    tx,
  );
  return hidden.map((story) => story.id);
}

/**
 * For statements of our own: whether the source `s` exists for this person. One that was made in
 * the directory and kept from it exists for whoever made it, too. A citation counts although it was
 * taken off its claim, whose history names it.
 */
export function isVisibleSource(actor: Pick<Actor, "userId">, alias = "s"): Prisma.Sql {
  const s = Prisma.raw(alias);
  const isSeen = isVisibleStory(actor, "vs");
  return Prisma.sql`(${s}."shared" = 1
    OR (${s}."madeInId" IS NULL AND ${s}."createdById" = ${actor.userId})
    OR EXISTS (SELECT 1 FROM "Story" vs WHERE vs."id" = ${s}."madeInId" AND ${isSeen})
    OR EXISTS (
      SELECT 1 FROM "Citation" vc CROSS JOIN "Claim" vk ON vk."id" = vc."claimId"
      CROSS JOIN "Story" vs ON vs."id" = vk."storyId"
      WHERE vc."sourceId" = ${s}."id" AND ${isSeen})
    OR EXISTS (
      SELECT 1 FROM "CitationRest" vr CROSS JOIN "Citation" vc ON vc."id" = vr."citationId"
      CROSS JOIN "Claim" vk ON vk."id" = vc."claimId"
      CROSS JOIN "Story" vs ON vs."id" = vk."storyId"
      WHERE vr."sourceId" = ${s}."id" AND ${isSeen}))`;
}

/** For Prisma queries: the sources that exist for this person. */
export function visibleSourceFilter(actor: Pick<Actor, "userId">): Prisma.SourceWhereInput {
  const claim = { story: visibleStoryFilter(actor) };
  return {
    OR: [
      { shared: true },
      { madeInId: null, createdById: actor.userId },
      { madeIn: visibleStoryFilter(actor) },
      { citations: { some: { claim } } },
      { restedOn: { some: { citation: { claim } } } },
    ],
  };
}
