import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { ROLES } from "@/lib/access/policy";
import { actorFromToken } from "@/lib/access/session";
import { commit } from "@/lib/audit/commit";
import { verifyChain } from "@/lib/audit/chain";
import { readHistory } from "@/lib/audit/history";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { cookieOf, from } from "@/tests/support/sessions";
import { changeRole, createAccount, disablePerson, enablePerson, renamePerson } from "./commands";
import { createAccountInput } from "./input";
import { acceptByEmail, acceptInvitation, invitePerson, revokeInvitation } from "./invitations";
import { makePasswordLink } from "./password-links";
import { listOpenInvitations, listPeople } from "./queries";
import { LAST_ADMIN } from "./rules";

useDatabase();
let admin: Reader;
/** Who is named for what others can no longer work in. */
let takesOverId: number;
beforeAll(async () => {
  admin = await makePerson("admin", "Helen");
  takesOverId = (await makePerson("editor", "Stand In")).userId;
});

const password = "a quiet field of barley";
let counter = 0;
const newName = () => `Person ${"x".repeat(++counter)}`;
const newEmail = () => `new${++counter}@newsroom.example`;

async function lastEvent() {
  const { type, actorId, userId, data } = await db().event.findFirstOrThrow({
    orderBy: { seq: "desc" },
  });
  return { type, actorId, userId, data: JSON.parse(data) as unknown };
}

describe("each command and each role", () => {
  const attempts: Record<string, (actor: Actor, target: Actor) => Promise<unknown>> = {
    createAccount: (actor) =>
      createAccount(
        actor,
        { email: newEmail(), name: newName(), role: "viewer", password },
        "set-up",
      ),
    renamePerson: (actor, { userId }) =>
      renamePerson(actor, { userId, revision: 0, name: newName() }),
    changeRole: (actor, { userId }) => changeRole(actor, { userId, revision: 0, role: "editor" }),
    disablePerson: (actor, { userId }) => disablePerson(actor, { userId, revision: 0 }),
    enablePerson: (actor, { userId }) => enablePerson(actor, { userId, revision: 0 }),
    invitePerson: (actor) => invitePerson(actor, { email: newEmail(), role: "viewer", days: 7 }),
    makePasswordLink: (actor, { userId }) => makePasswordLink(actor, { userId }),
    revokeInvitation: async (actor) => {
      const { id } = await invitePerson(admin, { email: newEmail(), role: "viewer", days: 7 });
      return revokeInvitation(actor, { id });
    },
  };
  const cases = Object.keys(attempts).flatMap((name) =>
    ROLES.map((role) => [name, role, role === "admin" ? null : "FORBIDDEN"] as const),
  );
  it.each(cases)("%s by %s: %s", async (name, role, code) => {
    const actor = role === "admin" ? admin : await makePerson(role);
    const target = await makePerson("viewer");
    expect(await codeOf(attempts[name]!(actor, target))).toBe(code);
    if (code) {
      const after = await db().user.findUniqueOrThrow({ where: { id: target.userId } });
      expect(after).toMatchObject({ role: "viewer", disabledAt: null, revision: 0 });
    }
  });

  it.each(ROLES)("the lists exist for admins alone: %s", async (role) => {
    const actor = role === "admin" ? admin : await makePerson(role);
    const expected = role === "admin" ? null : "NOT_FOUND";
    expect(await codeOf(listPeople(actor))).toBe(expected);
    expect(await codeOf(listOpenInvitations(actor))).toBe(expected);
  });
});

