/** What is said to a question beside its answer, whom it names, and for whom that waits. */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { readLastEvents } from "@/lib/audit/history";
import { getClaim } from "@/lib/ledger/claims/queries";
import { disablePerson, enablePerson, renamePerson } from "@/lib/people/commands";
import { db } from "@/lib/platform/db";
import { insertMany } from "@/lib/platform/sets";
import { gatherTouched } from "@/lib/platform/touched";
import { getDesk } from "@/lib/stories/desk";
import { removeMember } from "@/lib/stories/members";
import { undoAct } from "@/lib/undo/commands";
import { eventsOf, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import {
  answerQuestion,
  closeQuestion,
  dismissQuestion,
  raiseQuestion,
  replyToQuestion,
  writeQuestion,
} from "./commands";
import { replyToQuestionInput } from "./input";
import { getQuestions, listMentionable } from "./queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const reply = async (actor: Actor, questionId: number, text = "Ask the port.") =>
  replyToQuestion(actor, parseInput(replyToQuestionInput, { questionId, text }));
const answer = async (actor: Actor, questionId: number, text: string) =>
  answerQuestion(actor, { ...(await seen(questionId)), answer: text });

async function seen(questionId: number) {
  const { revision, replies } = await db().question.findUniqueOrThrow({
    where: { id: questionId },
    include: { replies: { orderBy: { id: "desc" }, take: 1 } },
  });
  return { questionId, revision, lastReplyId: replies[0]?.id ?? 0 };
}

async function asked(question = "Who says so?", by: Actor = desk.reviewer, at = story) {
  const claim = await makeClaim(desk.editor, at);
  const { claimId } = claim;
  const { questionId } = await raiseQuestion(by, { claimId, question, sendBack: false });
  return { claim, claimId, questionId };
}

/** All that a thread writes: what a refused command must leave as it was. */
async function rowsOf(claimId: number) {
  const where = { question: { claimId } };
  return {
    claim: await db().claim.findUnique({ where: { id: claimId } }),
    questions: await db().question.findMany({ where: { claimId } }),
    replies: await db().questionReply.findMany({ where }),
    mentions: await db().mention.findMany({ where }),
    events: await db().event.count(),
  };
}

async function expectUntouched(
  claimId: number,
  code: "FORBIDDEN" | "RULE_UNMET" | "INVALID" | "CONFLICT" | "NOT_FOUND",
  work: () => Promise<unknown>,
) {
  const before = await rowsOf(claimId);
  const error = await expectRefused(code, work);
  expect(await rowsOf(claimId)).toEqual(before);
  return error;
}

/** What waits for somebody in threads, by claim. */
async function askedOf(reader: Reader): Promise<Map<number, string>> {
  const { waiting } = await getDesk(reader);
  const group = waiting.find(({ reason }) => reason === "asked");
  return new Map(group?.claims.map(({ id, detail }) => [id, detail]));
}

async function threadOf(reader: Reader, number: number, of = story) {
  const { list } = await getQuestions(reader, await getClaim(reader, of.slug, number));
  return list[0]!;
}

describe("a reply", () => {
  it("is one of any number, changes nothing that others wrote, and stands in the history", async () => {
    const { claim, claimId, questionId } = await asked();
    const before = await rowsOf(claimId);
    for (const [actor, text] of [
      [desk.editor, "Ask the port."],
      [desk.reviewer, "Which one?"],
      [desk.admin, "Both."],
    ] as const) {
      await reply(actor, questionId, text);
    }
    const after = await rowsOf(claimId);
    expect({ ...after, replies: [], events: 0 }).toEqual({ ...before, events: 0 });
    const thread = await threadOf(desk.viewer, claim.number);
    expect(thread.replies.map(({ text, by }) => [by.name, text])).toEqual([
      [desk.editor.name, "Ask the port."],
      [desk.reviewer.name, "Which one?"],
      [desk.admin.name, "Both."],
    ]);
    expect(thread).toMatchObject({ answer: "", earlierReplies: 0, can: { reply: false } });
    const [first] = await eventsOf(claim, "question.replied");
    expect(first?.data).toEqual({
      ...{ ref: claim.ref, questionId, replyId: thread.replies[0]?.id, text: "Ask the port." },
    });
  });

  it("is refused to whoever may not, and where there is nothing to reply to", async () => {
    const { claimId, questionId } = await asked();
    await expectUntouched(claimId, "FORBIDDEN", () => reply(desk.viewer, questionId));
    for (const text of ["", " \n", "\u200b", "x".repeat(5_001)]) {
      const error = await expectUntouched(claimId, "INVALID", () =>
        reply(desk.editor, questionId, text),
      );
      expect(Object.keys(error.fields ?? {})).toEqual(["text"]);
    }
    await closeQuestion(desk.reviewer, await seen(questionId));
    await expectUntouched(claimId, "RULE_UNMET", () => reply(desk.editor, questionId));
    const dismissed = await asked();
    const dismissal = { ...(await seen(dismissed.questionId)), reason: "Moot." };
    await dismissQuestion(desk.admin, dismissal);
    await expectUntouched(dismissed.claimId, "RULE_UNMET", () =>
      reply(desk.reviewer, dismissed.questionId),
    );
    const hidden = await makeStory(desk.editor, { restricted: true });
    const inside = await asked("Who?", desk.editor, hidden);
    await expectUntouched(inside.claimId, "NOT_FOUND", () => reply(desk.admin, inside.questionId));
  });

  it("shows the last hundred, and says how many came before", async () => {
    const { claim, claimId, questionId } = await asked();
    const { userId: byId } = desk.editor;
    await commit(desk.editor, async (tx, at) => {
      const list = Array.from({ length: 102 }, (_, n) => ({ questionId, text: `${n}`, byId, at }));
      await insertMany(tx, "QuestionReply", list);
      const data = { ref: claim.ref, questionId, replyId: 1, text: "many" };
      return { result: null, events: [{ type: "question.replied", claimId, data }] };
    });
    const { replies, earlierReplies } = await threadOf(desk.editor, claim.number);
    expect([replies[0]?.text, replies.at(-1)?.text]).toEqual(["2", "101"]);
    expect([replies.length, earlierReplies]).toEqual([100, 2]);
  });

  it("is read before somebody ends the thread", async () => {
    const { claimId, questionId } = await asked();
    const read = { ...(await seen(questionId)), lastReplyId: 0 };
    const { replyId } = await reply(desk.editor, questionId);
    const closing = await expectUntouched(claimId, "CONFLICT", () =>
      closeQuestion(desk.reviewer, read),
    );
    expect(closing.message).toContain(`${desk.editor.name} replied`);
    await expectUntouched(claimId, "CONFLICT", () =>
      dismissQuestion(desk.admin, { ...read, reason: "Moot." }),
    );
    await reply(desk.reviewer, questionId, "I see.");
    await closeQuestion(desk.reviewer, { ...read, lastReplyId: replyId });
  });

  it("is taken back by who said it, until somebody went by it", async () => {
    const { claim, questionId } = await asked();
    const take = async (actor: Actor, text: string) => {
      const { undoable } = await gatherTouched(() => reply(actor, questionId, text));
      return { act: undoable!.act };
    };
    const first = await take(desk.editor, `@${desk.admin.name}, do you know?`);
    expect((await askedOf(desk.admin)).has(claim.claimId)).toBe(true);
    await undoAct(desk.editor, first);
    expect((await threadOf(desk.editor, claim.number)).replies).toEqual([]);
    expect((await askedOf(desk.admin)).has(claim.claimId)).toBe(false);
    const second = await take(desk.editor, "The port.");
    await reply(desk.reviewer, questionId, "Which?");
    const late = await expectUntouched(claim.claimId, "CONFLICT", () =>
      undoAct(desk.editor, second),
    );
    expect(late.message).toContain(`${desk.reviewer.name} replied to a question about it since`);
  });
});

describe("whom a text names", () => {
  it("is kept by id, in the text, its row and its event, and read by today's name", async () => {
    const ada = await makePerson("editor", "Ada Byron");
    const { claim, questionId } = await asked("@Ada Byron, who counted?");
    await answer(desk.editor, questionId, "Not @Ada Byron.");
    const { replyId } = await reply(desk.admin, questionId, "@Ada Byron @Nobody Here");
    const kept = await db().question.findUniqueOrThrow({ where: { id: questionId } });
    expect(kept).toMatchObject({
      question: `@[${ada.userId}], who counted?`,
      answer: `Not @[${ada.userId}].`,
    });
    const rows = await db().mention.findMany({ where: { questionId }, orderBy: { id: "asc" } });
    const { userId } = ada;
    expect(rows).toMatchObject([
      { userId, inAnswer: false, replyId: null, settledAt: null },
      { userId, inAnswer: true, replyId: null, settledAt: null },
      { userId, inAnswer: false, replyId, settledAt: null },
    ]);
    for (const type of ["question.raised", "question.answered", "question.replied"] as const) {
      expect((await eventsOf(claim, type))[0]?.data).toHaveProperty("mentions", [userId]);
    }
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    await renamePerson(desk.admin, { userId, revision, name: "Ada King" });
    const thread = await threadOf(desk.viewer, claim.number);
    expect(thread.mentioned).toEqual([{ id: userId, name: "Ada King" }]);
    const [last] = await readLastEvents(desk.viewer, claim.claimId, 1);
    expect(last?.data).toHaveProperty("text", "@Ada King @Nobody Here");
    expect(await askedOf(ada)).toEqual(
      new Map([[claim.claimId, `${desk.admin.name}: @Ada King @Nobody Here`]]),
    );
  });

  it("are only those who see the story, each refusal naming the field", async () => {
    const outsider = await makePerson("editor", "Olive Outside");
    const gone = await makePerson("viewer", "Gus Gone");
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: gone.userId } });
    await disablePerson(desk.admin, { userId: gone.userId, revision });
    const hidden = await makeStory(desk.editor, { restricted: true, members: [desk.reviewer] });
    const { claimId, questionId } = await asked("Who?", desk.reviewer, hidden);
    const tries: Array<[string, string, () => Promise<unknown>]> = [];
    for (const text of ["@Olive Outside?", `@[${outsider.userId}]`, "@Gus Gone", "@[999999]"]) {
      const question = { claimId, question: text, sendBack: false };
      tries.push(["question", text, () => raiseQuestion(desk.editor, question)]);
      tries.push(["answer", text, () => answer(desk.editor, questionId, text)]);
      tries.push(["text", text, () => reply(desk.editor, questionId, text)]);
    }
    for (const [field, text, work] of tries) {
      const error = await expectUntouched(claimId, "INVALID", work);
      expect(Object.keys(error.fields ?? {}), text).toEqual([field]);
    }
    await reply(desk.editor, questionId, "Olive Outside and Gus Gone, without an @");
    const ids = Array.from({ length: 21 }, (_, n) => `@[${n + 1}]`).join(" ");
    await expectUntouched(claimId, "INVALID", () => reply(desk.editor, questionId, ids));
  });

  it("stays named in an answer that is amended, whatever became of them", async () => {
    const { userId, name } = await makePerson("viewer", "Bo Lund");
    const { claimId, questionId } = await asked();
    await answer(desk.editor, questionId, `Ask @${name}.`);
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    await disablePerson(desk.admin, { userId, revision });
    await answer(desk.editor, questionId, `Ask @${name} or the port.`);
    const rows = await db().mention.findMany({ where: { questionId } });
    expect(rows).toMatchObject([{ userId, inAnswer: true, settledAt: null }]);
    await answer(desk.editor, questionId, "Ask the port.");
    expect((await db().mention.findMany({ where: { questionId } }))[0]?.settledAt).not.toBeNull();
    await expectUntouched(claimId, "INVALID", () => answer(desk.editor, questionId, `@${name}`));
    await enablePerson(desk.admin, { userId, revision: revision + 1 });
  });

  it("are offered as far as they see the story, members first and nobody who is disabled", async () => {
    const { editor } = desk;
    authorize(editor, "question.reply");
    const hidden = await makeStory(editor, { restricted: true, members: [desk.viewer] });
    const inside = await makeClaim(editor, hidden);
    const offered = async (claimId: number, query: string) =>
      (await listMentionable(editor, claimId, query)).map(({ name }) => name);
    expect(await offered(inside.claimId, "")).toEqual([desk.viewer.name]);
    await makePerson("viewer", "Émile Zátopek");
    const open = await asked();
    expect(await offered(open.claimId, "zato")).toEqual(["Émile Zátopek"]);
    expect(await offered(open.claimId, "emile z")).toEqual(["Émile Zátopek"]);
    expect(await offered(open.claimId, "Gus Gone")).toEqual([]);
    expect(await offered(open.claimId, editor.name)).not.toContain(editor.name);
    expect((await offered(open.claimId, "")).length).toBeLessThanOrEqual(8);
    const { reviewer } = desk;
    authorize(reviewer, "question.reply");
    await expectRefused("NOT_FOUND", () => listMentionable(reviewer, inside.claimId, ""));
    await expectRefused("NOT_FOUND", () => listMentionable(reviewer, 999_999, ""));
  });
});

