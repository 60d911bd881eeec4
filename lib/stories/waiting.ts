/**
 * Why a claim waits for a person, each reason as one SQL condition on the claim `k`: the desk
 * lists by them and the sidebar counts by them, so the figure is what the page shows. The unary
 * plus before a column keeps SQLite from starting there, where most rows are alike.
 */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { alongIndex } from "@/lib/platform/dialect";
import { env } from "@/lib/platform/env";
import { Prisma } from "@/prisma/generated/client";
import { dayInZone } from "@/lib/platform/wall-time";
import { askedInThreads } from "./asked-of";

export const WAITING_REASONS = [
  "asked",
  "sentBack",
  "answered",
  "toCheck",
  "toReview",
  "lapsed",
  "recheckDue",
  "asOfPast",
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** Claims that stand, of stories that exist for the person; a killed story's wait for nobody. */
export function standing(actor: Authorized<"claim.read">): Prisma.Sql {
  return Prisma.sql`+k."withdrawnAt" IS NULL AND +k."storyId" IN (
    SELECT t."id" FROM "Story" t
    WHERE t."status" <> 'killed' AND (t."restricted" = 0 OR t."id" IN (${ownStories(actor)}))
  )`;
}

/**
 * Whether the change `p` of a source, of which a story keeps its own copy, waits for this person: its
 * members are asked, as far as their role may change sources.
 */
export function proposedTo(actor: Authorized<"claim.read">): Prisma.Sql {
  if (!can(actor, "source.edit")) return Prisma.raw("0");
  return Prisma.sql`p."decidedAt" IS NULL AND p."storyId" IN (
    SELECT t."id" FROM "Story" t
    WHERE t."status" <> 'killed' AND t."id" IN (${ownStories(actor)}))`;
}

function ownStories(actor: Authorized<"claim.read">): Prisma.Sql {
  return Prisma.sql`SELECT m."storyId" FROM "StoryMember" m WHERE m."userId" = ${actor.userId}`;
}

/** A claim may wait for several reasons. */
export function waitingReasons(
  actor: Authorized<"claim.read">,
): Array<[WaitingReason, Prisma.Sql]> {
  const me = actor.userId;
  const today = dayInZone(now(), env().timeZone);
  const mayJudge = can(actor, "verdict.give");
  return [
    ["asked", Prisma.sql`k."id" IN (${askedInThreads(me)})`],
    [
      "sentBack",
      Prisma.sql`k."loggedById" = ${me} AND k."id" IN (${openQuestions(me, "unanswered")})`,
    ],
    ["answered", Prisma.sql`k."id" IN (${openQuestions(me, "answered")})`],
    [
      "toCheck",
      mayJudge
        ? Prisma.sql`k."checkerId" = ${me} AND +k."reviewState" IN ('ready', 'recheck')`
        : Prisma.sql`k."checkerId" = ${me} AND +k."reviewState" <> 'decided'`,
    ],
    ...(mayJudge
      ? [
          [
            "toReview",
            Prisma.sql`${judgeable(me)} AND (k."checkerId" IS NULL OR k."checkerId" <> ${me})`,
          ] as [WaitingReason, Prisma.Sql],
        ]
      : []),
    ["lapsed", Prisma.sql`k."loggedById" = ${me} AND +k."reviewState" = 'recheck'`],
    [
      "recheckDue",
      Prisma.sql`k."id" IN (${dueBy(today)}) AND (+k."loggedById" = ${me} OR +k."checkerId" = ${me}
        OR +k."storyId" IN (${ownStories(actor)}))`,
    ],
    [
      "asOfPast",
      Prisma.sql`k."id" IN (${asOfBefore(today)}) AND +k."reviewState" = 'decided'
        AND (+k."loggedById" = ${me} OR +k."checkerId" = ${me}
          OR +k."storyId" IN (${ownStories(actor)}))`,
    ],
  ];
}

/** For how long a claim that was true as of a day is asked about, days. */
const AS_OF_DAYS = 90;

/**
 * A day on or after which the claim was logged says how things stand now, and is to be looked at once
 * it is past; an earlier one is history, and stays as true as it was.
 */
function asOfBefore(day: Date): Prisma.Sql {
  const first = new Date(day.getTime() - AS_OF_DAYS * 24 * 60 * 60 * 1_000);
  return Prisma.sql`SELECT d."id" FROM "Claim" d ${alongIndex("Claim_asOf_idx")}
    WHERE d."asOf" >= ${first} AND d."asOf" < ${day}
      AND substr(d."asOf", 1, 10) >= substr(d."loggedAt", 1, 10)`;
}

/** Few at any time; most claims have no such day, by which SQLite could think that most are due. */
function dueBy(day: Date): Prisma.Sql {
  return Prisma.sql`SELECT d."id" FROM "Claim" d ${alongIndex("Claim_recheckOn_idx")}
    WHERE d."recheckOn" <= ${day}`;
}

/** Waits for a verdict that four eyes let this person give. */
export function judgeable(me: number): Prisma.Sql {
  return Prisma.sql`k."reviewState" IN ('ready', 'recheck')
    AND +k."loggedById" <> ${me} AND +k."contentChangedById" <> ${me}
    AND k."id" NOT IN (SELECT a."claimId" FROM "ClaimAuthor" a WHERE a."userId" = ${me})`;
}

/** Claims with a question that others put, or with an answer to one of mine. */
function openQuestions(me: number, state: "unanswered" | "answered"): Prisma.Sql {
  const whose =
    state === "unanswered"
      ? Prisma.sql`q."answeredAt" IS NULL AND q."raisedById" <> ${me}`
      : Prisma.sql`q."answeredAt" IS NOT NULL AND q."raisedById" = ${me}`;
  return Prisma.sql`SELECT q."claimId" FROM "Question" q WHERE q."closedAt" IS NULL AND ${whose}`;
}
