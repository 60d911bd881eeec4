/**
 * Reads stories for the screens: headers with progress and abilities. A restricted story is
 * absent for all but its members.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { idOfStoryCalled } from "./former-slugs";
import { progressOf, type Progress, type StoryStatus } from "./rules";

/** What a query must select for `withProgress`. */
export type StoryRow = {
  id: number;
  slug: string;
  headline: string;
  desk: string;
  status: StoryStatus;
  deadlineAt: Date | null;
  restricted: boolean;
};

export type StoryHeader = Omit<StoryRow, "deadlineAt"> & {
  deadlineAt: string | null;
  progress: Progress;
};

/** The stories with how far each has come, in the order given. */
export async function withProgress(stories: readonly StoryRow[]): Promise<StoryHeader[]> {
  const progress = await readProgress(stories.map((story) => story.id));
  return stories.map((story) => ({
    id: story.id,
    slug: story.slug,
    headline: story.headline,
    desk: story.desk,
    status: story.status,
    restricted: story.restricted,
    deadlineAt: story.deadlineAt?.toISOString() ?? null,
    progress: progress.get(story.id) ?? progressOf([]),
  }));
}

type Counted = { storyId: number; level: string; reviewState: string; n: number };

async function readProgress(storyIds: readonly number[]): Promise<Map<number, Progress>> {
  if (storyIds.length === 0) return new Map();
  const counted = await rows<Counted>(Prisma.sql`
    SELECT "storyId", "standingLevel" AS "level", "reviewState", count(*) AS n FROM "Claim"
    WHERE "storyId" IN ${among(storyIds)}
      AND "withdrawnAt" IS NULL
    GROUP BY "storyId", "standingLevel", "reviewState"`);
  const byStory = new Map<number, Counted[]>();
  for (const row of counted) {
    const story = byStory.get(row.storyId);
    if (story) story.push(row);
    else byStory.set(row.storyId, [row]);
  }
  return new Map(
    [...byStory].map(([id, counted]) => [
      id,
      progressOf(counted.map((row) => ({ ...row, count: row.n }))),
    ]),
  );
}

/** How far a story has come; null where it does not exist for the actor. */
export async function getProgress(
  actor: Authorized<"story.read">,
  slug: string,
): Promise<Progress | null> {
  const [story] = await rows<{ id: number }>(Prisma.sql`
    SELECT s."id" FROM "Story" s
    WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`);
  if (!story) return null;
  return (await readProgress([story.id])).get(story.id) ?? progressOf([]);
}

/** @throws SourcelineError NOT_FOUND where the story does not exist for the actor. */
export async function getStory(actor: Authorized<"story.read">, slug: string) {
  const story = await db().story.findFirst({
    where: { slug, ...visibleStoryFilter(actor) },
    include: {
      createdBy: { select: { name: true } },
      members: {
        include: { user: { select: { name: true, role: true, disabledAt: true } } },
        orderBy: [{ addedAt: "asc" }, { userId: "asc" }],
      },
      drafts: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  if (!story) throw notFound("That story");
  const [header] = await withProgress([story]);
  if (!header) throw notFound("That story");
  return {
    ...header,
    /** The newest draft; null while the story's text is not in. */
    draft: story.drafts[0] ?? null,
    note: story.note,
    /** As on the newsroom's wall, for a datetime-local field; empty for none. */
    deadline: story.deadlineAt ? wallTimeOf(story.deadlineAt, env().timeZone) : "",
    revision: story.revision,
    createdBy: story.createdBy.name,
    createdAt: story.createdAt.toISOString(),
    members: story.members.map((member) => ({
      userId: member.userId,
      name: member.user.name,
      role: member.user.role,
      isDisabled: member.user.disabledAt !== null,
    })),
    can: {
      edit: can(actor, "story.edit"),
      share: can(actor, "story.share"),
      addDraft: can(actor, "draft.add"),
      logClaim: can(actor, "claim.log") && story.status !== "killed",
      export: can(actor, "claims.export"),
      exportNames: can(actor, "claims.exportNames"),
    },
  };
}

export type StoryView = Awaited<ReturnType<typeof getStory>>;

/** People who could be made members, by name. Empty for who may not share. */
export async function listPossibleMembers(
  actor: Actor,
  story: StoryView,
): Promise<Array<{ id: number; name: string; role: string }>> {
  if (!can(actor, "story.share")) return [];
  return db().user.findMany({
    where: { disabledAt: null, memberships: { none: { storyId: story.id } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
}
