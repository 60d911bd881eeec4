/**
 * The one way in which claims' rows change: conditional on the revision they were read at, so
 * that a race ends in a CONFLICT and not in a lost change; a change to what was judged makes the
 * verdict lapse (DESIGN §2.4) and names its author for the four-eyes rule. Many claims are
 * written as one is, in a handful of statements.
 */
import type { Actor } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { execute, rows } from "@/lib/platform/rows";
import { among, deleteEach, insertMany, updateEach, type Columns } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { movedOn, type FoundClaim } from "./find";
import { moveReview } from "./rules";

export type ContentChange = {
  /** For the history: "the wording changed". */
  because: string;
  /** What the change does to what is said, each as `sayChange` tells it: "denied → admitted". */
  meaning?: readonly string[];
};

/** What becomes of one claim, decided before anything is written. */
export type Revision = {
  claim: FoundClaim;
  /** The claim's own columns. */
  set: Columns<"Claim">;
  /** Given when the tags change: all of them as they shall be. */
  tags?: readonly string[] | undefined;
  /** Given when wording, attribution or citations change. */
  content?: ContentChange | undefined;
};

/** A revision with what the log says of it. */
export type Step = Revision & {
  event: NewEvent;
  /** The search index holds something of what changes, or something is counted by it. */
  isIndexed?: boolean;
};

/**
 * Takes the steps, each of another claim.
 * @returns the events in order: for each step its own, then that of a verdict which lapsed.
 * @throws SourcelineError CONFLICT when somebody else was first.
 */
export async function takeSteps(
  tx: Transaction,
  actor: Actor,
  at: Date,
  steps: readonly Step[],
): Promise<NewEvent[]> {
  const lapsed = await reviseClaims(tx, actor, at, steps);
  const indexed = steps.filter(({ isIndexed }) => isIndexed).map(({ claim }) => claim.id);
  await refreshStanding(tx, indexed);
  return steps.flatMap(({ event, claim }) => [event, lapsed.get(claim.id) ?? []].flat());
}

/**
 * Writes `set` to the claim if it still is at the revision it was found at.
 * @returns the events of a verdict that lapsed, if one did.
 * @throws SourcelineError CONFLICT when somebody else was first.
 */
export async function reviseClaim(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  set: Columns<"Claim">,
  content?: ContentChange,
): Promise<NewEvent[]> {
  const lapsed = await reviseClaims(tx, actor, at, [{ claim, set, content }]);
  return [...lapsed.values()];
}

/** @returns the events of verdicts that lapsed, by claim. */
async function reviseClaims(
  tx: Transaction,
  actor: Actor,
  at: Date,
  revisions: readonly Revision[],
): Promise<Map<number, NewEvent>> {
  const lapsing = revisions.flatMap(({ claim, content }) =>
    content && moveReview(claim.reviewState, "lapse") ? [{ claim, content }] : [],
  );
  const changed = await updateEach(
    tx,
    "Claim",
    revisions.map((revision) => ({
      where: { id: revision.claim.id, revision: revision.claim.revision },
      set: columnsOf(actor, at, revision),
    })),
  );
  if (changed < revisions.length) throw await whoMovedOn(tx, revisions);
  await writeTags(tx, revisions);
  return lapseVerdicts(tx, at, lapsing);
}

function columnsOf(actor: Actor, at: Date, { claim, set, content }: Revision): Columns<"Claim"> {
  const state = content ? moveReview(claim.reviewState, "lapse") : null;
  return {
    ...set,
    ...(content && {
      contentRevision: claim.contentRevision + 1,
      contentChangedById: actor.userId,
    }),
    ...(state && { reviewState: state, readyAt: at }),
    revision: claim.revision + 1,
    updatedAt: at,
  };
}

