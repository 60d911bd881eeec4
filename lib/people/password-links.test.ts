import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { actorFromToken } from "@/lib/access/session";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { cookieOf, forgetAttempts, from, sessionOf } from "@/tests/support/sessions";
import { createAccount, disablePerson, enablePerson } from "./commands";
import { acceptInvitation, findOpenInvitation } from "./invitations";
import { makePasswordLink } from "./password-links";
import { listOpenInvitations } from "./queries";
import { signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
const next = "a loud street of trams";
let admin: Actor;
beforeAll(async () => {
  admin = await makePerson("admin", "Helen");
});
beforeEach(() => forgetAttempts());

let counter = 0;
async function hire(): Promise<Actor> {
  counter += 1;
  const email = `p${counter}@newsroom.example`;
  return createAccount(
    SYSTEM,
    { email, name: `P of ${email}`, role: "editor", password },
    "set-up",
  );
}

async function linkFor({ userId }: Actor): Promise<string> {
  return (await makePasswordLink(admin, { userId })).path.replace("/invitation/", "");
}

const use = (token: string) =>
  acceptInvitation({ token, name: "", password: next }, from("192.0.2.1"));
const signIn = ({ email }: Actor, given: string) =>
  codeOf(signInWithPassword({ email, password: given }, from("192.0.2.1")));

describe("a link to a new password", () => {
  it("sets it, ends open sessions and works once", async () => {
    const person = await hire();
    const cookie = await cookieOf(person.userId);
    const token = await linkFor(person);
    expect(await findOpenInvitation(token)).toMatchObject({
      accountName: `P of ${person.email}`,
      role: "editor",
    });
    expect(await signIn(person, password)).toBeNull();
    expect(await actorFromToken(cookie)).toEqual(person);

    const { userId, sessionId } = await sessionOf(use(token));
    expect(await actorFromToken(cookie)).toBeNull();
    expect(await actorFromToken(await cookieOf(userId, sessionId))).toEqual(person);
    expect(await signIn(person, password)).toBe("UNAUTHENTICATED");
    expect(await signIn(person, next)).toBeNull();
    await expectRefused("NOT_FOUND", () => use(token));
    const events = await db().event.findMany({
      where: { userId: person.userId },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
      ["person.joined", null],
      ["person.password_link_made", admin.userId],
      ["person.signed_in", person.userId],
      ["person.password_changed", null],
      ["person.signed_in", person.userId],
      ["person.sign_in_failed", null],
      ["person.signed_in", person.userId],
    ]);
  });

  it("is used once when it is sent twice at the same moment", async () => {
    const token = await linkFor(await hire());
    const codes = await Promise.all([codeOf(use(token)), codeOf(use(token))]);
    expect(codes.sort()).toEqual(["NOT_FOUND", null]);
  });

  it("is listed as what it is, and ended by the next one", async () => {
    const person = await hire();
    const first = await linkFor(person);
    await linkFor(person);
    expect(await findOpenInvitation(first)).toBeNull();
    const listed = (await listOpenInvitations(admin)).filter((link) => link.email === person.email);
    expect(listed).toEqual([expect.objectContaining({ isForAccount: true })]);
  });

  it("ends with the account, and does not come back with it", async () => {
    const person = await hire();
    const token = await linkFor(person);
    const { userId } = person;
    const { revision } = await disablePerson(admin, { userId, revision: 0 });
    await expectRefused("NOT_FOUND", () => use(token));
    await expectRefused("RULE_UNMET", () => makePasswordLink(admin, { userId }));
    await enablePerson(admin, { userId, revision });
    await expectRefused("NOT_FOUND", () => use(token));
  });

  it("gives a password to somebody who had none here", async () => {
    const person = await makePerson("viewer");
    await use(await linkFor(person));
    expect(await signIn(person, next)).toBeNull();
  });
});
