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
import { makePerson, makeStory } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { answerQueryInput, dismissQueryInput, raiseQueryInput } from "@/lib/ledger/verdicts/input";
import { answerQuery, closeQuery, dismissQuery, raiseQuery } from "./commands";
import { getReview } from "@/lib/ledger/verdicts/queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const raise = (actor: Actor, claim: { claimId: number }, sendBack = false, question = "Who?") =>
  raiseQuery(actor, parseInput(raiseQueryInput, { claimId: claim.claimId, question, sendBack }));
const answer = (actor: Actor, queryId: number, text = "She did.") =>
  answerQuery(actor, parseInput(answerQueryInput, { queryId, answer: text }));
const dismiss = (actor: Actor, queryId: number, reason = "Moot.") =>
  dismissQuery(actor, parseInput(dismissQueryInput, { queryId, reason }));

const queryRow = (id: number) => db().query.findUniqueOrThrow({ where: { id } });

async function asked(): Promise<{ claim: MadeClaim; queryId: number }> {
  const claim = await makeClaim(desk.editor, story);
  return { claim, ...(await raise(desk.reviewer, claim)) };
}

describe("raising a question", () => {
  it("keeps it with the claim and in its history", async () => {
    const { claim, queryId } = await asked();
    expect(await queryRow(queryId)).toMatchObject({
      claimId: claim.claimId,
      question: "Who?",
      raisedById: desk.reviewer.userId,
      answer: "",
      closedAt: null,
    });
    expect(await eventsOf(claim, "query.raised")).toEqual([
      {
        by: desk.reviewer.userId,
        data: { ref: claim.ref, queryId, question: "Who?", sentBack: false },
      },
    ]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "open", contentRevision: 0 });
  });

  it("sends the claim back out of the queue when asked to", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    await raise(desk.reviewer, claim, true);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "open", readyAt: null });
    expect((await eventsOf(claim, "query.raised"))[0]?.data.sentBack).toBe(true);
  });

  it("keeps no question where the claim cannot be sent back", async () => {
    const claim = await makeClaim(desk.editor, story);
    await expectRefused("RULE_UNMET", () => raise(desk.reviewer, claim, true));
    expect(await db().query.count({ where: { claimId: claim.claimId } })).toBe(0);
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

  it("is for reviewers and admins", async () => {
    const claim = await makeClaim(desk.editor, story);
    await raise(desk.admin, claim);
    for (const role of ["editor", "viewer"] as const) {
      await expectRefused("FORBIDDEN", () => raise(desk[role], claim));
    }
  });
});

describe("answering", () => {
  it("is for everyone on the desk, and leaves the question open; amending keeps both in the log", async () => {
    const { claim, queryId } = await asked();
    const { revision } = await rowOf(claim);
    await answer(desk.editor, queryId, "She did.");
    await answer(desk.admin, queryId, "He did.");
    expect(await queryRow(queryId)).toMatchObject({
      answer: "He did.",
      answeredById: desk.admin.userId,
      closedAt: null,
    });
    const answers = await eventsOf(claim, "query.answered");
    expect(answers.map((event) => [event.by, event.data.answer])).toEqual([
      [desk.editor.userId, "She did."],
      [desk.admin.userId, "He did."],
    ]);
    expect((await rowOf(claim)).revision).toBe(revision);
    await expectRefused("FORBIDDEN", () => answer(desk.viewer, queryId));
    await expectRefused("INVALID", () => answer(desk.editor, queryId, " "));
  });
});