describe("createAccount", () => {
  it("makes an account and says so in the log", async () => {
    const input = createAccountInput.parse({
      email: "  New.Person@Newsroom.example ",
      name: " New  Person ",
      role: "reviewer",
      password,
    });
    const account = await createAccount(SYSTEM, input, "demo");
    expect(account).toMatchObject({ email: "new.person@newsroom.example", role: "reviewer" });
    expect(await lastEvent()).toMatchObject({
      type: "person.joined",
      actorId: null,
      userId: account.userId,
      data: { by: "demo", email: account.email },
    });
  });

  it("refuses an address that is taken, also by two at once", async () => {
    const email = newEmail();
    const make = () =>
      createAccount(SYSTEM, { email, name: "Twin", role: "viewer", password }, "set-up");
    const codes = await Promise.all([codeOf(make()), codeOf(make())]);
    expect(codes.sort()).toEqual(["INVALID", null]);
    expect((await expectRefused("INVALID", make)).fields).toHaveProperty("email");
  });
});

describe("a name", () => {
  it("is changed by an administrator, and what was done before keeps the name of its day", async () => {
    const person = await makePerson("editor", "Mara Quist");
    const { id: storyId } = await makeStory(person);
    await renamePerson(admin, { userId: person.userId, revision: 0, name: "Mara Lund" });
    expect(await lastEvent()).toEqual({
      type: "person.renamed",
      actorId: admin.userId,
      userId: person.userId,
      data: { from: "Mara Quist", to: "Mara Lund" },
    });
    await renamePerson(admin, { userId: person.userId, revision: 1, name: "Mara Holt" });
    const { events } = await readHistory(admin, { storyId });
    expect(events.map(({ by }) => by)).toEqual(["Mara Quist"]);
  });

  it("that looks like a colleague's is refused wherever one is chosen", async () => {
    await makePerson("reviewer", "Ruth Amory");
    const lookAlike = "Ruth\u200b АМОRY";
    const person = await makePerson("editor");
    const input = { email: newEmail(), name: lookAlike, role: "viewer", password } as const;
    const { path } = await invitePerson(admin, { email: newEmail(), role: "viewer", days: 7 });
    const token = path.split("/").at(-1) ?? "";
    for (const choose of [
      () => createAccount(SYSTEM, input, "set-up"),
      () => renamePerson(admin, { userId: person.userId, revision: 0, name: lookAlike }),
      () => acceptInvitation({ token, name: lookAlike, password }, from("192.0.2.1")),
    ]) {
      expect((await expectRefused("INVALID", choose)).fields).toHaveProperty("name");
    }
    // One's own name in another spelling is nobody else's.
    const { userId } = await makePerson("editor", "Jon Feld");
    await renamePerson(admin, { userId, revision: 0, name: "Jón Feld" });
  });

  it("that the identity provider gives is told apart by its address", async () => {
    await makePerson("viewer", "Vera Moss");
    const email = newEmail();
    await invitePerson(admin, { email, role: "viewer", days: 7 });
    const joined = await acceptByEmail(email, { name: "Vera Moss", oidcSubject: "i|vera" });
    const user = await db().user.findUniqueOrThrow({ where: { id: joined?.userId ?? 0 } });
    expect(user.name).toBe(`Vera Moss (${email})`);
  });

  it("is not changed from a screen that shows an older one", async () => {
    const { userId } = await makePerson("editor");
    await renamePerson(admin, { userId, revision: 0, name: newName() });
    await expectRefused("CONFLICT", () =>
      renamePerson(admin, { userId, revision: 0, name: newName() }),
    );
  });
});

