import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { ROLES } from "@/lib/access/policy";
import { actorFromToken } from "@/lib/access/session";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson, asReader } from "@/tests/support/factories";
import { codeOf } from "@/tests/support/refusal";
import {
  cookieOf,
  expectCounted,
  forgetAttempts,
  from,
  makeSession,
} from "@/tests/support/sessions";
import { changePassword, signOutEverywhere } from "./account-commands";
import { createAccount } from "./commands";
import { getAccount } from "./queries";
import { signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
const next = "a loud street of trams";

let counter = 0;
async function hire(role: Actor["role"] = "editor"): Promise<Actor> {
  counter += 1;
  const account = {
    email: `p${counter}@newsroom.example`,
    name: `P ${"x".repeat(counter)}`,
    role,
    password,
  } as const;
  return createAccount(SYSTEM, account, "set-up");
}
beforeEach(() => forgetAttempts());

/** Changes it from a session of theirs. */
const change = async (person: Actor, current: string, wanted: string) =>
  changePassword(person, { current, password: wanted }, await makeSession(person.userId));

describe("one's own account", () => {
  it.each(ROLES)("is everybody's to keep: %s", async (role) => {
    const person = await hire(role);
    expect(await getAccount(asReader(person))).toMatchObject({ role, hasPassword: true });
    await change(person, password, next);
    await signOutEverywhere(person);
    const types = (await db().event.findMany({ where: { userId: person.userId } })).map(
      ({ type, actorId }) => [type, actorId],
    );
    expect(types.slice(1)).toEqual([
      ["person.password_changed", person.userId],
      ["person.signed_out_everywhere", person.userId],
    ]);
  });
});

describe("changing the password", () => {
  it("ends every session but the one that asked", async () => {
    const person = await hire();
    const old = await cookieOf(person.userId);
    const sessionId = await makeSession(person.userId);
    await changePassword(person, { current: password, password: next }, sessionId);
    expect(await actorFromToken(old)).toBeNull();
    expect(await actorFromToken(await cookieOf(person.userId, sessionId))).toEqual(person);
    const signIn = (given: string) =>
      codeOf(signInWithPassword({ email: person.email, password: given }, from("192.0.2.1")));
    expect(await signIn(password)).toBe("UNAUTHENTICATED");
    expect(await signIn(next)).toBeNull();
  });

  it("wants the present one, a good new one, and another than before", async () => {
    const person = await hire();
    const cases: Array<[current: string, password: string, field: string]> = [
      ["wrong password", next, "current"],
      [password, "short", "password"],
      [password, person.email, "password"],
      [password, password, "password"],
    ];
    for (const [current, wanted, field] of cases) {
      const refused = await expectCounted("INVALID", () => change(person, current, wanted));
      expect(Object.keys(refused.fields ?? {})).toEqual([field]);
    }
  });

  it("cannot be used to guess the present one", async () => {
    const person = await hire();
    for (let index = 0; index < 5; index += 1) {
      await expectCounted("INVALID", () => change(person, `guess ${index}`, next));
    }
    await expectCounted("THROTTLED", () => change(person, password, next));
  });

  it("happens once when it is asked for twice at the same moment", async () => {
    const person = await hire();
    const codes = await Promise.all(
      [next, `${next} and more`].map((wanted) => codeOf(change(person, password, wanted))),
    );
    expect(codes.sort()).toEqual(["INVALID", null]);
  });

  it("is not for people who have none here", async () => {
    const person = await makePerson("editor");
    await expectCounted("RULE_UNMET", () => change(person, password, next));
  });
});

describe("signing out everywhere", () => {
  it("ends every session", async () => {
    const person = await hire();
    const cookie = await cookieOf(person.userId);
    await signOutEverywhere(person);
    expect(await actorFromToken(cookie)).toBeNull();
  });
});
