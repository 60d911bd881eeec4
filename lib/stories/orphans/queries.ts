/** Stories that nobody can work in, without anything of them; and why one was opened. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { isKept, KEEPERS } from "@/lib/people/memberships";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { isStillShown, lapsesAt, openingState } from "./rules";

/** A line for administrators: that there is such a story, and since when. */
export type Orphan = {
  number: number;
  since: string;
  /** A request that waits for a second administrator. */
  request: {
    id: number;
    by: string;
    isYours: boolean;
    at: string;
    lapsesAt: string;
    member: string;
    reason: string;
  } | null;
};

/** @throws SourcelineError NOT_FOUND but for administrators. */
export async function listOrphans(actor: Actor): Promise<Orphan[]> {
  if (!can(actor, "orphan.open")) throw notFound();
  const at = now();
  const orphans = await rows<{ number: number; since: string }>(Prisma.sql`
    SELECT s."id" AS "number", max(s."createdAt", coalesce((
      SELECT max(e."at") FROM "StoryAside" a CROSS JOIN "Event" e ON e."seq" = a."seq"
      WHERE a."storyId" = s."id" AND e."type" IN ('person.disabled', 'person.role_changed')), ''),
    coalesce((
      SELECT max(u."disabledAt") FROM "StoryMember" d JOIN "User" u ON u."id" = d."userId"
      WHERE d."storyId" = s."id"), '')) AS "since"
    FROM "Story" s WHERE s."restricted" = 1 AND NOT ${isKept()}
    ORDER BY s."id"`);
  const openings = await db().storyOpening.findMany({
    where: {
      storyId: { in: orphans.map(({ number }) => number) },
      ...{ confirmedAt: null, withdrawnAt: null },
    },
    include: { requestedBy: { select: { name: true } }, member: { select: { name: true } } },
  });
  const open = openings.filter((opening) => openingState(opening, at) === "open");
  return orphans.map(({ number, since }) => {
    const request = open.find(({ storyId }) => storyId === number);
    return {
      number,
      since: instantOf(since),
      request: request
        ? {
            id: request.id,
            by: request.requestedBy.name,
            isYours: request.requestedById === actor.userId,
            at: request.requestedAt.toISOString(),
            lapsesAt: lapsesAt(request).toISOString(),
            member: request.member.name,
            reason: request.reason,
          }
        : null,
    };
  });
}

/** Who could become a member, by name. @throws SourcelineError NOT_FOUND but for administrators. */
export async function listPossibleKeepers(
  actor: Actor,
): Promise<Array<{ id: number; name: string }>> {
  if (!can(actor, "orphan.open")) throw notFound();
  return db().user.findMany({
    where: { disabledAt: null, role: { in: [...KEEPERS] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** How a story came, or is to come, to new members: for its page. */
export type StoryOpeningView = {
  id: number;
  member: string;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  /** Null while a second administrator has not confirmed it. */
  confirmed: { by: string; at: string } | null;
};

/** The latest that the reader is to know of, first; none where the story does not exist for them. */
export async function listStoryOpenings(
  actor: Authorized<"story.read">,
  storyId: number,
): Promise<StoryOpeningView[]> {
  const at = now();
  const openings = await db().storyOpening.findMany({
    where: { storyId, withdrawnAt: null, story: visibleStoryFilter(actor) },
    include: {
      requestedBy: { select: { name: true } },
      confirmedBy: { select: { name: true } },
      member: { select: { name: true } },
    },
    orderBy: { id: "desc" },
  });
  if (openings.length === 0) return [];
  const mine = await db().storyMember.findUnique({
    where: { storyId_userId: { storyId, userId: actor.userId } },
  });
  return openings
    .filter((opening) =>
      opening.confirmedAt
        ? isStillShown(opening.confirmedAt, mine?.addedAt ?? null, at)
        : openingState(opening, at) === "open",
    )
    .map(({ id, member, reason, requestedBy, requestedAt, confirmedBy, confirmedAt }) => ({
      ...{ id, reason, member: member.name, requestedBy: requestedBy.name },
      requestedAt: requestedAt.toISOString(),
      confirmed: confirmedAt && {
        by: confirmedBy?.name ?? "whoever runs the server",
        at: confirmedAt.toISOString(),
      },
    }));
}
