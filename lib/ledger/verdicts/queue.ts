/**
 * The review queue: what waits for a verdict, nearest story deadline first, in the story's order;
 * narrowed as one asks, and read page by page from any claim on.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { claimRef, type ClaimKind, type LegalRisk } from "@/lib/ledger/claims/rules";
import { originsInWords } from "@/lib/ledger/sources/origins";
import { db } from "@/lib/platform/db";
import { agreeing } from "@/lib/platform/list-position";
import type { Prisma } from "@/prisma/generated/client";

export type QueueFilter = {
  /** All, claims this person may decide, or those for which they are the checker. */
  scope: "mine" | "all" | "checker";
  /** By slug. */
  story?: string;
  /** Who logged it, by the id of the account. */
  loggedBy?: number;
  kind?: ClaimKind;
};

/** A claim by its story and number, as an address names it: "harbour.C7". */
export type QueuePlace = { slug: string; number: number };

export type QueueEntry = {
  claimId: number;
  ref: string;
  number: number;
  slug: string;
  headline: string;
  wording: string;
  reviewState: "ready" | "recheck";
  legalRisk: LegalRisk;
  checker: string | null;
  loggedBy: string;
  waitingSince: string;
  deadlineAt: string | null;
  openQuestions: number;
  /** Why the last verdict lapsed, of a claim to be checked again; otherwise empty. */
  lapsedBecause: string;
  isSuspect: boolean;
  /** "5 sources · 1 origin", where fewer origins than sources support it; otherwise empty. */
  sharedOrigins: string;
};

export type QueuePage = {
  entries: QueueEntry[];
  /** All that fits the filter. */
  total: number;
  /** How many of them stand before this page. */
  before: number;
  /** The last claim before this page, and where the page that ends with it begins. */
  previous: { last: QueuePlace; from: QueuePlace } | null;
  /** The first claim of the next page. */
  next: QueuePlace | null;
};

export const QUEUE_PAGE = 200;

/**
 * One page. `mine` leaves out what four eyes keep from this person.
 * @param from where the page begins, whether that claim still waits or not; a claim that does not
 * exist for the actor begins at the top.
 */
export async function listReviewQueue(
  actor: Authorized<"claim.read">,
  filter: QueueFilter,
  from: QueuePlace | null = null,
  size = QUEUE_PAGE,
): Promise<QueuePage> {
  const where = whatWaits(actor, filter);
  const position = from && (await positionOfClaim(actor, from));
  const onward = position ? { AND: [where, atOrAfter(position)] } : where;
  const [total, left, claims, earlier] = await Promise.all([
    db().claim.count({ where }),
    db().claim.count({ where: onward }),
    db().claim.findMany({ where: onward, orderBy: IN_ORDER, take: size + 1, include: SHOWN }),
    position
      ? db().claim.findMany({
          where: { AND: [where, before(position)] },
          orderBy: BACKWARDS,
          take: size,
          select: { number: true, story: { select: { slug: true } } },
        })
      : [],
  ]);
  const [last, first] = [earlier[0], earlier.at(-1)];
  const next = claims[size];
  const pageShown = { shown: Math.min(claims.length, size), hasMore: next !== undefined };
  return {
    entries: claims.slice(0, size).map(toEntry),
    ...agreeing({ before: total - left, total }, pageShown),
    previous: last && first ? { last: placeOf(last), from: placeOf(first) } : null,
    next: next ? placeOf(next) : null,
  };
}

function whatWaits(actor: Authorized<"claim.read">, filter: QueueFilter): Prisma.ClaimWhereInput {
  const { scope, story, loggedBy, kind } = filter;
  return {
    withdrawnAt: null,
    reviewState: { in: ["ready", "recheck"] },
    story: {
      AND: [visibleStoryFilter(actor), { status: { notIn: ["killed"] } }],
      ...(story !== undefined && { slug: story }),
    },
    ...(scope === "mine" && {
      loggedById: { not: actor.userId },
      contentChangedById: { not: actor.userId },
      authors: { none: { userId: actor.userId } },
    }),
    ...(scope === "checker" && { checkerId: actor.userId }),
    ...(kind !== undefined && { kind }),
    // Beside what the scope says of whoever logged it.
    ...(loggedBy !== undefined && { AND: [{ loggedById: loggedBy }] }),
  };
}

const IN_ORDER = [
  { story: { deadlineAt: { sort: "asc", nulls: "last" } } },
  { storyId: "asc" },
  { number: "asc" },
] as const satisfies Prisma.ClaimOrderByWithRelationInput[];

const BACKWARDS = [
  { story: { deadlineAt: { sort: "desc", nulls: "first" } } },
  { storyId: "desc" },
  { number: "desc" },
] as const satisfies Prisma.ClaimOrderByWithRelationInput[];

type Position = { deadlineAt: Date | null; storyId: number; number: number };

async function positionOfClaim(
  actor: Authorized<"claim.read">,
  { slug, number }: QueuePlace,
): Promise<Position | null> {
  const claim = await db().claim.findFirst({
    where: { number, story: { AND: [visibleStoryFilter(actor), { slug }] } },
    select: { storyId: true, story: { select: { deadlineAt: true } } },
  });
  return claim && { storyId: claim.storyId, number, deadlineAt: claim.story.deadlineAt };
}

