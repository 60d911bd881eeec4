import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { getClaim } from "@/lib/ledger/claims/queries";
import { db } from "@/lib/platform/db";
import {
  eventsOf,
  handOver,
  makeClaim,
  makeDesk,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { codeOf, expectRefused, refusal } from "@/tests/support/refusal";
import { answerQuestionInput, dismissQuestionInput, raiseQuestionInput } from "./input";
import { answerQuestion, closeQuestion, dismissQuestion, raiseQuestion } from "./commands";
import type { QuestionVersion } from "./find";
import { getReview } from "@/lib/ledger/verdicts/queries";
import { getQuestions } from "./queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const raise = (actor: Actor, claim: { claimId: number }, sendBack = false, question = "Who?") =>
  raiseQuestion(
    actor,
    parseInput(raiseQuestionInput, { claimId: claim.claimId, question, sendBack }),
  );
const answer = async (actor: Actor, questionId: number, text = "She did.") =>
  answerQuestion(
    actor,
    parseInput(answerQuestionInput, { ...(await seen(questionId)), answer: text }),
  );
const dismiss = async (actor: Actor, questionId: number, reason = "Moot.") =>
  dismissQuestion(actor, parseInput(dismissQuestionInput, { ...(await seen(questionId)), reason }));

const questionRow = (id: number) => db().question.findUniqueOrThrow({ where: { id } });

/** The question as whoever reads it now has it; one that is not there as if it were new. */
async function seen(questionId: number): Promise<{ questionId: number; revision: number }> {
  const row = await db().question.findUnique({ where: { id: questionId } });
  return { questionId, revision: row?.revision ?? 0 };
}

async function asked(): Promise<{ claim: MadeClaim; questionId: number }> {
  const claim = await makeClaim(desk.editor, story);
  return { claim, ...(await raise(desk.reviewer, claim)) };
}

describe("raising a question", () => {
  it("keeps it with the claim and in its history", async () => {
    const { claim, questionId } = await asked();
    expect(await questionRow(questionId)).toMatchObject({
      claimId: claim.claimId,
      question: "Who?",
      raisedById: desk.reviewer.userId,
      answer: "",
      closedAt: null,
    });
    expect(await eventsOf(claim, "question.raised")).toEqual([
      {
        by: desk.reviewer.userId,
        data: { ref: claim.ref, questionId, question: "Who?", sentBack: false },
      },
    ]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "open", contentRevision: 0 });
  });

  it("sends the claim back out of the queue when asked to", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    await raise(desk.reviewer, claim, true);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "open", readyAt: null });
    expect((await eventsOf(claim, "question.raised"))[0]?.data.sentBack).toBe(true);
  });

  it("keeps no question where the claim cannot be sent back", async () => {
    const claim = await makeClaim(desk.editor, story);
    await expectRefused("RULE_UNMET", () => raise(desk.reviewer, claim, true));
    expect(await db().question.count({ where: { claimId: claim.claimId } })).toBe(0);
  });

  it("needs a question", async () => {
    const claim = await makeClaim(desk.editor, story);
    for (const question of ["", " \n", "\u200b", "x".repeat(5_001), "\ud800"]) {
      const error = await expectRefused("INVALID", () =>
        raise(desk.reviewer, claim, false, question),
      );
      expect(Object.keys(error.fields ?? {})).toEqual(["question"]);
    }
  });

  it("is the desk's, and sending back the reviewers'", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    await expectRefused("FORBIDDEN", () => raise(desk.viewer, claim));
    for (const role of ["editor", "viewer"] as const) {
      await expectRefused("FORBIDDEN", () => raise(desk[role], claim, true));
    }
    expect((await rowOf(claim)).reviewState).toBe("ready");
    const { questionId } = await raise(desk.editor, claim);
    await expectRefused("FORBIDDEN", async () =>
      closeQuestion(desk.reviewer, await seen(questionId)),
    );
    await closeQuestion(desk.editor, await seen(questionId));
    expect(await questionRow(questionId)).toMatchObject({ closedById: desk.editor.userId });
    await raise(desk.admin, claim, true);
    expect((await rowOf(claim)).reviewState).toBe("open");
  });
});

