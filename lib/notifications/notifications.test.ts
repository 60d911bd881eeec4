/** Who is told of what, that nobody reads a word in it, and what becomes of it. */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { keepNotified } from "@/lib/audit/notifications";
import { NOTIFICATION_KINDS, type NotificationKind, type ToldHow } from "@/lib/audit/notifies";
import type { NewEvent } from "@/lib/audit/events";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { editClaim, logClaim } from "@/lib/ledger/claims/commands";
import { logClaimInput } from "@/lib/ledger/claims/input";
import { answerQuestion, raiseQuestion } from "@/lib/ledger/questions/commands";
import { disablePerson } from "@/lib/people/commands";
import { db } from "@/lib/platform/db";
import { addMember, removeMember } from "@/lib/stories/members";
import { undoAct } from "@/lib/undo/commands";
import { at, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { wordsIn } from "@/tests/support/encodings";
import { PLANTED_WORDS, tellEverything, type Told } from "@/tests/support/every-notification";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { chooseHow, readAllNotifications, readNotification } from "./commands";
import { tellDue } from "./due";
import { chooseHowInput } from "./input";
import { countUnread, listNotifications, readHowTold, seenNotification } from "./queries";
import { whatHappened } from "./rules";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

async function toldOf(reader: Reader, story: { id: number }) {
  const { notifications } = await listNotifications(reader);
  return notifications.filter((one) => one.story === story.id);
}

const kindsOf = async (reader: Reader, story: { id: number }) =>
  (await toldOf(reader, story)).map(({ kind }) => kind);

async function assign(story: { slug: string }, to: Actor, by: Actor = desk.editor) {
  const claim = await makeClaim(by, story);
  await editClaim(by, { ...(await at(claim)), patch: { checkerId: to.userId } });
  return claim;
}

const choose = (reader: Reader, kind: NotificationKind, how: ToldHow) =>
  chooseHow(reader, parseInput(chooseHowInput, { kind, how }));

describe("every kind, by the commands that people give", () => {
  let told: Told;
  beforeAll(async () => {
    told = await tellEverything();
  }, 120_000);

  it.each(NOTIFICATION_KINDS.filter((kind) => kind !== "mentioned"))(
    "%s reaches whom it concerns",
    async (kind) => {
      const found = await db().notification.findMany({
        where: { kind, storyId: told.story.id },
        select: { userId: true },
      });
      const { expected } = told;
      const people = (list: readonly number[]) => [...list].sort((one, other) => one - other);
      expect(people(found.map(({ userId }) => userId))).toEqual(people(expected[kind]));
    },
  );

  it("carries no wording and no name, in the app or in the database", async () => {
    const rows = await db().notification.findMany();
    expect(rows.length).toBeGreaterThan(10);
    const shown = await Promise.all(
      [told.editor, told.reviewer, told.bystander].map((reader) => listNotifications(reader)),
    );
    const said = shown.flatMap(({ notifications }) =>
      notifications.map((one) => [one, whatHappened(one)]),
    );
    expect(said.length).toBeGreaterThan(10);
    for (const text of [JSON.stringify(rows), JSON.stringify(said)]) {
      expect(wordsIn(Buffer.from(text), PLANTED_WORDS)).toEqual([]);
    }
  });
});

describe("somebody who is named", () => {
  const question = (claimId: number, storyId: number, mentions: number[]): NewEvent => {
    const data = { ref: "C1", questionId: 0, question: "Who?", sentBack: false, mentions };
    return { type: "question.raised", storyId, claimId, data };
  };
  const raise = (by: Actor, event: NewEvent) =>
    commit(by, () => Promise.resolve({ result: null, events: atLeastOne([event]) }));

  it("is told that they were, and of the question not twice", async () => {
    const story = await makeStory(desk.editor);
    const { claimId } = await makeClaim(desk.editor, story);
    const { reviewer, editor, viewer } = desk;
    await raise(reviewer, question(claimId, story.id, [editor.userId, viewer.userId]));
    expect(await kindsOf(editor, story)).toEqual(["mentioned"]);
    expect(await kindsOf(viewer, story)).toEqual(["mentioned"]);
    expect(await kindsOf(reviewer, story)).toEqual([]);
  });

  it("is not told again by an answer that names them still once it is amended", async () => {
    const [story, newcomer] = [await makeStory(desk.editor), await makePerson("editor", "Ola Nye")];
    const { claimId } = await makeClaim(desk.editor, story);
    const { reviewer, editor, viewer } = desk;
    const asked = { claimId, question: "Who counted?", sendBack: false };
    const { questionId } = await raiseQuestion(reviewer, asked);
    await answerQuestion(editor, { questionId, revision: 0, answer: `@${viewer.name} did.` });
    const [first] = await toldOf(viewer, story);
    await readAllNotifications(viewer, { upTo: first?.id ?? 0 });
    const answer = `@${viewer.name} and @${newcomer.name} did.`;
    await answerQuestion(editor, { questionId, revision: 1, answer });
    expect((await toldOf(viewer, story)).filter(({ isUnread }) => isUnread)).toEqual([]);
    expect(await kindsOf(newcomer, story)).toEqual(["mentioned"]);
  });

  it("is told of the question where they have switched mentions off", async () => {
    const editor = await makePerson("editor");
    await choose(editor, "mentioned", "off");
    const story = await makeStory(editor);
    const { claimId } = await makeClaim(editor, story);
    await raise(desk.reviewer, question(claimId, story.id, [editor.userId]));
    expect(await kindsOf(editor, story)).toEqual(["asked"]);
  });

  it("is not told of a story that does not exist for them", async () => {
    const story = await makeStory(desk.editor, { restricted: true });
    const { claimId } = await makeClaim(desk.editor, story);
    await raise(desk.editor, question(claimId, story.id, [desk.viewer.userId, 99_999]));
    expect(await db().notification.count({ where: { storyId: story.id } })).toBe(0);
  });
});

describe("a notification", () => {
  it("is for others than whoever acts", async () => {
    const story = await makeStory(desk.editor);
    await assign(story, desk.editor);
    expect(await kindsOf(desk.editor, story)).toEqual([]);
  });

  it("comes of a claim that is logged with its checker", async () => {
    const story = await makeStory(desk.editor);
    const input = { story: story.slug, wording: "It was seen", checkerId: desk.reviewer.userId };
    await logClaim(desk.editor, parseInput(logClaimInput, input));
    expect(await kindsOf(desk.reviewer, story)).toEqual(["assigned"]);
  });

  it("of one kind about one claim stays one while it is unread", async () => {
    const story = await makeStory(desk.editor);
    const { claimId } = await makeClaim(desk.editor, story);
    const ask = (question: string) =>
      raiseQuestion(desk.reviewer, { claimId, question, sendBack: false });
    await ask("Who says so?");
    await ask("And when?");
    const [only, ...more] = await toldOf(desk.editor, story);
    expect([only?.kind, more]).toEqual(["asked", []]);
    await readNotification(desk.editor, { id: only!.id });
    await ask("And where?");
    expect((await toldOf(desk.editor, story)).map(({ isUnread }) => isUnread)).toEqual([
      true,
      false,
    ]);
  });

  it("of an act that is undone is taken back, unless it was read", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story);
    const patch = { checkerId: desk.reviewer.userId };
    await editClaim(desk.editor, { ...(await at(claim)), patch });
    expect(await kindsOf(desk.reviewer, story)).toEqual(["assigned"]);
    const act = await db().act.findFirstOrThrow({ orderBy: { id: "desc" } });
    await undoAct(desk.editor, { act: act.id });
    expect(await kindsOf(desk.reviewer, story)).toEqual([]);
  });

  it("does not exist for whoever has lost sight of its story", async () => {
    const reader = await makePerson("reviewer");
    const story = await makeStory(desk.editor, { restricted: true, members: [reader] });
    await assign(story, reader);
    const [one] = await toldOf(reader, story);
    expect(await countUnread(reader)).toBe(1);
    const member = { storyId: story.id, userId: reader.userId };
    await removeMember(desk.editor, member);
    expect(await toldOf(reader, story)).toEqual([]);
    expect(await countUnread(reader)).toBe(0);
    expect(await seenNotification(reader, one!.id)).toBeNull();
    await expectRefused("NOT_FOUND", () => readNotification(reader, { id: one!.id }));
    await readAllNotifications(reader, { upTo: one!.id });
    await addMember(desk.editor, member);
    expect(await countUnread(reader)).toBe(1);
  });

  it("is nobody else's to read", async () => {
    const story = await makeStory(desk.editor);
    await assign(story, desk.reviewer);
    const [one] = await toldOf(desk.reviewer, story);
    await expectRefused("NOT_FOUND", () => readNotification(desk.admin, { id: one!.id }));
    expect(await seenNotification(desk.admin, one!.id)).toBeNull();
  });

  it("is not made for somebody who is disabled", async () => {
    const leaver = await makePerson("editor");
    const story = await makeStory(leaver);
    const { claimId } = await makeClaim(leaver, story);
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: leaver.userId } });
    await disablePerson(desk.admin, {
      ...{ userId: leaver.userId, revision, takesOverId: desk.editor.userId },
    });
    await raiseQuestion(desk.reviewer, { claimId, question: "Who?", sendBack: false });
    expect(await db().notification.count({ where: { userId: leaver.userId } })).toBe(0);
  });

  it("of many claims comes in one turn, one for each", async () => {
    const story = await makeStory(desk.editor);
    const claims = await Promise.all([1, 2, 3, 4].map(() => makeClaim(desk.editor, story)));
    const claimIds = claims.map(({ claimId }) => claimId);
    await changeClaims(desk.editor, {
      ...{ claimIds, change: { checkerId: desk.reviewer.userId } },
    });
    expect(await kindsOf(desk.reviewer, story)).toHaveLength(4);
    const before = await countUnread(desk.reviewer);
    const [latest] = await toldOf(desk.reviewer, story);
    await readAllNotifications(desk.reviewer, { upTo: latest!.id });
    expect([before > 3, await countUnread(desk.reviewer)]).toEqual([true, 0]);
  });

  it("writes nothing to the record, and nothing of the record can be written by its door", async () => {
    const story = await makeStory(desk.editor);
    const write = () =>
      keepNotified((tx) => tx.story.update({ where: { id: story.id }, data: { note: "x" } }));
    await expect(write()).rejects.toThrow("without an event");
    expect(await db().story.findUniqueOrThrow({ where: { id: story.id } })).toMatchObject({
      note: "",
    });
  });
});

