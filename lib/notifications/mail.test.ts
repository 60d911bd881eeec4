/** Mails, against a mail server that is there, refuses, hangs, is gone, and comes back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { keepNotified } from "@/lib/audit/notifications";
import type { NotificationKind, ToldHow } from "@/lib/audit/notifies";
import { editClaim } from "@/lib/ledger/claims/commands";
import { disablePerson, enablePerson } from "@/lib/people/commands";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { removeMember } from "@/lib/stories/members";
import { at, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { wordsIn } from "@/tests/support/encodings";
import { PLANTED_WORDS, tellEverything } from "@/tests/support/every-notification";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { MailServer } from "@/tests/support/mail-server";
import { chooseHow, readNotification } from "./commands";
import { chooseHowInput } from "./input";
import { getMailState } from "./mail-state";
import { gatherMails } from "./mails";
import { deliverMails, forgetFailures } from "./postman";
import { listNotifications } from "./queries";
import { GIVEN_UP_AFTER } from "./rules";

useDatabase();
let desk: Desk;
let server: MailServer;
const faults: string[] = [];
beforeAll(async () => {
  desk = await makeDesk();
  server = await MailServer.start();
  Object.assign(env(), {
    mail: { url: server.url, from: "Sourceline <sourceline@newsroom.example>" },
    baseUrl: "https://claims.example",
    digestHour: 7,
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    faults.push(String(text));
    return true;
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  Object.assign(env(), { mail: null });
  await server.stop();
});

const MINUTE = 60_000;
/** Before the digest's hour, in London. */
const NIGHT = new Date("2033-01-10T03:00:00Z");
const later = (milliseconds: number) => new Date(NIGHT.getTime() + milliseconds);

beforeEach(async () => {
  server.mood = "takes";
  server.taken.length = 0;
  faults.length = 0;
  forgetFailures();
  await gatherMails({ at: NIGHT });
  await deliverMails(NIGHT);
  server.taken.length = 0;
});

const choose = (reader: Reader, kind: NotificationKind, how: ToldHow) =>
  chooseHow(reader, parseInput(chooseHowInput, { kind, how }));

async function someoneToldAtOnce(): Promise<Reader> {
  const reader = await makePerson("reviewer");
  await choose(reader, "assigned", "at_once");
  return reader;
}

async function assign(reader: Reader, claims = 1, options: { members?: Reader[] } = {}) {
  const story = await makeStory(desk.editor, {
    headline: "Nobody reads this in a mail",
    restricted: options.members !== undefined,
    ...options,
  });
  for (let left = claims; left > 0; left -= 1) {
    const claim = await makeClaim(desk.editor, story);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { checkerId: reader.userId } });
  }
  return story;
}

const mailOf = (reader: Reader) =>
  db().mail.findFirst({ where: { userId: reader.userId }, orderBy: { id: "desc" } });

