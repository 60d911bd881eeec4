/**
 * Reads stories for the screens: headers with progress and abilities, and the list. A
 * restricted story is absent for all but its members.
 */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { foldName, searchWords } from "@/lib/sources/names";
import type { Prisma } from "@/prisma/generated/client";
import {
  ACTIVE_STATUSES,
  progressOf,
  STORY_STATUSES,
  type Progress,
  type StoryStatus,
} from "./rules";

type Header = {
  id: number;
  slug: string;
  headline: string;
  desk: string;
  status: StoryStatus;
  deadlineAt: Date | null;
  restricted: boolean;
};

const HEADER = {
  id: true,
  slug: true,
  headline: true,
  desk: true,
  status: true,
  deadlineAt: true,
  restricted: true,
} as const satisfies Prisma.StorySelect;

export type StoryHeader = Omit<Header, "deadlineAt"> & {
  deadlineAt: string | null;
  progress: Progress;
};

/** The stories with how far each has come, in the order given. */
export async function withProgress(stories: readonly Header[]): Promise<StoryHeader[]> {
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

type Counted = { storyId: number | bigint; level: string; reviewState: string; n: number | bigint };

async function readProgress(storyIds: readonly number[]): Promise<Map<number, Progress>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db().$queryRaw<Counted[]>`
    SELECT "storyId", "level", "reviewState", count(*) AS n FROM "Claim"
    WHERE "storyId" IN (SELECT value FROM json_each(${JSON.stringify(storyIds)}))
      AND "withdrawnAt" IS NULL
    GROUP BY "storyId", "level", "reviewState"`;
  const byStory = new Map<number, Counted[]>();
  for (const row of rows) {
    const story = byStory.get(Number(row.storyId));
    if (story) story.push(row);
    else byStory.set(Number(row.storyId), [row]);
  }
  return new Map(
    [...byStory].map(([id, counted]) => [
      id,
      progressOf(counted.map((row) => ({ ...row, count: Number(row.n) }))),
    ]),
  );
}

/** @throws SourcelineError NOT_FOUND where the story does not exist for the actor. */
export async function getStory(actor: Actor, slug: string) {
  const story = await db().story.findFirst({
    where: { slug, ...visibleStoryFilter(actor) },
    include: {
      createdBy: { select: { name: true } },
      members: {
        include: { user: { select: { name: true, role: true, disabledAt: true } } },
        orderBy: [{ addedAt: "asc" }, { userId: "asc" }],
      },
    },
  });
  if (!story) throw notFound("That story");
  const [header] = await withProgress([story]);
  if (!header) throw notFound("That story");
  return {
    ...header,
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
      logClaim: can(actor, "claim.log") && story.status !== "killed",
      export: can(actor, "claims.export"),
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

/** `active`: drafting, checking or cleared. */
export const STATUS_FILTERS = ["active", "all", ...STORY_STATUSES] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export type StoryFilter = {
  search?: string;
  status?: StatusFilter;
  desk?: string;
  /** From `next` of the page before. */
  cursor?: string | null;
};

export type StoryList = {
  stories: StoryHeader[];
  next: string | null;
  /** How many the same search and desk find under each status. */
  counts: Record<StatusFilter, number>;
  desks: string[];
};

const PAGE = 50;

/** Active stories by deadline, the nearest first; others the newest first. Keyset-paged. */
export async function listStories(actor: Actor, filter: StoryFilter = {}): Promise<StoryList> {
  const status = filter.status ?? "active";
  const visible = visibleStoryFilter(actor);
  const found = filter.search?.trim() ? await searchIds(visible, filter.search) : null;
  const wanted: Prisma.StoryWhereInput = {
    AND: [visible, found ? { id: { in: found } } : {}, filter.desk ? { desk: filter.desk } : {}],
  };
  const byDeadline = status === "active";
  const rows = await db().story.findMany({
    where: { AND: [wanted, statusWhere(status), afterCursor(filter.cursor, byDeadline)] },
    orderBy: byDeadline
      ? [{ deadlineAt: { sort: "asc", nulls: "last" } }, { id: "desc" }]
      : [{ id: "desc" }],
    take: PAGE + 1,
    select: HEADER,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const [stories, counts, desks] = await Promise.all([
    withProgress(shown),
    countByStatus(wanted),
    listDesks(visible),
  ]);
  return { stories, next: rows.length > PAGE && last ? cursorOf(last) : null, counts, desks };
}

function statusWhere(status: StatusFilter): Prisma.StoryWhereInput {
  if (status === "all") return {};
  return { status: status === "active" ? { in: [...ACTIVE_STATUSES] } : status };
}

function cursorOf(story: Header): string {
  return `${story.deadlineAt?.toISOString() ?? ""}~${story.id}`;
}

/** A cursor that cannot be read starts from the top: it came from an edited address. */
function afterCursor(
  cursor: string | null | undefined,
  byDeadline: boolean,
): Prisma.StoryWhereInput {
  const [deadline = "", number = ""] = (cursor ?? "").split("~");
  const id = Number(number);
  if (!Number.isSafeInteger(id) || id < 1) return {};
  if (!byDeadline) return { id: { lt: id } };
  if (deadline === "") return { deadlineAt: null, id: { lt: id } };
  const at = new Date(deadline);
  if (Number.isNaN(at.getTime())) return {};
  return {
    OR: [{ deadlineAt: { gt: at } }, { deadlineAt: at, id: { lt: id } }, { deadlineAt: null }],
  };
}

/** In memory: a newsroom has thousands of stories at most, and folding marks needs the text. */
async function searchIds(visible: Prisma.StoryWhereInput, search: string): Promise<number[]> {
  const words = searchWords(search.slice(0, 200));
  if (words.length === 0) return [];
  const all = await db().story.findMany({
    where: visible,
    select: { id: true, headline: true, slug: true, desk: true, note: true },
  });
  return all
    .filter(({ headline, slug, desk, note }) => {
      const text = ` ${foldName([headline, slug, desk, note].join(" "))}`;
      return words.every((word) => text.includes(word));
    })
    .map((story) => story.id);
}

async function countByStatus(
  wanted: Prisma.StoryWhereInput,
): Promise<Record<StatusFilter, number>> {
  const groups = await db().story.groupBy({
    by: ["status"],
    where: wanted,
    _count: { _all: true },
  });
  const countOf = (statuses: readonly StoryStatus[]) =>
    groups
      .filter((group) => statuses.includes(group.status))
      .reduce((sum, group) => sum + group._count._all, 0);
  return {
    active: countOf(ACTIVE_STATUSES),
    all: countOf(STORY_STATUSES),
    drafting: countOf(["drafting"]),
    checking: countOf(["checking"]),
    cleared: countOf(["cleared"]),
    published: countOf(["published"]),
    killed: countOf(["killed"]),
  };
}

async function listDesks(visible: Prisma.StoryWhereInput): Promise<string[]> {
  const rows = await db().story.findMany({
    where: { AND: [visible, { desk: { not: "" } }] },
    distinct: ["desk"],
    orderBy: { desk: "asc" },
    select: { desk: true },
  });
  return rows.map((row) => row.desk);
}
