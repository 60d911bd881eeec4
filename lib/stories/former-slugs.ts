/**
 * What stories were called once. A former slug goes on answering: whoever asks for it means the
 * story that had it, and no other story can take it, unless the story that had it is restricted.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

/** As a value in a statement: the id of the story that is called so, or once was; NULL for none. */
export function idOfStoryCalled(slug: string): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT n."id" FROM "Story" n WHERE n."slug" = ${slug}),
    (SELECT f."storyId" FROM "FormerSlug" f WHERE f."slug" = ${slug}))`;
}

/** The story that is called so, or once was, for whom it exists; for filters of records in it. */
export function visibleStoryCalled(
  actor: Authorized<"story.read">,
  slug: string,
): Prisma.StoryWhereInput {
  return {
    AND: [visibleStoryFilter(actor), { OR: [{ slug }, { formerSlugs: { some: { slug } } }] }],
  };
}

/** What the story that was called so is called now; null where none was, or none for the actor. */
export async function slugSince(
  actor: Authorized<"story.read">,
  former: string,
): Promise<string | null> {
  const [story] = await rows<{ slug: string }>(Prisma.sql`
    SELECT s."slug" FROM "FormerSlug" f JOIN "Story" s ON s."id" = f."storyId"
    WHERE f."slug" = ${former} AND ${isVisibleStory(actor)}`);
  return story?.slug ?? null;
}

/** @throws SourcelineError NOT_FOUND where none is called so for the actor. Undefined: of no story. */
export async function readStoryId(
  actor: Authorized<"story.read">,
  slug: string | undefined,
): Promise<number | undefined> {
  if (slug === undefined) return undefined;
  const [story] = await rows<{ id: number }>(Prisma.sql`
    SELECT s."id" FROM "Story" s
    WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`);
  if (!story) throw notFound("That story");
  return story.id;
}

/**
 * Whether a story other than this one is called so, or once was. What a restricted story was called
 * once is free again: it must not tell that the story is still there.
 * @param storyId null: any is.
 */
export async function isTaken(
  tx: Transaction,
  slug: string,
  storyId: number | null,
): Promise<boolean> {
  const [story] = await rows<{ id: number }>(
    Prisma.sql`
      SELECT "id" FROM "Story" WHERE "slug" = ${slug} AND "id" <> ${storyId ?? 0}
      UNION ALL
      SELECT s."id" FROM "FormerSlug" f JOIN "Story" s ON s."id" = f."storyId"
      WHERE f."slug" = ${slug} AND s."restricted" = 0 AND s."id" <> ${storyId ?? 0}`,
    tx,
  );
  return story !== undefined;
}

/** All slugs that begin so and are taken, of today and of once. */
export async function slugsBeginning(tx: Transaction, start: string): Promise<Set<string>> {
  const startsWith = { startsWith: start };
  const select = { slug: true };
  const [now, once] = [
    await tx.story.findMany({ where: { slug: startsWith }, select }),
    await tx.formerSlug.findMany({
      where: { slug: startsWith, story: { restricted: false } },
      select,
    }),
  ];
  return new Set([...now, ...once].map(({ slug }) => slug));
}

/** A slug that a story takes is no former one of a restricted story any more. */
export async function takeSlug(tx: Transaction, slug: string): Promise<void> {
  await tx.formerSlug.deleteMany({ where: { slug } });
}

/** Keeps the slug that a story gives up; one that it takes back is no former one any more. */
export async function keepFormerSlug(
  tx: Transaction,
  storyId: number,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await takeSlug(tx, to);
  await tx.formerSlug.create({ data: { slug: from, storyId } });
}
