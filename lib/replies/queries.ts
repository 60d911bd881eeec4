/**
 * The board of a story's requests for a reply. What the actor may not see does not exist; a source
 * that is none of theirs is named only as the request itself does.
 */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleSource, isVisibleStory } from "@/lib/access/visibility";
import { claimRef } from "@/lib/ledger/claims/rules";
import { nameKeyOf } from "@/lib/ledger/sources/names";
import { aliasesOf } from "@/lib/ledger/sources/rules";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf, readInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { inBoardOrder, type BoardGroup } from "./board";
import type { NamedRequest, SaidLine } from "./match";
import {
  isOverdue,
  possibleOutcomes,
  type RecordedOutcome,
  type ReplyChannel,
  type ReplyOutcome,
  type RequestState,
} from "./rules";

type Reader = Authorized<"reply.read">;

/** Requests that one page of the board shows, and claims that a row of it quotes. */
export const REQUESTS_ON_PAGE = 50;
const WORDINGS_IN_ROW = 3;

export type PutWording = { ref: string; wording: string };

export type RequestRow = {
  id: number;
  revision: number;
  subject: string;
  whom: string;
  outcome: ReplyOutcome;
  group: BoardGroup;
  isOverdue: boolean;
  withdrawn: boolean;
  channel: ReplyChannel | null;
  sentAt: string | null;
  sentBy: string | null;
  deadlineAt: string | null;
  outcomeAt: string | null;
  /** The claims put, the first ones with their words. */
  claims: PutWording[];
  claimCount: number;
  reminders: number;
  remindedAt: string | null;
  possible: RecordedOutcome[];
};

export type Board = {
  requests: RequestRow[];
  /** All of the story, also those on other pages: how many are in each group. */
  counts: Partial<Record<BoardGroup, number>>;
  total: number;
  page: number;
  pages: number;
  /** By whom each is known, for telling which of them a draft speaks of. */
  named: NamedRequest[];
  can: { request: boolean; record: boolean };
};

/** A request as its row stands. */
export type RequestHead = {
  id: number;
  revision: number;
  subject: string;
  whom: string;
  outcome: ReplyOutcome;
  channel: ReplyChannel | null;
  sentAt: string | null;
  sentBy: string | null;
  deadlineAt: string | null;
  outcomeAt: string | null;
  createdAt: string;
  withdrawnAt: string | null;
  sourceName: string | null;
  aliases: string | null;
  claimCount: number;
};

/** @param page from 1; one that is not there is the last. */
export async function getBoard(actor: Reader, storyId: number, page = 1): Promise<Board> {
  const at = now();
  const heads = await readHeads(actor, storyId);
  const ordered = inBoardOrder(heads.map(dated), at, env().timeZone);
  const pages = Math.max(1, Math.ceil(ordered.length / REQUESTS_ON_PAGE));
  const shownPage = Math.min(Math.max(1, page), pages);
  const shown = ordered.slice((shownPage - 1) * REQUESTS_ON_PAGE, shownPage * REQUESTS_ON_PAGE);
  const ids = shown.map(({ id }) => id);
  const [claims, reminders] = await Promise.all([readWordings(ids), readReminders(ids)]);
  const counts: Board["counts"] = {};
  for (const { group } of ordered) counts[group] = (counts[group] ?? 0) + 1;
  return {
    requests: shown.map(({ head, group, withdrawn }) => {
      const reminded = reminders.get(head.id);
      return {
        ...{ id: head.id, revision: head.revision, subject: head.subject, whom: head.whom },
        ...{ outcome: head.outcome, group, withdrawn, channel: head.channel, sentBy: head.sentBy },
        isOverdue: isOverdue(stateOfRow(head), at),
        sentAt: iso(head.sentAt),
        deadlineAt: iso(head.deadlineAt),
        outcomeAt: iso(head.outcomeAt),
        claims: claims.get(head.id) ?? [],
        claimCount: head.claimCount,
        reminders: reminded?.count ?? 0,
        remindedAt: iso(reminded?.last ?? null),
        possible: possibleOutcomes(stateOfRow(head), at),
      };
    }),
    ...{ counts, total: ordered.length, page: shownPage, pages },
    named: heads.filter(({ withdrawnAt }) => withdrawnAt === null).map(namedOf),
    can: { request: can(actor, "reply.request"), record: can(actor, "reply.record") },
  };
}

