/**
 * What waits for one person: the desk page. Only stories that exist for the person count.
 */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { dayInZone } from "@/lib/platform/wall-time";
import type { Prisma, ReviewState, VerificationLevel } from "@/prisma/generated/client";
import { withProgress, type StoryHeader } from "./queries";
import { ACTIVE_STATUSES } from "./rules";

/** Why a claim waits for somebody. */
export const WAITING_REASONS = [
  "sentBack",
  "answered",
  "toCheck",
  "toReview",
  "lapsed",
  "recheckDue",
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export type WaitingClaim = {
  id: number;
  number: number;
  slug: string;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  /** The open question, its answer, or the day a re-check is due. */
  detail: string;
};

export type WaitingGroup = { reason: WaitingReason; total: number; claims: WaitingClaim[] };

export type Desk = { stories: StoryHeader[]; ahead: StoryHeader[]; waiting: WaitingGroup[] };

const SHOWN = 6;
const STORIES_SHOWN = 20;

/** My stories, what waits for me, and the deadlines of other stories. */
export async function getDesk(actor: Actor): Promise<Desk> {
  const visible = visibleStoryFilter(actor);
  const active: Prisma.StoryWhereInput = { status: { in: [...ACTIVE_STATUSES] } };
  const mine: Prisma.StoryWhereInput = { members: { some: { userId: actor.userId } } };
  const orderBy: Prisma.StoryOrderByWithRelationInput[] = [
    { deadlineAt: { sort: "asc", nulls: "last" } },
    { id: "desc" },
  ];
  const [stories, ahead, waiting] = await Promise.all([
    db().story.findMany({ where: { AND: [visible, active, mine] }, orderBy, take: STORIES_SHOWN }),
    db().story.findMany({
      where: { AND: [visible, active, { NOT: mine }, { deadlineAt: { not: null } }] },
      orderBy,
      take: SHOWN,
    }),
    listWaiting(actor),
  ]);
  return { stories: await withProgress(stories), ahead: await withProgress(ahead), waiting };
}

/** Claims by the reason for which they wait for this person; a claim may have several. */
export function waitingFilters(actor: Actor): Array<[WaitingReason, Prisma.ClaimWhereInput]> {
  const me = actor.userId;
  const waits: Array<[WaitingReason, Prisma.ClaimWhereInput]> = [
    ["sentBack", { loggedById: me, queries: { some: questionForMe(me) } }],
    ["answered", { queries: { some: answerForMe(me) } }],
  ];
  if (can(actor, "verdict.give")) {
    waits.push(
      ["toCheck", { checkerId: me, reviewState: { in: ["ready", "recheck"] } }],
      [
        "toReview",
        {
          reviewState: { in: ["ready", "recheck"] },
          loggedById: { not: me },
          contentChangedById: { not: me },
          OR: [{ checkerId: null }, { checkerId: { not: me } }],
        },
      ],
    );
  } else {
    waits.push(["toCheck", { checkerId: me, reviewState: { not: "decided" } }]);
  }
  const today = dayInZone(now(), env().timeZone);
  waits.push(
    ["lapsed", { loggedById: me, reviewState: "recheck" }],
    [
      "recheckDue",
      {
        recheckOn: { lte: today },
        OR: [
          { loggedById: me },
          { checkerId: me },
          { story: { members: { some: { userId: me } } } },
        ],
      },
    ],
  );
  return waits;
}

const questionForMe = (me: number): Prisma.QueryWhereInput => ({
  closedAt: null,
  answeredAt: null,
  raisedById: { not: me },
});

const answerForMe = (me: number): Prisma.QueryWhereInput => ({
  closedAt: null,
  answeredAt: { not: null },
  raisedById: me,
});

/** Work on a killed story waits for nobody; on a published one it may lead to a correction. */
export function standing(actor: Actor): Prisma.ClaimWhereInput {
  return {
    withdrawnAt: null,
    story: { AND: [visibleStoryFilter(actor), { status: { not: "killed" } }] },
  };
}

async function listWaiting(actor: Actor): Promise<WaitingGroup[]> {
  const groups = await Promise.all(
    waitingFilters(actor).map(async ([reason, filter]) => {
      const where = { AND: [standing(actor), filter] };
      const [total, claims] = await Promise.all([
        db().claim.count({ where }),
        readWaiting(actor, reason, where),
      ]);
      return { reason, total, claims };
    }),
  );
  return groups.filter((group) => group.total > 0);
}

async function readWaiting(
  actor: Actor,
  reason: WaitingReason,
  where: Prisma.ClaimWhereInput,
): Promise<WaitingClaim[]> {
  const query = reason === "answered" ? answerForMe(actor.userId) : questionForMe(actor.userId);
  const claims = await db().claim.findMany({
    where,
    orderBy: [
      { story: { deadlineAt: { sort: "asc", nulls: "last" } } },
      { storyId: "asc" },
      { number: "asc" },
    ],
    take: SHOWN,
    select: {
      id: true,
      number: true,
      wording: true,
      level: true,
      reviewState: true,
      recheckOn: true,
      story: { select: { slug: true } },
      queries: { where: query, orderBy: { id: "desc" }, take: 1 },
    },
  });
  return claims.map(({ story, queries, recheckOn, ...claim }) => ({
    ...claim,
    slug: story.slug,
    detail: detailOf(reason, queries[0], recheckOn),
  }));
}

function detailOf(
  reason: WaitingReason,
  query: { question: string; answer: string } | undefined,
  recheckOn: Date | null,
): string {
  if (reason === "sentBack") return query?.question ?? "";
  if (reason === "answered") return query?.answer ?? "";
  if (reason === "recheckDue") return recheckOn?.toISOString().slice(0, 10) ?? "";
  return "";
}
