/**
 * Schedules, and what of a story is erased: each is asked by one administrator and confirmed by
 * another. The server carries out what is confirmed (carry-out.ts).
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import { tellInHistory } from "@/lib/people/memberships";
import { assertSecondPerson } from "@/lib/people/second-person";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { AskErasureInput, ErasureInput, ProposeRetentionInput, RetentionInput } from "./input";
import {
  classesInWords,
  dueClasses,
  isWaiting,
  KEEPS_ALL,
  readClasses,
  REQUEST_DAYS,
  scheduleOf,
  type ErasureClass,
} from "./rules";
import { daysIn, publishedOf, READ_STORY, readSchedules, type ReadStory } from "./schedules";

const named = { select: { name: true } } as const;

/** @throws SourcelineError RULE_UNMET while another schedule of the desk waits. */
export async function proposeRetention(
  actor: Actor,
  { desk, notes, contacts, identities, files, drafts }: ProposeRetentionInput,
): Promise<{ policyId: number }> {
  authorize(actor, "retention.set");
  return commit(actor, async (tx, at) => {
    const waiting = await tx.retentionPolicy.findMany({
      where: { desk, confirmedAt: null, withdrawnAt: null },
    });
    if (waiting.some((one) => isWaiting({ ...one, askedAt: one.proposedAt }, at))) {
      throw ruleUnmet("A schedule of this desk waits already.", [
        "Confirm that one, or withdraw it first.",
      ]);
    }
    const { id: policyId } = await tx.retentionPolicy.create({
      data: {
        ...{ desk, notesDays: notes, contactsDays: contacts, identitiesDays: identities },
        ...{ filesDays: files, draftsDays: drafts },
        ...{ proposedById: actor.userId, proposedAt: at },
      },
    });
    const days = { notes, contacts, identities, files, drafts };
    return { result: { policyId }, events: [{ type: "retention.proposed", data: { desk, days } }] };
  });
}

async function findProposed(tx: Transaction, at: Date, id: number) {
  const policy = await tx.retentionPolicy.findUnique({
    where: { id },
    include: { proposedBy: named },
  });
  if (!policy || !isWaiting({ ...policy, askedAt: policy.proposedAt }, at)) {
    throw notFound(`A schedule that waits (it lapses after ${REQUEST_DAYS} days)`);
  }
  return policy;
}

/** @throws SourcelineError RULE_UNMET for whoever asked, or who had a hand in their account. */
export async function confirmRetention(
  actor: Actor,
  { policyId }: RetentionInput,
): Promise<{ policyId: number }> {
  authorize(actor, "retention.set");
  return commit(actor, async (tx, at) => {
    const policy = await findProposed(tx, at, policyId);
    await assertSecondPerson(tx, at, actor.userId, policy.proposedById);
    await settle(
      tx.retentionPolicy.updateMany({
        where: { id: policyId, confirmedAt: null, withdrawnAt: null },
        data: { confirmedById: actor.userId, confirmedAt: at },
      }),
    );
    const { desk, proposedBy } = policy;
    const data = { desk, days: daysIn(policy), proposedBy: proposedBy.name };
    return { result: { policyId }, events: [{ type: "retention.confirmed", data }] };
  });
}

/** By any administrator. */
export async function withdrawRetention(
  actor: Actor,
  { policyId }: RetentionInput,
): Promise<{ policyId: number }> {
  authorize(actor, "retention.set");
  return commit(actor, async (tx, at) => {
    const { desk, proposedBy } = await findProposed(tx, at, policyId);
    await settle(
      tx.retentionPolicy.updateMany({
        where: { id: policyId, confirmedAt: null, withdrawnAt: null },
        data: { withdrawnById: actor.userId, withdrawnAt: at },
      }),
    );
    const data = { desk, proposedBy: proposedBy.name };
    return { result: { policyId }, events: [{ type: "retention.withdrawn", data }] };
  });
}

/** @throws SourcelineError CONFLICT where somebody was first. */
async function settle(written: Promise<{ count: number }>): Promise<void> {
  if ((await written).count === 0) {
    throw conflict("Somebody else answered this meanwhile. Look at it again.", null);
  }
}

