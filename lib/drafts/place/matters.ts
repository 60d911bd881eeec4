/**
 * What the places of a draft ask, claim by claim and without their texts: enough to say how much
 * there is, and which claims a page shows.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import {
  gravestMatter,
  MATTERS,
  type FurtherPlaceState,
  type Matter,
  type PlacementState,
} from "../rules";

export type ClaimMatter = {
  claimId: number;
  matter: Matter;
  /** Where the places are that ask something: UTF-16 offsets in the draft. */
  starts: number[];
};

type Own = {
  claimId: number;
  number: number;
  state: PlacementState | null;
  start: number | null;
  saysOther: number;
};
type Further = { claimId: number; number: number; state: FurtherPlaceState; start: number };

/**
 * By how grave they are, and by the claim's number; claims that ask nothing are left out.
 * @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor.
 */
export async function listMatters(
  actor: Actor,
  slug: string,
  number: number,
): Promise<ClaimMatter[]> {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    select: { id: true, storyId: true },
  });
  if (!draft) throw notFound("That draft");
  const [own, further] = await Promise.all([
    rows<Own>(Prisma.sql`
      SELECT c."id" AS "claimId", c."number", p."state", p."start",
        coalesce(p."meaning" <> '[]', 0) AS "saysOther"
      FROM "Claim" c
      LEFT JOIN "Placement" p ON p."claimId" = c."id" AND p."draftId" = ${draft.id}
      WHERE c."storyId" = ${draft.storyId} AND c."withdrawnAt" IS NULL
        AND (p."state" IS NULL OR p."state" <> 'placed')`),
    rows<Further>(Prisma.sql`
      SELECT f."claimId", c."number", f."state", f."start"
      FROM "FurtherPlace" f JOIN "Claim" c ON c."id" = f."claimId"
      WHERE f."draftId" = ${draft.id} AND f."state" <> 'dismissed' AND c."withdrawnAt" IS NULL`),
  ]);
  return gathered(own, further);
}

function gathered(own: readonly Own[], further: readonly Further[]): ClaimMatter[] {
  const claims = new Map<number, { number: number; own: Own | null; further: Further[] }>();
  for (const one of own) claims.set(one.claimId, { number: one.number, own: one, further: [] });
  for (const place of further) {
    const claim = claims.get(place.claimId);
    if (claim) claim.further.push(place);
    else claims.set(place.claimId, { number: place.number, own: null, further: [place] });
  }
  return [...claims]
    .flatMap(([claimId, { number, own: place, further: more }]) => {
      const matter = gravestMatter(
        place && { state: place.state ?? "unplaced", saysOther: place.saysOther === 1 },
        more.map(({ state }) => state),
      );
      if (!matter) return [];
      const asking = more.filter(({ state }) => state !== "placed").map(({ start }) => start);
      const starts = place?.start == null ? asking : [place.start, ...asking];
      return [{ claimId, matter, number, starts }];
    })
    .sort(
      (one, other) =>
        MATTERS.indexOf(one.matter) - MATTERS.indexOf(other.matter) || one.number - other.number,
    )
    .map(({ claimId, matter, starts }) => ({ claimId, matter, starts }));
}
