/**
 * What waits for one person: the desk page. Only stories that exist for the person count.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { readMentioned } from "@/lib/people/mentioned";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { sayMentions } from "@/lib/text/mentions";
import { Prisma } from "@/prisma/generated/client";
import type { ReviewState, VerificationLevel } from "@/prisma/generated/client";
import { readAskedOf } from "./asked-of";
import { withProgress, type StoryHeader } from "./queries";
import { ACTIVE_STATUSES } from "./rules";
import { proposedTo, standing, waitingReasons, type WaitingReason } from "./waiting";

export type WaitingClaim = {
  id: number;
  number: number;
  slug: string;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  /** What was asked or said last, the answer, or the day that has come or is past. */
  detail: string;
};

export type WaitingGroup = { reason: WaitingReason; total: number; claims: WaitingClaim[] };

/** A story whose members are asked about sources that it keeps as they were. */
export type AskedStory = { slug: string; headline: string; questions: number };

export type Desk = {
  stories: StoryHeader[];
  ahead: StoryHeader[];
  waiting: WaitingGroup[];
  asked: AskedStory[];
};

const SHOWN = 6;
const STORIES_SHOWN = 20;

/** My stories, what waits for me, and the deadlines of other stories. */
export async function getDesk(actor: Authorized<"claim.read">): Promise<Desk> {
  const visible = visibleStoryFilter(actor);
  const active: Prisma.StoryWhereInput = { status: { in: [...ACTIVE_STATUSES] } };
  const mine: Prisma.StoryWhereInput = { members: { some: { userId: actor.userId } } };
  const orderBy: Prisma.StoryOrderByWithRelationInput[] = [
    { deadlineAt: { sort: "asc", nulls: "last" } },
    { id: "desc" },
  ];
  const [stories, ahead, waiting, asked] = await Promise.all([
    db().story.findMany({ where: { AND: [visible, active, mine] }, orderBy, take: STORIES_SHOWN }),
    db().story.findMany({
      where: { AND: [visible, active, { NOT: mine }, { deadlineAt: { not: null } }] },
      orderBy,
      take: SHOWN,
    }),
    listWaiting(actor),
    listAsked(actor),
  ]);
  return { stories: await withProgress(stories), ahead: await withProgress(ahead), waiting, asked };
}

function listAsked(actor: Authorized<"claim.read">): Promise<AskedStory[]> {
  return rows<AskedStory>(Prisma.sql`
    SELECT s."slug", s."headline", count(*) AS "questions"
    FROM "SourceProposal" p JOIN "Story" s ON s."id" = p."storyId"
    WHERE ${proposedTo(actor)}
    GROUP BY s."id" ORDER BY s."deadlineAt" IS NULL, s."deadlineAt", s."id"`);
}

async function listWaiting(actor: Authorized<"claim.read">): Promise<WaitingGroup[]> {
  const groups = await Promise.all(
    waitingReasons(actor).map(async ([reason, condition]) => {
      const where = Prisma.sql`${condition} AND ${standing(actor)}`;
      const [total, ids] = await Promise.all([countWhere(where), firstIds(where)]);
      return { reason, total, claims: await readWaiting(actor, reason, ids) };
    }),
  );
  return groups.filter((group) => group.total > 0);
}

async function countWhere(where: Prisma.Sql): Promise<number> {
  const [row] = await rows<{ n: number }>(
    Prisma.sql`SELECT count(*) AS "n" FROM "Claim" k WHERE ${where}`,
  );
  return row?.n ?? 0;
}

/** Of the nearest deadline first, in the story's order. */
async function firstIds(where: Prisma.Sql): Promise<number[]> {
  const found = await rows<{ id: number }>(Prisma.sql`
    SELECT k."id" FROM "Claim" k CROSS JOIN "Story" s ON s."id" = k."storyId"
    WHERE ${where}
    ORDER BY s."deadlineAt" IS NULL, s."deadlineAt", s."id", k."number"
    LIMIT ${SHOWN}`);
  return found.map((row) => row.id);
}

async function readWaiting(
  actor: Authorized<"claim.read">,
  reason: WaitingReason,
  ids: readonly number[],
): Promise<WaitingClaim[]> {
  const claims = await db().claim.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      wording: true,
      level: true,
      reviewState: true,
      recheckOn: true,
      asOf: true,
      story: { select: { slug: true } },
      questions: {
        where:
          reason === "answered"
            ? { closedAt: null, answeredAt: { not: null }, raisedById: actor.userId }
            : { closedAt: null, answeredAt: null, raisedById: { not: actor.userId } },
        orderBy: { id: "desc" },
        take: 1,
      },
    },
  });
  const inOrder = claims.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const said = reason === "asked" ? await readAskedOf(actor.userId, ids) : null;
  const asked = claims.flatMap(({ questions }) => questions);
  const named = await readMentioned(asked.map(({ id }) => id));
  return inOrder.map(({ story, questions, recheckOn, asOf, ...claim }) => {
    const [question] = questions;
    const detail = detailOf(reason, question, { recheckOn, asOf });
    return {
      ...claim,
      slug: story.slug,
      detail: said?.get(claim.id) ?? (question ? sayMentions(detail, named(question.id)) : detail),
    };
  });
}

function detailOf(
  reason: WaitingReason,
  asked: { question: string; answer: string } | undefined,
  { recheckOn, asOf }: { recheckOn: Date | null; asOf: Date | null },
): string {
  if (reason === "sentBack") return asked?.question ?? "";
  if (reason === "answered") return asked?.answer ?? "";
  if (reason === "recheckDue") return recheckOn?.toISOString().slice(0, 10) ?? "";
  if (reason === "asOfPast") return asOf?.toISOString().slice(0, 10) ?? "";
  return "";
}
