/**
 * Undoes a merge, inside a command's transaction: the withdrawn claim stands for itself again, and
 * the other gives back what still stands as the merge put it. What people changed since is left
 * where they put it. Citations that were copied are taken off, as a person would take them off.
 */
import type { Actor } from "@/lib/access/actor";
import { changesBetween } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { dayOf, type FoundClaim } from "@/lib/ledger/claims/find";
import { takeSteps } from "@/lib/ledger/claims/revise";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among, deleteEach, type Columns } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { readGiven, type GivenOver, type GivenFields } from "./given";
import { subjectOf, type ClaimPair } from "./join";

/** The merge by which the claim was withdrawn. @throws RULE_UNMET where it was merged into none. */
export async function findMerge(tx: Transaction, claim: FoundClaim) {
  if (claim.mergedIntoId === null) {
    throw ruleUnmet(`${claim.ref} was not merged into another claim.`, [
      "Reload the page to see how it stands.",
    ]);
  }
  const merge = await tx.claimMerge.findFirst({
    where: { fromId: claim.id, undoneAt: null },
    orderBy: { id: "desc" },
  });
  if (!merge) throw notFound("That merge");
  return { id: merge.id, intoId: merge.intoId, given: readGiven(merge.given) };
}

/** @throws RULE_UNMET where the claim that stood for both is withdrawn, or merged itself. */
export function assertCanGiveBack({ from, into }: ClaimPair): void {
  if (into.mergedInto) {
    throw ruleUnmet(`${into.ref} itself was merged into ${into.mergedInto} since.`, [
      `Undo the merge of ${into.ref} first.`,
    ]);
  }
  if (into.withdrawnAt) {
    throw ruleUnmet(`${into.ref}, which stands for ${from.ref}, is withdrawn.`, [
      `Restore ${into.ref} first.`,
    ]);
  }
}

export async function takeBack(
  tx: Transaction,
  actor: Actor,
  at: Date,
  pair: ClaimPair,
  given: GivenOver,
): Promise<NewEvent[]> {
  const { from, into } = pair;
  const citations = await takeCitations(tx, at, into, given.citations);
  const questions = await takeQuestions(tx, pair, given.questions);
  // Who changed a source since stays an author by that.
  await deleteEach(
    tx,
    "ClaimAuthor",
    given.authors.map((userId) => ({ claimId: into.id, userId, bySource: false })),
  );
  const set = restored(into, given.fields);
  const before = into.tags.map(({ tag }) => tag);
  const tags = before.filter((tag) => !given.tags.includes(tag));
  const changes = changesBetween({ ...into, tags: before }, { ...set, tags });
  delete changes.checkerId;
  const events = await takeSteps(tx, actor, at, [
    {
      claim: from,
      set: { withdrawnAt: null, withdrawnById: null, withdrawnReason: "", mergedIntoId: null },
      event: {
        type: "claim.merge_undone",
        ...subjectOf(from),
        data: { ref: from.ref, with: into.ref, citations: [], questions, changes: {} },
      },
    },
    {
      claim: into,
      set,
      tags,
      ...(citations.length > 0 && {
        content: { because: `${from.ref} is not merged into it any more` },
      }),
      event: {
        type: "claim.merge_undone",
        ...subjectOf(into),
        data: { ref: into.ref, with: from.ref, citations, questions: [], changes },
      },
    },
  ]);
  await refreshStanding(tx, [from.id, into.id]);
  return events;
}

/** Those that nobody changed or took off since. */
async function takeCitations(
  tx: Transaction,
  at: Date,
  into: FoundClaim,
  citationIds: readonly number[],
): Promise<number[]> {
  const taken = await rows<{ id: number }>(
    Prisma.sql`UPDATE "Citation" SET "removedAt" = ${at}, "revision" = "revision" + 1
               WHERE "id" IN ${among(citationIds)} AND "claimId" = ${into.id}
                 AND "revision" = 0 AND "removedAt" IS NULL RETURNING "id"`,
    tx,
  );
  return taken.map(({ id }) => id).sort((one, other) => one - other);
}

/** Those that are open still; what was closed meanwhile was settled of both. */
async function takeQuestions(
  tx: Transaction,
  { from, into }: ClaimPair,
  questionIds: readonly number[],
): Promise<number[]> {
  const taken = await rows<{ id: number }>(
    Prisma.sql`UPDATE "Question" SET "claimId" = ${from.id}, "revision" = "revision" + 1
               WHERE "id" IN ${among(questionIds)} AND "claimId" = ${into.id}
                 AND "closedAt" IS NULL RETURNING "id"`,
    tx,
  );
  return taken.map(({ id }) => id).sort((one, other) => one - other);
}

/** The fields that are still as the merge left them, as they were before it. */
function restored(into: FoundClaim, fields: GivenFields): Columns<"Claim"> {
  const now = { ...into, recheckOn: dayOf(into.recheckOn) };
  const names = ["legalRisk", "checkerId", "recheckOn", "note"] as const;
  const held = names.filter((name) => fields[name] && fields[name].to === now[name]);
  return Object.fromEntries(
    held.map((name) => {
      const before = fields[name]?.from ?? null;
      const isDay = name === "recheckOn" && typeof before === "string";
      return [name, isDay ? dayFrom(before) : before];
    }),
  );
}

function dayFrom(day: string): Date | null {
  return day === "" ? null : new Date(`${day}T00:00:00.000Z`);
}