describe("a mail at once", () => {
  it("says by references what happened, where to read of it, and where to choose", async () => {
    const reader = await someoneToldAtOnce();
    const story = await assign(reader);
    expect(await deliverMails(NIGHT)).toBe(1);
    const [text, ...more] = server.textsTo(reader.email);
    expect(more).toEqual([]);
    const [one] = (await listNotifications(reader)).notifications;
    expect(text).toContain(`Subject: Sourceline: C1 of story ${story.id}: assigned to you`);
    expect(text).toContain(`https://claims.example/notifications/${one!.id}`);
    expect(text).toContain("https://claims.example/account#notifications");
    expect(text).toContain("Content-Type: text/plain");
    expect(text).not.toContain(story.slug);
    expect(await mailOf(reader)).toMatchObject({ outcome: "sent", attempts: 1 });
  });

  it("goes once, however often it is looked", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    await deliverMails(NIGHT);
    await deliverMails(later(MINUTE));
    expect(server.textsTo(reader.email)).toHaveLength(1);
  });

  it("is one for all that is told to somebody together", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader, 3);
    await deliverMails(NIGHT);
    const [text, ...more] = server.textsTo(reader.email);
    expect(more).toEqual([]);
    expect(text).toContain("Subject: Sourceline: 3 new");
    expect(text?.match(/notifications\/\d+/g)).toHaveLength(3);
  });

  it("is not sent of what was read meanwhile", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    await gatherMails({ at: NIGHT });
    const [one] = (await listNotifications(reader)).notifications;
    await readNotification(reader, { id: one!.id });
    await deliverMails(NIGHT);
    expect(server.taken).toEqual([]);
    expect(await mailOf(reader)).toMatchObject({ outcome: "dropped" });
  });

  it("is not sent to whoever has lost sight of the story", async () => {
    const reader = await someoneToldAtOnce();
    const { id: storyId } = await assign(reader, 1, { members: [reader] });
    await gatherMails({ at: NIGHT });
    await removeMember(desk.editor, { storyId, userId: reader.userId });
    await deliverMails(NIGHT);
    expect(server.taken).toEqual([]);
  });

  it("is not sent to somebody who was disabled", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: reader.userId } });
    const person = { userId: reader.userId, revision, takesOverId: desk.editor.userId };
    await disablePerson(desk.admin, person);
    await deliverMails(NIGHT);
    expect(server.taken).toEqual([]);
    await enablePerson(desk.admin, { userId: reader.userId, revision: revision + 1 });
  });

  it("waits for a server that was ended between the write and the sending", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    // All that a server which begins anew has is the file.
    forgetFailures();
    await deliverMails(later(MINUTE));
    expect(server.textsTo(reader.email)).toHaveLength(1);
  });

  it("is not kept for later where no mail is set up", async () => {
    const { mail } = env();
    Object.assign(env(), { mail: null });
    const reader = await someoneToldAtOnce();
    await assign(reader);
    expect(await deliverMails(NIGHT)).toBe(0);
    Object.assign(env(), { mail });
    await deliverMails(NIGHT);
    expect(server.taken).toEqual([]);
  });
});

describe("a mail server", () => {
  it("that refuses somebody for good is not asked again, and nobody's address is logged", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    server.mood = "refuses";
    await deliverMails(NIGHT);
    const mail = await mailOf(reader);
    expect(mail).toMatchObject({ outcome: "given_up", failure: "the mail server answered 550" });
    server.mood = "takes";
    await deliverMails(later(60 * MINUTE));
    expect(server.taken).toEqual([]);
    expect(faults.join("")).toContain(`Mail ${mail!.id} was not sent`);
    expect(faults.join("")).not.toContain(reader.email);
    const admin: Actor = desk.admin;
    authorize(admin, "people.read");
    const state = await getMailState(admin);
    expect(state.troubled[0]).toMatchObject({ person: reader.name, isGivenUp: true });
    expect(JSON.stringify(state)).not.toContain(reader.email);
  });

  it("that puts a mail off is asked again, less and less often", async () => {
    const [first, second] = [await someoneToldAtOnce(), await someoneToldAtOnce()];
    await assign(first);
    await assign(second);
    server.mood = "puts off";
    await deliverMails(NIGHT);
    // One that is put off does not keep the others from being tried.
    expect([(await mailOf(first))?.attempts, (await mailOf(second))?.attempts]).toEqual([1, 1]);
    await deliverMails(later(MINUTE - 1));
    expect((await mailOf(first))?.attempts).toBe(1);
    await deliverMails(later(MINUTE));
    expect((await mailOf(first))?.attempts).toBe(2);
    expect((await mailOf(first))?.nextAt).toEqual(later(3 * MINUTE));
    server.mood = "takes";
    await deliverMails(later(3 * MINUTE));
    expect(server.taken).toHaveLength(2);
    expect(await mailOf(first)).toMatchObject({ outcome: "sent", failure: "" });
  });

  it("that hangs is left alone for a while, and holds nothing up but mail", async () => {
    const [first, second] = [await someoneToldAtOnce(), await someoneToldAtOnce()];
    await assign(first);
    await assign(second);
    server.mood = "hangs";
    const before = server.connections;
    const patience = { connectionTimeout: 200, greetingTimeout: 200, socketTimeout: 200 };
    const delivering = deliverMails(NIGHT, { patience });
    // Meanwhile others write.
    await makeStory(desk.editor);
    await delivering;
    expect(server.connections - before).toBe(1);
    expect(await mailOf(first)).toMatchObject({ failure: "the mail server did not answer" });
    expect(await mailOf(second)).toMatchObject({ attempts: 0 });
    server.mood = "takes";
    await deliverMails(later(MINUTE));
    expect(server.taken).toHaveLength(2);
  });

  it("that is gone, and comes back, gets what waits once", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    await server.stop();
    await deliverMails(NIGHT);
    expect(await mailOf(reader)).toMatchObject({ failure: "the mail server was not reached" });
    await server.listen();
    await deliverMails(later(MINUTE));
    await deliverMails(later(2 * MINUTE));
    expect(server.textsTo(reader.email)).toHaveLength(1);
  });

  it("that takes a mail and does not say so may get it twice, under one name", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    server.mood = "breaks off";
    await deliverMails(NIGHT);
    server.mood = "takes";
    await deliverMails(later(MINUTE));
    const names = server.textsTo(reader.email).map((text) => /^Message-ID: .*$/im.exec(text)?.[0]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });

  it("that takes nothing for days has the mail given up", async () => {
    const reader = await someoneToldAtOnce();
    await assign(reader);
    server.mood = "puts off";
    await deliverMails(NIGHT);
    await deliverMails(later(GIVEN_UP_AFTER + MINUTE));
    expect(await mailOf(reader)).toMatchObject({ outcome: "given_up", attempts: 2 });
  });
});

