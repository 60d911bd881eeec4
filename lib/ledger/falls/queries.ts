/**
 * What rests on a fallen source, over all stories that exist for the asker: the claims that were
 * suspect when it fell, published stories first; and what one claim is suspect of.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { claimRef, type ReviewState, type VerificationLevel } from "@/lib/ledger/claims/rules";
import type { Reliability } from "@/lib/ledger/sources/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import type { StoryStatus } from "@/lib/stories/rules";
import { Prisma } from "@/prisma/generated/client";
import { unmetForReconfirm, type FallKind, type SettledHow } from "./rules";

export type SuspicionView = {
  id: number;
  fallId: number;
  kind: FallKind;
  fromGrade: Reliability;
  toGrade: Reliability;
  reason: string;
  by: string;
  at: string;
  /** Null where the source itself does not exist for the asker, who sees one that rests on it. */
  source: { id: number; name: string } | null;
};

/** Of a claim that the actor was already allowed to read: what it is suspect of, and who may end it. */
export async function getSuspicions(actor: Authorized<"claim.read">, claim: ClaimView) {
  const list = claim.suspectSince === null ? [] : await readOpen(actor, claim.id);
  const mayReconfirm = can(actor, "claim.reconfirm");
  const authorship = {
    loggedById: claim.loggedBy.id,
    contentChangedById: claim.contentChangedBy.id,
    otherAuthorIds: claim.otherAuthorIds,
    sourceAuthorIds: claim.sourceAuthorIds,
    ...{ isWithdrawn: claim.withdrawn !== null, isSuspect: list.length > 0 },
  };
  return {
    list,
    contentRevision: claim.contentRevision,
    mayReconfirm,
    unmet: mayReconfirm ? unmetForReconfirm(actor.userId, authorship) : [],
  };
}

export type SuspicionsView = Awaited<ReturnType<typeof getSuspicions>>;

type Open = Omit<SuspicionView, "source"> & { sourceId: number | null; sourceName: string | null };

async function readOpen(
  actor: Authorized<"source.read">,
  claimId: number,
): Promise<SuspicionView[]> {
  const found = await rows<Open>(Prisma.sql`
    SELECT x."id", f."id" AS "fallId", f."kind", f."fromGrade", f."toGrade", f."reason", f."at",
      u."name" AS "by", s."id" AS "sourceId", s."name" AS "sourceName"
    FROM "Suspicion" x JOIN "SourceFall" f ON f."id" = x."fallId"
    JOIN "User" u ON u."id" = f."byId"
    LEFT JOIN "Source" s ON s."id" = f."sourceId" AND ${isVisibleSource(actor)}
    WHERE x."claimId" = ${claimId} AND x."settledAt" IS NULL ORDER BY x."id"`);
  return found.map(({ sourceId, sourceName, ...row }) => ({
    ...row,
    // What speaks of a source that does not exist for the asker says nothing of it.
    ...(sourceId === null && { reason: "", by: "" }),
    at: instantOf(row.at),
    source: sourceId === null ? null : { id: sourceId, name: sourceName ?? "" },
  }));
}

export type RestingClaim = {
  claimId: number;
  ref: string;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  slug: string;
  headline: string;
  status: StoryStatus;
  /** Null while it is suspect. */
  settled: { how: SettledHow; by: string; at: string; note: string } | null;
};

export type RestingClaims = {
  claims: RestingClaim[];
  /** All that were suspect by its falls, and those that still are. */
  total: number;
  open: number;
  /** Stories that hold one that is open, and those of them that are published. */
  stories: number;
  published: number;
  next: string | null;
};

const PAGE = 100;

type Row = Omit<RestingClaim, "ref" | "settled"> & {
  number: number;
  storyId: number;
  rank: number;
  settledAt: string | null;
  how: SettledHow | null;
  settledBy: string | null;
  note: string;
};

/**
 * Each claim once, with its open suspicion where there is one. Withdrawn claims do not count.
 * Keyset-paged by published or not, story and number.
 */
export async function listResting(
  actor: Actor,
  sourceId: number,
  cursor = "",
): Promise<RestingClaims> {
  authorize(actor, "claim.read");
  const hidden = await hiddenStoryIds(actor);
  // Beside one max(), SQLite takes the other columns from the row that holds the maximum.
  const resting = Prisma.sql`
    SELECT x."claimId", x."id", x."settledAt" IS NULL AS "isOpen",
      max((x."settledAt" IS NULL) * 1000000000000 + x."id") AS "last"
    FROM "SourceFall" f CROSS JOIN "Suspicion" x ON x."fallId" = f."id"
    WHERE f."sourceId" = ${sourceId} AND f."takenBackAt" IS NULL GROUP BY x."claimId"`;
  const standing = Prisma.sql`
    FROM (${resting}) r CROSS JOIN "Claim" k ON k."id" = r."claimId"
    CROSS JOIN "Story" t ON t."id" = k."storyId"
    WHERE k."withdrawnAt" IS NULL AND k."storyId" NOT IN ${among(hidden)}`;
  const rank = Prisma.sql`(t."status" <> 'published')`;
  const place = readPlace(cursor);
  const [found, counted] = [
    await rows<Row>(Prisma.sql`
      SELECT k."id" AS "claimId", k."number", k."wording", k."level", k."reviewState", k."storyId",
        t."slug", t."headline", t."status", ${rank} AS "rank", x."settledAt", x."how", x."note",
        u."name" AS "settledBy"
      FROM (SELECT r."claimId", r."id", k."storyId" AS "story", k."number" AS "nth", ${rank} AS "first"
        ${standing} AND (${rank}, -k."storyId", k."number") > (${place.rank}, ${-place.story}, ${place.number})
        ORDER BY ${rank}, -k."storyId", k."number" LIMIT ${PAGE + 1}) r
      CROSS JOIN "Claim" k ON k."id" = r."claimId" CROSS JOIN "Story" t ON t."id" = k."storyId"
      CROSS JOIN "Suspicion" x ON x."id" = r."id" LEFT JOIN "User" u ON u."id" = x."settledById"
      ORDER BY r."first", -r."story", r."nth"`),
    await rows<Record<"total" | "open" | "stories" | "published", number | null>>(Prisma.sql`
      SELECT count(*) AS "total", sum(r."isOpen") AS "open",
        count(DISTINCT CASE WHEN r."isOpen" THEN t."id" END) AS "stories",
        count(DISTINCT CASE WHEN r."isOpen" AND t."status" = 'published' THEN t."id" END) AS "published"
      ${standing}`),
  ];
  const [counts] = counted;
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    claims: shown.map(toResting),
    ...{ total: counts?.total ?? 0, open: counts?.open ?? 0 },
    ...{ stories: counts?.stories ?? 0, published: counts?.published ?? 0 },
    next: found.length > PAGE && last ? `${last.rank}.${last.storyId}.${last.number}` : null,
  };
}

/** "0.12.7": after claim 7 of the published story 12; any other text is the top. */
function readPlace(cursor: string): { rank: number; story: number; number: number } {
  const match = /^([01])\.(\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (!match) return { rank: -1, story: 0, number: 0 };
  return { rank: Number(match[1]), story: Number(match[2]), number: Number(match[3]) };
}

function toResting(row: Row): RestingClaim {
  const { claimId, number, wording, level, reviewState, slug, headline, status } = row;
  const { settledAt, how, settledBy, note } = row;
  return {
    ...{ claimId, ref: claimRef(number), wording, level, reviewState, slug, headline, status },
    settled:
      settledAt === null || how === null
        ? null
        : { how, by: settledBy ?? "", at: instantOf(settledAt), note },
  };
}
