/** One request for a reply with all about it, and what its reader may do. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleSource, isVisibleStory } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { now } from "@/lib/platform/clock";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { iso, stateOfRow, type RequestHead, type PutWording, type RequestRow } from "./queries";
import {
  CHANGEABLE,
  isOverdue,
  possibleOutcomes,
  RECORDED_OUTCOMES,
  REPLY_MOVES,
  unmetForChange,
  unmetForMove,
  unmetForOutcome,
  type RecordedOutcome,
  type ReplyChannel,
  type ReplyMove,
  type RequestField,
} from "./rules";

type Reader = Authorized<"reply.read">;

export type PutClaimView = PutWording & {
  claimId: number;
  answered: boolean;
  /** How the claim is worded by now, where that is another content; null where it is the same. */
  now: string | null;
  isWithdrawn: boolean;
};

export type RequestView = Omit<
  RequestRow,
  "claims" | "group" | "possible" | "remindedAt" | "reminders"
> & {
  source: { id: number; name: string; kind: SourceKind } | null;
  reply: string;
  outcomeBy: string | null;
  createdBy: string;
  createdAt: string;
  withdrawal: { by: string; at: string; reason: string } | null;
  claims: PutClaimView[];
  reminders: Array<{ at: string; channel: ReplyChannel; by: string }>;
  can: Record<ReplyMove, boolean> & {
    change: readonly RequestField[];
    record: RecordedOutcome[];
    cite: boolean;
  };
  /** Why an outcome cannot be recorded now, by the outcome; none for those that can be. */
  unmet: Partial<Record<RecordedOutcome, string>>;
};

type Found = RequestHead & {
  reply: string;
  outcomeBy: string | null;
  createdBy: string;
  withdrawnBy: string | null;
  withdrawnReason: string;
  sourceId: number | null;
  sourceKind: SourceKind | null;
};

/** Null where the story has no such request, or does not exist for the actor. */
export async function getRequest(
  actor: Reader,
  storyId: number,
  requestId: number,
): Promise<RequestView | null> {
  const [found] = await rows<Found>(Prisma.sql`
    SELECT r.*, u."name" AS "sentBy", o."name" AS "outcomeBy", b."name" AS "createdBy",
      w."name" AS "withdrawnBy", src."id" AS "sourceId", src."name" AS "sourceName", src."kind" AS "sourceKind",
      (SELECT count(*) FROM "ReplyRequestClaim" p WHERE p."requestId" = r."id") AS "claimCount"
    FROM "ReplyRequest" r
    JOIN "Story" s ON s."id" = r."storyId"
    JOIN "User" b ON b."id" = r."createdById"
    LEFT JOIN "User" u ON u."id" = r."sentById"
    LEFT JOIN "User" o ON o."id" = r."outcomeById"
    LEFT JOIN "User" w ON w."id" = r."withdrawnById"
    LEFT JOIN "Source" src ON src."id" = r."sourceId" AND ${isVisibleSource(actor, "src")}
    WHERE r."id" = ${requestId} AND r."storyId" = ${storyId} AND ${isVisibleStory(actor)}`);
  if (!found) return null;
  const [claims, reminders] = await Promise.all([
    readPut(requestId),
    rows<{ at: string; channel: ReplyChannel; by: string }>(Prisma.sql`
      SELECT m."at", m."channel", u."name" AS "by"
      FROM "ReplyReminder" m JOIN "User" u ON u."id" = m."byId"
      WHERE m."requestId" = ${requestId} AND m."removedAt" IS NULL ORDER BY m."at", m."id"`),
  ]);
  return toView(actor, found, claims, reminders);
}

async function readPut(requestId: number): Promise<PutClaimView[]> {
  type Row = {
    number: number;
    wording: string;
    claimId: number;
    answered: number;
    contentRevision: number;
    nowRevision: number;
    now: string;
    withdrawnAt: string | null;
  };
  const put = await rows<Row>(Prisma.sql`
    SELECT p."claimId", k."number", p."wording", p."answered", p."contentRevision",
      k."contentRevision" AS "nowRevision", k."wording" AS "now", k."withdrawnAt"
    FROM "ReplyRequestClaim" p JOIN "Claim" k ON k."id" = p."claimId"
    WHERE p."requestId" = ${requestId} ORDER BY p."position"`);
  return put.map((row) => ({
    ...{ claimId: row.claimId, ref: claimRef(row.number), wording: row.wording },
    answered: row.answered === 1,
    now: row.nowRevision !== row.contentRevision && row.now !== row.wording ? row.now : null,
    isWithdrawn: row.withdrawnAt !== null,
  }));
}

function toView(
  actor: Reader,
  found: Found,
  claims: PutClaimView[],
  reminders: RequestView["reminders"],
): RequestView {
  const at = now();
  const state = stateOfRow(found);
  const mayRequest = can(actor, "reply.request");
  const mayRecord = can(actor, "reply.record");
  const moves = Object.keys(REPLY_MOVES) as ReplyMove[];
  const may = Object.fromEntries(
    moves.map((move) => [move, mayRequest && unmetForMove(state, move).length === 0]),
  ) as Record<ReplyMove, boolean>;
  return {
    ...{ id: found.id, revision: found.revision, subject: found.subject, whom: found.whom },
    ...{ outcome: found.outcome, channel: found.channel, sentBy: found.sentBy, claims },
    ...{ withdrawn: state.withdrawn, claimCount: claims.length, isOverdue: isOverdue(state, at) },
    ...{ sentAt: iso(found.sentAt), deadlineAt: iso(found.deadlineAt) },
    ...{ outcomeAt: iso(found.outcomeAt), outcomeBy: found.outcomeBy, reply: found.reply },
    ...{ createdBy: found.createdBy, createdAt: instantOf(found.createdAt) },
    reminders: reminders.map((one) => ({ ...one, at: instantOf(one.at) })),
    source:
      found.sourceId === null || found.sourceKind === null
        ? null
        : { id: found.sourceId, name: found.sourceName ?? "", kind: found.sourceKind },
    withdrawal:
      found.withdrawnAt === null
        ? null
        : {
            by: found.withdrawnBy ?? "",
            at: instantOf(found.withdrawnAt),
            reason: found.withdrawnReason,
          },
    can: {
      ...may,
      change: mayRequest && unmetForChange(state, []).length === 0 ? CHANGEABLE[found.outcome] : [],
      record: mayRecord ? possibleOutcomes(state, at) : [],
      cite: mayRecord && can(actor, "citation.edit"),
    },
    unmet: Object.fromEntries(
      RECORDED_OUTCOMES.flatMap((outcome) => {
        const [first] = unmetForOutcome(state, outcome, at);
        return first === undefined ? [] : [[outcome, first]];
      }),
    ),
  };
}