describe("changing a role", () => {
  it("acts on the next request of a session that is open", async () => {
    const person = await makePerson("editor");
    const cookie = await cookieOf(person.userId);
    await changeRole(admin, { userId: person.userId, revision: 0, role: "viewer", takesOverId });
    expect(await actorFromToken(cookie)).toMatchObject({ userId: person.userId, role: "viewer" });
    expect(await lastEvent()).toEqual({
      type: "person.role_changed",
      actorId: admin.userId,
      userId: person.userId,
      data: { name: person.name, from: "editor", to: "viewer", takenOverBy: "Stand In" },
    });
  });

  it("refuses what was seen before somebody else's change, and shows that", async () => {
    const { userId } = await makePerson("editor");
    await changeRole(admin, { userId, revision: 0, role: "viewer", takesOverId });
    const refused = await expectRefused("CONFLICT", () =>
      changeRole(admin, { userId, revision: 0, role: "reviewer" }),
    );
    expect(refused.current).toMatchObject({ role: "viewer", revision: 1 });
  });

  it("to the same role changes nothing", async () => {
    const { userId } = await makePerson("editor");
    const before = await db().event.count();
    await changeRole(admin, { userId, revision: 0, role: "editor" });
    expect(await db().event.count()).toBe(before);
  });

  it("of nobody is NOT_FOUND", async () => {
    await expectRefused("NOT_FOUND", () =>
      changeRole(admin, { userId: 999_999, revision: 0, role: "viewer" }),
    );
  });
});

describe("disabling", () => {
  it("ends open sessions at once and for good", async () => {
    const person = await makePerson("editor");
    const cookie = await cookieOf(person.userId);
    expect(await actorFromToken(cookie)).not.toBeNull();
    const { revision } = await disablePerson(admin, {
      ...{ userId: person.userId, revision: 0, takesOverId },
    });
    expect(await actorFromToken(cookie)).toBeNull();
    await enablePerson(admin, { userId: person.userId, revision });
    expect(await actorFromToken(cookie)).toBeNull();
    expect(await actorFromToken(await cookieOf(person.userId))).toMatchObject({ role: "editor" });
  });

  it("takes back the links that an administrator handed out, as losing the role does", async () => {
    for (const end of ["disable", "demote"] as const) {
      const other = await makePerson("admin");
      const { id } = await invitePerson(other, { email: newEmail(), role: "admin", days: 7 });
      const target = { userId: other.userId, revision: 0, takesOverId };
      if (end === "disable") await disablePerson(admin, target);
      else await changeRole(admin, { ...target, role: "editor" });
      const invitation = await db().invitation.findUniqueOrThrow({ where: { id } });
      expect(invitation.revokedAt).not.toBeNull();
      expect(await lastEvent()).toMatchObject({ type: "invitation.revoked" });
    }
  });
});

describe("the last administrator", () => {
  async function leaveOnly(keep: Actor): Promise<number> {
    const others = await db().user.findMany({
      where: { role: "admin", disabledAt: null, id: { not: keep.userId } },
    });
    for (const { id: userId, revision } of others) {
      await disablePerson(keep, { userId, revision, takesOverId });
    }
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: keep.userId } });
    return revision;
  }

  it("stays one: neither disabled nor given another role", async () => {
    const { userId } = admin;
    const revision = await leaveOnly(admin);
    for (const attempt of [
      () => disablePerson(admin, { userId, revision }),
      () => changeRole(admin, { userId, revision, role: "editor" }),
    ]) {
      expect((await expectRefused("RULE_UNMET", attempt)).unmet).toEqual([LAST_ADMIN]);
    }
    const people = await listPeople(admin);
    const self = people.find((person) => person.isYou);
    expect(self?.can).toMatchObject({ changeRole: false, disable: false, enable: false });
  });

  it("stays one when the last two demote each other at the same moment", async () => {
    await leaveOnly(admin);
    const other = await makePerson("admin");
    const { revision } = await db().user.findUniqueOrThrow({ where: { id: admin.userId } });
    const codes = await Promise.all([
      codeOf(changeRole(admin, { userId: other.userId, revision: 0, role: "editor" })),
      codeOf(changeRole(other, { userId: admin.userId, revision, role: "editor" })),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await db().user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
    await commit(SYSTEM, async (tx) => {
      await tx.user.update({ where: { id: admin.userId }, data: { role: "admin" } });
      return {
        result: null,
        events: [
          {
            type: "person.role_changed",
            userId: admin.userId,
            data: { from: "editor", to: "admin" },
          },
        ],
      };
    });
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
