/** Drafts and the places of claims in them by their own numbers, as far as they exist for whoever asks. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { getDraft, type DraftSummary, type DraftView } from "./queries";
import type { PlacementState } from "./rules";

type Reader = Authorized<"draft.read">;

export type ListedDraft = DraftSummary & { story: { slug: string } };

type FoundDraft = Omit<ListedDraft, "story"> & { slug: string };

/** The latest first; one more than the limit is read, which tells whether there are others. */
export async function listDraftsOf(
  actor: Reader,
  {
    storyId,
    after,
    limit,
  }: { storyId?: number | undefined; after?: number | undefined; limit: number },
): Promise<ListedDraft[]> {
  const conditions = [
    isVisibleStory(actor),
    ...(storyId === undefined ? [] : [Prisma.sql`d."storyId" = ${storyId}`]),
    ...(after === undefined ? [] : [Prisma.sql`d."id" < ${after}`]),
  ];
  const found = await rows<FoundDraft>(Prisma.sql`
    SELECT d."id", d."number", d."title", d."fileName", d."wordCount", d."addedAt",
      u."name" AS "addedBy", s."slug"
    FROM "Draft" d JOIN "Story" s ON s."id" = d."storyId" JOIN "User" u ON u."id" = d."addedById"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY d."id" DESC LIMIT ${limit + 1}`);
  return found.map(({ slug, ...draft }) => ({
    ...draft,
    addedAt: instantOf(draft.addedAt),
    story: { slug },
  }));
}

async function placeOf(actor: Reader, id: number): Promise<{ slug: string; number: number }> {
  const [found] = await rows<{ slug: string; number: number }>(Prisma.sql`
    SELECT s."slug", d."number" FROM "Draft" d JOIN "Story" s ON s."id" = d."storyId"
    WHERE d."id" = ${id} AND ${isVisibleStory(actor)}`);
  if (!found) throw notFound("That draft");
  return found;
}

/** @throws SourcelineError NOT_FOUND where the draft or its story does not exist for the actor. */
export async function getDraftById(actor: Reader, id: number): Promise<DraftView> {
  const { slug, number } = await placeOf(actor, id);
  return getDraft(actor, slug, number);
}

export type ListedPlacement = {
  id: number;
  revision: number;
  claim: { id: number; ref: string };
  state: PlacementState;
  /** UTF-16 offsets into the draft's text; null while it is not decided where, or nowhere. */
  start: number | null;
  end: number | null;
  exact: string;
};

type FoundPlacement = Omit<ListedPlacement, "claim"> & { claimId: number; claimNumber: number };

/** Where claims stand in a draft, by the numbers of the placements; read as `listDraftsOf`. */
export async function listPlacements(
  actor: Reader,
  draftId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<ListedPlacement[]> {
  await placeOf(actor, draftId);
  const found = await rows<FoundPlacement>(Prisma.sql`
    SELECT p."id", p."revision", p."state", p."start", p."end", p."exact",
      k."id" AS "claimId", k."number" AS "claimNumber"
    FROM "Placement" p JOIN "Claim" k ON k."id" = p."claimId"
    WHERE p."draftId" = ${draftId} AND k."withdrawnAt" IS NULL AND p."id" > ${after}
    ORDER BY p."id" LIMIT ${limit + 1}`);
  return found.map(({ claimId, claimNumber, ...placement }) => ({
    ...placement,
    claim: { id: claimId, ref: claimRef(claimNumber) },
  }));
}