describe("closing and dismissing", () => {
  it("closes only by who asked", async () => {
    const { claim, queryId } = await asked();
    for (const other of [desk.admin, await makePerson("reviewer")]) {
      const error = await expectRefused("FORBIDDEN", () => closeQuery(other, { queryId }));
      expect(error.message).toContain(desk.reviewer.name);
    }
    await expectRefused("FORBIDDEN", () => closeQuery(desk.editor, { queryId }));
    await closeQuery(desk.reviewer, { queryId });
    expect(await queryRow(queryId)).toMatchObject({
      closedById: desk.reviewer.userId,
      dismissReason: "",
    });
    expect(await eventsOf(claim, "query.closed")).toHaveLength(1);
  });

  it("dismisses with a reason, which is logged", async () => {
    const { claim, queryId } = await asked();
    const error = await expectRefused("INVALID", () => dismiss(desk.editor, queryId, " "));
    expect(Object.keys(error.fields ?? {})).toEqual(["reason"]);
    await expectRefused("FORBIDDEN", () => dismiss(desk.viewer, queryId));
    await dismiss(desk.editor, queryId, "Answered in the draft.");
    expect(await queryRow(queryId)).toMatchObject({
      closedById: desk.editor.userId,
      dismissReason: "Answered in the draft.",
    });
    expect((await eventsOf(claim, "query.dismissed"))[0]?.data).toEqual({
      ref: claim.ref,
      queryId,
      reason: "Answered in the draft.",
    });
  });

  it("leaves a closed question closed, whoever comes next", async () => {
    const closed = await asked();
    await closeQuery(desk.reviewer, closed);
    const dismissed = await asked();
    await dismiss(desk.reviewer, dismissed.queryId);
    for (const { queryId } of [closed, dismissed]) {
      for (const attempt of [
        () => answer(desk.editor, queryId),
        () => closeQuery(desk.reviewer, { queryId }),
        () => dismiss(desk.admin, queryId),
      ]) {
        await expectRefused("RULE_UNMET", attempt);
      }
    }
  });

  it("of many at once one goes through", async () => {
    const { claim, queryId } = await asked();
    const outcomes = await Promise.all([
      codeOf(closeQuery(desk.reviewer, { queryId })),
      codeOf(dismiss(desk.editor, queryId)),
      codeOf(dismiss(desk.admin, queryId)),
    ]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    const ends = [
      ...(await eventsOf(claim, "query.closed")),
      ...(await eventsOf(claim, "query.dismissed")),
    ];
    expect(ends).toHaveLength(1);
  });
});

it("a question on a claim one may not see is not there, open or closed", async () => {
  const hidden = await makeStory(desk.admin, { restricted: true });
  const claim = await makeClaim(desk.admin, hidden);
  const { queryId } = await raise(desk.admin, claim);
  const closed = await raise(desk.admin, claim);
  await closeQuery(desk.admin, closed);
  const answers = new Set<string>();
  for (const id of [queryId, closed.queryId, 999_999]) {
    for (const attempt of [
      () => answer(desk.reviewer, id),
      () => closeQuery(desk.reviewer, { queryId: id }),
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

it("the review view shows questions with what each person may do about them", async () => {
  const { claim, queryId } = await asked();
  await answer(desk.editor, queryId);
  const can = async (actor: Actor) => {
    const review = await getReview(actor, await getClaim(actor, story.slug, claim.number));
    return review.queries[0]?.can;
  };
  expect(await can(desk.reviewer)).toEqual({ answer: true, close: true, dismiss: true });
  expect(await can(desk.admin)).toEqual({ answer: true, close: false, dismiss: true });
  expect(await can(desk.editor)).toEqual({ answer: true, close: false, dismiss: true });
  expect(await can(desk.viewer)).toEqual({ answer: false, close: false, dismiss: false });
  await dismiss(desk.admin, queryId, "Moot.");
  expect(await can(desk.reviewer)).toEqual({ answer: false, close: false, dismiss: false });
  const review = await getReview(
    desk.viewer,
    await getClaim(desk.viewer, story.slug, claim.number),
  );
  expect(review).toMatchObject({ mayGiveVerdict: false, unmet: [], fourEyes: null });
  expect(review.queries[0]).toMatchObject({
    raisedBy: { name: desk.reviewer.name },
    answer: "She did.",
    answeredBy: { name: desk.editor.name },
    closed: { by: desk.admin.name, dismissReason: "Moot." },
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
