/**
 * Finds, inside a command's transaction, the request that it acts on and the claims that it puts;
 * and writes to it unless it has moved on since it was read. What the actor may not see is NOT_FOUND.
 */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { assertStanding, findClaims } from "@/lib/ledger/claims/find";
import { claimRef } from "@/lib/ledger/claims/rules";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { among } from "@/lib/platform/sets";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { ReplyAt } from "./input";
import { OUTCOME_LABELS, type ReplyOutcome, type RequestState } from "./rules";

/** A request as it stands, for showing what somebody else made of it. */
export type ReplyVersion = {
  revision: number;
  outcome: ReplyOutcome;
  isWithdrawn: boolean;
  changedBy: string;
  changedAt: string;
};

/**
 * @throws SourcelineError CONFLICT with the request as it stands (ReplyVersion) when somebody else
 * was first.
 */
export async function findRequest(
  tx: Transaction,
  actor: Authorized<"story.read">,
  { requestId, revision }: ReplyAt,
) {
  const request = await tx.replyRequest.findFirst({
    where: { id: requestId, story: visibleStoryFilter(actor) },
    include: {
      source: { select: { name: true } },
      changedBy: { select: { name: true } },
      story: { select: { id: true, slug: true, status: true } },
      claims: {
        orderBy: { position: "asc" },
        include: { claim: { select: { number: true } } },
      },
    },
  });
  if (!request) throw notFound("That request");
  const claims = request.claims.map(({ claim, ...put }) => ({
    ...put,
    ref: claimRef(claim.number),
  }));
  const found = { ...request, claims, refs: claims.map(({ ref }) => ref) };
  if (request.revision !== revision) throw movedOn(found);
  return found;
}

export type FoundRequest = Awaited<ReturnType<typeof findRequest>>;

export function stateOf(request: FoundRequest): RequestState {
  const { outcome, sentAt, deadlineAt, withdrawnAt, claims } = request;
  return { outcome, sentAt, deadlineAt, withdrawn: withdrawnAt !== null, claims: claims.length };
}

type Stands = Pick<
  FoundRequest,
  "revision" | "outcome" | "withdrawnAt" | "changedAt" | "subject"
> & {
  changedBy: { name: string };
};

function movedOn(request: Stands) {
  const current: ReplyVersion = {
    revision: request.revision,
    outcome: request.outcome,
    isWithdrawn: request.withdrawnAt !== null,
    changedBy: request.changedBy.name,
    changedAt: request.changedAt.toISOString(),
  };
  const stands = current.isWithdrawn ? "withdrawn" : OUTCOME_LABELS[current.outcome].toLowerCase();
  return conflict(
    `${current.changedBy} changed the request to ${request.subject} while you were at it; it is ${stands} now.`,
    current,
  );
}

/** Writes onto the request that was found, unless it has moved on since. */
export async function reviseRequest(
  tx: Transaction,
  request: FoundRequest,
  by: { userId: number; at: Date },
  set: Prisma.ReplyRequestUncheckedUpdateManyInput,
): Promise<{ requestId: number; revision: number }> {
  const { count } = await tx.replyRequest.updateMany({
    where: { id: request.id, revision: request.revision },
    data: { ...set, revision: { increment: 1 }, changedById: by.userId, changedAt: by.at },
  });
  if (count === 0) throw movedOn(request);
  return { requestId: request.id, revision: request.revision + 1 };
}

export function assertMet(what: string, unmet: string[]): void {
  if (unmet.length > 0) throw ruleUnmet(what, unmet);
}

/** Claims as they are put: in the order given, each in the words given or in its own. */
export type PutClaim = { claimId: number; ref: string; wording: string; contentRevision: number };

/**
 * @throws SourcelineError NOT_FOUND; INVALID for a claim of another story; RULE_UNMET for one that
 * is withdrawn.
 */
export async function findPutClaims(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  storyId: number,
  asked: ReadonlyArray<{ claimId: number; wording?: string | undefined }>,
): Promise<PutClaim[]> {
  const found = await findClaims(
    tx,
    actor,
    asked.map(({ claimId }) => claimId),
  );
  return found.map((claim, index) => {
    if (claim.storyId !== storyId) {
      throw invalidField("claims", `${claim.ref} is of another story; choose claims of this one.`);
    }
    assertStanding(claim);
    const wording = asked[index]?.wording;
    return {
      claimId: claim.id,
      ref: claim.ref,
      wording: wording === undefined || wording === "" ? claim.wording : wording,
      contentRevision: claim.contentRevision,
    };
  });
}

/** The claims of a request as they are worded today; those that are withdrawn stay as they were put. */
export async function wordedToday(
  tx: Transaction,
  request: FoundRequest,
): Promise<Array<PutClaim & { id: number; isChanged: boolean }>> {
  type Row = { id: number; wording: string; contentRevision: number };
  const now = await rows<Row>(
    Prisma.sql`SELECT "id", "wording", "contentRevision" FROM "Claim"
               WHERE "id" IN ${among(request.claims.map(({ claimId }) => claimId))}
                 AND "withdrawnAt" IS NULL`,
    tx,
  );
  const byId = new Map(now.map((claim) => [claim.id, claim]));
  return request.claims.map(({ id, claimId, ref, wording, contentRevision }) => {
    const today = byId.get(claimId);
    const isChanged = today !== undefined && today.contentRevision !== contentRevision;
    return {
      ...{ id, claimId, ref, isChanged },
      wording: isChanged ? today.wording : wording,
      contentRevision: isChanged ? today.contentRevision : contentRevision,
    };
  });
}
