/** Reads the questions that checkers put to a claim, with what the reader may do about each. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { moveReview } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";

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
  const mayRaise = claim.withdrawn === null && can(actor, "question.raise");
  return {
    list: asked.map((question) => toView(actor, question)),
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
      close: isOpen && question.raisedById === actor.userId && can(actor, "question.close"),
      dismiss: isOpen && can(actor, "question.dismiss"),
    },
  };
}

export type QuestionsView = Awaited<ReturnType<typeof getQuestions>>;
export type QuestionView = QuestionsView["list"][number];
