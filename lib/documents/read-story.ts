/** Reads a story for a document: its claims with all that stands on them, and where its text has them. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { isOut } from "@/lib/corrections/rules";
import { claimRef } from "@/lib/ledger/claims/rules";
import { readMentioned } from "@/lib/people/mentioned";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { instantOf, readInstant } from "@/lib/platform/statements";
import { env } from "@/lib/platform/env";
import { wallTimeOf } from "@/lib/platform/wall-time";
import type { StoryStatus } from "@/lib/stories/rules";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { sayMentions } from "@/lib/text/mentions";
import type { Paragraph } from "@/lib/text/text";
import { Prisma } from "@/prisma/generated/client";
import type {
  RecordedCitation,
  RecordedClaim,
  RecordedDraft,
  RecordedReply,
  StoryRecord,
} from "./story-record";

type Found = {
  id: number;
  /** Null where readers do not have it. */
  publishedUrl: string | null;
};

/** More claims than this make a document that nobody reads; the table's export takes them. */
const CLAIMS_LIMIT = 5_000;

/**
 * @param number of the draft; the latest unless given.
 * @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor, RULE_UNMET for too many claims.
 */
export async function readStoryRecord(
  actor: Authorized<"claims.export">,
  slug: string,
  number: number | null,
): Promise<StoryRecord & Found> {
  type Row = { id: number; slug: string; headline: string } & {
    status: StoryStatus;
    publishedAt: string | null;
    publishedUrl: string;
  };
  const [story] = await rows<Row>(Prisma.sql`
    SELECT s."id", s."slug", s."headline", s."status", s."publishedAt", s."publishedUrl"
    FROM "Story" s
    WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`);
  if (!story) throw notFound("That story");
  const claims = await readClaims(story.id);
  if (claims.length > CLAIMS_LIMIT) {
    throw ruleUnmet(`A document holds ${CLAIMS_LIMIT} claims; these are ${claims.length}.`, [
      "Export the claim table instead.",
    ]);
  }
  const { status, publishedAt, publishedUrl, ...called } = story;
  const isWithReaders = isOut({ status, publishedAt: readInstant(publishedAt) });
  return {
    ...{ ...called, claims, draft: await readDraft(story.id, number) },
    publishedUrl: isWithReaders && publishedUrl !== "" ? publishedUrl : null,
  };
}

type ClaimRow = Omit<
  RecordedClaim,
  "ref" | "isSuspect" | "verdict" | "questions" | "citations" | "replies"
> & { number: number; suspectSince: string | null };

async function readClaims(storyId: number): Promise<RecordedClaim[]> {
  const claims = await rows<ClaimRow>(Prisma.sql`
    SELECT k."id", k."number", k."wording", k."kind", k."assertedBy", k."level", k."reviewState",
      k."legalRisk", k."suspectSince", k."note", u."name" AS "loggedBy"
    FROM "Claim" k JOIN "User" u ON u."id" = k."loggedById"
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL ORDER BY k."number"`);
  const [citations, verdicts, questions, replies] = [
    await readCitations(storyId),
    await readVerdicts(storyId),
    await readQuestions(storyId),
    await readReplies(storyId),
  ];
  return claims.map(({ number, suspectSince, ...claim }) => ({
    ...claim,
    ref: claimRef(number),
    isSuspect: suspectSince !== null,
    verdict: verdicts.get(claim.id)?.at(-1) ?? null,
    questions: (questions.get(claim.id) ?? []).map(({ question }) => question),
    citations: citations.get(claim.id) ?? [],
    replies: replies.get(claim.id) ?? [],
  }));
}

type OfClaim = { claimId: number };

function byClaim<Row extends OfClaim>(found: readonly Row[]): Map<number, Row[]> {
  const held = new Map<number, Row[]>();
  for (const row of found) {
    const list = held.get(row.claimId);
    if (list) list.push(row);
    else held.set(row.claimId, [row]);
  }
  return held;
}

const ofStory = (storyId: number) =>
  Prisma.sql`JOIN "Claim" k ON k."id" = x."claimId" AND k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL`;

