/**
 * Reads what a reviewer works with: the verdicts of a claim, which levels its evidence
 * allows and what the others still need, and the review queue.
 */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { EventOf } from "@/lib/audit/events";
import { claimRef, type LegalRisk } from "@/lib/ledger/claims/rules";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { db } from "@/lib/platform/db";
import { droppedHedges } from "@/lib/text/hedges";
import type { Prisma } from "@/prisma/generated/client";
import { fourEyesFault, unmetForLevel, unmetForReview, VERDICT_LEVELS } from "./rules";

const person = { select: { id: true, name: true } } as const;

const VERDICT_PEOPLE = { reviewer: person } satisfies Prisma.VerdictInclude;

/** The review side of a claim that the actor was already allowed to read. */
export async function getReview(actor: Actor, claim: ClaimView) {
  const [verdicts, dropped] = await Promise.all([
    db().verdict.findMany({
      where: { claimId: claim.id },
      orderBy: { id: "desc" },
      include: VERDICT_PEOPLE,
    }),
    claim.reviewState === "decided" ? [] : readDroppedHedges(claim),
  ]);
  const evidence = {
    originCount: claim.originCount,
    citations: claim.citations.map((citation) => ({
      ...citation,
      attachmentCount: citation.attachments.length,
    })),
  };
  const authorship = {
    loggedById: claim.loggedBy.id,
    contentChangedById: claim.contentChangedBy.id,
  };
  const isWithdrawn = claim.withdrawn !== null;
  const mayGive = can(actor, "verdict.give");
  return {
    contentRevision: claim.contentRevision,
    /** Hedges that rewordings dropped since the verdict. */
    droppedHedges: dropped,
    mayGiveVerdict: mayGive,
    fourEyes: mayGive ? fourEyesFault(actor.userId, authorship) : null,
    /** What stands in the way of any verdict by this person. */
    unmet: mayGive
      ? unmetForReview(actor.userId, { ...authorship, reviewState: claim.reviewState, isWithdrawn })
      : [],
    levels: VERDICT_LEVELS.map((level) => ({ level, unmet: unmetForLevel(level, evidence) })),
    verdicts: verdicts.map(toVerdictView),
  };
}

/**
 * The hedges that stood in the wording when the last verdict was given and stand there no more,
 * over however many rewordings. Asked of the log, because it keeps every wording.
 */
async function readDroppedHedges(claim: { id: number; wording: string }): Promise<string[]> {
  const verdict = await db().event.findFirst({
    where: { claimId: claim.id, type: "verdict.given" },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  if (!verdict) return [];
  const edits = await db().event.findMany({
    where: { claimId: claim.id, type: "claim.edited", seq: { gt: verdict.seq } },
    orderBy: { seq: "asc" },
    select: { data: true },
  });
  for (const edit of edits) {
    const { changes } = JSON.parse(edit.data) as EventOf<"claim.edited">["data"];
    const judged = changes.wording?.from;
    if (typeof judged === "string") return droppedHedges(judged, claim.wording);
  }
  return [];
}

function toVerdictView(verdict: Prisma.VerdictGetPayload<{ include: typeof VERDICT_PEOPLE }>) {
  return {
    id: verdict.id,
    level: verdict.level,
    note: verdict.note,
    by: verdict.reviewer,
    at: verdict.givenAt.toISOString(),
    lapsed: verdict.lapsedAt
      ? { at: verdict.lapsedAt.toISOString(), because: verdict.lapsedReason }
      : null,
  };
}

export type ReviewView = Awaited<ReturnType<typeof getReview>>;

export type QueueFilter = {
  /** All, claims this person may decide, or those for which they are the checker. */
  scope: "mine" | "all" | "checker";
  story?: string;
};

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
};

const QUEUE_LIMIT = 200;

/**
 * Claims that wait for a verdict, nearest story deadline first, in the story's order. `mine` leaves out
 * what four eyes keep from this person.
 */
export async function listReviewQueue(
  actor: Actor,
  filter: QueueFilter,
): Promise<{ entries: QueueEntry[]; total: number }> {
  const where: Prisma.ClaimWhereInput = {
    withdrawnAt: null,
    reviewState: { in: ["ready", "recheck"] },
    story: {
      AND: [visibleStoryFilter(actor), { status: { notIn: ["killed"] } }],
      ...(filter.story !== undefined && { slug: filter.story }),
    },
    ...(filter.scope === "mine" && {
      loggedById: { not: actor.userId },
      contentChangedById: { not: actor.userId },
    }),
    ...(filter.scope === "checker" && { checkerId: actor.userId }),
  };
  const [total, claims] = await Promise.all([
    db().claim.count({ where }),
    db().claim.findMany({
      where,
      orderBy: [
        { story: { deadlineAt: { sort: "asc", nulls: "last" } } },
        { storyId: "asc" },
        { number: "asc" },
      ],
      take: QUEUE_LIMIT,
      include: {
        story: { select: { slug: true, headline: true, deadlineAt: true } },
        checker: person,
        loggedBy: person,
        _count: { select: { questions: { where: { closedAt: null } } } },
      },
    }),
  ]);
  return { total, entries: claims.map(toEntry) };
}

type QueueRow = Prisma.ClaimGetPayload<{
  include: {
    story: { select: { slug: true; headline: true; deadlineAt: true } };
    checker: { select: { id: true; name: true } };
    loggedBy: { select: { id: true; name: true } };
    _count: { select: { questions: true } };
  };
}>;

function toEntry(claim: QueueRow): QueueEntry {
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
  };
}
