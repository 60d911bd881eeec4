/**
 * What an administrator can do to the accounts of people who work on a restricted story that does
 * not exist for the administrator: every command that is for administrators alone, on a member, on
 * the last one who can work in it, and on somebody outside. A new command is tried without anybody
 * remembering it. None lets anybody in without a member's knowledge, and whoever gives it is
 * answered, and reads in the log, the same whether there is such a story.
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { POLICY, type Role } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import { readLog } from "@/lib/log/queries";
import { db } from "@/lib/platform/db";
import { registry, type CommandRegistry } from "@/lib/registry";
import { listStoryEvents } from "@/lib/stories/history";
import { listStories } from "@/lib/stories/list";
import { useDatabase } from "@/tests/support/database";
import { asReader, makePerson, makeStory } from "@/tests/support/factories";
import { giveInput } from "@/tests/support/give-input";
import { refusal } from "@/tests/support/refusal";

useDatabase();

type Name = keyof CommandRegistry;
const ofAdministrators = (Object.keys(registry) as Name[]).filter((name) => {
  const roles: readonly Role[] = POLICY[registry[name].who];
  return roles.length === 1 && roles[0] === "admin";
});

type Target = { userId: number; revision: number; stranger: Actor };
let counter = 0;

/** How each is given about an account; `null`: it is about nobody's, or refused for such a story. */
const ABOUT: Record<string, ((target: Target) => object) | null> = {
  "people.changeRole": ({ userId, revision, stranger }) => ({
    ...{ userId, revision, role: "viewer", takesOverId: stranger.userId },
  }),
  "people.disable": ({ userId, revision, stranger }) => ({
    ...{ userId, revision, takesOverId: stranger.userId },
  }),
  "people.enable": ({ userId, revision }) => ({ userId, revision }),
  "people.makePasswordLink": ({ userId }) => ({ userId }),
  "people.rename": ({ userId, revision }) => ({ userId, revision, name: `New ${++counter}` }),
  "people.removeFactors": ({ userId }) => ({ userId }),
  "people.invite": null,
  "people.revokeInvitation": null,
  "people.revokeToken": null,
  "people.requireFactor": null,
  "orphans.requestOpening": null,
  "orphans.confirmOpening": null,
  "orphans.withdrawOpening": null,
  "policies.change": null,
  "retention.propose": null,
  "retention.confirm": null,
  "retention.withdraw": null,
  "erasure.ask": null,
  "erasure.confirm": null,
  "erasure.withdraw": null,
  "holds.place": null,
  "holds.confirm": null,
  "holds.askLift": null,
  "holds.withdrawLift": null,
  "holds.lift": null,
  "policies.copy": null,
};

it("every command that is for administrators alone is tried", () => {
  expect(ofAdministrators.toSorted()).toEqual(Object.keys(ABOUT).toSorted());
});

let admin: Actor;
let stranger: Actor;
beforeAll(async () => {
  await makePerson("admin");
});
beforeEach(async () => {
  admin = await makePerson("admin");
  stranger = await makePerson("editor");
});

const PLACES = ["a fellow member", "the last who can work in it", "somebody outside"] as const;
type Place = (typeof PLACES)[number];

/** A restricted story, somebody at that place of it, and a reader who is to be told. */
async function arrange(place: Place, name: string) {
  const person = await makePerson("editor");
  const keeper = await makePerson("editor");
  const reader = await makePerson("viewer");
  const members = { "a fellow member": [keeper, person], "the last who can work in it": [person], "somebody outside": [keeper] }[place]; // prettier-ignore
  const [first, ...others] = [...members, reader];
  const story = await makeStory(first, { restricted: true, members: others });
  await commit(SYSTEM, async (tx, at) => {
    const { userId } = person;
    const factor = { userId, kind: "totp", name: "Telephone", secret: "x", createdAt: at };
    await tx.factor.create({ data: factor });
    if (name === "people.enable") {
      await tx.user.update({ where: { id: userId }, data: { disabledAt: at } });
    }
    const data = { kind: "totp", name: "Telephone" } as const;
    return { result: null, events: [{ type: "person.factor_added", userId, data }] };
  });
  return { person, reader, story };
}

const seenBy = async (actor: Actor) =>
  (await listStories(asReader(actor), { status: "all" })).stories.map(({ id }) => id);
const membersOf = async (storyId: number) =>
  (await db().storyMember.findMany({ where: { storyId } })).map(({ userId }) => userId);
const noticesOf = ({ userId }: Actor) =>
  db().notice.findMany({ where: { userId, dismissedAt: null } });

/** Without what differs from one person to the next. */
function bare(value: unknown): unknown {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    ["seq", "at", "id", "userId", "revision", "path", "expiresAt"].includes(key) ? 0 : inner,
  );
  return text.replaceAll(/(editor|New|admin|viewer) ?\d+(@newsroom\.example)?/g, "somebody");
}

