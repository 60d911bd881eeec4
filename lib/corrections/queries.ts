/** Reads what became of a story after it was published, and how often corrections are, over all stories. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { hiddenStoryIds, visibleStoryFilter } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { isOut, perThousand, STORY_LIMIT, unmetForPublish, type CorrectionKind } from "./rules";

type Reader = Authorized<"correction.read">;

const named = { select: { name: true } } as const;

/** Null where the story does not exist for the actor. */
export async function getAfterPublication(actor: Reader, storyId: number) {
  const story = await db().story.findFirst({
    where: { id: storyId, ...visibleStoryFilter(actor) },
    select: {
      ...{ id: true, slug: true, headline: true, status: true, revision: true },
      ...{ publishedAt: true, publishedUrl: true },
      errorReports: {
        orderBy: { id: "desc" },
        take: STORY_LIMIT,
        include: { reportedBy: named, settledBy: named },
      },
      corrections: {
        orderBy: { id: "desc" },
        take: STORY_LIMIT,
        include: {
          madeBy: named,
          withdrawnBy: named,
          claims: { select: { claim: { select: { number: true } } }, orderBy: { claimId: "asc" } },
        },
      },
    },
  });
  if (!story) return null;
  const { errorReports, corrections, publishedAt, ...head } = story;
  return {
    ...head,
    publishedAt: publishedAt?.toISOString() ?? null,
    isOut: isOut(story),
    reports: errorReports.map(({ reportedBy, settledBy, reportedAt, settledAt, ...report }) => ({
      ...{ id: report.id, origin: report.origin, said: report.said, outcome: report.outcome },
      ...{ reason: report.reason, by: reportedBy.name, at: reportedAt.toISOString() },
      settled: settledAt && { by: settledBy?.name ?? "", at: settledAt.toISOString() },
    })),
    corrections: corrections.map(({ claims, madeBy, madeAt, withdrawnAt, ...made }) => ({
      ...{ id: made.id, kind: made.kind, oldText: made.oldText, newText: made.newText },
      ...{ notice: made.notice, cause: made.cause, stage: made.stage, by: madeBy.name },
      madeAt: madeAt.toISOString(),
      refs: claims.map(({ claim }) => claimRef(claim.number)),
      withdrawn: withdrawnAt && {
        ...{ by: made.withdrawnBy?.name ?? "", at: withdrawnAt.toISOString() },
        reason: made.withdrawnReason,
      },
    })),
    can: {
      publish: can(actor, "story.edit") && unmetForPublish(story).length === 0,
      report: can(actor, "correction.report") && isOut(story),
      make: can(actor, "correction.make") && isOut(story),
    },
  };
}

export type AfterPublication = NonNullable<Awaited<ReturnType<typeof getAfterPublication>>>;

/** A story that cites a source on which a corrected claim of another one rests. */
export type Reuse = {
  correctionId: number;
  kind: CorrectionKind;
  /** The other story. */
  slug: string;
  headline: string;
  /** How many of the other story's claims, or of this one's, are concerned. */
  claims: number;
};

const SHOWN = 20;

/**
 * @param of `here`: other stories that reuse what was corrected in this one; `elsewhere`: corrections
 * of other stories in what this one reuses. Only stories that exist for the actor.
 */
export async function listReuse(
  actor: Reader,
  storyId: number,
  of: "here" | "elsewhere",
): Promise<Reuse[]> {
  const hidden = await hiddenStoryIds(actor);
  // m is this story's claim, k the other's.
  const [corrected, using] = of === "here" ? ["m", "k"] : ["k", "m"];
  const [at, other] = [Prisma.raw(corrected), Prisma.raw(using)];
  return rows<Reuse>(Prisma.sql`
    SELECT r."id" AS "correctionId", r."kind", t."slug", t."headline",
      count(DISTINCT ${other}."id") AS "claims"
    FROM "Correction" r
    JOIN "CorrectionClaim" x ON x."correctionId" = r."id"
    JOIN "Claim" ${at} ON ${at}."id" = x."claimId"
    JOIN "Citation" c ON c."claimId" = ${at}."id" AND c."removedAt" IS NULL
    JOIN "Citation" d ON d."sourceId" = c."sourceId" AND d."removedAt" IS NULL
    JOIN "Claim" ${other} ON ${other}."id" = d."claimId" AND ${other}."withdrawnAt" IS NULL
    JOIN "Story" t ON t."id" = k."storyId"
    WHERE r."withdrawnAt" IS NULL AND m."storyId" = ${storyId}
      AND k."storyId" <> ${storyId}
      AND k."storyId" NOT IN ${among(hidden)}
    GROUP BY r."id", t."id" ORDER BY r."id" DESC, t."id" LIMIT ${SHOWN}`);
}

export type Rate = { key: string; corrections: number; claims: number; rate: number | null };
export type Rates = { months: Rate[]; desks: Rate[]; causes: Rate[]; total: Rate };

type Counted = { month: string; desk: string; claims: number };
type Made = { month: string; desk: string; cause: string; corrections: number };

/**
 * Corrections for each 1,000 claims of published stories, by the month in which the story was
 * published, by desk and by cause. Withdrawn claims and corrections, clarifications and notes do not
 * count; nor does any story that does not exist for the actor. Never by person.
 */
export async function readRates(actor: Reader): Promise<Rates> {
  const hidden = await hiddenStoryIds(actor);
  const published = Prisma.sql`s."publishedAt" IS NOT NULL AND s."id" NOT IN ${among(hidden)}`;
  const month = Prisma.sql`substr(s."publishedAt", 1, 7)`;
  const [claims, made] = [
    await rows<Counted>(Prisma.sql`
      SELECT ${month} AS "month", s."desk", sum((SELECT count(*) FROM "Claim" k
        WHERE k."storyId" = s."id" AND k."withdrawnAt" IS NULL)) AS "claims"
      FROM "Story" s WHERE ${published} GROUP BY 1, 2`),
    await rows<Made>(Prisma.sql`
      SELECT ${month} AS "month", s."desk", r."cause", count(*) AS "corrections"
      FROM "Correction" r JOIN "Story" s ON s."id" = r."storyId"
      WHERE r."kind" = 'correction' AND r."withdrawnAt" IS NULL AND ${published}
      GROUP BY 1, 2, 3`),
  ];
  const total = made.reduce((sum, { corrections }) => sum + corrections, 0);
  const all = claims.reduce((sum, one) => sum + one.claims, 0);
  const rate = (key: string, corrections: number, of: number): Rate => ({
    ...{ key, corrections, claims: of, rate: perThousand(corrections, of) },
  });
  const by = (keyOf: (row: { month: string; desk: string }) => string) =>
    [...new Set(claims.map(keyOf))].map((key) => {
      const own = (row: { month: string; desk: string }) => keyOf(row) === key;
      const corrections = made.filter(own).reduce((sum, one) => sum + one.corrections, 0);
      return rate(
        key,
        corrections,
        claims.filter(own).reduce((sum, one) => sum + one.claims, 0),
      );
    });
  const causes = [...new Set(made.map(({ cause }) => cause))].map((cause) => {
    const own = made.filter((one) => one.cause === cause);
    return rate(
      cause,
      own.reduce((sum, one) => sum + one.corrections, 0),
      all,
    );
  });
  return {
    months: by(({ month: key }) => key).sort((a, b) => b.key.localeCompare(a.key)),
    desks: by(({ desk }) => desk).sort((a, b) => a.key.localeCompare(b.key)),
    causes: causes.sort((a, b) => b.corrections - a.corrections || a.key.localeCompare(b.key)),
    total: rate("", total, all),
  };
}
