/**
 * Reads the gate of a story: its blockers with who let which pass, by which policy, and what of it
 * the reader may do. A restricted story has none for those who are no members.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { OPENING_TYPES } from "@/lib/audit/opens-gate";
import { db } from "@/lib/platform/db";
import { alongIndex } from "@/lib/platform/dialect";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import type { Transaction } from "@/lib/platform/transaction";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import type { StoryStatus } from "@/lib/stories/rules";
import { Prisma } from "@/prisma/generated/client";
import { readCleared, type Cleared } from "./cleared";
import { readWritten } from "@/lib/ledger/claims/authors";
import type { GateFacts } from "./facts";
import { readFacts } from "./read-facts";
import type { Blocker } from "./blocker";
import { blockersOf, overrideFault, stateFault } from "./rules";
import { policyOfStory, readPolicies, type Policy } from "./story-policy";

export type OverrideView = { id: number; reason: string; by: string; at: string };

export type GateBlocker = Blocker & {
  /** Null while it stands in the way. */
  override: OverrideView | null;
  /** What was let pass while the facts were otherwise, and holds no more. */
  fallen: OverrideView | null;
};

/** As its page shows it to one person. */
export type ShownBlocker = GateBlocker & {
  /** Why they do not let it pass, whatever the policy; null where they may. */
  cannot: string | null;
};

export type GateStory = { id: number; slug: string; status: StoryStatus };

export type Gate = {
  story: GateStory;
  policy: Policy;
  facts: GateFacts;
  blockers: GateBlocker[];
  /** How many stand in the way. */
  open: number;
  /** Up to where of the log this was read. */
  seen: number;
};

/** @throws SourcelineError NOT_FOUND where the story does not exist for the actor. */
export async function readGate(actor: Actor, slug: string): Promise<Gate> {
  authorize(actor, "clearance.read");
  const story = await findGateStory(actor, slug);
  // Read first: whatever is written while the rest is read comes after it.
  const seen = await lastOpening(story.id);
  const policy = await policyOfStory(story.id);
  const facts = await readFacts(actor, story.id);
  const blockers = await withOverrides(story.id, blockersOf(facts, policy.rules));
  const open = blockers.filter(({ override }) => override === null).length;
  return { story, policy, facts, blockers, open, seen };
}

export async function findGateStory(
  actor: Authorized<"story.read">,
  slug: string,
  tx?: Transaction,
): Promise<GateStory> {
  const [story] = await rows<GateStory>(
    Prisma.sql`SELECT s."id", s."slug", s."status" FROM "Story" s
               WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`,
    tx,
  );
  if (!story) throw notFound("That story");
  return story;
}

/** The place in the log of what was changed last of the story; 0 where nothing was. */
export async function lastOpening(storyId: number, tx?: Transaction): Promise<number> {
  const [last] = await rows<{ seq: number }>(
    Prisma.sql`SELECT "seq" FROM "Event" ${alongIndex("Event_storyId_seq_idx")}
               WHERE "storyId" = ${storyId} AND "type" IN ${among(OPENING_TYPES)}
               ORDER BY "seq" DESC LIMIT 1`,
    tx,
  );
  return last?.seq ?? 0;
}

type Stored = Omit<OverrideView, "at"> & {
  kind: string;
  key: string;
  fingerprint: string;
  givenAt: string;
};

async function withOverrides(
  storyId: number,
  blockers: readonly Blocker[],
): Promise<GateBlocker[]> {
  const given = await rows<Stored>(Prisma.sql`
    SELECT o."id", o."kind", o."key", o."fingerprint", o."reason", o."givenAt", u."name" AS "by"
    FROM "GateOverride" o JOIN "User" u ON u."id" = o."givenById"
    WHERE o."storyId" = ${storyId} AND o."takenBackAt" IS NULL ORDER BY o."id"`);
  const byBlocker = new Map<string, Stored[]>();
  for (const override of given) {
    const name = `${override.kind} ${override.key}`;
    byBlocker.set(name, [...(byBlocker.get(name) ?? []), override]);
  }
  return blockers.map((blocker) => {
    const own = byBlocker.get(`${blocker.kind} ${blocker.key}`) ?? [];
    const holding = own.findLast(({ fingerprint }) => fingerprint === blocker.fingerprint);
    const fallen = holding ? undefined : own.at(-1);
    return { ...blocker, override: toView(holding), fallen: toView(fallen) };
  });
}