/** The conflict for the first of the claims that is not as this turn left or found it. */
async function whoMovedOn(tx: Transaction, revisions: readonly Revision[]) {
  const now = await rows<{ id: number; revision: number }>(
    Prisma.sql`SELECT "id", "revision" FROM "Claim"
               WHERE "id" IN ${among(revisions.map(({ claim }) => claim.id))}`,
    tx,
  );
  const revisionOf = new Map(now.map(({ id, revision }) => [id, revision]));
  const moved =
    revisions.find(({ claim }) => revisionOf.get(claim.id) !== claim.revision + 1) ?? revisions[0];
  return moved ? movedOn(tx, moved.claim) : new Error("No claim was to be changed.");
}

async function writeTags(tx: Transaction, revisions: readonly Revision[]): Promise<void> {
  const tagged = revisions.filter(({ tags }) => tags !== undefined);
  await deleteEach(
    tx,
    "ClaimTag",
    tagged.map(({ claim }) => ({ claimId: claim.id })),
  );
  await insertMany(
    tx,
    "ClaimTag",
    tagged.flatMap(({ claim, tags = [] }) => tags.map((tag) => ({ claimId: claim.id, tag }))),
  );
}

/** What is needed of a claim whose verdict may lapse. */
type Decided = { id: number; storyId: number; ref: string; level: string };

type Lapse = { claim: Decided; content: ContentChange };

/** Marks the verdicts in force as lapsed; the caller moves the claims to recheck. */
async function lapseVerdicts(
  tx: Transaction,
  at: Date,
  lapses: readonly Lapse[],
): Promise<Map<number, NewEvent>> {
  const byReason = new Map<string, number[]>();
  for (const { claim, content } of lapses) {
    byReason.set(content.because, [...(byReason.get(content.because) ?? []), claim.id]);
  }
  for (const [because, claimIds] of byReason) {
    await execute(
      tx,
      Prisma.sql`UPDATE "Verdict" SET "lapsedAt" = ${at}, "lapsedReason" = ${because}
                 WHERE "claimId" IN ${among(claimIds)} AND "lapsedAt" IS NULL`,
    );
  }
  return new Map(lapses.map((lapse) => [lapse.claim.id, lapseEvent(lapse)]));
}

function lapseEvent({ claim, content }: Lapse): NewEvent {
  return {
    type: "verdict.lapsed",
    storyId: claim.storyId,
    claimId: claim.id,
    data: {
      ref: claim.ref,
      level: claim.level,
      because: content.because,
      ...(content.meaning?.length ? { meaning: [...content.meaning] } : {}),
    },
  };
}

/** A change that reaches a claim from outside, such as a merged source or a new draft. */
export type OutsideChange = {
  claim: Decided & Pick<FoundClaim, "reviewState">;
  content: ContentChange;
};

/**
 * For changes from outside: a decided claim goes to recheck, and a verdict that is being written
 * on what stood before is refused. Does not name an author of content, because nobody reworded
 * it.
 * @returns the events of verdicts that lapsed, by claim.
 */
export async function lapseFromOutside(
  tx: Transaction,
  at: Date,
  changes: readonly OutsideChange[],
): Promise<Map<number, NewEvent>> {
  if (changes.length === 0) return new Map();
  const lapsing = changes.filter(({ claim }) => moveReview(claim.reviewState, "lapse"));
  await execute(
    tx,
    Prisma.sql`UPDATE "Claim" SET "contentRevision" = "contentRevision" + 1
               WHERE "id" IN ${among(changes.map(({ claim }) => claim.id))}`,
  );
  // Of the others the editors' revision stays: nothing that they edit changed, and no edit of
  // theirs is to conflict.
  const recheck = moveReview("decided", "lapse");
  await execute(
    tx,
    Prisma.sql`UPDATE "Claim" SET "reviewState" = ${recheck}, "readyAt" = ${at},
                 "revision" = "revision" + 1, "updatedAt" = ${at}
               WHERE "id" IN ${among(lapsing.map(({ claim }) => claim.id))}`,
  );
  return lapseVerdicts(tx, at, lapsing);
}
