/** What a story's readers are asked: changes of sources by people who cannot see the story. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { readSourceCost } from "@/lib/ledger/sources/cost";
import type { SourceDifference } from "@/lib/ledger/sources/consequences";
import { asItWas, describeIdentity, otherwise } from "@/lib/ledger/sources/merge/identity";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

export type ProposedChange = {
  id: number;
  /** As the story keeps it. */
  kept: { id: number; name: string };
  by: string;
  at: string;
  /** What is otherwise by now; nothing where it was changed back. */
  said: readonly string[];
  /** Decided claims that would go back to recheck. */
  recheck: number;
  mayDecide: boolean;
};

/** Those not decided yet, the oldest first; none where the story does not exist for the actor. */
export async function listProposedChanges(
  actor: Authorized<"source.read">,
  storyId: number,
): Promise<ProposedChange[]> {
  const found = await db().sourceProposal.findMany({
    where: { storyId, decidedAt: null, story: visibleStoryFilter(actor) },
    include: { proposedBy: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  const mayDecide = can(actor, "source.edit");
  return Promise.all(
    found.map(async (proposal) => {
      const { difference, keptId } = await readDifference(proposal);
      const cost = mayDecide
        ? await readSourceCost(actor, await keptOf(storyId, proposal.sourceId))
        : null;
      return {
        id: proposal.id,
        kept: { id: keptId, name: difference.source },
        by: proposal.proposedBy.name,
        at: proposal.proposedAt.toISOString(),
        said: difference.said,
        recheck: difference.said.length > 0 ? (cost?.decided ?? 0) : 0,
        mayDecide,
      };
    }),
  );
}

type Proposal = { storyId: number; sourceId: number };

/**
 * Between the source as the story keeps it and as it stands for everybody else.
 * @param tx inside a command, its transaction; everywhere.
 */
export async function readDifference(
  { storyId, sourceId }: Proposal,
  tx?: Transaction,
): Promise<{ difference: SourceDifference; keptId: number; survivor: number }> {
  const keptId = (await keptOf(storyId, sourceId, tx)).at(-1);
  if (keptId === undefined) throw new Error("A story was asked about a source it does not keep.");
  const survivor = await survivorOf(sourceId, tx);
  const identities = await describeIdentity(tx ?? null, [keptId, survivor]);
  if (survivor !== sourceId) {
    const difference = asItWas(identities, keptId, identities, survivor, "merged into");
    return { difference, keptId, survivor };
  }
  const is = identities.get(survivor);
  const after = new Map(is ? [[keptId, { ...is, id: keptId }]] : []);
  const { said, source } = otherwise(identities, after, keptId);
  const [was, now] = [identities.get(keptId)?.retracted, is?.retracted];
  const fell = was === now ? [] : [now ? "retracted" : "reinstated"];
  return { difference: { sourceId: survivor, source, said: [...fell, ...said] }, keptId, survivor };
}

/** The story's own in the place of that source, the latest last. */
export async function keptOf(
  storyId: number,
  sourceId: number,
  tx?: Transaction,
): Promise<number[]> {
  const found = await rows<{ id: number }>(
    Prisma.sql`SELECT "id" FROM "Source"
               WHERE "keptForId" = ${storyId} AND "mergedIntoId" = ${sourceId} ORDER BY "id"`,
    tx,
  );
  return found.map(({ id }) => id);
}

/** Merges may have followed each other; the last one stands. */
export async function survivorOf(sourceId: number, tx?: Transaction): Promise<number> {
  const [last] = await rows<{ id: number }>(
    Prisma.sql`
      WITH RECURSIVE chain(id, next) AS (
        SELECT "id", "mergedIntoId" FROM "Source" WHERE "id" = ${sourceId}
        UNION
        SELECT s."id", s."mergedIntoId" FROM "Source" s JOIN chain ON s."id" = chain.next
      )
      SELECT id FROM chain WHERE next IS NULL`,
    tx,
  );
  return last?.id ?? sourceId;
}
