/** Reads the questions that checkers put to a claim, with what the reader may do about each. */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { moveReview } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

const person = { select: { id: true, name: true } } as const;

const PEOPLE = {
  raisedBy: person,
  answeredBy: person,
  closedBy: person,
} satisfies Prisma.QuestionInclude;

/** The questions on a claim that the actor was already allowed to read, oldest first. */
export async function getQuestions(actor: Actor, claim: ClaimView) {
  const asked = await db().question.findMany({
    where: { claimId: claim.id },
    orderBy: { id: "asc" },
    include: PEOPLE,
  });
  const mayRaise = claim.withdrawn === null && can(actor, "question.raise");
  return {
    list: asked.map((question) => toView(actor, question)),
    can: {
      raise: mayRaise,
      sendBack: mayRaise && moveReview(claim.reviewState, "sendBack") !== null,
    },
  };
}

function toView(actor: Actor, question: Prisma.QuestionGetPayload<{ include: typeof PEOPLE }>) {
  const isOpen = question.closedAt === null;
  return {
    id: question.id,
    question: question.question,
    raisedBy: question.raisedBy,
    raisedAt: question.raisedAt.toISOString(),
    answer: question.answer,
    answeredBy: question.answeredBy,
    answeredAt: question.answeredAt?.toISOString() ?? null,
    closed: question.closedAt
      ? {
          at: question.closedAt.toISOString(),
          by: question.closedBy?.name ?? "",
          dismissReason: question.dismissReason,
        }
      : null,
    can: {
      answer: isOpen && can(actor, "question.answer"),
      close: isOpen && question.raisedById === actor.userId && can(actor, "question.close"),
      dismiss: isOpen && can(actor, "question.dismiss"),
    },
  };
}

export type QuestionsView = Awaited<ReturnType<typeof getQuestions>>;
export type QuestionView = QuestionsView["list"][number];
