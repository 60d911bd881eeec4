/** The claims that another may be merged with: those of its story that stand, the likest first. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { claimRef, isLapsed, type VerificationLevel } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { foldLetters } from "@/lib/text/fold-letters";
import { runDraftJob } from "./run-job";

export type MergeCandidate = {
  claimId: number;
  ref: string;
  revision: number;
  wording: string;
  level: VerificationLevel;
  isLapsed: boolean;
  sourceCount: number;
  /** Says what the claim says, in other words or the same. */
  isNear: boolean;
};

/** Candidates that are shown; whoever looks for another says more of its words. */
const MOST_SHOWN = 20;
/** Claims of a story that are weighed, its latest. */
const MOST_WEIGHED = 5_000;

/**
 * @param query words or a reference; all of them stand in what is answered.
 * @throws SourcelineError NOT_FOUND where the claim or its story does not exist for the actor.
 */
export async function listMergeCandidates(
  actor: Actor,
  claimId: number,
  query: string,
): Promise<MergeCandidate[]> {
  authorize(actor, "claim.merge");
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { storyId: true, wording: true },
  });
  if (!claim) throw notFound("That claim");
  const stored = await db().claim.findMany({
    where: { storyId: claim.storyId, withdrawnAt: null, id: { not: claimId } },
    select: {
      ...{ id: true, number: true, revision: true, wording: true, level: true },
      ...{ reviewState: true, sourceCount: true },
    },
    orderBy: { number: "desc" },
    take: MOST_WEIGHED,
  });
  const words = foldLetters(query).split(/\s+/).filter(Boolean);
  const others = new Map(
    stored
      .filter(({ number, wording }) => {
        const within = foldLetters(`${claimRef(number)} ${wording}`);
        return words.every((word) => within.includes(word));
      })
      .map((one) => [one.id, one]),
  );
  const ranked = await runDraftJob("likestClaims", {
    wording: claim.wording,
    others: [...others.values()].map(({ id, wording }) => ({ claimId: id, wording })),
  });
  return ranked.slice(0, MOST_SHOWN).flatMap(({ claimId: id, isNear }) => {
    const other = others.get(id);
    if (!other) return [];
    const { number, revision, wording, level, sourceCount } = other;
    return [
      {
        ...{ claimId: id, ref: claimRef(number), revision, wording, level, sourceCount },
        ...{ isLapsed: isLapsed(other), isNear },
      },
    ];
  });
}