function toView(stored: Stored | undefined): OverrideView | null {
  if (!stored) return null;
  const { id, reason, by, givenAt } = stored;
  return { id, reason, by, at: instantOf(givenAt) };
}

/** May this person override by this policy? */
export function mayOverride(actor: Actor, { rules }: Policy): boolean {
  return can(
    actor,
    rules.overrideBy === "admins" ? "clearance.overrideStrictly" : "clearance.override",
  );
}

export type GateView = Omit<Gate, "facts" | "blockers"> & {
  blockers: ShownBlocker[];
  draft: {
    number: number;
    sha256: string;
    words: number;
    addedBy: string;
    addedAt: string;
  } | null;
  coverage: GateFacts["coverage"];
  counts: GateFacts["counts"];
  /** The one that stands, and those before it. */
  cleared: Cleared[];
  policies: Policy[];
  can: {
    clear: boolean;
    reopen: boolean;
    override: boolean;
    approveUnnamed: boolean;
    signLegal: boolean;
    choosePolicy: boolean;
    managePolicies: boolean;
  };
  /** Why the story is not cleared in its state. */
  stateFault: string | null;
};

const FORMER = 4;

/** All that the page shows. */
export async function getGate(actor: Actor, slug: string): Promise<GateView> {
  authorize(actor, "clearance.read");
  const { facts, blockers, ...gate } = await readGate(actor, slug);
  const claimIds = blockers.flatMap(({ claim }) => claim?.id ?? []);
  const [draft, cleared, policies, written] = await Promise.all([
    facts.draft &&
      db().draft.findUnique({
        where: { id: facts.draft.id },
        select: { wordCount: true, addedAt: true, addedBy: { select: { name: true } } },
      }),
    readCleared(gate.story.id, FORMER),
    readPolicies(),
    readWritten(actor.userId, claimIds),
  ]);
  const mayGive = can(actor, "clearance.give");
  return {
    ...gate,
    blockers: blockers.map((blocker) => ({
      ...blocker,
      cannot: overrideFault(blocker, written.has(blocker.claim?.id ?? 0)),
    })),
    draft:
      facts.draft && draft
        ? {
            ...{ number: facts.draft.number, sha256: facts.draft.sha256, words: draft.wordCount },
            ...{ addedBy: draft.addedBy.name, addedAt: draft.addedAt.toISOString() },
          }
        : null,
    ...{ coverage: facts.coverage, counts: facts.counts, cleared, policies },
    stateFault: stateFault(gate.story.status),
    can: {
      clear: mayGive && gate.open === 0 && stateFault(gate.story.status) === null,
      reopen: mayGive && gate.story.status === "cleared",
      override: mayOverride(actor, gate.policy),
      approveUnnamed: can(actor, "clearance.approveUnnamed"),
      signLegal: can(actor, "clearance.signLegal"),
      choosePolicy: mayGive && gate.story.status !== "killed",
      managePolicies: can(actor, "clearance.managePolicies"),
    },
  };
}

/** What the API says of a draft's hash. */
export async function answerClearance(actor: Actor, slug: string, hash: string | null) {
  authorize(actor, "clearance.read");
  const gate = await readGate(actor, slug);
  const asked = hash ?? gate.facts.draft?.sha256 ?? null;
  const cleared = await readCleared(gate.story.id, EVERY);
  const own = cleared.find(({ sha256 }) => sha256 === asked) ?? null;
  return {
    story: gate.story.slug,
    status: gate.story.status,
    hash: asked,
    cleared: own !== null && own.reopened === null,
    clearance: own && withoutIds(own),
    newest: gate.facts.draft && {
      draft: gate.facts.draft.number,
      sha256: gate.facts.draft.sha256,
    },
    policy: gate.policy.name,
    open: gate.open,
    blockers: gate.blockers.map(({ kind, group, claim, title, fault, fact, override }) => ({
      ...{ kind, group, ref: claim?.ref ?? null, title, fault, fact },
      overridden: override && { by: override.by, at: override.at, reason: override.reason },
    })),
    seen: gate.seen,
  };
}

/** Clearances of one story that are looked through for a hash. */
const EVERY = 200;

function withoutIds({ draft, sha256, policy, overridden, by, at, reopened }: Cleared) {
  return { draft, sha256, policy, overridden, by, at, reopened };
}
