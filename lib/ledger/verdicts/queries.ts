/**
 * Reads what a reviewer works with: the verdicts of a claim, which levels its evidence
 * allows and what the others still need.
 */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import type { EventOf } from "@/lib/audit/events";
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { saidChanges } from "@/lib/text/meaning/changes";
import { Prisma } from "@/prisma/generated/client";
import { fourEyesFault, unmetForLevel, unmetForReview, VERDICT_LEVELS } from "./rules";

/** The review side of a claim that the actor was already allowed to read. */
export async function getReview(actor: Authorized<"claim.read">, claim: ClaimView) {
  const [verdicts, changes] = await Promise.all([
    readVerdicts(claim.id),
    claim.reviewState === "decided" ? [] : readChanges(claim),
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
    otherAuthorIds: claim.otherAuthorIds,
    sourceAuthorIds: claim.sourceAuthorIds,
  };
  const isWithdrawn = claim.withdrawn !== null;
  const mayGive = can(actor, "verdict.give");
  return {
    contentRevision: claim.contentRevision,
    /** What rewordings since the verdict changed in what the claim says: "likely → unlikely". */
    changes,
    mayGiveVerdict: mayGive,
    fourEyes: mayGive ? fourEyesFault(actor.userId, authorship) : null,
    /** What stands in the way of any verdict by this person. */
    unmet: mayGive
      ? unmetForReview(actor.userId, { ...authorship, reviewState: claim.reviewState, isWithdrawn })
      : [],
    levels: VERDICT_LEVELS.map((level) => ({ level, unmet: unmetForLevel(level, evidence) })),
    verdicts,
  };
}

/**
 * What the wording says otherwise than when the last verdict was given, over however many
 * rewordings. Asked of the log, because it keeps every wording.
 */
async function readChanges(claim: { id: number; wording: string }): Promise<string[]> {
  const found = await rows<{ seq: number; type: string; data: string }>(Prisma.sql`
    SELECT "seq", "type", "data" FROM "Event"
    WHERE "claimId" = ${claim.id} AND "type" IN ('verdict.given', 'claim.edited', 'act.undone')
    ORDER BY "seq"`);
  const undone = found
    .filter(({ type }) => type === "act.undone")
    .map(({ data }) => JSON.parse(data) as EventOf<"act.undone">["data"]);
  const given = found.findLast(
    ({ seq, type }) =>
      type === "verdict.given" && !undone.some(({ from, to }) => from <= seq && seq <= to),
  );
  if (!given) return [];
  for (const edit of found.filter(({ seq, type }) => type === "claim.edited" && seq > given.seq)) {
    const { changes } = JSON.parse(edit.data) as EventOf<"claim.edited">["data"];
    const judged = changes.wording?.from;
    if (typeof judged === "string") return saidChanges(judged, claim.wording);
  }
  return [];
}

type FoundVerdict = {
  id: number;
  level: VerificationLevel;
  note: string;
  givenAt: string;
  lapsedAt: string | null;
  lapsedReason: string;
  undoneAt: string | null;
  reviewerId: number;
  reviewerName: string;
};

/** Newest first. */
async function readVerdicts(claimId: number) {
  const found = await rows<FoundVerdict>(Prisma.sql`
    SELECT v."id", v."level", v."note", v."givenAt", v."lapsedAt", v."lapsedReason",
      v."undoneAt", v."reviewerId", u."name" AS "reviewerName"
    FROM "Verdict" v JOIN "User" u ON u."id" = v."reviewerId"
    WHERE v."claimId" = ${claimId} ORDER BY v."id" DESC`);
  return found.map((verdict) => ({
    id: verdict.id,
    level: verdict.level,
    note: verdict.note,
    by: { id: verdict.reviewerId, name: verdict.reviewerName },
    at: instantOf(verdict.givenAt),
    lapsed:
      verdict.lapsedAt === null
        ? null
        : { at: instantOf(verdict.lapsedAt), because: verdict.lapsedReason },
    isUndone: verdict.undoneAt !== null,
  }));
}

export type ReviewView = Awaited<ReturnType<typeof getReview>>;