describe("answering", () => {
  it("is for everyone on the desk, and leaves the question open; amending keeps both in the log", async () => {
    const { claim, questionId } = await asked();
    const { revision } = await rowOf(claim);
    await answer(desk.editor, questionId, "She did.");
    await answer(desk.admin, questionId, "He did.");
    expect(await questionRow(questionId)).toMatchObject({
      answer: "He did.",
      answeredById: desk.admin.userId,
      closedAt: null,
    });
    const answers = await eventsOf(claim, "question.answered");
    expect(answers.map((event) => [event.by, event.data.answer])).toEqual([
      [desk.editor.userId, "She did."],
      [desk.admin.userId, "He did."],
    ]);
    expect((await rowOf(claim)).revision).toBe(revision);
    await expectRefused("FORBIDDEN", () => answer(desk.viewer, questionId));
    await expectRefused("INVALID", () => answer(desk.editor, questionId, " "));
  });
});

describe("closing and dismissing", () => {
  it("closes only by who asked", async () => {
    const { claim, questionId } = await asked();
    for (const other of [desk.admin, await makePerson("reviewer")]) {
      const error = await expectRefused("FORBIDDEN", async () =>
        closeQuestion(other, await seen(questionId)),
      );
      expect(error.message).toContain(desk.reviewer.name);
    }
    await expectRefused("FORBIDDEN", async () =>
      closeQuestion(desk.editor, await seen(questionId)),
    );
    await closeQuestion(desk.reviewer, await seen(questionId));
    expect(await questionRow(questionId)).toMatchObject({
      closedById: desk.reviewer.userId,
      dismissReason: "",
    });
    expect(await eventsOf(claim, "question.closed")).toHaveLength(1);
  });

  it("dismisses with a reason, which is logged", async () => {
    const { claim, questionId } = await asked();
    const error = await expectRefused("INVALID", () => dismiss(desk.editor, questionId, " "));
    expect(Object.keys(error.fields ?? {})).toEqual(["reason"]);
    await expectRefused("FORBIDDEN", () => dismiss(desk.viewer, questionId));
    await dismiss(desk.editor, questionId, "Answered in the draft.");
    expect(await questionRow(questionId)).toMatchObject({
      closedById: desk.editor.userId,
      dismissReason: "Answered in the draft.",
    });
    expect((await eventsOf(claim, "question.dismissed"))[0]?.data).toEqual({
      ref: claim.ref,
      questionId,
      reason: "Answered in the draft.",
    });
  });

  it("leaves a closed question closed, whoever comes next", async () => {
    const closed = await asked();
    await closeQuestion(desk.reviewer, await seen(closed.questionId));
    const dismissed = await asked();
    await dismiss(desk.reviewer, dismissed.questionId);
    for (const { questionId } of [closed, dismissed]) {
      for (const attempt of [
        () => answer(desk.editor, questionId),
        async () => closeQuestion(desk.reviewer, await seen(questionId)),
        () => dismiss(desk.admin, questionId),
      ]) {
        await expectRefused("RULE_UNMET", attempt);
      }
    }
  });

  it("of many at once one goes through", async () => {
    const { claim, questionId } = await asked();
    const outcomes = await Promise.all([
      codeOf(closeQuestion(desk.reviewer, await seen(questionId))),
      codeOf(dismiss(desk.editor, questionId)),
      codeOf(dismiss(desk.admin, questionId)),
    ]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    const ends = [
      ...(await eventsOf(claim, "question.closed")),
      ...(await eventsOf(claim, "question.dismissed")),
    ];
    expect(ends).toHaveLength(1);
  });
});

it("a question on a claim one may not see is not there, open or closed", async () => {
  const hidden = await makeStory(desk.admin, { restricted: true });
  const claim = await makeClaim(desk.admin, hidden);
  const { questionId } = await raise(desk.admin, claim);
  const closed = await raise(desk.admin, claim);
  await closeQuestion(desk.admin, await seen(closed.questionId));
  const answers = new Set<string>();
  for (const id of [questionId, closed.questionId, 999_999]) {
    for (const attempt of [
      () => answer(desk.reviewer, id),
      async () => closeQuestion(desk.reviewer, await seen(id)),
      () => dismiss(desk.reviewer, id),
    ]) {
      answers.add(JSON.stringify((await expectRefused("NOT_FOUND", attempt)).toAnswer()));
    }
  }
  expect(answers.size).toBe(1);
  const there = await expectRefused("NOT_FOUND", () => raise(desk.reviewer, claim));
  const nowhere = await expectRefused("NOT_FOUND", () =>
    raise(desk.reviewer, { claimId: 999_999 }),
  );
  expect(there.toAnswer()).toEqual(nowhere.toAnswer());
});

it("shows questions with what each person may do about them", async () => {
  const { claim, questionId } = await asked();
  await answer(desk.editor, questionId);
  const can = async (actor: Reader) => {
    const { list } = await getQuestions(actor, await getClaim(actor, story.slug, claim.number));
    return list[0]?.can;
  };
  expect(await can(desk.reviewer)).toEqual({
    answer: true,
    reply: true,
    close: true,
    dismiss: true,
  });
  expect(await can(desk.admin)).toEqual({ answer: true, reply: true, close: false, dismiss: true });
  expect(await can(desk.editor)).toEqual({
    answer: true,
    reply: true,
    close: false,
    dismiss: true,
  });
  expect(await can(desk.viewer)).toEqual({
    answer: false,
    reply: false,
    close: false,
    dismiss: false,
  });
  await dismiss(desk.admin, questionId, "Moot.");
  expect(await can(desk.reviewer)).toEqual({
    answer: false,
    reply: false,
    close: false,
    dismiss: false,
  });
  const shown = await getClaim(desk.viewer, story.slug, claim.number);
  expect(await getReview(desk.viewer, shown)).toMatchObject({
    mayGiveVerdict: false,
    unmet: [],
    fourEyes: null,
  });
  const questions = await getQuestions(desk.viewer, shown);
  expect(questions.can).toEqual({ raise: false, sendBack: false });
  expect(questions.list[0]).toMatchObject({
    raisedBy: { name: desk.reviewer.name },
    answer: "She did.",
    answeredBy: { name: desk.editor.name },
    closed: { by: desk.admin.name, dismissReason: "Moot." },
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});

describe("two who answer one question", () => {
  it("the later one is told both texts, and may save hers over it", async () => {
    const { questionId, claim } = await asked();
    const read = await seen(questionId);
    const send = (actor: Actor, revision: number, text: string) =>
      answerQuestion(
        actor,
        parseInput(answerQuestionInput, { questionId, revision, answer: text }),
      );
    await send(desk.editor, read.revision, "The clerk.");
    const error = await refusal(() => send(desk.admin, read.revision, "The mayor."));
    expect(error.code).toBe("CONFLICT");
    const theirs = error.current as QuestionVersion;
    expect(theirs).toMatchObject({
      revision: read.revision + 1,
      answer: "The clerk.",
      isClosed: false,
      changedBy: desk.editor.name,
    });
    expect(await questionRow(questionId)).toMatchObject({ answer: "The clerk." });
    expect(await eventsOf(claim, "question.answered")).toHaveLength(1);
    await send(desk.admin, theirs.revision, "The mayor.");
    expect(await questionRow(questionId)).toMatchObject({ answer: "The mayor.", revision: 2 });
  });

  it("or close it unread, are told as well", async () => {
    const { questionId } = await asked();
    const read = await seen(questionId);
    await answer(desk.editor, questionId);
    const closing = await refusal(() => closeQuestion(desk.reviewer, read));
    expect(closing.code).toBe("CONFLICT");
    await closeQuestion(desk.reviewer, await seen(questionId));
    const late = await refusal(() =>
      dismissQuestion(desk.admin, parseInput(dismissQuestionInput, { ...read, reason: "Moot." })),
    );
    expect(late.current).toMatchObject({ isClosed: true, changedBy: desk.reviewer.name });
  });
});
