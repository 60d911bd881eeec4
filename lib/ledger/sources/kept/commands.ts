/**
 * What the readers of a story say of a change that somebody made who cannot see the story: they
 * take it over, and it is a change of their claims like any other, with both people named; or they
 * keep the source as it was.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { addAuthorsBySource } from "@/lib/ledger/claims/authors";
import { carryIntoClaims } from "@/lib/ledger/sources/consequences";
import { claimsLeaningOn } from "@/lib/ledger/sources/leaning";
import { takeOverFalls } from "@/lib/ledger/falls/downgrade";
import { alongIndex } from "@/lib/platform/dialect";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { execute, rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { DecideProposalInput } from "./input";
import { repoint } from "./keep";
import { keptOf, readDifference } from "./queries";

/** @throws SourcelineError NOT_FOUND where the story does not exist for the actor; RULE_UNMET when it was decided. */
export async function takeOverChange(
  actor: Actor,
  { proposalId }: DecideProposalInput,
): Promise<{ sourceId: number; recheck: number }> {
  authorize(actor, "source.edit");
  return commit(actor, async (tx, at) => {
    const proposal = await decide(tx, actor, at, proposalId, true);
    const { storyId, sourceId } = proposal;
    const { difference, survivor } = await readDifference(proposal, tx);
    const claimIds = await claimsLeaningOn(await keptOf(storyId, sourceId, tx), tx);
    const since = await keptSince(tx, storyId, sourceId);
    await giveUp(tx, proposal, survivor);
    await takeOverFalls(tx, at, { sourceId: survivor, since }, claimIds);
    const { source, said } = difference;
    const proposedBy = proposal.proposedBy.name;
    const { events, recheck } = await carryIntoClaims(tx, actor, at, {
      differences: [{ claimIds, difference: { ...difference, proposedBy } }],
      refreshed: claimIds,
      because: `the source ${source} was taken over as it stands`,
    });
    if (said.length > 0) await addAuthorsBySource(tx, proposal.proposedById, claimIds);
    const data = { source, proposedBy, said: [...said] };
    return {
      result: { sourceId: survivor, recheck },
      events: [{ type: "source.change_taken_over", storyId, sourceId, data }, ...events],
    };
  });
}

/** @throws SourcelineError as takeOverChange does. */
export async function declineChange(
  actor: Actor,
  { proposalId }: DecideProposalInput,
): Promise<{ sourceId: number }> {
  authorize(actor, "source.edit");
  return commit(actor, async (tx, at) => {
    const proposal = await decide(tx, actor, at, proposalId, false);
    const { storyId, sourceId } = proposal;
    const { difference, keptId } = await readDifference(proposal, tx);
    const { source, said } = difference;
    const data = { source, proposedBy: proposal.proposedBy.name, said: [...said] };
    return {
      result: { sourceId: keptId },
      events: [{ type: "source.change_declined", storyId, sourceId, data }],
    };
  });
}

/** When the story was first given the source as it was. */
async function keptSince(tx: Transaction, storyId: number, sourceId: number): Promise<Date> {
  const { updatedAt } = await tx.source.findFirstOrThrow({
    where: { keptForId: storyId, mergedIntoId: sourceId },
    orderBy: { id: "asc" },
    select: { updatedAt: true },
  });
  return updatedAt;
}

async function decide(
  tx: Transaction,
  actor: Authorized<"source.read">,
  at: Date,
  proposalId: number,
  accepted: boolean,
) {
  const proposal = await tx.sourceProposal.findFirst({
    where: { id: proposalId, story: visibleStoryFilter(actor) },
    include: { proposedBy: { select: { name: true } } },
  });
  if (!proposal) throw notFound("That change");
  const { count } = await tx.sourceProposal.updateMany({
    where: { id: proposalId, decidedAt: null },
    data: { accepted, decidedAt: at, decidedById: actor.userId },
  });
  if (count === 0) {
    throw ruleUnmet("Somebody decided this already.", ["Reload the page to see how it stands."]);
  }
  return proposal;
}

/**
 * The story's citations go to the source as it stands; so do those of sources that were kept only
 * because they derive from it, unless they derive from another that is kept still.
 */
async function giveUp(
  tx: Transaction,
  { storyId, sourceId }: { storyId: number; sourceId: number },
  survivor: number,
): Promise<void> {
  for (const kept of await keptOf(storyId, sourceId, tx)) {
    await rederive(tx, kept, survivor);
    await repoint(tx, storyId, kept, survivor);
  }
  for (let one = await keptForNothing(tx, storyId); one; one = await keptForNothing(tx, storyId)) {
    await rederive(tx, one.id, one.mergedIntoId);
    await repoint(tx, storyId, one.id, one.mergedIntoId);
  }
}

/** What derives from the one derives from the other, and the one from nothing any more. */
async function rederive(tx: Transaction, from: number, to: number): Promise<void> {
  await execute(tx, Prisma.sql`DELETE FROM "SourceDerivation" WHERE "sourceId" = ${from}`);
  await execute(
    tx,
    Prisma.sql`INSERT INTO "SourceDerivation" ("sourceId", "originId")
               SELECT "sourceId", ${to} FROM "SourceDerivation" WHERE "originId" = ${from}
               ON CONFLICT DO NOTHING`,
  );
  await execute(tx, Prisma.sql`DELETE FROM "SourceDerivation" WHERE "originId" = ${from}`);
}

/** A source that the story keeps without having been asked about it, and need not any longer. */
async function keptForNothing(tx: Transaction, storyId: number) {
  const [one] = await rows<{ id: number; mergedIntoId: number }>(
    Prisma.sql`
      SELECT s."id", s."mergedIntoId" FROM "Source" s ${alongIndex("Source_keptForId_idx")}
      WHERE s."keptForId" = ${storyId}
        AND EXISTS (SELECT 1 FROM "SourceDerivation" d WHERE d."sourceId" = s."id")
        AND s."mergedIntoId" NOT IN (
          SELECT p."sourceId" FROM "SourceProposal" p
          WHERE p."storyId" = ${storyId} AND p."accepted" IS NOT TRUE)
        AND NOT EXISTS (
          SELECT 1 FROM "SourceDerivation" d JOIN "Source" o ON o."id" = d."originId"
          WHERE d."sourceId" = s."id" AND o."keptForId" = ${storyId})
      LIMIT 1`,
    tx,
  );
  return one;
}
