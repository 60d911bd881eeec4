/**
 * Legal holds. One that is placed works at once, or what it is to keep could be gone before a second
 * person is found; that it was confirmed stands beside it. It ends when one administrator asks for
 * that and another lifts it.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { tellInHistory } from "@/lib/people/memberships";
import { assertSecondPerson } from "@/lib/people/second-person";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { HoldInput, LiftHoldInput, PlaceHoldInput } from "./input";

const named = { select: { id: true, name: true } } as const;

/**
 * @throws SourcelineError NOT_FOUND for a story that does not exist, or not for the actor by the
 *   name in its address; RULE_UNMET where a hold stands already.
 */
export async function placeHold(
  actor: Actor,
  { story, reason }: PlaceHoldInput,
): Promise<{ holdId: number; isUnderWay: boolean }> {
  authorize(actor, "hold.place");
  return commit(actor, async (tx, at) => {
    const storyId = await findCalled(tx, actor, story);
    if (await tx.storyHold.findFirst({ where: { storyId, liftedAt: null } })) {
      throw ruleUnmet("A hold stands on this story already.");
    }
    const { id: holdId } = await tx.storyHold.create({
      data: { storyId, reason, placedById: actor.userId, placedAt: at },
    });
    const begun = await tx.storyErasure.findFirst({
      where: { storyId, confirmedAt: { not: null }, finishedAt: null, stoppedAt: null },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, reason };
    return {
      // Its next set finds the hold, and ends.
      result: { holdId, isUnderWay: begun !== null },
      events: [{ type: "hold.placed", data }],
    };
  });
}

/**
 * By the name in its address, for those who see it, or by its number, which gaps tell of anyhow. A
 * name may be digits alone.
 * @throws SourcelineError INVALID for what is the name of one story and the number of another.
 */
async function findCalled(tx: Transaction, actor: Actor, called: string): Promise<number> {
  authorize(actor, "story.read");
  const [, no, number] = /^(no\.\s*)?(\d{1,9})$/i.exec(called) ?? [];
  const numbered =
    number === undefined
      ? null
      : await tx.story.findUnique({ where: { id: Number(number) }, select: { id: true } });
  const named_ =
    no === undefined
      ? await tx.story.findFirst({
          where: { slug: called, ...visibleStoryFilter(actor) },
          select: { id: true },
        })
      : null;
  if (named_ && numbered && named_.id !== numbered.id) {
    throw invalidField(
      "story",
      `is the name of story no. ${named_.id}, and the number of another; write “no. ${named_.id}” or “no. ${numbered.id}”`,
    );
  }
  const story = named_ ?? numbered;
  if (!story) throw notFound("That story");
  return story.id;
}

async function findHold(tx: Transaction, id: number) {
  const hold = await tx.storyHold.findUnique({
    where: { id },
    include: { placedBy: named, confirmedBy: named, liftAskedBy: named, liftedBy: named },
  });
  if (!hold) throw notFound("That hold");
  if (hold.liftedAt) {
    throw conflict(`${hold.liftedBy?.name ?? "Somebody"} lifted this hold meanwhile.`, null);
  }
  return hold;
}

/** That a second administrator stands behind it. */
export async function confirmHold(
  actor: Actor,
  { holdId }: HoldInput,
): Promise<{ holdId: number }> {
  authorize(actor, "hold.place");
  return commit(actor, async (tx, at) => {
    const { storyId, placedBy, confirmedBy } = await findHold(tx, holdId);
    if (confirmedBy) throw conflict(`${confirmedBy.name} confirmed it meanwhile.`, null);
    await assertSecondPerson(tx, at, actor.userId, placedBy.id);
    await tx.storyHold.update({
      where: { id: holdId },
      data: { confirmedById: actor.userId, confirmedAt: at },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, placedBy: placedBy.name };
    return { result: { holdId }, events: [{ type: "hold.confirmed", data }] };
  });
}

/** It goes on standing until another administrator lifts it. */
export async function askLift(
  actor: Actor,
  { holdId, reason }: LiftHoldInput,
): Promise<{ holdId: number }> {
  authorize(actor, "hold.place");
  return commit(actor, async (tx, at) => {
    const { storyId, liftAskedBy } = await findHold(tx, holdId);
    if (liftAskedBy) throw conflict(`${liftAskedBy.name} asks for this already.`, null);
    await tx.storyHold.update({
      where: { id: holdId },
      data: { liftReason: reason, liftAskedById: actor.userId, liftAskedAt: at },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, reason };
    return { result: { holdId }, events: [{ type: "hold.lift_asked", data }] };
  });
}

async function findLift(tx: Transaction, holdId: number) {
  const hold = await findHold(tx, holdId);
  const { liftAskedBy } = hold;
  if (!liftAskedBy) throw conflict("Nobody asks any more that this hold be lifted.", null);
  return { ...hold, liftAskedBy };
}

/** By any administrator; the hold stands as before. */
export async function withdrawLift(
  actor: Actor,
  { holdId }: HoldInput,
): Promise<{ holdId: number }> {
  authorize(actor, "hold.place");
  return commit(actor, async (tx) => {
    const { storyId, liftAskedBy } = await findLift(tx, holdId);
    await tx.storyHold.update({
      where: { id: holdId },
      data: { liftReason: "", liftAskedById: null, liftAskedAt: null },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, askedBy: liftAskedBy.name };
    return { result: { holdId }, events: [{ type: "hold.lift_withdrawn", data }] };
  });
}

/** @throws SourcelineError RULE_UNMET for whoever asked for it. */
export async function liftHold(actor: Actor, { holdId }: HoldInput): Promise<{ holdId: number }> {
  authorize(actor, "hold.place");
  return commit(actor, async (tx, at) => {
    const { storyId, liftAskedBy, liftReason } = await findLift(tx, holdId);
    await assertSecondPerson(tx, at, actor.userId, liftAskedBy.id);
    await tx.storyHold.update({
      where: { id: holdId },
      data: { liftedById: actor.userId, liftedAt: at },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, askedBy: liftAskedBy.name, reason: liftReason };
    return { result: { holdId }, events: [{ type: "hold.lifted", data }] };
  });
}