/** All of a story: at most as many as a story can have. */
function readHeads(actor: Reader, storyId: number): Promise<RequestHead[]> {
  return rows<RequestHead>(Prisma.sql`
    SELECT r."id", r."revision", r."subject", r."whom", r."outcome", r."channel", r."sentAt",
      u."name" AS "sentBy", r."deadlineAt", r."outcomeAt", r."createdAt", r."withdrawnAt",
      src."name" AS "sourceName", src."aliases",
      (SELECT count(*) FROM "ReplyRequestClaim" p WHERE p."requestId" = r."id") AS "claimCount"
    FROM "ReplyRequest" r
    JOIN "Story" s ON s."id" = r."storyId"
    LEFT JOIN "User" u ON u."id" = r."sentById"
    LEFT JOIN "Source" src ON src."id" = r."sourceId" AND ${isVisibleSource(actor, "src")}
    WHERE r."storyId" = ${storyId} AND ${isVisibleStory(actor)}`);
}

function dated(head: RequestHead) {
  const { id, outcome } = head;
  return {
    ...{ id, outcome, head },
    withdrawn: head.withdrawnAt !== null,
    deadlineAt: readInstant(head.deadlineAt),
    movedAt: new Date(head.withdrawnAt ?? head.outcomeAt ?? head.createdAt),
  };
}

export function stateOfRow(head: Omit<RequestHead, "sourceName" | "aliases">): RequestState {
  return {
    outcome: head.outcome,
    withdrawn: head.withdrawnAt !== null,
    sentAt: readInstant(head.sentAt),
    deadlineAt: readInstant(head.deadlineAt),
    claims: head.claimCount,
  };
}

/** A spokeswoman is named in a draft by herself as well: "Ines Calloway, managing director". */
function namedOf({ id, subject, whom, sourceName, aliases }: RequestHead): NamedRequest {
  const [person = ""] = whom.split(",");
  const of = sourceName === null ? [] : [sourceName, ...aliasesOf(aliases ?? "")];
  return { id, names: [subject, ...of, ...(person === "" ? [] : [person])] };
}

export function iso(stored: string | null): string | null {
  return stored === null ? null : instantOf(stored);
}

type PutRow = { requestId: number; number: number; wording: string };

async function readWordings(ids: readonly number[]): Promise<Map<number, PutWording[]>> {
  const found = await rows<PutRow>(Prisma.sql`
    SELECT p."requestId", k."number", p."wording"
    FROM "ReplyRequestClaim" p JOIN "Claim" k ON k."id" = p."claimId"
    WHERE p."requestId" IN ${among(ids)}
    ORDER BY p."requestId", p."position"`);
  const byRequest = new Map<number, PutWording[]>();
  for (const { requestId, number, wording } of found) {
    const list = byRequest.get(requestId) ?? [];
    list.push({ ref: claimRef(number), wording: list.length < WORDINGS_IN_ROW ? wording : "" });
    byRequest.set(requestId, list);
  }
  return byRequest;
}

async function readReminders(ids: readonly number[]) {
  const found = await rows<{ requestId: number; count: number; last: string }>(Prisma.sql`
    SELECT "requestId", count(*) AS "count", max("at") AS "last" FROM "ReplyReminder"
    WHERE "requestId" IN ${among(ids)} AND "removedAt" IS NULL GROUP BY "requestId"`);
  return new Map(found.map((row) => [row.requestId, row]));
}

/**
 * The lines without denials that somebody has cited in the story: those need no request to be so.
 */
export async function withoutCited(
  actor: Reader,
  storyId: number,
  lines: readonly SaidLine[],
): Promise<SaidLine[]> {
  const keyOf = ({ party }: SaidLine) => nameKeyOf({ name: party, aliases: "" });
  const denials = lines.filter(({ says, party }) => says === "denied" && party !== "");
  if (denials.length === 0) return [...lines];
  const cited = await rows<{ nameKey: string }>(Prisma.sql`
    SELECT DISTINCT src."nameKey"
    FROM "Source" src
    CROSS JOIN "Citation" c ON c."sourceId" = src."id" AND c."removedAt" IS NULL
    CROSS JOIN "Claim" k ON k."id" = c."claimId"
    CROSS JOIN "Story" s ON s."id" = k."storyId"
    WHERE src."nameKey" IN ${among([...new Set(denials.map(keyOf))])}
      AND +c."stance" = 'denies' AND k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL
      AND ${isVisibleStory(actor)}`);
  const keys = new Set(cited.map(({ nameKey }) => nameKey));
  return lines.filter((line) => line.says !== "denied" || !keys.has(keyOf(line)));
}
