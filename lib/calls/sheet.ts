/** The call sheet as its page shows it: questions, what was asked before, terms, tries, stories. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { claimRef, type Terms } from "@/lib/ledger/claims/rules";
import type { FoundSource } from "@/lib/ledger/claims/nameable";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { askedOf, readTold, type AskedClaim } from "./asked";
import { offeredQuestion } from "./read-aloud";
import {
  CALL_LINES_LIMIT,
  questionFault,
  type CallAnswer,
  type CallChannel,
  type CallOutcome,
} from "./rules";

export type SheetLine = {
  claimId: number;
  ref: string;
  contentRevision: number;
  slug: string;
  headline: string;
  loggedBy: string;
  /** Empty where nothing could be offered: it holds a quote, which is asked by its sense. */
  question: string;
  isOpen: boolean;
  /** Of the words of one's own; 0 where they are an offer. */
  revision: number;
  /** What the story says, for the caller's eyes. */
  wording: string;
  /** Asked from the screen alone, and never printed. */
  isOffRecord: boolean;
};

/** Answered in an earlier call, and worded as it was then. */
export type SettledLine = Pick<SheetLine, "claimId" | "ref" | "slug" | "question"> & {
  answer: CallAnswer;
  correction: string;
  at: string;
};

export type CallRecord = {
  id: number;
  at: string;
  outcome: CallOutcome;
  channel: CallChannel;
  by: string;
  note: string;
  cited: number;
  corrected: number;
};

export type CallSheet = {
  lines: SheetLine[];
  settled: SettledLine[];
  /** How many are asked in all, where that is more than are shown. */
  beyond: number;
  stories: Array<{ slug: string; headline: string }>;
  terms: { terms: Terms; description: string; on: string } | null;
  calls: CallRecord[];
  mayKeepContact: boolean;
};

type Called = Pick<FoundSource, "id" | "name" | "aliases" | "confidential">;

export async function getSheet(
  actor: Authorized<"call.make">,
  source: Called,
  story: { id: number } | null,
): Promise<CallSheet> {
  const asked = await askedOf(actor, source, { story });
  const ids = asked.map(({ id }) => id);
  const [worded, before, told, stories, terms, calls] = await Promise.all([
    readWorded(source.id, ids),
    readBefore(source.id, ids),
    readTold(source.id, ids),
    listStories(actor, source, asked),
    readTerms(source.id, ids),
    listCalls(actor, source.id),
  ]);
  const lines: SheetLine[] = [];
  const settled: SettledLine[] = [];
  for (const { id: claimId, number, ...claim } of asked) {
    const ref = claimRef(number);
    const last = before.get(claimId);
    if (last && last.wording === claim.wording) {
      const { question, answer, correction, at } = last;
      settled.push({ ...{ claimId, ref, slug: claim.slug, question, answer, correction }, at });
      continue;
    }
    const own = worded.get(claimId);
    const offer = offeredQuestion(claim.wording);
    const { contentRevision, slug, headline, loggedBy, wording, isOffRecord } = claim;
    lines.push({
      ...{ claimId, ref, contentRevision, slug, headline, loggedBy, wording, isOffRecord },
      question: own?.text ?? (questionFault(offer, told(claimId)) === null ? offer : ""),
      isOpen: own?.isOpen === 1,
      revision: own?.revision ?? 0,
    });
  }
  return {
    lines: lines.slice(0, CALL_LINES_LIMIT),
    settled,
    beyond: Math.max(0, lines.length - CALL_LINES_LIMIT),
    ...{ stories, terms, calls, mayKeepContact: can(actor, "contact.keep") },
  };
}

type Worded = { claimId: number; text: string; isOpen: number; revision: number };

async function readWorded(sourceId: number, ids: readonly number[]) {
  const found = await rows<Worded>(Prisma.sql`
    SELECT "claimId", "text", "isOpen", "revision" FROM "CallQuestion"
    WHERE "sourceId" = ${sourceId} AND "claimId" IN ${among(ids)}`);
  return new Map(found.map((one) => [one.claimId, one]));
}