/** What of the story is due. @throws SourcelineError NOT_FOUND, RULE_UNMET while it is held. */
async function assertDue(
  tx: Transaction,
  at: Date,
  storyId: number,
  classes: readonly ErasureClass[],
): Promise<void> {
  const [story] = await rows<ReadStory>(
    Prisma.sql`SELECT ${READ_STORY} FROM "Story" s WHERE s."id" = ${storyId}`,
    tx,
  );
  if (!story) throw notFound("A story of this number");
  const held = await tx.storyHold.findFirst({ where: { storyId, liftedAt: null } });
  if (held) {
    throw ruleUnmet("A legal hold stands on this story: nothing of it is erased.", [
      "Two administrators lift the hold first.",
    ]);
  }
  const days = scheduleOf(story.desk, await readSchedules(tx))?.days ?? KEEPS_ALL;
  const due = dueClasses(publishedOf(story), days, at);
  const early = classes.filter((name) => !due.includes(name));
  if (early.length === 0) return;
  throw ruleUnmet(`Not due by the desk’s schedule: ${classesInWords(early)}.`);
}

/**
 * @throws SourcelineError RULE_UNMET for what is not due, while the story is held, or while another
 *   erasure of it waits or is under way.
 */
export async function askErasure(
  actor: Actor,
  { number: storyId, classes }: AskErasureInput,
): Promise<{ erasureId: number }> {
  authorize(actor, "erasure.order");
  return commit(actor, async (tx, at) => {
    await assertDue(tx, at, storyId, classes);
    const open = await tx.storyErasure.findMany({
      where: { storyId, withdrawnAt: null, stoppedAt: null, finishedAt: null },
    });
    if (open.some((one) => one.confirmedAt !== null || isWaiting(one, at))) {
      throw ruleUnmet("An erasure of this story waits or is under way already.");
    }
    const { id: erasureId } = await tx.storyErasure.create({
      data: { storyId, classes: classes.join(" "), askedById: actor.userId, askedAt: at },
    });
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, erasure: erasureId, classes };
    return { result: { erasureId }, events: [{ type: "erasure.asked", data }] };
  });
}

async function findAsked(tx: Transaction, at: Date, id: number) {
  const erasure = await tx.storyErasure.findUnique({ where: { id }, include: { askedBy: named } });
  if (erasure?.confirmedAt) {
    const became = erasure.stoppedAt
      ? "stopped by a hold"
      : erasure.finishedAt
        ? "done"
        : "under way";
    throw conflict(`It was confirmed before, and is ${became}. Look at it again.`, null);
  }
  if (!erasure || !isWaiting(erasure, at)) {
    throw notFound(`An erasure that waits (it lapses after ${REQUEST_DAYS} days)`);
  }
  return erasure;
}

/**
 * From here on it is carried out.
 * @throws SourcelineError CONFLICT where somebody was first; RULE_UNMET for whoever asked, while the
 *   story is held, and for what is due no more.
 */
export async function confirmErasure(
  actor: Actor,
  { erasureId }: ErasureInput,
): Promise<{ erasureId: number }> {
  authorize(actor, "erasure.order");
  return commit(actor, async (tx, at) => {
    const { storyId, classes: stored, askedById, askedBy } = await findAsked(tx, at, erasureId);
    await assertSecondPerson(tx, at, actor.userId, askedById);
    const classes = readClasses(stored);
    await assertDue(tx, at, storyId, classes);
    await settle(
      tx.storyErasure.updateMany({
        where: { id: erasureId, confirmedAt: null, withdrawnAt: null },
        data: { confirmedById: actor.userId, confirmedAt: at },
      }),
    );
    await tellInHistory(tx, [storyId]);
    const data = { number: storyId, erasure: erasureId, classes, askedBy: askedBy.name };
    return { result: { erasureId }, events: [{ type: "erasure.confirmed", data }] };
  });
}

/** By any administrator, until it is confirmed. */
export async function withdrawErasure(
  actor: Actor,
  { erasureId }: ErasureInput,
): Promise<{ erasureId: number }> {
  authorize(actor, "erasure.order");
  return commit(actor, async (tx, at) => {
    const { storyId, classes, askedBy } = await findAsked(tx, at, erasureId);
    await settle(
      tx.storyErasure.updateMany({
        where: { id: erasureId, confirmedAt: null, withdrawnAt: null },
        data: { withdrawnById: actor.userId, withdrawnAt: at },
      }),
    );
    await tellInHistory(tx, [storyId]);
    const named_ = { number: storyId, erasure: erasureId, classes: readClasses(classes) };
    const data = { ...named_, askedBy: askedBy.name };
    return { result: { erasureId }, events: [{ type: "erasure.withdrawn", data }] };
  });
}