describe("what is asked of somebody", () => {
  it.each([
    ["they reply", async (id: number) => reply(desk.admin, id)],
    ["they answer", async (id: number) => answer(desk.admin, id, "The port.")],
    ["it is closed", async (id: number) => closeQuestion(desk.reviewer, await seen(id))],
    [
      "it is dismissed",
      async (id: number) => dismissQuestion(desk.editor, { ...(await seen(id)), reason: "Moot." }),
    ],
  ])("waits until %s", async (_until, end) => {
    const { claimId, questionId } = await asked(`@${desk.admin.name}?`);
    await reply(desk.editor, questionId, "I do not know.");
    expect((await askedOf(desk.admin)).get(claimId)).toBe(
      `${desk.reviewer.name}: @${desk.admin.name}?`,
    );
    await end(questionId);
    expect((await askedOf(desk.admin)).has(claimId)).toBe(false);
  });

  it("is also a reply of others to one's own question, until one speaks", async () => {
    const { claimId, questionId } = await asked();
    expect((await askedOf(desk.reviewer)).has(claimId)).toBe(false);
    await reply(desk.editor, questionId, "Which port?");
    expect((await askedOf(desk.reviewer)).get(claimId)).toBe(`${desk.editor.name}: Which port?`);
    await reply(desk.reviewer, questionId, "The old one.");
    expect((await askedOf(desk.reviewer)).has(claimId)).toBe(false);
  });

  it("is nothing of a story that they see no more", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true, members: [desk.admin] });
    const { claimId } = await asked(`@${desk.admin.name}?`, desk.editor, hidden);
    expect((await askedOf(desk.admin)).has(claimId)).toBe(true);
    const membership = { storyId: hidden.id, userId: desk.admin.userId };
    await removeMember(desk.editor, membership);
    expect((await askedOf(desk.admin)).has(claimId)).toBe(false);
  });
});

it("a name in somebody else’s words names nobody", async () => {
  const { claimId } = await makeClaim(desk.editor, story);
  const { reviewer } = desk;
  authorize(reviewer, "question.raise");
  const question = `She said: @${desk.admin.name}`;
  await commit(reviewer, async (tx, at) => {
    const written = await writeQuestion(tx, reviewer, at, { claimId, question, sendBack: false });
    return { result: null, events: [written.event] };
  });
  expect(await db().question.findFirst({ where: { claimId } })).toMatchObject({ question });
  expect(await db().mention.count({ where: { question: { claimId } } })).toBe(0);
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
