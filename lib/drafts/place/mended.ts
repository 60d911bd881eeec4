/**
 * Verdicts that lapsed only because another place of a draft contradicted the claim, where no
 * place of the newest draft does any more: nothing that was judged changed. A reviewer may say so
 * with one key; it is a verdict of theirs, on what stands now (decision 23).
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { VERDICT_LEVELS, type VerdictLevel } from "@/lib/ledger/verdicts/rules";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { Prisma } from "@/prisma/generated/client";

export type Mended = {
  claimId: number;
  ref: string;
  wording: string;
  /** The level that lapsed. */
  level: VerdictLevel;
  /** The draft that contradicted the claim, and the newest, which does not. */
  contradictedIn: number;
  mendedIn: number;
};

const BECAUSE = "another place in draft ";
const CONTRADICTS = " contradicts it";

/** Why a verdict lapsed, for the history. */
export function becauseContradicted(draft: number): string {
  return `${BECAUSE}${draft}${CONTRADICTS}`;
}

function draftIn(because: string): number | null {
  const isIt = because.startsWith(BECAUSE) && because.endsWith(CONTRADICTS);
  return isIt ? Number(because.slice(BECAUSE.length, -CONTRADICTS.length)) : null;
}

/** Null where something else changed too, the contradiction stands, or there is no such claim. */
export async function getMended(
  actor: Authorized<"draft.read">,
  claimId: number,
): Promise<Mended | null> {
  // Most claims have no verdict that lapsed; Prisma takes its time to find that out.
  const [lapsed] = await rows(Prisma.sql`
    SELECT 1 FROM "Claim" WHERE "id" = ${claimId} AND "reviewState" = 'recheck'`);
  if (!lapsed) return null;
  const [mended] = await findMended({ id: claimId, story: visibleStoryFilter(actor) });
  return mended ?? null;
}

/** All of a story. */
export function listMended(actor: Authorized<"draft.read">, slug: string): Promise<Mended[]> {
  return findMended({ story: visibleStoryCalled(actor, slug) });
}

async function findMended(where: Prisma.ClaimWhereInput): Promise<Mended[]> {
  const claims = await db().claim.findMany({
    where: {
      ...where,
      ...{ reviewState: "recheck", withdrawnAt: null },
      verdicts: { some: { lapsedReason: { startsWith: BECAUSE } } },
    },
    select: {
      ...{ id: true, storyId: true, number: true, wording: true, contentRevision: true },
      verdicts: { where: { undoneAt: null }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: { number: "asc" },
  });
  const newest = new Map<number, Awaited<ReturnType<typeof newestDraft>>>();
  for (const storyId of new Set(claims.map((claim) => claim.storyId))) {
    newest.set(storyId, await newestDraft(storyId));
  }
  return claims.flatMap(({ verdicts: [verdict], ...claim }): Mended[] => {
    const draft = newest.get(claim.storyId);
    const contradictedIn = draftIn(verdict?.lapsedReason ?? "");
    const level = VERDICT_LEVELS.find((one) => one === verdict?.level);
    if (!draft || !verdict || !level || contradictedIn === null) return [];
    // The contradiction was one change; any other since is for the reviewer to read.
    const isAllThatChanged = claim.contentRevision === verdict.contentRevision + 1;
    const stands = draft.placements.some(({ claimId }) => claimId === claim.id);
    const isContradicted = draft.furtherPlaces.some(({ claimId }) => claimId === claim.id);
    if (!isAllThatChanged || !stands || isContradicted) return [];
    return [
      {
        ...{ claimId: claim.id, ref: claimRef(claim.number), wording: claim.wording, level },
        ...{ contradictedIn, mendedIn: draft.number },
      },
    ];
  });
}

function newestDraft(storyId: number) {
  return db().draft.findFirst({
    where: { storyId },
    orderBy: { number: "desc" },
    select: {
      number: true,
      placements: { where: { state: "placed" }, select: { claimId: true } },
      furtherPlaces: {
        where: { state: { in: ["contradicts", "moved"] } },
        select: { claimId: true },
      },
    },
  });
}

/** In words, for screens and for the verdict's note. */
export function sayMended({ contradictedIn, mendedIn }: Mended): string {
  return contradictedIn === mendedIn
    ? `Another place in draft ${contradictedIn} seemed to contradict it; that was dismissed as another matter. The claim itself is as it was judged.`
    : `Another place in draft ${contradictedIn} contradicted it; none in draft ${mendedIn} does. The claim itself is as it was judged.`;
}
