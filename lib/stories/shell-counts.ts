/**
 * The figures beside the places in the sidebar, and the next deadlines. They ask the same
 * questions as the pages they lead to, so a figure is what its page shows. Kept per person
 * until the log grows: no write goes without an event, so nothing else can change them.
 */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleSource, visibleStoryFilter } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { dayInZone } from "@/lib/platform/wall-time";
import { ACTIVE_STATUSES } from "./rules";
import { judgeable, proposedTo, standing, waitingReasons } from "./waiting";

export type ShellFigures = {
  counts: { desk: number; stories: number; claims: number; review: number; sources: number };
  /** The next deadlines, at most five. */
  deadlines: Array<{ slug: string; label: string; deadlineAt: string }>;
  /** Slugs of restricted stories that one is a member of: what is made there is not shared. */
  restricted: string[];
};

/** For whoever may not read what they count. */
export const NO_FIGURES: ShellFigures = {
  counts: { desk: 0, stories: 0, claims: 0, review: 0, sources: 0 },
  deadlines: [],
  restricted: [],
};

const KEPT = 500;
const kept = new Map<string, { state: string; figures: ShellFigures }>();

export async function getShellCounts(actor: Authorized<"claim.read">): Promise<ShellFigures> {
  const person = `${actor.userId} ${actor.role}`;
  const state = await readState();
  const before = kept.get(person);
  if (before?.state === state) return before.figures;
  const figures = await readFigures(actor);
  kept.delete(person);
  kept.set(person, { state, figures });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return figures;
}

/** What the figures depend on: the file, the log, and the day, on which re-checks fall due. */
async function readState(): Promise<string> {
  const [last] = await rows<{ seq: number | null }>(
    Prisma.sql`SELECT max("seq") AS "seq" FROM "Event"`,
  );
  const { databaseFile, timeZone } = env();
  return `${databaseFile} ${last?.seq ?? 0} ${dayInZone(now(), timeZone).toISOString()}`;
}

async function readFigures(actor: Authorized<"claim.read">): Promise<ShellFigures> {
  const visible = visibleStoryFilter(actor);
  const active: Prisma.StoryWhereInput = { status: { in: [...ACTIVE_STATUSES] } };
  const [desk, stories, claims, review, sources, deadlines, restricted] = await Promise.all([
    countWaiting(actor),
    db().story.count({ where: { AND: [visible, active] } }),
    countClaims(actor),
    countReviewable(actor),
    count(Prisma.sql`SELECT count(*) AS "n" FROM "Source" s
      WHERE +s."mergedIntoId" IS NULL AND ${isVisibleSource(actor)}`),
    db().story.findMany({
      where: { AND: [visible, active, { deadlineAt: { not: null } }] },
      orderBy: [{ deadlineAt: "asc" }, { id: "asc" }],
      take: 5,
      select: { slug: true, deadlineAt: true },
    }),
    db().story.findMany({
      where: { restricted: true, members: { some: { userId: actor.userId } } },
      orderBy: { id: "asc" },
      select: { slug: true },
    }),
  ]);
  return {
    counts: { desk, stories, claims, review, sources },
    restricted: restricted.map(({ slug }) => slug),
    deadlines: deadlines.flatMap(({ slug, deadlineAt }) =>
      deadlineAt ? [{ slug, label: shortLabel(slug), deadlineAt: deadlineAt.toISOString() }] : [],
    ),
  };
}

async function count(query: Prisma.Sql): Promise<number> {
  const [row] = await rows<{ n: number | null }>(query);
  return row?.n ?? 0;
}

/** Story by story, each from an index that holds nothing else. */
function countClaims(actor: Authorized<"claim.read">): Promise<number> {
  return count(Prisma.sql`
    SELECT sum((
      SELECT count(*) FROM "Claim" k WHERE k."storyId" = t."id" AND k."withdrawnAt" IS NULL
    )) AS "n"
    FROM "Story" t
    WHERE t."restricted" = 0
      OR t."id" IN (SELECT m."storyId" FROM "StoryMember" m WHERE m."userId" = ${actor.userId})`);
}

/** For a reviewer what they may decide, for others all that waits for review. */
function countReviewable(actor: Authorized<"claim.read">): Promise<number> {
  const waits = can(actor, "verdict.give")
    ? judgeable(actor.userId)
    : Prisma.sql`k."reviewState" IN ('ready', 'recheck')`;
  return count(
    Prisma.sql`SELECT count(*) AS "n" FROM "Claim" k WHERE ${waits} AND ${standing(actor)}`,
  );
}

/** Each claim once, although it may wait for several reasons; and each question about a source. */
async function countWaiting(actor: Authorized<"claim.read">): Promise<number> {
  const branches = waitingReasons(actor).map(
    ([, condition]) =>
      Prisma.sql`SELECT k."id" FROM "Claim" k WHERE ${condition} AND ${standing(actor)}`,
  );
  return count(Prisma.sql`
    SELECT (SELECT count(*) FROM (${Prisma.join(branches, " UNION ")})) + (
      SELECT count(*) FROM "SourceProposal" p WHERE ${proposedTo(actor)}) AS "n"`);
}

/** "contractor-leak" → "Contractor leak". */
function shortLabel(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
