/**
 * Merges one claim into another, inside a command's transaction. The one is withdrawn and stays as
 * it is, with its citations, verdicts and history; the other stands for both. It is given
 * - a copy of each citation that says something it does not hold already (`isSaidBy`),
 * - the open questions, for whoever answers them works on it now; closed ones stay with the other,
 * - the tags, the higher legal risk, the earlier day to look at it again, a checker where it has
 *   none, and the note beneath its own.
 * Its verdict lapses where citations came to it. Whoever wrote either wrote both.
 */
import type { Actor } from "@/lib/access/actor";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { Changes, NewEvent } from "@/lib/audit/events";
import { addAuthors, everyAuthor, readAuthors } from "@/lib/ledger/claims/authors";
import { copyCitations, readStandingCitations } from "@/lib/ledger/claims/copied-citations";
import { dayOf, type FoundClaim } from "@/lib/ledger/claims/find";
import { takeSteps } from "@/lib/ledger/claims/revise";
import { NOTE_LIMIT, TAG_LIMIT } from "@/lib/ledger/claims/rules";
import { handOnSuspicions } from "@/lib/ledger/falls/suspicions";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import type { Columns } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { GivenOver, GivenFields } from "./given";
import { higherRisk, isSaidBy, unmetForMerge } from "./rules";

export type ClaimPair = { from: FoundClaim; into: FoundClaim };

export type JoinedClaims = {
  given: Omit<GivenOver, "places">;
  /** Citations that were not doubled. */
  held: number;
  events: NewEvent[];
};

/** @throws RULE_UNMET as `unmetForMerge` says. */
export function assertMergeable({ from, into }: ClaimPair): void {
  const [one, other] = [from, into].map(({ id, ref, storyId, withdrawnAt }) => ({
    ...{ id, ref, storyId, isWithdrawn: withdrawnAt !== null },
  }));
  const unmet = one && other ? unmetForMerge(one, other) : [];
  if (unmet.length > 0) throw ruleUnmet(`${from.ref} cannot be merged into ${into.ref}.`, unmet);
}

/** @param places in the newest draft that the claim that stays has from the other. */
export async function joinClaims(
  tx: Transaction,
  actor: Actor,
  at: Date,
  pair: ClaimPair,
  places: number,
): Promise<JoinedClaims> {
  const { from, into } = pair;
  const authors = await joinAuthors(tx, actor, pair);
  const { citations, held } = await giveCitations(tx, pair);
  const questions = await giveQuestions(tx, pair);
  const tags = newTags(pair);
  const { set, fields, changes } = joinedFields(pair);
  const all = [...into.tags.map(({ tag }) => tag), ...tags];
  if (tags.length > 0) {
    const before = into.tags.map(({ tag }) => tag);
    Object.assign(changes, changesBetween({ tags: before }, { tags: all }));
  }
  const events = await takeSteps(tx, actor, at, [
    {
      claim: from,
      set: {
        ...{ withdrawnAt: at, withdrawnById: actor.userId, mergedIntoId: into.id },
        withdrawnReason: `Merged into ${into.ref}`,
      },
      event: {
        type: "claim.merged_away",
        ...subjectOf(from),
        data: { ref: from.ref, into: into.ref },
      },
    },
    {
      claim: into,
      set,
      ...(tags.length > 0 && { tags: all }),
      ...(citations.length > 0 && { content: { because: `${from.ref} was merged into it` } }),
      event: {
        type: "claim.merged_here",
        ...subjectOf(into),
        data: {
          ...{ ref: into.ref, from: from.ref, wording: from.wording, citations, held },
          ...{ questions, places, changes },
        },
      },
    },
  ]);
  await handOnSuspicions(tx, from.id, [into.id]);
  await refreshStanding(tx, [into.id]);
  return {
    given: {
      citations: citations.map(({ citationId }) => citationId),
      questions,
      authors,
      tags,
      fields,
    },
    held,
    events,
  };
}

