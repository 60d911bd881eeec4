/** The list of stories: searched, filtered and keyset-paged, with how many stand under each status. */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { holdsTerms, parseSearch, searchedWords, searchTextOf } from "@/lib/text/search-terms";
import type { Prisma } from "@/prisma/generated/client";
import { withProgress, type StoryHeader, type StoryRow } from "./queries";
import { ACTIVE_STATUSES, STORY_STATUSES, type StatusFilter, type StoryStatus } from "./rules";

const HEADER = {
  id: true,
  slug: true,
  headline: true,
  desk: true,
  status: true,
  deadlineAt: true,
  restricted: true,
} as const satisfies Prisma.StorySelect;

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
export async function listStories(
  actor: Authorized<"story.read">,
  filter: StoryFilter = {},
): Promise<StoryList> {
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
    listDesks(actor),
  ]);
  return { stories, next: rows.length > PAGE && last ? cursorOf(last) : null, counts, desks };
}

function statusWhere(status: StatusFilter): Prisma.StoryWhereInput {
  if (status === "all") return {};
  return { status: status === "active" ? { in: [...ACTIVE_STATUSES] } : status };
}

function cursorOf(story: StoryRow): string {
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
  const terms = parseSearch(searchTextOf(search));
  if (terms.length === 0) return [];
  const all = await db().story.findMany({
    where: visible,
    select: { id: true, headline: true, slug: true, desk: true, note: true },
  });
  return all
    .filter(({ headline, slug, desk, note }) =>
      holdsTerms(terms, searchedWords(headline, slug, desk, note)),
    )
    .map((story) => story.id);
}

const FOUND = 6;

/** For the palette: stories whose headline, slug, desk or note holds the words, the newest first. */
export async function findStories(
  actor: Authorized<"story.read">,
  search: string,
): Promise<StoryRow[]> {
  const ids = await searchIds(visibleStoryFilter(actor), search);
  return db().story.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "desc" },
    take: FOUND,
    select: HEADER,
  });
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

/** The desks that stories the actor may see belong to. */
export async function listDesks(actor: Authorized<"story.read">): Promise<string[]> {
  const rows = await db().story.findMany({
    where: { AND: [visibleStoryFilter(actor), { desk: { not: "" } }] },
    distinct: ["desk"],
    orderBy: { desk: "asc" },
    select: { desk: true },
  });
  return rows.map((row) => row.desk);
}
