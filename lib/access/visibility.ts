/**
 * Which stories and sources exist for whom. A restricted story exists only for its members,
 * whatever their role: every read that reaches a story, its claims, its events or its citations
 * goes through one of the first three; what is told to several people at once through the fourth. A source exists for those who see a story that cites it, or
 * in which it was made, until it is the newsroom's: every read of a source goes through one of the
 * last two.
 * None can be had without the policy: they take somebody who was authorised to read a story, or to
 * do what includes it.
 */
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { Authorized } from "./actor";
import { can, type Role } from "./policy";

type Reader = Authorized<"story.read">;

/** For statements of our own: whether the story `s` exists for this person. */
export function isVisibleStory(reader: Reader, alias = "s"): Prisma.Sql {
  const s = Prisma.raw(alias);
  return Prisma.sql`(${s}."restricted" = 0 OR EXISTS (
    SELECT 1 FROM "StoryMember" m WHERE m."storyId" = ${s}."id" AND m."userId" = ${reader.userId}))`;
}

/** For Prisma queries: the stories that exist for this person. */
export function visibleStoryFilter(reader: Reader): Prisma.StoryWhereInput {
  return { OR: [{ restricted: false }, { members: { some: { userId: reader.userId } } }] };
}

/**
 * For raw SQL and for filters by story id: the restricted stories this person is not a
 * member of. Usually empty or short.
 * @param tx inside a command, its transaction.
 */
export async function hiddenStoryIds(reader: Reader, tx?: Transaction): Promise<number[]> {
  const hidden = await rows<{ id: number }>(
    Prisma.sql`
      SELECT s."id" FROM "Story" s
      WHERE s."restricted" = 1 AND NOT EXISTS (
        SELECT 1 FROM "StoryMember" m WHERE m."storyId" = s."id" AND m."userId" = ${reader.userId})
      ORDER BY s."id"`,
    tx,
  );
  return hidden.map((story) => story.id);
}

/**
 * For what is to be told to several people: for which of them which of the stories exists. Whoever is
 * disabled, or may read no stories, sees none.
 */
export async function whoSees(
  tx: Transaction,
  people: readonly number[],
  stories: readonly number[],
): Promise<(userId: number, storyId: number) => boolean> {
  const seen = await rows<{ person: number; role: Role; story: number }>(
    Prisma.sql`
      SELECT u."id" AS "person", u."role", s."id" AS "story" FROM "User" u CROSS JOIN "Story" s
      WHERE u."id" IN ${among([...new Set(people)])} AND u."disabledAt" IS NULL
        AND s."id" IN ${among([...new Set(stories)])}
        AND (s."restricted" = 0 OR EXISTS (
          SELECT 1 FROM "StoryMember" m WHERE m."storyId" = s."id" AND m."userId" = u."id"))`,
    tx,
  );
  const pairs = new Set(
    seen.filter((one) => can(one, "story.read")).map(({ person, story }) => `${person} ${story}`),
  );
  return (userId, storyId) => pairs.has(`${userId} ${storyId}`);
}

/**
 * For statements of our own: whether the source `s` exists for this person. One that was made in
 * the directory and kept from it exists for whoever made it, too. A citation counts although it was
 * taken off its claim, whose history names it.
 */
export function isVisibleSource(reader: Authorized<"source.read">, alias = "s"): Prisma.Sql {
  const s = Prisma.raw(alias);
  const isSeen = isVisibleStory(reader, "vs");
  return Prisma.sql`(${s}."shared" = 1
    OR (${s}."madeInId" IS NULL AND ${s}."createdById" = ${reader.userId})
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
export function visibleSourceFilter(reader: Authorized<"source.read">): Prisma.SourceWhereInput {
  const claim = { story: visibleStoryFilter(reader) };
  return {
    OR: [
      { shared: true },
      { madeInId: null, createdById: reader.userId },
      { madeIn: visibleStoryFilter(reader) },
      { citations: { some: { claim } } },
      { restedOn: { some: { citation: { claim } } } },
    ],
  };
}
