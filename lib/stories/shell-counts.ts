/**
 * The figures beside the places in the sidebar, and the next deadlines. They ask the same
 * questions as the pages they lead to, so a figure is what its page shows.
 */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { standing, waitingFilters } from "./desk";
import { ACTIVE_STATUSES } from "./rules";

export type ShellFigures = {
  counts: { desk: number; stories: number; claims: number; review: number; sources: number };
  /** The next deadlines, at most five. */
  deadlines: Array<{ slug: string; label: string; deadlineAt: string }>;
};

/** For the sidebar, on every page: kept to counts that an index answers. */
export async function getShellCounts(actor: Actor): Promise<ShellFigures> {
  const visible = visibleStoryFilter(actor);
  const active: Prisma.StoryWhereInput = { status: { in: [...ACTIVE_STATUSES] } };
  const [waiting, stories, claims, review, sources, deadlines] = await Promise.all([
    countWaiting(actor),
    db().story.count({ where: { AND: [visible, active] } }),
    db().claim.count({ where: { withdrawnAt: null, story: visible } }),
    db().claim.count({ where: { AND: [standing(actor), reviewable(actor)] } }),
    db().source.count({ where: { mergedIntoId: null } }),
    db().story.findMany({
      where: { AND: [visible, active, { deadlineAt: { not: null } }] },
      orderBy: [{ deadlineAt: "asc" }, { id: "asc" }],
      take: 5,
      select: { slug: true, deadlineAt: true },
    }),
  ]);
  return {
    counts: { desk: waiting, stories, claims, review, sources },
    deadlines: deadlines.flatMap(({ slug, deadlineAt }) =>
      deadlineAt ? [{ slug, label: shortLabel(slug), deadlineAt: deadlineAt.toISOString() }] : [],
    ),
  };
}

/** For a reviewer what they may decide, for others all that waits for review. */
function reviewable(actor: Actor): Prisma.ClaimWhereInput {
  const waits: Prisma.ClaimWhereInput = { reviewState: { in: ["ready", "recheck"] } };
  if (!can(actor, "verdict.give")) return waits;
  return {
    ...waits,
    loggedById: { not: actor.userId },
    contentChangedById: { not: actor.userId },
  };
}

/** Each claim once, although it may wait for several reasons. */
async function countWaiting(actor: Actor): Promise<number> {
  const reasons = waitingFilters(actor).map(([, filter]) => filter);
  return db().claim.count({ where: { AND: [standing(actor), { OR: reasons }] } });
}

/** "contractor-leak" → "Contractor leak". */
function shortLabel(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