async function readCitations(storyId: number) {
  type Row = Omit<RecordedCitation, "isRetracted" | "saidOn"> & {
    retractedAt: string | null;
    saidOn: string | null;
  };
  const found = await rows<Row>(Prisma.sql`
    SELECT x."claimId", x."sourceId", s."name", s."kind" AS "sourceKind", s."title", s."employer",
      s."url", s."reliability", s."retractedAt", x."stance", x."terms", x."agreedDescription",
      x."basis", x."quote", x."locator", x."saidOn", x."channel", x."note",
      coalesce((SELECT group_concat(a."name", ', ') FROM "Attachment" a WHERE a."citationId" = x."id"), '') AS "files"
    FROM "Citation" x ${ofStory(storyId)} JOIN "Source" s ON s."id" = x."sourceId"
    WHERE x."removedAt" IS NULL ORDER BY x."claimId", x."position", x."id"`);
  return byClaim(
    found.map(({ retractedAt, saidOn, ...citation }) => ({
      ...citation,
      isRetracted: retractedAt !== null,
      saidOn: saidOn?.slice(0, 10) ?? "",
    })),
  );
}

const dayOf = (stored: string): string =>
  wallTimeOf(new Date(instantOf(stored)), env().timeZone).slice(0, 10);

async function readVerdicts(storyId: number) {
  type Row = OfClaim & {
    by: string;
    givenAt: string;
    note: string;
    lapsedAt: string | null;
    lapsedReason: string;
  };
  const found = await rows<Row>(Prisma.sql`
    SELECT x."claimId", u."name" AS "by", x."givenAt", x."note", x."lapsedAt", x."lapsedReason"
    FROM "Verdict" x ${ofStory(storyId)} JOIN "User" u ON u."id" = x."reviewerId"
    WHERE x."undoneAt" IS NULL ORDER BY x."id"`);
  return byClaim(
    found.map(({ claimId, by, givenAt, note, lapsedAt, lapsedReason }) => ({
      ...{ claimId, by, note, on: dayOf(givenAt) },
      lapsedReason: lapsedAt === null ? null : lapsedReason,
    })),
  );
}

async function readQuestions(storyId: number) {
  const found = await rows<OfClaim & { id: number; question: string }>(Prisma.sql`
    SELECT x."id", x."claimId", x."question" FROM "Question" x ${ofStory(storyId)}
    WHERE x."closedAt" IS NULL ORDER BY x."id"`);
  const named = await readMentioned(found.map(({ id }) => id));
  return byClaim(
    found.map(({ id, claimId, question }) => ({
      claimId,
      question: sayMentions(question, named(id)),
    })),
  );
}

async function readReplies(storyId: number) {
  type Row = Omit<RecordedReply, "sentOn" | "outcomeOn"> & {
    sentAt: string | null;
    outcomeAt: string | null;
    answered: number;
  };
  const found = await rows<Row>(Prisma.sql`
    SELECT x."claimId", r."subject", r."outcome", r."sentAt", r."outcomeAt", r."reply", x."answered"
    FROM "ReplyRequestClaim" x ${ofStory(storyId)} JOIN "ReplyRequest" r ON r."id" = x."requestId"
    WHERE r."withdrawnAt" IS NULL ORDER BY r."id"`);
  return byClaim(
    found.map(({ sentAt, outcomeAt, answered, reply, ...row }) => ({
      ...row,
      reply: answered === 1 ? reply : "",
      sentOn: sentAt === null ? "" : dayOf(sentAt),
      outcomeOn: outcomeAt === null ? "" : dayOf(outcomeAt),
    })),
  );
}

async function readDraft(storyId: number, number: number | null): Promise<RecordedDraft | null> {
  type Row = { id: number; number: number; sha256: string; text: string; paragraphs: string };
  const only = number === null ? Prisma.empty : Prisma.sql`AND d."number" = ${number}`;
  const [draft] = await rows<Row>(Prisma.sql`
    SELECT d."id", d."number", d."sha256", d."text", d."paragraphs" FROM "Draft" d
    WHERE d."storyId" = ${storyId} ${only} ORDER BY d."number" DESC LIMIT 1`);
  if (!draft && number !== null) throw notFound("That draft");
  if (!draft) return null;
  const places = await rows<OfClaim & { start: number; end: number }>(Prisma.sql`
    SELECT p."claimId", p."start", p."end" FROM "Placement" p
    JOIN "Claim" k ON k."id" = p."claimId" AND k."withdrawnAt" IS NULL
    WHERE p."draftId" = ${draft.id} AND p."state" IN ('placed', 'moved') AND p."start" IS NOT NULL
    ORDER BY p."end", p."claimId"`);
  return {
    ...{ number: draft.number, sha256: draft.sha256, text: draft.text },
    paragraphs: JSON.parse(draft.paragraphs) as Paragraph[],
    // Of a text that was erased, nobody can be shown where a claim stood in it.
    places: isErasedMark(draft.text) ? [] : places,
  };
}
