/**
 * Clearing a draft, opening the gate again, and letting a blocker pass. What stands in the way is
 * read before anything is written, where it holds up nobody; what is written is written only where
 * nothing of the story was changed since, by what the log says of it.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { commit } from "@/lib/audit/commit";
import { OPENING_TYPES } from "@/lib/audit/opens-gate";
import { readWritten } from "@/lib/ledger/claims/authors";
import { claimRef } from "@/lib/ledger/claims/rules";
import { conflict, forbidden, notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { job } from "@/lib/platform/threads";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { readStandingClearance } from "./cleared";
import type { ClearInput, OverrideInput, ReopenInput, TakeBackOverrideInput } from "./input";
import type { PolicyRules } from "./policies";
import { findGateStory, lastOpening, mayOverride, readGate, type Gate } from "./queries";
import type { Blocker } from "./blocker";
import { overrideFault, stateFault } from "./rules";

export type ClearedDraft = { clearanceId: number; draft: number; sha256: string };

/**
 * @throws CONFLICT where another draft came in, or anything of the story was changed, since its
 * giver looked; RULE_UNMET with all that stands in the way.
 */
export async function clearDraft(actor: Actor, input: ClearInput): Promise<ClearedDraft> {
  authorize(actor, "clearance.give");
  const gate = await readGate(actor, input.story);
  const { draft } = gate.facts;
  const fault = stateFault(gate.story.status);
  if (fault) throw ruleUnmet("This story is not cleared now.", [fault]);
  if (draft && draft.sha256 !== input.sha256) {
    throw conflict(`Draft ${draft.number} came in meanwhile: what you looked at is not the text any more. Look at the gate again.`, { draft: draft.number, sha256: draft.sha256 }); // prettier-ignore
  }
  if (gate.seen !== input.seen) throw await changedSince(gate.story.id, input.seen);
  if (!draft || gate.open > 0) throw ruleUnmet(sayInTheWay(gate), listed(gate));
  const overridden = gate.blockers.length - gate.open;
  const { name, rules } = gate.policy;
  return writeClearance({
    ...{
      actor,
      story: gate.story.slug,
      seen: gate.seen,
      draft,
      policy: { name, rules },
      overridden,
    },
  });
}

type Clearing = {
  actor: Actor;
  story: string;
  seen: number;
  draft: { id: number; number: number; sha256: string };
  policy: { name: string; rules: PolicyRules };
  overridden: number;
};

const writeClearance = job("writer", "clearance.write", async (clearing: Clearing) => {
  const { actor, draft, policy, overridden } = clearing;
  authorize(actor, "clearance.give");
  return commit(actor, async (tx, at) => {
    const story = await findGateStory(actor, clearing.story, tx);
    await assertUnchanged(tx, story.id, clearing.seen);
    const { count } = await tx.story.updateMany({
      where: { id: story.id, status: { in: ["drafting", "checking"] } },
      data: { status: "cleared", updatedAt: at },
    });
    if (count === 0) throw ruleUnmet("This story is not cleared now.", [stateFault(story.status) ?? ""]); // prettier-ignore
    const { number, sha256 } = draft;
    const clearance = await tx.clearance.create({
      data: {
        ...{ storyId: story.id, draftId: draft.id, sha256, overridden },
        ...{ policy: policy.name, rules: JSON.stringify(policy.rules) },
        ...{ clearedById: actor.userId, clearedAt: at },
      },
    });
    return {
      result: { clearanceId: clearance.id, draft: number, sha256 },
      events: [
        {
          type: "clearance.given",
          storyId: story.id,
          data: { draft: number, sha256, policy: policy.name, overridden },
        },
      ],
    };
  });
});

/** @throws CONFLICT naming who changed what, where the log has more of the story than was seen. */
async function assertUnchanged(tx: Transaction, storyId: number, seen: number): Promise<void> {
  if ((await lastOpening(storyId, tx)) !== seen) throw await changedSince(storyId, seen, tx);
}

async function changedSince(storyId: number, seen: number, tx?: Transaction) {
  type Row = { seq: number; number: number | null; by: string | null };
  const [first] = await rows<Row>(
    Prisma.sql`SELECT e."seq", k."number", u."name" AS "by" FROM "Event" e
               LEFT JOIN "User" u ON u."id" = e."actorId"
               LEFT JOIN "Claim" k ON k."id" = e."claimId"
               WHERE e."storyId" = ${storyId} AND e."seq" > ${seen}
                 AND e."type" IN ${among(OPENING_TYPES)} ORDER BY e."seq" LIMIT 1`,
    tx,
  );
  const what = first?.number == null ? "the story" : claimRef(first.number);
  return conflict(
    `${first?.by ?? "Somebody"} changed ${what} while you were at it, so nothing was cleared or let pass. Look at the gate again.`,
    { seen: first?.seq ?? seen },
  );
}

function sayInTheWay({ open }: Gate): string {
  return open === 1 ? "One thing stands in the way." : `${open} things stand in the way.`;
}

const TOLD = 20;

function listed({ blockers }: Gate): string[] {
  const open = blockers.filter(({ override }) => override === null);
  const said = open.slice(0, TOLD).map(sayBlocker);
  return open.length > TOLD ? [...said, `And ${open.length - TOLD} more.`] : said;
}

/** "C14 Tarrow Yard changed its price: no verdict". */
export function sayBlocker({ claim, title, fault }: Blocker): string {
  const about = title.length > 120 ? `${title.slice(0, 119)}…` : title;
  return `${claim ? `${claim.ref} ` : ""}${about.replace(/\.$/, "")}: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}`;
}

