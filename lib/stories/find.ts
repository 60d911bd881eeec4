/** Finds, inside a command's transaction, the story it acts on; what the actor may not see is NOT_FOUND. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { idOfStoryCalled } from "./former-slugs";
import type { StoryStatus } from "./rules";

export async function findStory(tx: Transaction, actor: Authorized<"story.read">, storyId: number) {
  const story = await tx.story.findFirst({
    where: { id: storyId, ...visibleStoryFilter(actor) },
    include: {
      members: { include: { user: { select: { name: true, role: true, disabledAt: true } } } },
    },
  });
  if (!story) throw notFound("That story");
  return story;
}

export type StoryToWriteIn = {
  id: number;
  slug: string;
  status: StoryStatus;
  restricted: boolean;
  nextClaimNumber: number;
};

type StoredStory = Omit<StoryToWriteIn, "restricted"> & { restricted: number };

/** The same by what it is called in addresses, or once was; for what needs no members. */
export async function findStoryBySlug(
  tx: Transaction,
  actor: Authorized<"story.read">,
  slug: string,
): Promise<StoryToWriteIn> {
  const [story] = await rows<StoredStory>(
    Prisma.sql`SELECT s."id", s."slug", s."status", s."restricted", s."nextClaimNumber"
               FROM "Story" s WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`,
    tx,
  );
  if (!story) throw notFound("That story");
  return { ...story, restricted: story.restricted === 1 };
}

export type FoundStory = Awaited<ReturnType<typeof findStory>>;