describe("the digest", () => {
  const morning = (day: number) => new Date(Date.UTC(2034, 0, day, 7, 0, 30));

  it("goes once a day, from its hour on, with what is unread", async () => {
    const reader = await makePerson("reviewer");
    await assign(reader, 2);
    await deliverMails(new Date(morning(9).getTime() - MINUTE));
    expect(server.textsTo(reader.email)).toEqual([]);
    await deliverMails(morning(9));
    const [text] = server.textsTo(reader.email);
    expect(text).toContain("digest, 2 unread");
    expect(text?.match(/notifications\/\d+/g)).toHaveLength(2);
    // What comes after it is the next day's.
    await assign(reader);
    await deliverMails(new Date(morning(9).getTime() + 9 * 60 * MINUTE));
    expect(server.textsTo(reader.email)).toHaveLength(1);
    await deliverMails(morning(10));
    expect(server.textsTo(reader.email)[1]).toContain("digest, 1 unread");
    await deliverMails(morning(11));
    expect(server.textsTo(reader.email)).toHaveLength(2);
  });

  it("is of what was told before its hour, also for whoever had none that day", async () => {
    const reader = await makePerson("reviewer");
    await assign(reader);
    const noon = new Date(morning(20).getTime() + 5 * 60 * MINUTE);
    await keepNotified(async (tx) => {
      await tx.notification.updateMany({ where: { userId: reader.userId }, data: { at: noon } });
      return null;
    });
    await deliverMails(new Date(noon.getTime() + MINUTE));
    expect(server.textsTo(reader.email)).toEqual([]);
    await deliverMails(morning(21));
    expect(server.textsTo(reader.email)[0]).toContain("digest, 1 unread");
  });

  it("does not go to whoever reads all of it in the app", async () => {
    const reader = await makePerson("reviewer");
    await assign(reader);
    const [one] = (await listNotifications(reader)).notifications;
    await readNotification(reader, { id: one!.id });
    await deliverMails(morning(12));
    expect(server.textsTo(reader.email)).toEqual([]);
  });
});

it("no mail carries wording, a name, a headline or a slug made of one, in any form", async () => {
  const { editor, reviewer, bystander } = await tellEverything();
  await deliverMails(new Date("2035-02-01T12:00:00Z"));
  const mails = [editor, reviewer].flatMap(({ email }) => server.textsTo(email));
  expect(mails.length).toBeGreaterThan(1);
  expect(server.textsTo(bystander.email)).toEqual([]);
  const all = server.taken.map(({ raw }) => raw).join("\n") + mails.join("\n");
  expect(wordsIn(Buffer.from(all, "latin1"), PLANTED_WORDS)).toEqual([]);
  // The walk finds what is there: an address stands in each.
  expect(wordsIn(Buffer.from(all, "latin1"), ["newsroom.example"])).toHaveLength(1);
}, 120_000);