/** @returns those who had not written the claim that stays. */
async function joinAuthors(
  tx: Transaction,
  actor: Actor,
  { from, into }: ClaimPair,
): Promise<number[]> {
  const known = (await readAuthors(tx, [into.id])).get(into.id) ?? [];
  const theirs = await everyAuthor(tx, from);
  // Its row will name the actor as who changed it last.
  const own = [into.loggedById, into.contentChangedById, ...known];
  const added = theirs.filter((userId) => !own.includes(userId) && userId !== actor.userId);
  const all = [into.contentChangedById, ...added].filter((userId) => userId !== actor.userId);
  await addAuthors(
    tx,
    all.map((userId) => ({ claimId: into.id, userId })),
  );
  return added;
}

type GivenCitation = { citationId: number; copyOf: number; source: string };

async function giveCitations(
  tx: Transaction,
  { from, into }: ClaimPair,
): Promise<{ citations: GivenCitation[]; held: number }> {
  const theirs = await readStandingCitations(tx, from.id);
  const own = await readStandingCitations(tx, into.id);
  const given = theirs.filter((one) => !own.some((other) => isSaidBy(one, other)));
  const last = await tx.citation.findFirst({
    where: { claimId: into.id },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  const next = (last?.position ?? -1) + 1;
  const ids = await copyCitations(
    tx,
    given.map((citation, index) => ({ citation, claimId: into.id, position: next + index })),
  );
  return {
    citations: given.map(({ id: copyOf, source }, index) => ({
      ...{ citationId: ids[index] ?? 0, copyOf, source: source.name },
    })),
    held: theirs.length - given.length,
  };
}

async function giveQuestions(tx: Transaction, { from, into }: ClaimPair): Promise<number[]> {
  const given = await rows<{ id: number }>(
    Prisma.sql`UPDATE "Question" SET "claimId" = ${into.id}, "revision" = "revision" + 1
               WHERE "claimId" = ${from.id} AND "closedAt" IS NULL RETURNING "id"`,
    tx,
  );
  return given.map(({ id }) => id).sort((one, other) => one - other);
}

/** As many as the claim that stays has room for. */
function newTags({ from, into }: ClaimPair): string[] {
  const own = new Set(into.tags.map(({ tag }) => tag));
  const theirs = from.tags.map(({ tag }) => tag).filter((tag) => !own.has(tag));
  return theirs.slice(0, TAG_LIMIT - own.size);
}

function joinedFields({ from, into }: ClaimPair): {
  set: Columns<"Claim">;
  fields: GivenFields;
  changes: Changes;
} {
  const note = [into.note, from.note && `${from.ref}: ${from.note}`].filter(Boolean).join("\n\n");
  const isNoteNew = from.note !== "" && from.note !== into.note && note.length <= NOTE_LIMIT;
  const isEarlier =
    from.recheckOn !== null && (into.recheckOn === null || from.recheckOn < into.recheckOn);
  const joined = {
    legalRisk: higherRisk(into.legalRisk, from.legalRisk),
    checkerId: into.checkerId ?? from.checkerId,
    recheckOn: isEarlier ? from.recheckOn : into.recheckOn,
    note: isNoteNew ? note : into.note,
  };
  const changes = changesBetween(into, joined);
  if ("checkerId" in changes) {
    delete changes.checkerId;
    changes.checker = { from: null, to: from.checker?.name ?? null };
  }
  if (isEmpty(changes)) return { set: {}, fields: {}, changes };
  const fields: GivenFields = {
    ...(joined.legalRisk !== into.legalRisk && {
      legalRisk: { from: into.legalRisk, to: joined.legalRisk },
    }),
    ...(joined.checkerId !== into.checkerId && {
      checkerId: { from: into.checkerId, to: joined.checkerId },
    }),
    ...(isEarlier && { recheckOn: { from: dayOf(into.recheckOn), to: dayOf(joined.recheckOn) } }),
    ...(isNoteNew && { note: { from: into.note, to: note } }),
  };
  return { set: joined, fields, changes };
}

export function subjectOf(claim: FoundClaim) {
  return { storyId: claim.storyId, claimId: claim.id };
}
