/** Finds, inside a command's transaction, the question that it acts on, and says how it moved on. */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { claimRef } from "@/lib/ledger/claims/rules";
import { readMentioned } from "@/lib/people/mentioned";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import { sayMentions } from "@/lib/text/mentions";
import type { Prisma } from "@/prisma/generated/client";
import type { QuestionAt } from "./input";

/** A question as it stands, for showing both versions of a conflict. */
export type QuestionVersion = {
  revision: number;
  /** As it reads: with the names of whom it names. */
  answer: string;
  /** Whether somebody has closed or dismissed it. */
  isClosed: boolean;
  changedBy: string;
  changedAt: string;
};

/** The open question, whatever was said to it since somebody read it. */
export async function findOpenQuestion(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  questionId: number,
) {
  const asked = await findQuestion(tx, actor, questionId);
  assertOpen(asked);
  return asked;
}

/**
 * The open question as the actor read it.
 * @throws SourcelineError CONFLICT with the question as it stands (QuestionVersion) when somebody
 * else was first; RULE_UNMET where it was closed already when it was read.
 */
export async function findQuestionAsRead(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  { questionId, revision }: QuestionAt,
) {
  const asked = await findQuestion(tx, actor, questionId);
  if (asked.revision !== revision) throw await movedOn(tx, asked);
  assertOpen(asked);
  return asked;
}

async function findQuestion(tx: Transaction, actor: Authorized<"claim.read">, questionId: number) {
  const asked = await tx.question.findFirst({
    where: { id: questionId, claim: { story: visibleStoryFilter(actor) } },
    include: {
      raisedBy: { select: { name: true } },
      answeredBy: { select: { name: true } },
      closedBy: { select: { name: true } },
      claim: { select: { id: true, storyId: true, number: true } },
    },
  });
  if (!asked) throw notFound("That question");
  return {
    ...asked,
    ref: claimRef(asked.claim.number),
    subject: { storyId: asked.claim.storyId, claimId: asked.claim.id },
  };
}

export type FoundQuestion = Awaited<ReturnType<typeof findQuestion>>;

function assertOpen({ closedAt }: FoundQuestion): void {
  if (closedAt) throw ruleUnmet("This question is closed already.");
}

async function movedOn(tx: Transaction, asked: FoundQuestion) {
  const isClosed = asked.closedAt !== null;
  const who = isClosed ? asked.closedBy : asked.answeredBy;
  const current: QuestionVersion = {
    revision: asked.revision,
    answer: await answerOf(tx, asked),
    isClosed,
    changedBy: who?.name ?? "Sourceline",
    changedAt: (asked.closedAt ?? asked.answeredAt ?? asked.raisedAt).toISOString(),
  };
  const did = isClosed ? "closed" : "answered";
  return conflict(`${current.changedBy} ${did} this question while you were at it.`, current);
}

async function answerOf(tx: Transaction, { id, answer }: FoundQuestion): Promise<string> {
  const named = await readMentioned([id], tx);
  return sayMentions(answer, named(id));
}

/**
 * Whoever ends a question has read what was said to it.
 * @param lastReplyId the last reply that was read, 0 for none.
 * @throws SourcelineError CONFLICT naming who replied since.
 */
export async function assertRepliesRead(
  tx: Transaction,
  actor: { userId: number },
  asked: FoundQuestion,
  lastReplyId = 0,
): Promise<void> {
  const newer = await tx.questionReply.findFirst({
    where: {
      ...{ questionId: asked.id, takenBackAt: null },
      ...{ id: { gt: lastReplyId }, byId: { not: actor.userId } },
    },
    orderBy: { id: "desc" },
    include: { by: { select: { name: true } } },
  });
  if (!newer) return;
  const current: QuestionVersion = {
    ...{ revision: asked.revision, answer: await answerOf(tx, asked), isClosed: false },
    ...{ changedBy: newer.by.name, changedAt: newer.at.toISOString() },
  };
  throw conflict(`${newer.by.name} replied while you were at it; read it first.`, current);
}

/** Writes onto the question that was found, unless it has moved on since. */
export async function reviseQuestion(
  tx: Transaction,
  asked: FoundQuestion,
  data: Prisma.QuestionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.question.updateMany({
    where: { id: asked.id, revision: asked.revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw await movedOn(tx, asked);
}
