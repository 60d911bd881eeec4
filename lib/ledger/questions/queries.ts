/** Reads the questions that were put to a claim as threads, with what the reader may do about each. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can, POLICY, type Role } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { moveReview } from "@/lib/ledger/claims/rules";
import { readMentioned } from "@/lib/people/mentioned";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import { foldName, searchWords } from "@/lib/text/fold-name";
import type { MentionedPerson } from "@/lib/text/mentions";
import { Prisma } from "@/prisma/generated/client";

/** Of each thread the last ones are shown; the claim's history has them all. */
const REPLIES_SHOWN = 100;

/** The questions on a claim that the actor was already allowed to read, oldest first. */
export async function getQuestions(actor: Authorized<"claim.read">, claim: ClaimView) {
  const asked = await rows<FoundQuestion>(Prisma.sql`
    SELECT q.*, raiser."name" AS "raiserName", answerer."name" AS "answererName",
      closer."name" AS "closerName"
    FROM "Question" q
    JOIN "User" raiser ON raiser."id" = q."raisedById"
    LEFT JOIN "User" answerer ON answerer."id" = q."answeredById"
    LEFT JOIN "User" closer ON closer."id" = q."closedById"
    WHERE q."claimId" = ${claim.id} ORDER BY q."id"`);
  const ids = asked.map(({ id }) => id);
  const [replies, named] = await Promise.all([readReplies(ids), readMentioned(ids)]);
  const mayRaise = claim.withdrawn === null && can(actor, "question.raise");
  return {
    list: asked.map((question) => ({
      ...toView(actor, question),
      ...toThread(replies.filter(({ questionId }) => questionId === question.id)),
      /** Whom its texts name as @[id]. */
      mentioned: Array.from(named(question.id), ([id, name]): MentionedPerson => ({ id, name })),
    })),
    can: {
      raise: mayRaise,
      sendBack:
        mayRaise &&
        can(actor, "question.sendBack") &&
        moveReview(claim.reviewState, "sendBack") !== null,
    },
  };
}

type FoundQuestion = {
  id: number;
  revision: number;
  question: string;
  raisedById: number;
  raiserName: string;
  raisedAt: string;
  answer: string;
  answeredById: number | null;
  answererName: string | null;
  answeredAt: string | null;
  closedAt: string | null;
  closerName: string | null;
  dismissReason: string;
};

type FoundReply = {
  id: number;
  questionId: number;
  text: string;
  byId: number;
  byName: string;
  at: string;
  ofAll: number;
};

/** The last of each question, oldest first, with how many there are. */
async function readReplies(questionIds: readonly number[]): Promise<FoundReply[]> {
  if (questionIds.length === 0) return [];
  return rows<FoundReply>(Prisma.sql`
    SELECT r."id", r."questionId", r."text", r."byId", r."at", r."ofAll", u."name" AS "byName"
    FROM (
      SELECT *, row_number() OVER (PARTITION BY "questionId" ORDER BY "id" DESC) AS "fromLast",
        count(*) OVER (PARTITION BY "questionId") AS "ofAll"
      FROM "QuestionReply"
      WHERE "questionId" IN ${among(questionIds)} AND "takenBackAt" IS NULL
    ) r JOIN "User" u ON u."id" = r."byId"
    WHERE r."fromLast" <= ${REPLIES_SHOWN} ORDER BY r."id"`);
}

function toThread(found: readonly FoundReply[]) {
  const [first] = found;
  return {
    replies: found.map(({ id, text, byId, byName, at }) => ({
      ...{ id, text, by: { id: byId, name: byName }, at: instantOf(at) },
    })),
    /** How many came before those. */
    earlierReplies: (first?.ofAll ?? 0) - found.length,
  };
}

function toView(actor: Actor, question: FoundQuestion) {
  const { answeredById, answererName, answeredAt, closedAt, closerName, dismissReason } = question;
  const isOpen = closedAt === null;
  return {
    id: question.id,
    revision: question.revision,
    question: question.question,
    raisedBy: { id: question.raisedById, name: question.raiserName },
    raisedAt: instantOf(question.raisedAt),
    answer: question.answer,
    answeredBy:
      answeredById === null || answererName === null
        ? null
        : { id: answeredById, name: answererName },
    answeredAt: answeredAt === null ? null : instantOf(answeredAt),
    closed:
      closedAt === null ? null : { at: instantOf(closedAt), by: closerName ?? "", dismissReason },
    can: {
      answer: isOpen && can(actor, "question.answer"),
      reply: isOpen && can(actor, "question.reply"),
      close: isOpen && question.raisedById === actor.userId && can(actor, "question.close"),
      dismiss: isOpen && can(actor, "question.dismiss"),
    },
  };
}

export type QuestionsView = Awaited<ReturnType<typeof getQuestions>>;
export type QuestionView = QuestionsView["list"][number];
export type ReplyView = QuestionView["replies"][number];

export type MentionableView = MentionedPerson & { role: Role };

const OFFERED = 8;

/**
 * Whom one may name in what one writes on a claim: who sees its story, but for oneself and for
 * accounts that are disabled. Members of the story come first.
 * @throws SourcelineError NOT_FOUND for a claim that does not exist for the actor.
 */
export async function listMentionable(
  actor: Actor & Authorized<"question.reply">,
  claimId: number,
  query: string,
): Promise<MentionableView[]> {
  const [story] = await rows<{ id: number; restricted: number }>(Prisma.sql`
    SELECT s."id", s."restricted" FROM "Claim" k JOIN "Story" s ON s."id" = k."storyId"
    WHERE k."id" = ${claimId} AND ${isVisibleStory(actor)}`);
  if (!story) throw notFound("That claim");
  const people = await rows<MentionableView & { isMember: number }>(Prisma.sql`
    SELECT u."id", u."name", u."role", m."userId" IS NOT NULL AS "isMember" FROM "User" u
    LEFT JOIN "StoryMember" m ON m."userId" = u."id" AND m."storyId" = ${story.id}
    WHERE u."disabledAt" IS NULL AND u."id" <> ${actor.userId}
      AND u."role" IN ${among(POLICY["claim.read"])}
      AND (m."userId" IS NOT NULL OR ${story.restricted} = 0)
    ORDER BY "isMember" DESC, u."name", u."id"`);
  const words = searchWords(query);
  return people
    .filter(({ name }) => words.every((word) => ` ${foldName(name)}`.includes(word)))
    .slice(0, OFFERED)
    .map(({ id, name, role }) => ({ id, name, role }));
}