/** Takes the clearance back by hand. @throws RULE_UNMET where the story is not cleared. */
export async function reopenGate(
  actor: Actor,
  { story: slug, reason }: ReopenInput,
): Promise<{ status: "checking" }> {
  authorize(actor, "clearance.give");
  return commit(actor, async (tx, at) => {
    const story = await findGateStory(actor, slug, tx);
    const standing = await readStandingClearance(story.id, tx);
    const { count } = await tx.story.updateMany({
      where: { id: story.id, status: "cleared" },
      data: { status: "checking", updatedAt: at },
    });
    if (count === 0) throw ruleUnmet("The gate is open: this story is not cleared.");
    if (standing) {
      await tx.clearance.updateMany({
        where: { id: standing.id, reopenedAt: null },
        data: { reopenedAt: at, reopenedById: actor.userId, reopenedFor: reason },
      });
    }
    return {
      result: { status: "checking" as const },
      events: [
        {
          type: "clearance.reopened",
          storyId: story.id,
          data: {
            ...(standing && { draft: standing.draft, sha256: standing.sha256 }),
            because: reason,
          },
        },
      ],
    };
  });
}

/**
 * @throws FORBIDDEN where the policy leaves overrides to administrators; RULE_UNMET where there is
 * no such blocker any more; CONFLICT where somebody let it pass meanwhile.
 */
export async function overrideBlocker(
  actor: Actor,
  input: OverrideInput,
): Promise<{ overrideId: number }> {
  authorize(actor, "clearance.override");
  const gate = await readGate(actor, input.story);
  if (!mayOverride(actor, gate.policy)) {
    throw forbidden(
      `By the policy ${gate.policy.name} administrators alone override; your role is ${actor.role}.`,
    );
  }
  const blocker = gate.blockers.find(
    ({ kind, key, fingerprint }) =>
      kind === input.kind && key === input.key && fingerprint === input.fingerprint,
  );
  if (!blocker) throw ruleUnmet("This is gone from the gate, or not as it was: look again.");
  if (blocker.override) throw passedMeanwhile(blocker.override);
  return writeOverride({
    ...{ actor, story: gate.story.slug, seen: gate.seen, reason: input.reason },
    blocker: {
      ...{ kind: blocker.kind, key: blocker.key, fingerprint: blocker.fingerprint },
      ...{ claim: blocker.claim, what: sayBlocker(blocker) },
    },
  });
}

type Overriding = {
  actor: Actor;
  story: string;
  seen: number;
  reason: string;
  blocker: Pick<Blocker, "kind" | "key" | "fingerprint" | "claim"> & { what: string };
};

const writeOverride = job("writer", "clearance.override", async (overriding: Overriding) => {
  const { actor, reason, blocker } = overriding;
  authorize(actor, "clearance.override");
  return commit(actor, async (tx, at) => {
    const story = await findGateStory(actor, overriding.story, tx);
    await assertUnchanged(tx, story.id, overriding.seen);
    const { kind, key, fingerprint, claim, what } = blocker;
    const written = claim ? await readWritten(actor.userId, [claim.id], tx) : null;
    const fault = overrideFault({ kind, claim }, written?.size === 1);
    if (fault !== null) throw ruleUnmet(fault);
    const standing = await tx.gateOverride.findFirst({
      where: { storyId: story.id, kind, key, fingerprint, takenBackAt: null },
      select: { reason: true, givenBy: { select: { name: true } } },
    });
    if (standing) throw passedMeanwhile({ reason: standing.reason, by: standing.givenBy.name });
    const override = await tx.gateOverride.create({
      data: {
        ...{ storyId: story.id, claimId: claim?.id ?? null, kind, key, fingerprint, what, reason },
        ...{ givenById: actor.userId, givenAt: at },
      },
    });
    return {
      result: { overrideId: override.id },
      events: [
        {
          type: "blocker.overridden",
          storyId: story.id,
          ...(claim && { claimId: claim.id }),
          data: { ...(claim && { ref: claim.ref }), kind, what, reason },
        },
      ],
    };
  });
});

function passedMeanwhile({ by, reason }: { by: string; reason: string }) {
  return conflict(`${by} overrode it meanwhile.`, { by, reason });
}

/** @throws RULE_UNMET where it was taken back already. */
export async function takeBackOverride(
  actor: Actor,
  { overrideId }: TakeBackOverrideInput,
): Promise<{ overrideId: number }> {
  authorize(actor, "clearance.override");
  return commit(actor, async (tx, at) => {
    const found = await findOverride(tx, actor, overrideId);
    const { count } = await tx.gateOverride.updateMany({
      where: { id: overrideId, takenBackAt: null },
      data: { takenBackAt: at },
    });
    if (count === 0) throw ruleUnmet("This override has been taken back already.");
    const { storyId, claimId, number, kind, what } = found;
    return {
      result: { overrideId },
      events: [
        {
          type: "blocker.override_taken_back",
          storyId,
          ...(claimId !== null && { claimId }),
          data: { ...(number !== null && { ref: claimRef(number) }), kind, what },
        },
      ],
    };
  });
}

type FoundOverride = {
  storyId: number;
  claimId: number | null;
  number: number | null;
  kind: string;
  what: string;
};

async function findOverride(
  tx: Transaction,
  actor: Authorized<"story.read">,
  overrideId: number,
): Promise<FoundOverride> {
  const [found] = await rows<FoundOverride>(
    Prisma.sql`SELECT o."storyId", o."claimId", k."number", o."kind", o."what"
               FROM "GateOverride" o JOIN "Story" s ON s."id" = o."storyId"
               LEFT JOIN "Claim" k ON k."id" = o."claimId"
               WHERE o."id" = ${overrideId} AND ${isVisibleStory(actor)}`,
    tx,
  );
  if (!found) throw notFound("That override");
  return found;
}
