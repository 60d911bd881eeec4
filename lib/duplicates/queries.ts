/**
 * Claims that say as much already: while one is typed, and pair by pair over all that exist for the
 * asker. Runs in a worker thread.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import { claimRef, type ReviewState, type VerificationLevel } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import { job } from "@/lib/platform/threads";
import { claimsSharing, countClaimsHolding } from "@/lib/table/sqlite/sharing-words";
import { Prisma } from "@/prisma/generated/client";
import type { AlikeInput } from "./input";
import {
  FEWEST_WORDS,
  indexedWords,
  ALIKE_SHOWN,
  claimsAlike,
  wordsToLookUp,
  type SaysAsWell,
} from "./rules";

export type AlikeClaim = {
  claimId: number;
  ref: string;
  slug: string;
  headline: string;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  /** When its verdict was given, or else when it was logged. */
  at: string;
  isJudged: boolean;
  says: SaysAsWell;
};

/** A source that it cites and the asker may cite as well. */
export type OfferedSource = { id: number; name: string; kind: SourceKind };

export type AlikeOffer = AlikeClaim & { source: OfferedSource | null };

type Asked = { actor: Actor } & AlikeInput;

const inWorker = job("worker", "duplicates.like", async ({ actor, wording }: Asked) => {
  authorize(actor, "claim.read");
  authorize(actor, "source.read");
  const found = await findAlike(wording, await hiddenStoryIds(actor));
  const shown = found.slice(0, ALIKE_SHOWN);
  const sources = await readFirstSources(actor, shown);
  return shown.map((claim) => ({ ...claim, source: sources.get(claim.claimId) ?? null }));
});

/** The likest claims of all stories that exist for the asker; none for a text of a word or two. */
export async function listAlike(actor: Actor, { wording }: AlikeInput): Promise<AlikeOffer[]> {
  authorize(actor, "claim.read");
  if (indexedWords(wording).length < FEWEST_WORDS) return [];
  return inWorker({ actor, wording });
}

type Row = Omit<AlikeClaim, "ref" | "at" | "isJudged" | "says"> & {
  number: number;
  loggedAt: string;
  verdictAt: string | null;
};

const WEIGHED = 60;

async function findAlike(
  wording: string,
  hidden: readonly number[],
  before?: number,
): Promise<AlikeClaim[]> {
  const words = wordsToLookUp(await countClaimsHolding(indexedWords(wording)));
  if (!words) return [];
  const sharing = claimsSharing({
    ...{ words, hidden, limit: WEIGHED },
    ...(before !== undefined && { before }),
  });
  const found = await rows<Row>(Prisma.sql`
    SELECT k."id" AS "claimId", k."number", k."wording", k."level", k."reviewState", k."loggedAt",
      k."verdictAt", s."slug", s."headline"
    FROM (${sharing}) f CROSS JOIN "Claim" k ON k."id" = f."id"
    JOIN "Story" s ON s."id" = k."storyId" WHERE k."withdrawnAt" IS NULL`);
  return claimsAlike(wording, found).map(
    ({ number, loggedAt, verdictAt, likeness: _, ...claim }) => ({
      ...claim,
      ref: claimRef(number),
      at: instantOf(verdictAt ?? loggedAt),
      isJudged: verdictAt !== null,
    }),
  );
}

/** Of each claim the first source that it cites, as far as that exists for the asker. */
async function readFirstSources(
  actor: Authorized<"source.read">,
  claims: readonly AlikeClaim[],
): Promise<Map<number, OfferedSource>> {
  const found = await rows<OfferedSource & { claimId: number }>(Prisma.sql`
    SELECT c."claimId", s."id", s."name", s."kind"
    FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
    WHERE c."claimId" IN ${among(claims.map(({ claimId }) => claimId))}
      AND c."removedAt" IS NULL AND c."stance" = 'supports' AND s."retractedAt" IS NULL
      AND s."keptForId" IS NULL AND ${isVisibleSource(actor)}
    ORDER BY c."id" DESC`);
  return new Map(found.map(({ claimId, ...source }) => [claimId, source]));
}

export type DuplicatePair = { claim: Omit<AlikeClaim, "says">; others: AlikeClaim[] };

export type DuplicatePage = {
  pairs: DuplicatePair[];
  /** The claim after which the next page goes on; null at the end. */
  next: number | null;
};

const PAIRS_SHOWN = 25;
/** Claims that are looked at for one page, so that it answers soon where there are few. */
const LOOKED_AT = 150;

const pageInWorker = job("worker", "duplicates.page", async (asked: PageAsked) => {
  const { actor, after } = asked;
  authorize(actor, "claim.read");
  const hidden = await hiddenStoryIds(actor);
  const latest = await rows<Row>(Prisma.sql`
    SELECT k."id" AS "claimId", k."number", k."wording", k."level", k."reviewState", k."loggedAt",
      k."verdictAt", s."slug", s."headline"
    FROM "Claim" k JOIN "Story" s ON s."id" = k."storyId"
    WHERE k."id" < ${after} AND k."withdrawnAt" IS NULL AND k."storyId" NOT IN ${among(hidden)}
    ORDER BY k."id" DESC LIMIT ${LOOKED_AT + 1}`);
  const pairs: DuplicatePair[] = [];
  let last = null as number | null;
  for (const { number, loggedAt, verdictAt, ...claim } of latest.slice(0, LOOKED_AT)) {
    if (pairs.length >= PAIRS_SHOWN) break;
    last = claim.claimId;
    const others = await findAlike(claim.wording, hidden, claim.claimId);
    if (others.length === 0) continue;
    const at = instantOf(verdictAt ?? loggedAt);
    const one = { ...claim, ref: claimRef(number), at, isJudged: verdictAt !== null };
    pairs.push({ claim: one, others: others.slice(0, ALIKE_SHOWN) });
  }
  const isMore = latest.at(-1)?.claimId !== last;
  return { pairs, next: isMore ? last : null } satisfies DuplicatePage;
});

type PageAsked = { actor: Actor; after: number };

/** Likely duplicates, the latest claim of each first: a page of claims, each with those before it. */
export async function listDuplicates(
  actor: Authorized<"claim.read">,
  after: number | null,
): Promise<DuplicatePage> {
  return pageInWorker({ actor, after: after ?? Number.MAX_SAFE_INTEGER });
}