function atOrAfter({ deadlineAt, storyId, number }: Position): Prisma.ClaimWhereInput {
  const inDeadline: Prisma.ClaimWhereInput = {
    story: { deadlineAt },
    OR: [{ storyId: { gt: storyId } }, { storyId, number: { gte: number } }],
  };
  if (deadlineAt === null) return inDeadline;
  return {
    OR: [
      { story: { deadlineAt: { gt: deadlineAt } } },
      { story: { deadlineAt: null } },
      inDeadline,
    ],
  };
}

function before({ deadlineAt, storyId, number }: Position): Prisma.ClaimWhereInput {
  const inDeadline: Prisma.ClaimWhereInput = {
    story: { deadlineAt },
    OR: [{ storyId: { lt: storyId } }, { storyId, number: { lt: number } }],
  };
  const sooner = deadlineAt === null ? { not: null } : { lt: deadlineAt };
  return { OR: [{ story: { deadlineAt: sooner } }, inDeadline] };
}

function placeOf(claim: { number: number; story: { slug: string } }): QueuePlace {
  return { slug: claim.story.slug, number: claim.number };
}

const person = { select: { id: true, name: true } } as const;

const SHOWN = {
  story: { select: { slug: true, headline: true, deadlineAt: true } },
  checker: person,
  loggedBy: person,
  verdicts: {
    where: { undoneAt: null },
    orderBy: { id: "desc" },
    take: 1,
    select: { lapsedReason: true },
  },
  citations: { where: { removedAt: null, stance: "supports" }, select: { sourceId: true } },
  _count: { select: { questions: { where: { closedAt: null } } } },
} as const satisfies Prisma.ClaimInclude;

function toEntry(claim: Prisma.ClaimGetPayload<{ include: typeof SHOWN }>): QueueEntry {
  return {
    claimId: claim.id,
    ref: claimRef(claim.number),
    number: claim.number,
    slug: claim.story.slug,
    headline: claim.story.headline,
    wording: claim.wording,
    reviewState: claim.reviewState === "recheck" ? "recheck" : "ready",
    legalRisk: claim.legalRisk,
    checker: claim.checker?.name ?? null,
    loggedBy: claim.loggedBy.name,
    waitingSince: (claim.readyAt ?? claim.updatedAt).toISOString(),
    deadlineAt: claim.story.deadlineAt?.toISOString() ?? null,
    openQuestions: claim._count.questions,
    isSuspect: claim.suspectSince !== null,
    sharedOrigins: originsInWords(
      new Set(claim.citations.map(({ sourceId }) => sourceId)).size,
      claim.originCount,
    ),
    lapsedBecause: claim.reviewState === "recheck" ? (claim.verdicts[0]?.lapsedReason ?? "") : "",
  };
}

/** What the queue can be narrowed to, each with how many claims that would leave. */
export type QueueChoices = {
  stories: Array<{ slug: string; headline: string; claims: number }>;
  people: Array<{ id: number; name: string; claims: number }>;
  kinds: Array<{ kind: ClaimKind; claims: number }>;
};

/** Each counted as the rest of the filter stands. */
export async function listQueueChoices(
  actor: Authorized<"claim.read">,
  { story, loggedBy, kind, scope }: QueueFilter,
): Promise<QueueChoices> {
  const under = (rest: Omit<QueueFilter, "scope">) => whatWaits(actor, { scope, ...rest });
  const [byStory, byPerson, byKind] = await Promise.all([
    db().claim.groupBy({
      by: ["storyId"],
      where: under({ ...(loggedBy && { loggedBy }), ...(kind && { kind }) }),
      _count: { _all: true },
    }),
    db().claim.groupBy({
      by: ["loggedById"],
      where: under({ ...(story && { story }), ...(kind && { kind }) }),
      _count: { _all: true },
    }),
    db().claim.groupBy({
      by: ["kind"],
      where: under({ ...(story && { story }), ...(loggedBy && { loggedBy }) }),
      _count: { _all: true },
    }),
  ]);
  const [stories, people] = await Promise.all([
    db().story.findMany({
      where: { id: { in: byStory.map(({ storyId }) => storyId) } },
      orderBy: [{ deadlineAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      select: { id: true, slug: true, headline: true },
    }),
    db().user.findMany({
      where: { id: { in: byPerson.map(({ loggedById }) => loggedById) } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  const ofStory = new Map(byStory.map(({ storyId, _count }) => [storyId, _count._all]));
  const ofPerson = new Map(byPerson.map(({ loggedById, _count }) => [loggedById, _count._all]));
  return {
    stories: stories.map(({ id, slug, headline }) => ({
      slug,
      headline,
      claims: ofStory.get(id) ?? 0,
    })),
    people: people.map(({ id, name }) => ({ id, name, claims: ofPerson.get(id) ?? 0 })),
    kinds: byKind.map(({ kind: one, _count }) => ({ kind: one, claims: _count._all })),
  };
}