describe("what somebody wants to be told", () => {
  it("is chosen for each kind, and what is off is not told", async () => {
    const reader = await makePerson("reviewer");
    expect((await readHowTold(reader)).assigned).toBe("digest");
    await choose(reader, "assigned", "at_once");
    await choose(reader, "assigned", "off");
    expect((await readHowTold(reader)).assigned).toBe("off");
    const story = await makeStory(desk.editor);
    await assign(story, reader);
    expect(await kindsOf(reader, story)).toEqual([]);
    await choose(reader, "assigned", "app");
    await assign(story, reader);
    expect(await kindsOf(reader, story)).toEqual(["assigned"]);
  });
});

describe("a day that comes", () => {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);

  async function recheckedOn(day: string) {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story);
    const patch = { recheckOn: new Date(day) };
    await editClaim(desk.reviewer, { ...(await at(claim)), patch });
    return { story, claim };
  }

  it("is told once, from that day of the newsroom on", async () => {
    const { story, claim } = await recheckedOn("2031-05-10");
    await tellDue({ at: noon("2031-05-09") });
    expect(await kindsOf(desk.editor, story)).toEqual([]);
    // In London it is the next day already.
    await tellDue({ at: new Date("2031-05-09T23:30:00Z") });
    expect(await kindsOf(desk.editor, story)).toEqual(["recheck_due"]);
    const [one] = await toldOf(desk.editor, story);
    await readNotification(desk.editor, { id: one!.id });
    await tellDue({ at: noon("2031-05-11") });
    expect(await kindsOf(desk.editor, story)).toHaveLength(1);
    // Another day is another one.
    const patch = { recheckOn: new Date("2031-05-12") };
    await editClaim(desk.reviewer, { ...(await at(claim)), patch });
    await tellDue({ at: noon("2031-05-12") });
    expect(await kindsOf(desk.editor, story)).toHaveLength(2);
  });

  it("is told no more where it came long ago", async () => {
    const { story } = await recheckedOn("2032-03-01");
    await tellDue({ at: noon("2032-03-20") });
    expect(await kindsOf(desk.editor, story)).toEqual([]);
  });
});
