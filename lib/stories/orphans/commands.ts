/**
 * Opening a restricted story that nobody can work in, in two steps by two administrators: one asks,
 * with a reason, that somebody becomes a member; another one confirms it. Neither reads the story by
 * it. Each step is one event, which names the story by its number alone and stands in its history.
 */
import { SYSTEM, type Actor, type SystemActor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import { KEEPERS, isKept, activeMembersOf, tellInHistory } from "@/lib/people/memberships";
import { addNotice } from "@/lib/people/notices";
import { assertSecondPerson } from "@/lib/people/second-person";
import { invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { OpeningInput, RequestOpeningInput } from "./input";
import { OPENING_DAYS, openingState } from "./rules";

/**
 * @throws SourcelineError NOT_FOUND for any story but one that nobody can work in; INVALID for
 *   somebody who could not work in it either; RULE_UNMET while another request waits.
 */
export async function requestOpening(
  actor: Actor,
  { number, memberId, reason }: RequestOpeningInput,
): Promise<{ openingId: number }> {
  authorize(actor, "orphan.open");
  return commit(actor, async (tx, at) => {
    await assertOrphaned(tx, number);
    const member = await findKeeper(tx, memberId);
    if (!member) {
      throw invalidField("memberId", "Choose an editor or administrator with an active account.");
    }
    const before = await tx.storyOpening.findMany({ where: { storyId: number } });
    if (before.some((opening) => openingState(opening, at) === "open")) {
      throw ruleUnmet("Somebody has asked for this already.", [
        "Confirm that request, or withdraw it first.",
      ]);
    }
    const { id: openingId } = await tx.storyOpening.create({
      data: { storyId: number, memberId, reason, requestedById: actor.userId, requestedAt: at },
    });
    const said = `${actor.name} asks that a restricted story of yours, in which nobody can work, be opened to ${member.name}: ${reason}`;
    await tellReaders(tx, at, number, said);
    const data = { number, member: member.name, reason };
    return {
      result: { openingId },
      events: [{ type: "story.opening_requested", userId: memberId, data }],
    };
  });
}

/**
 * @param actor SYSTEM from the command line: whoever runs the server stands for the second person.
 * @throws SourcelineError NOT_FOUND for a request that is over; RULE_UNMET for whoever asked, or
 *   where one of the two had a hand in the other's account lately.
 */
export async function confirmOpening(
  actor: Actor | SystemActor,
  { openingId }: OpeningInput,
): Promise<{ memberId: number }> {
  if (actor.userId !== null) authorize(actor, "orphan.open");
  return commit(actor, async (tx, at) => {
    const opening = await findOpen(tx, at, openingId);
    const { storyId, memberId, reason, requestedBy } = opening;
    if (actor.userId !== null) await assertSecondPerson(tx, at, actor.userId, requestedBy.id);
    await assertOrphaned(tx, storyId);
    const member = await findKeeper(tx, memberId);
    if (!member) {
      throw ruleUnmet("Who was named can no longer work in stories.", [
        "Withdraw the request, and ask anew with somebody else.",
      ]);
    }
    await tx.storyOpening.update({
      where: { id: openingId },
      data: { confirmedById: actor.userId, confirmedAt: at },
    });
    await tx.storyMember.createMany({ data: [{ storyId, userId: memberId, addedAt: at }] });
    const said = `${requestedBy.name} and ${actor.name} opened a restricted story, in which nobody could work, to ${member.name}: ${reason}`;
    await tellReaders(tx, at, storyId, said);
    const data = { number: storyId, member: member.name, reason, requestedBy: requestedBy.name };
    return {
      result: { memberId },
      events: [{ type: "story.opening_confirmed", userId: memberId, data }],
    };
  });
}

/** By any administrator. @throws SourcelineError NOT_FOUND for a request that is over. */
export async function withdrawOpening(
  actor: Actor,
  { openingId }: OpeningInput,
): Promise<{ openingId: number }> {
  authorize(actor, "orphan.open");
  return commit(actor, async (tx, at) => {
    const opening = await findOpen(tx, at, openingId);
    const { storyId, memberId, reason, requestedBy, member } = opening;
    await tx.storyOpening.update({
      where: { id: openingId },
      data: { withdrawnById: actor.userId, withdrawnAt: at },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, member: member.name, reason, requestedBy: requestedBy.name };
    return {
      result: { openingId },
      events: [{ type: "story.opening_withdrawn", userId: memberId, data }],
    };
  });
}

/** From the command line, by whoever runs the server, in a newsroom with one administrator. */
export function confirmOpeningBySystem(openingId: number): Promise<{ memberId: number }> {
  return confirmOpening(SYSTEM, { openingId });
}

/** @throws SourcelineError NOT_FOUND, the same for every story that somebody can work in. */
async function assertOrphaned(tx: Transaction, storyId: number): Promise<void> {
  const found = await rows(
    Prisma.sql`SELECT 1 FROM "Story" s
               WHERE s."id" = ${storyId} AND s."restricted" = 1 AND NOT ${isKept()}`,
    tx,
  );
  if (found.length === 0) throw notFound("A story that nobody can work in, by this number,");
}

function findKeeper(tx: Transaction, id: number) {
  return tx.user.findFirst({
    where: { id, disabledAt: null, role: { in: [...KEEPERS] } },
    select: { id: true, name: true },
  });
}

async function findOpen(tx: Transaction, at: Date, id: number) {
  const opening = await tx.storyOpening.findUnique({
    where: { id },
    include: {
      requestedBy: { select: { id: true, name: true } },
      member: { select: { name: true } },
    },
  });
  if (!opening || openingState(opening, at) !== "open") {
    throw notFound(`A request that waits (it lapses after ${OPENING_DAYS} days)`);
  }
  return opening;
}

/** Those who can still read the story, and in its history whoever comes to read it. */
async function tellReaders(
  tx: Transaction,
  at: Date,
  storyId: number,
  detail: string,
): Promise<void> {
  await tellInHistory(tx, [storyId]);
  for (const { id: userId } of await activeMembersOf(tx, [storyId])) {
    await addNotice(tx, at, { userId, kind: "opening", detail });
  }
}