/** What the command comes to, for the story and for whoever gives it. */
async function give(name: string, place: Place) {
  const { person, reader, story } = await arrange(place, name);
  const before = { events: (await listStoryEvents(reader, story.slug)).events.length, seq: await db().event.count() }; // prettier-ignore
  const { value } = await giveInput(admin, name, ABOUT[name]!({ userId: person.userId, revision: 0, stranger })); // prettier-ignore
  const { entries } = await readLog(admin);
  const log = entries.filter(({ seq }) => seq > before.seq);
  const { events } = await listStoryEvents(reader, story.slug);
  return {
    ...{ person, reader, story, log, answer: value },
    history: events.slice(0, events.length - before.events),
  };
}

const cells = Object.keys(ABOUT)
  .filter((name) => ABOUT[name])
  .flatMap((name) => PLACES.map((place) => [name, place] as const));

describe("an administrator who is no member", () => {
  it.each(cells)("gives %s on %s, and gets nobody in unknown", async (name, place) => {
    const isIn = place !== "somebody outside";
    const { person, reader, story, history } = await give(name, place);
    const seen = await seenBy(admin);
    expect(seen).not.toContain(story.id);
    // Who reads the story is told, and reads in its history who did what to whose account.
    expect(await noticesOf(reader)).toHaveLength(isIn ? 1 : 0);
    expect(history.map(({ by, userId }) => [by, userId])).toEqual(
      isIn ? [[admin.name, person.userId]] : [],
    );
    // Nobody came in but who was named, and only where the story would have been left.
    const isLeft = place === "the last who can work in it" && /changeRole|disable/.test(name);
    expect((await membersOf(story.id)).includes(stranger.userId)).toBe(isLeft);
    expect(await noticesOf(stranger)).toHaveLength(isLeft ? 1 : 0);
    expect((await seenBy(stranger)).includes(story.id)).toBe(isLeft);
    // Whoever was let in again by an administrator alone could be anybody.
    if (name === "people.enable") expect(await seenBy(person)).not.toContain(story.id);
  });

  it.each(Object.keys(ABOUT).filter((name) => ABOUT[name]))(
    "is answered by %s, and reads in the log, the same whether there is a story",
    async (name) => {
      const told = [];
      for (const place of PLACES) {
        const { answer, log } = await give(name, place);
        expect(log.filter(({ isHidden }) => isHidden)).toEqual([]);
        told.push([bare(answer), bare(log)]);
      }
      expect(told[0]).toEqual(told[2]);
      expect(told[1]).toEqual(told[2]);
    },
  );

  it.each(["people.changeRole", "people.disable"])(
    "is refused by %s alike, whoever it is about, without a name that can stand for another",
    async (name) => {
      const touched = await makePerson("editor");
      await giveInput(admin, "people.makePasswordLink", { userId: touched.userId });
      const reader = await makePerson("viewer");
      const said = new Set<unknown>();
      for (const place of PLACES) {
        for (const takesOver of [null, admin, touched, reader]) {
          const { person, story } = await arrange(place, name);
          const before = await membersOf(story.id);
          const takesOverId = takesOver?.userId ?? null;
          const input = { userId: person.userId, revision: 0, takesOverId };
          const role = name === "people.changeRole" ? { role: "viewer" } : {};
          const error = await refusal(() => giveInput(admin, name, { ...input, ...role }));
          expect(error.code).toBe("INVALID");
          expect(Object.keys(error.fields ?? {})).toEqual(["takesOverId"]);
          expect(await membersOf(story.id)).toEqual(before);
          said.add(`${takesOver === null} ${error.message}`);
        }
      }
      expect(said.size).toBe(2);
    },
  );

  it("gets nothing of a story by disabling its last member, enabling and a link", async () => {
    const { person, story } = await arrange("the last who can work in it", "");
    const { userId } = person;
    const takesOverId = stranger.userId;
    await giveInput(admin, "people.disable", { userId, revision: 0, takesOverId });
    await giveInput(admin, "people.enable", { userId, revision: 1 });
    await giveInput(admin, "people.makePasswordLink", { userId });
    expect(await seenBy(person)).not.toContain(story.id);
    expect(await membersOf(story.id)).toContain(stranger.userId);
  });

  it("gives nobody a name that a member once had", async () => {
    const { person } = await arrange("a fellow member", "");
    const { userId, name } = person;
    await giveInput(admin, "people.rename", { userId, revision: 0, name: "Somebody Else" });
    const error = await refusal(() =>
      giveInput(admin, "people.rename", { userId: stranger.userId, revision: 0, name }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["name"]);
    // Their own of before is nobody else's.
    await giveInput(admin, "people.rename", { userId, revision: 1, name });
  });
});

describe("where there is nobody else", () => {
  it("an account can be disabled, and its stories stay shut", async () => {
    const people = await db().user.findMany({ where: { disabledAt: null } });
    await commit(SYSTEM, async (tx, at) => {
      const ids = people.map(({ id }) => id).filter((id) => id !== admin.userId);
      await tx.user.updateMany({ where: { id: { in: ids } }, data: { disabledAt: at } });
      return { result: null, events: [{ type: "person.disabled", data: {} }] };
    });
    const person = await makePerson("editor");
    const story = await makeStory(person, { restricted: true });
    await giveInput(admin, "people.disable", { userId: person.userId, revision: 0 });
    expect(await membersOf(story.id)).not.toContain(admin.userId);
    expect(await seenBy(admin)).not.toContain(story.id);
  });
});
