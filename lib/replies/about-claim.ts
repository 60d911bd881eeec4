/** What stands elsewhere of requests for a reply: in a claim's panel, on the desk, in a new letter. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { now } from "@/lib/platform/clock";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf, readInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { isOverdue, type ReplyOutcome } from "./rules";

export type ClaimReply = {
  id: number;
  subject: string;
  outcome: ReplyOutcome;
  isOverdue: boolean;
  deadlineAt: string | null;
  outcomeAt: string | null;
  /** What was answered, where the reply answers this claim. */
  reply: string;
  /** How the claim was worded when it was put, where that was otherwise. */
  putAs: string | null;
};

const SHOWN = 20;

/** The requests that put this claim, the latest first. */
export async function listClaimReplies(
  actor: Authorized<"reply.read">,
  claimId: number,
): Promise<ClaimReply[]> {
  type Row = Omit<ClaimReply, "isOverdue"> & { answered: number };
  const found = await rows<Row>(Prisma.sql`
    SELECT r."id", r."subject", r."outcome", r."deadlineAt", r."outcomeAt", r."reply", p."answered",
      CASE WHEN p."contentRevision" <> k."contentRevision" AND p."wording" <> k."wording"
        THEN p."wording" END AS "putAs"
    FROM "ReplyRequestClaim" p
    JOIN "ReplyRequest" r ON r."id" = p."requestId"
    JOIN "Claim" k ON k."id" = p."claimId"
    JOIN "Story" s ON s."id" = r."storyId"
    WHERE p."claimId" = ${claimId} AND r."withdrawnAt" IS NULL AND ${isVisibleStory(actor)}
    ORDER BY r."id" DESC LIMIT ${SHOWN}`);
  const at = now();
  return found.map(({ answered, ...row }) => ({
    ...row,
    reply: answered === 1 ? row.reply : "",
    deadlineAt: row.deadlineAt === null ? null : instantOf(row.deadlineAt),
    outcomeAt: row.outcomeAt === null ? null : instantOf(row.outcomeAt),
    isOverdue: isOverdue(
      { outcome: row.outcome, withdrawn: false, deadlineAt: readInstant(row.deadlineAt) },
      at,
    ),
  }));
}

/** A story with replies whose deadline has passed. */
export type OverdueStory = { slug: string; headline: string; overdue: number };

const STORIES_SHOWN = 20;

/** Of the stories in work that exist for the actor, those that wait longest first. */
export function listOverdue(actor: Authorized<"reply.read">): Promise<OverdueStory[]> {
  return rows<OverdueStory>(Prisma.sql`
    SELECT s."slug", s."headline", count(*) AS "overdue"
    FROM "ReplyRequest" r JOIN "Story" s ON s."id" = r."storyId"
    WHERE r."outcome" IN ('not_contacted', 'sent', 'unreachable') AND r."deadlineAt" < ${now()}
      AND r."withdrawnAt" IS NULL AND s."status" IN ('drafting', 'checking', 'cleared')
      AND ${isVisibleStory(actor)}
    GROUP BY s."id" ORDER BY min(r."deadlineAt"), s."id" LIMIT ${STORIES_SHOWN}`);
}

/** The claims of these numbers that can be put to somebody, in the order given. */
export async function listPuttable(
  actor: Authorized<"reply.read">,
  storyId: number,
  numbers: readonly number[],
): Promise<Array<{ claimId: number; ref: string; wording: string }>> {
  const found = await rows<{ claimId: number; number: number; wording: string }>(Prisma.sql`
    SELECT k."id" AS "claimId", k."number", k."wording"
    FROM "Claim" k JOIN "Story" s ON s."id" = k."storyId"
    WHERE k."storyId" = ${storyId} AND k."number" IN ${among(numbers)} AND +k."withdrawnAt" IS NULL
      AND ${isVisibleStory(actor)}`);
  const order = new Map(numbers.map((number, index) => [number, index]));
  return found
    .sort((one, other) => (order.get(one.number) ?? 0) - (order.get(other.number) ?? 0))
    .map(({ number, ...claim }) => ({ ...claim, ref: claimRef(number) }));
}