type Before = Pick<SettledLine, "claimId" | "question" | "answer" | "correction" | "at"> & {
  wording: string;
};

/** What they said last to each, where they said something. */
async function readBefore(sourceId: number, ids: readonly number[]) {
  const found = await rows<Before>(Prisma.sql`
    SELECT l."claimId", l."question", l."answer", l."correction", l."wording", c."at"
    FROM "CallLine" l JOIN "Call" c ON c."id" = l."callId"
    WHERE l."claimId" IN ${among(ids)} AND c."sourceId" = ${sourceId} AND c."removedAt" IS NULL
      AND l."answer" <> 'left_open'
    ORDER BY c."at", c."id"`);
  return new Map(found.map((one) => [one.claimId, { ...one, at: instantOf(one.at) }]));
}

/** The terms that they last agreed to on these claims, and the words with them. */
async function readTerms(sourceId: number, ids: readonly number[]): Promise<CallSheet["terms"]> {
  const [found] = await rows<{ terms: Terms; description: string; on: string }>(Prisma.sql`
    SELECT "terms", coalesce(nullif("agreedDescription", ''), "termsAgreed") AS "description",
      coalesce(substr("saidOn", 1, 10), '') AS "on"
    FROM "Citation"
    WHERE "sourceId" = ${sourceId} AND "claimId" IN ${among(ids)} AND "removedAt" IS NULL
      AND "terms" <> 'not_said'
    ORDER BY coalesce("saidOn", "addedAt") DESC, "id" DESC LIMIT 1`);
  return found ?? null;
}

/** What can be chosen instead: the stories in work, restricted or not, that somebody may call over. */
async function listStories(
  actor: Authorized<"call.make">,
  source: Called,
  asked: readonly AskedClaim[],
): Promise<CallSheet["stories"]> {
  const restricted = await rows<CallSheet["stories"][number]>(Prisma.sql`
    SELECT DISTINCT s."slug", s."headline"
    FROM "Citation" c JOIN "Claim" k ON k."id" = c."claimId" JOIN "Story" s ON s."id" = k."storyId"
    WHERE c."sourceId" = ${source.id} AND c."removedAt" IS NULL AND s."restricted" = 1
      AND s."status" IN ('drafting', 'checking', 'cleared') AND ${isVisibleStory(actor)}
    ORDER BY s."id" DESC LIMIT 20`);
  const open = new Map(asked.map(({ slug, headline }) => [slug, { slug, headline }]));
  for (const story of restricted) open.set(story.slug, story);
  return [...open.values()];
}

const CALLS_SHOWN = 20;

/** The calls and tries that exist for the actor, the latest first. */
export async function listCalls(
  actor: Authorized<"call.make">,
  sourceId: number,
): Promise<CallRecord[]> {
  const found = await rows<CallRecord>(Prisma.sql`
    SELECT c."id", c."at", c."outcome", c."channel", u."name" AS "by", c."note",
      (SELECT count(*) FROM "CallLine" l WHERE l."callId" = c."id" AND l."answer" = 'as_we_have_it') AS "cited",
      (SELECT count(*) FROM "CallLine" l WHERE l."callId" = c."id" AND l."answer" = 'corrected') AS "corrected"
    FROM "Call" c JOIN "User" u ON u."id" = c."byId" LEFT JOIN "Story" s ON s."id" = c."storyId"
    WHERE c."sourceId" = ${sourceId} AND c."removedAt" IS NULL
      AND (c."storyId" IS NULL OR ${isVisibleStory(actor)})
    ORDER BY c."at" DESC, c."id" DESC LIMIT ${CALLS_SHOWN}`);
  return found.map((call) => ({ ...call, at: instantOf(call.at) }));
}
